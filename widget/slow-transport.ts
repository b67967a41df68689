/**
 * Where WebSockets are blocked: server-sent events, else polling, and sending by POST. Loaded with the
 * extras, only when needed.
 */
import type { ConnectionParts, Delivery } from '#widget/delivery';
import { ask, readStream, refusal, request } from '#widget/http';
import { parseDown } from '#widget/parse';
import { closed, heartbeatMs, openTimeoutMs, type Heard, type Transport } from '#widget/transport';
import type { Session } from '#widget/session';
import type { Queued } from '#widget/view';

const pollMs = 3_000;
const ackTimeoutMs = 10_000;
const lost: Delivery = { kind: 'later', waitMs: 0 };

/** What the server says to this session over HTTP: a status, 0 when nobody is there. */
export const look = async (base: string, session: Session, after: number): Promise<number> => {
  const url = `${base}v1/chat/history/${session.conversationId}?after=${after}&limit=1`;
  return (await ask(url, session.token, undefined, 5_000)).status;
};

export function openStream(base: string, session: Session, heard: Heard): Transport {
  let over = false;
  let opened = false;
  let stop = new AbortController();
  let quiet: ReturnType<typeof setTimeout>;
  const end = (code: number, retryAfterMs?: number) => {
    if (over) return;
    over = true;
    clearTimeout(quiet);
    stop.abort();
    heard.down(code, opened, retryAfterMs);
  };
  const listen = (ms: number) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => end(0), ms);
  };
  async function run(): Promise<void> {
    stop = new AbortController();
    const { signal } = stop;
    listen(openTimeoutMs);
    try {
      const url = `${base}v1/chat/events?after=${heard.cursor()}`;
      const response = await request(url, session.token, undefined, {
        accept: 'text/event-stream',
        signal,
      });
      if (!response.ok) {
        const answer = await refusal(response);
        return end(answer.status, answer.retryAfterMs);
      }
      if (!opened) heard.open();
      opened = true;
      // A stream has comments as its heartbeat; proxies that hold it back are found by silence.
      listen(2 * heartbeatMs + 5_000);
      await readStream(response, (data, characters) => {
        listen(2 * heartbeatMs + 5_000);
        const down = parseDown(data);
        if (down && !signal.aborted) heard.frame(down, characters);
      });
      if (!signal.aborted) end(closed.resume);
    } catch {
      if (!signal.aborted) end(0);
    }
  }
  void run();
  return {
    kind: 'stream',
    send: () => false,
    again() {
      stop.abort();
      void run();
    },
    probe() {},
    close() {
      over = true;
      clearTimeout(quiet);
      stop.abort();
    },
  };
}

export function openPoll(
  base: string,
  session: Session,
  heard: Heard,
  page: (body: unknown) => void,
): Transport {
  let over = false;
  let opened = false;
  let timer: ReturnType<typeof setTimeout>;
  async function round(): Promise<void> {
    const url = `${base}v1/chat/history/${session.conversationId}?after=${heard.cursor()}&limit=200`;
    const answer = await ask(url, session.token);
    if (over) return;
    if (answer.code) {
      over = true;
      return heard.down(answer.status, opened, answer.retryAfterMs);
    }
    if (!opened) heard.open();
    opened = true;
    page(answer.body);
    timer = setTimeout(round, document.hidden ? pollMs * 5 : pollMs);
  }
  void round();
  return {
    kind: 'poll',
    send: () => false,
    again() {},
    probe() {},
    close() {
      over = true;
      clearTimeout(timer);
    },
  };
}

/** One message by POST; its answer comes as a stream of frames, or as JSON when it is all over. */
export async function deliverByPost(
  item: Queued,
  of: Session,
  parts: ConnectionParts,
): Promise<Delivery> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ackTimeoutMs);
  const { clientId, text, more } = item;
  try {
    const response = await request(
      `${parts.base}v1/chat/message`,
      of.token,
      { ...more, clientId, text },
      { accept: 'text/event-stream', signal: stop.signal },
    );
    if (!response.ok) {
      const answer = await refusal(response);
      if (answer.status !== 401)
        return parts.refusedAs(answer.code, answer.status, answer.retryAfterMs);
      parts.onDown(401, true);
      return lost;
    }
    if (!/event-stream/.test(response.headers.get('content-type') ?? '')) return { kind: 'done' };
    return await new Promise<Delivery>((resolve) => {
      parts.waiters.set(clientId, (delivery) => {
        clearTimeout(timer);
        resolve(delivery);
      });
      readStream(response, (data, characters) => {
        const down = parseDown(data);
        if (down) parts.onFrame(down, characters);
      }).then(
        () => parts.settle(clientId, { kind: 'done' }),
        () => parts.settle(clientId, { kind: 'later', waitMs: 2_000 }),
      );
    });
  } catch {
    return { kind: 'later', waitMs: 2_000 };
  } finally {
    if (!parts.waiters.has(clientId)) clearTimeout(timer);
  }
}
