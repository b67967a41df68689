/**
 * The staff's live socket, one a window: connects, comes back after any loss, and says how often it did (`round`), so that pages
 * load again what they show before anything is sent on. Side effects: a WebSocket, timers. Used by notices.ts on every page, and
 * by the inbox.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InboxSummary, LiveDown, LiveUp, OnlineMember } from '#protocol/inbox';
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

type Listener = (frame: LiveDown) => void;

/** What was heard since the connection began is given again to who begins to listen later, if it is as new as this. */
const recentMs = 15_000;

let state = { isOpen: false, round: 0 };
let socket: WebSocket | null = null;
let stop: (() => void) | null = null;
const listeners = new Set<Listener>();
const watchers = new Set<(now: typeof state) => void>();
const members = new Map<string, OnlineMember>();
const recent = new Map<string, { at: number; summary: InboxSummary }>();

/** Every listener shares the one socket of the window; the last that leaves closes it. */
export function useLive(listen: Listener): Live {
  const [shown, setShown] = useState(state);
  const listener = useRef(listen);
  listener.current = listen;
  useEffect(() => {
    const hear: Listener = (frame) => listener.current(frame);
    listeners.add(hear);
    watchers.add(setShown);
    if (state.isOpen) hear(welcomeNow());
    setShown(state);
    stop ??= connect();
    return () => {
      listeners.delete(hear);
      watchers.delete(setShown);
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
      state = { isOpen: false, round: 0 };
    };
  }, []);
  return { ...shown, send };
}

/** Each time the connection has come back: what was loaded before may be out of date, or have failed for want of it. */
export function useAfterGap(again: () => void): void {
  const latest = useRef(again);
  latest.current = again;
  const { round } = useLive(ignore);
  const known = useRef(round);
  useEffect(() => {
    if (known.current > 0 && round > known.current) latest.current();
    known.current = round;
  }, [round]);
}

const ignore = () => undefined;

const send = (frame: LiveUp): void => {
  if (socket) sendOn(socket, frame);
};

function become(now: typeof state): void {
  state = now;
  for (const watch of watchers) watch(now);
}

/** As the server would say it to a window that opens now. */
function welcomeNow(): LiveDown {
  const since = Date.now() - recentMs;
  const changed = [...recent.values()].filter(({ at }) => at > since);
  return {
    type: 'welcome',
    members: [...members.values()],
    recent: changed.map(({ summary }) => summary),
  };
}

function keep(frame: LiveDown): void {
  const at = Date.now();
  if (frame.type === 'welcome') {
    members.clear();
    recent.clear();
    for (const member of frame.members) members.set(member.memberId, member);
    for (const summary of frame.recent) recent.set(summary.id, { at, summary });
  } else if (frame.type === 'presence') {
    if (frame.isOnline) members.set(frame.member.memberId, frame.member);
    else members.delete(frame.member.memberId);
  } else if (frame.type === 'conversation') {
    for (const [id, known] of recent) if (known.at < at - recentMs) recent.delete(id);
    recent.set(frame.conversation.id, { at, summary: frame.conversation });
  }
}

/** Answers how to end it. */
function connect(): () => void {
  let isOver = false;
  let failures = 0;
  let heardAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    clearTimeout(timer);
    if (isOver) return;
    const opened = new WebSocket(
      `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/v1/admin/live`,
    );
    socket = opened;
    heardAt = Date.now();
    setTimeout(() => {
      if (opened.readyState === WebSocket.CONNECTING) opened.close();
    }, connectMs);
    const lost = () => {
      if (socket !== opened) return;
      socket = null;
      become({ ...state, isOpen: false });
      failures++;
      // A refused upgrade says nothing in a browser: ask whether we are still signed in.
      if (failures === 2) api('/v1/admin/me').catch(() => undefined);
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 6));
      timer = setTimeout(open, pause * (0.5 + Math.random() / 2));
    };
    opened.addEventListener('close', lost);
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return;
      heardAt = Date.now();
      const frame = parse(data);
      if (!frame) return;
      if (frame.type === 'ended') {
        opened.close();
        api('/v1/admin/me').catch(() => undefined);
        return lost();
      }
      keep(frame);
      for (const listen of listeners) listen(frame);
      if (frame.type === 'welcome') {
        failures = 0;
        become({ isOpen: true, round: state.round + 1 });
      }
    });
  };
  const leave = () => {
    const left = socket;
    socket = null;
    left?.close();
  };
  const again = () => {
    leave();
    become({ ...state, isOpen: false });
    open();
  };
  const beat = setInterval(() => {
    if (!socket) return;
    if (Date.now() - heardAt > silenceMs) again();
    else sendOn(socket, { type: 'ping' });
  }, pingEveryMs);
  // A connection that was begun without a network may hang for long.
  const back = () => {
    if (socket?.readyState !== WebSocket.OPEN) again();
  };
  const gone = () => {
    if (socket) again();
  };
  addEventListener('online', back);
  addEventListener('offline', gone);
  open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    clearInterval(beat);
    removeEventListener('online', back);
    removeEventListener('offline', gone);
    leave();
  };
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
