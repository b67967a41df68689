/**
 * The way to the log that is used wherever it works: a WebSocket. Carries Down frames in and Up frames
 * out. The other ways are in slow-transport.ts and answer `send` with false.
 */
import type { Up } from '#protocol/up';
import type { closeCodes } from '#protocol/down';
import type { protocolVersion } from '#protocol/version';
import { parseDown, parseJson } from '#widget/parse';
import type { Session } from '#widget/session';
import type { Down } from '#protocol/down';

// The protocol's own constants by type: a change there is an error here, and valibot stays out of the bundle.
export const closed = {
  resume: 4008,
  unauthenticated: 4001,
  ended: 4010,
  tooBig: 1009,
  policy: 1008,
  unsupported: 1003,
} satisfies typeof closeCodes;
const version: typeof protocolVersion = 1;
const ping = '{"type":"ping"}';

/** A ping this often; a connection that said nothing for one round more is dead (≤ 45 s in all). */
export const heartbeatMs = 20_000;
export const openTimeoutMs = 10_000;

export interface Heard {
  /** Connected: from here on frames may come. */
  open(): void;
  frame(down: Down, characters: number): void;
  /** Over. `code` is a close code or an HTTP status, 0 for a dead line; `opened`: it had worked before. */
  down(code: number, opened: boolean, retryAfterMs?: number): void;
  /** Highest seq taken. */
  cursor(): number;
}

export interface Transport {
  readonly kind: 'socket' | 'stream' | 'poll';
  send(up: Up): boolean;
  /** Asks for everything after the cursor again. */
  again(): void;
  /** Is anybody there? Ends the transport when no answer comes soon. */
  probe(): void;
  close(): void;
}

const Socket = WebSocket;

export function openSocket(base: string, session: Session, heard: Heard): Transport {
  const url = `${base.replace(/^http/, 'ws')}v1/chat/socket`;
  const socket = new Socket(url, ['parley.v1', `token.${session.token}`]);
  let opened = false;
  let over = false;
  let lastHeard = 0;
  let doubt: ReturnType<typeof setTimeout>;

  const end = (code: number) => {
    if (over) return;
    over = true;
    clearInterval(beat);
    clearTimeout(doubt);
    socket.onmessage = socket.onclose = socket.onopen = null;
    try {
      socket.close();
    } catch {
      // Closing a socket that never opened throws in some browsers.
    }
    heard.down(code, opened);
  };
  const raw = (data: string) => {
    if (over || socket.readyState !== 1) return false;
    socket.send(data);
    return true;
  };
  const send = (up: Up) => raw(JSON.stringify(up));
  const again = () => void send({ type: 'hello', version, after: heard.cursor() });
  const doubtFor = (ms: number) => {
    clearTimeout(doubt);
    const asked = Date.now();
    doubt = setTimeout(() => lastHeard < asked && end(0), ms);
  };
  const beat = setInterval(() => {
    if (!opened) return;
    if (Date.now() - lastHeard > heartbeatMs + 5_000) end(0);
    else raw(ping);
  }, heartbeatMs);
  doubtFor(openTimeoutMs);

  socket.onopen = () => {
    opened = true;
    lastHeard = Date.now();
    heard.open();
    again();
  };
  socket.onmessage = (event) => {
    lastHeard = Date.now();
    const data = String(event.data);
    const down = parseDown(parseJson(data));
    if (down) heard.frame(down, data.length);
  };
  socket.onclose = (event) => end(event.code);
  return {
    kind: 'socket',
    send,
    again,
    probe() {
      if (raw(ping)) doubtFor(5_000);
    },
    close() {
      over = true;
      clearInterval(beat);
      clearTimeout(doubt);
      socket.onmessage = socket.onclose = socket.onopen = null;
      socket.close();
    },
  };
}
