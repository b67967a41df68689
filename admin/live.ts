/**
 * The staff's live socket: connects, comes back after any loss, and says how often it did (`round`), so that pages load
 * again what they show before anything is sent on. Side effects: a WebSocket, timers. Used by the inbox.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LiveDown, LiveUp } from '#protocol/inbox';
import { api } from './api.ts';

const firstPauseMs = 400;
const longestPauseMs = 15_000;
const connectMs = 10_000;
const pingEveryMs = 20_000;
/** A connection from which nothing comes for so long is gone. */
const silenceMs = 32_000;

export interface Live {
  isOpen: boolean;
  /** Counts connections: 0 before the first. */
  round: number;
  send: (frame: LiveUp) => void;
}

export function useLive(listen: (frame: LiveDown) => void): Live {
  const [state, setState] = useState({ isOpen: false, round: 0 });
  const socket = useRef<WebSocket | null>(null);
  const listener = useRef(listen);
  listener.current = listen;

  useEffect(() => {
    let isOver = false;
    let failures = 0;
    let heardAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const connect = () => {
      clearTimeout(timer);
      if (isOver) return;
      const opened = new WebSocket(
        `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/v1/admin/live`,
      );
      socket.current = opened;
      heardAt = Date.now();
      setTimeout(() => {
        if (opened.readyState === WebSocket.CONNECTING) opened.close();
      }, connectMs);
      const lost = () => {
        if (socket.current !== opened) return;
        socket.current = null;
        setState((before) => ({ ...before, isOpen: false }));
        failures++;
        // A refused upgrade says nothing in a browser: ask whether we are still signed in.
        if (failures === 2) api('/v1/admin/me').catch(() => undefined);
        const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 6));
        timer = setTimeout(connect, pause * (0.5 + Math.random() / 2));
      };
      opened.addEventListener('close', lost);
      opened.addEventListener('message', ({ data }) => {
        if (socket.current !== opened) return;
        heardAt = Date.now();
        const frame = parse(data);
        if (!frame) return;
        if (frame.type === 'ended') {
          opened.close();
          api('/v1/admin/me').catch(() => undefined);
          return lost();
        }
        listener.current(frame);
        if (frame.type === 'welcome') {
          failures = 0;
          setState((before) => ({ isOpen: true, round: before.round + 1 }));
        }
      });
    };
    const leave = () => {
      const left = socket.current;
      socket.current = null;
      left?.close();
    };
    const again = () => {
      leave();
      setState((before) => ({ ...before, isOpen: false }));
      connect();
    };
    const beat = setInterval(() => {
      if (!socket.current) return;
      if (Date.now() - heardAt > silenceMs) again();
      else sendOn(socket.current, { type: 'ping' });
    }, pingEveryMs);
    // A connection that was begun without a network may hang for long.
    const back = () => {
      if (socket.current?.readyState !== WebSocket.OPEN) again();
    };
    const gone = () => {
      if (socket.current) again();
    };
    addEventListener('online', back);
    addEventListener('offline', gone);
    connect();
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(beat);
      removeEventListener('online', back);
      removeEventListener('offline', gone);
      leave();
    };
  }, []);

  return { ...state, send: (frame) => socket.current && sendOn(socket.current, frame) };
}

function sendOn(socket: WebSocket, frame: LiveUp): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

function parse(data: unknown): LiveDown | null {
  try {
    return JSON.parse(String(data)) as LiveDown;
  } catch {
    return null;
  }
}
