/**
 * Keeps the visitor connected: opens the session, picks a transport (socket, else stream, else
 * polling), comes back after every kind of loss, and delivers single messages with their acks.
 * Side effects: network and timers. What is shown is decided in view.ts.
 */
import type { Down } from '#protocol/down';
import type { Up } from '#protocol/up';
import { backoffMs } from '#widget/backoff';
import { ask, type Answer } from '#widget/http';
import { refusedAs, type ConnectionParts, type Delivery } from '#widget/delivery';
import { field, parseEvents, text } from '#widget/parse';
import type { Session, Sessions } from '#widget/session';
import type { Queued } from '#widget/view';
import { closed, openSocket, type Heard, type Transport } from '#widget/transport';
import type * as slowLane from '#widget/slow-transport';

export type ConnectionState = 'idle' | 'connecting' | 'online' | 'waiting' | 'blocked' | 'ended';

export interface ConnectionDeps {
  base: string;
  sessions: Sessions;
  cursor(): number;
  /** The panel is open and in front: come back fast rather than politely. */
  eager(): boolean;
  onSession(session: Session): void;
  onFrame(down: Down): void;
  onPage(events: ReturnType<typeof parseEvents>): void;
  onState(state: ConnectionState): void;
  /** The ways around a blocked socket, fetched when needed. */
  slowLane(): Promise<typeof slowLane>;
}

/** `received` after this many characters (flow control of the conversation object). */
const receivedEvery = 64 * 1024;
const ackTimeoutMs = 10_000;
/** After this long on a slower transport the socket gets another chance at the next reconnect. */
const socketAgainMs = 5 * 60_000;

export function createConnection(deps: ConnectionDeps) {
  const { base, sessions } = deps;
  let state: ConnectionState = 'idle';
  let session: Session | undefined;
  let transport: Transport | undefined;
  let generation = 0;
  let attempt = 0;
  let socketFailures = 0;
  let slowSince = 0;
  let slow: 'stream' | 'poll' = 'stream';
  let lane: typeof slowLane | undefined;
  let refused: string | undefined;
  let unconfirmed = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let renewal: ReturnType<typeof setTimeout> | undefined;
  const waiters = new Map<string, (delivery: Delivery) => void>();

  const set = (next: ConnectionState) => {
    if (state !== next) deps.onState((state = next));
  };
  const lost: Delivery = { kind: 'later', waitMs: 0 };
  const settle = (clientId: string | undefined, delivery: Delivery) => {
    if (clientId === undefined) return;
    waiters.get(clientId)?.(delivery);
    waiters.delete(clientId);
  };
  const drop = () => {
    generation++;
    clearTimeout(retry);
    clearTimeout(renewal);
    transport?.close();
    transport = undefined;
    for (const clientId of [...waiters.keys()]) settle(clientId, lost);
  };

  function onFrame(down: Down, characters: number): void {
    attempt = 0;
    unconfirmed += characters;
    deps.onFrame(down);
    if (unconfirmed > receivedEvery) {
      unconfirmed = 0;
      transport?.send({ type: 'received', seq: deps.cursor() });
    }
    if (down.type === 'ack') settle(down.clientId, { kind: 'done' });
    else if (down.type === 'event' && down.kind === 'message.created')
      settle(down.message.clientId, { kind: 'done' });
    else if (down.type === 'problem')
      settle(
        down.clientId,
        refusedAs(
          down.code,
          down.status,
          down.retryAfterSeconds ? down.retryAfterSeconds * 1000 : undefined,
        ),
      );
  }

  function waitAndConnect(ms: number): void {
    drop();
    set('waiting');
    retry = setTimeout(connect, ms);
  }
  const backoff = (atLeastMs = 0) =>
    waitAndConnect(
      Math.max(atLeastMs, 100 + backoffMs(attempt++, Math.random(), deps.eager() ? 1_000 : 8_000)),
    );

  /** An ended conversation is read, not listened to. */
  async function readAll(of: Session): Promise<void> {
    for (let more = true; more;) {
      const url = `${base}v1/chat/history/${of.conversationId}?after=${deps.cursor()}&limit=200`;
      const answer = await ask(url, of.token);
      const before = deps.cursor();
      if (session !== of || answer.code) return;
      deps.onPage(parseEvents(answer.body));
      more = field(answer.body, 'more') === true && deps.cursor() > before;
    }
  }

  async function connect(): Promise<void> {
    drop();
    const mine = generation;
    set('connecting');
    const opened = await sessions.open(refused);
    if (mine !== generation) return;
    if ('code' in opened) {
      if (opened.status === 403 || opened.status === 404) return set('blocked');
      return backoff(opened.retryAfterMs);
    }
    refused = undefined;
    session = opened;
    deps.onSession(opened);
    if (opened.status === 'ended') {
      set('ended');
      return void readAll(opened);
    }
    renewal = setTimeout(
      connect,
      Math.min(Math.max(opened.expiresAt - 55_000 - Date.now(), 5_000), 2 ** 31 - 1),
    );
    if (socketFailures >= 2 && Date.now() - slowSince > socketAgainMs) socketFailures = 1;
    const heard: Heard = {
      cursor: deps.cursor,
      open() {
        if (mine !== generation) return;
        unconfirmed = 0;
        if (transport?.kind === 'socket') socketFailures = 0;
        set('online');
      },
      frame: (down, characters) => mine === generation && onFrame(down, characters),
      down: (code, worked, retryAfterMs) =>
        mine === generation && onDown(code, worked, retryAfterMs),
    };
    transport =
      socketFailures < 2
        ? openSocket(base, opened, heard)
        : slow === 'stream'
          ? lane!.openStream(base, opened, heard)
          : lane!.openPoll(base, opened, heard, (body) => {
              if (mine === generation) deps.onPage(parseEvents(body));
            });
  }

  /** A socket did not open: because it is not let through, or because nobody is there? HTTP tells. */
  async function diagnose(): Promise<void> {
    const mine = generation;
    const status = await deps.slowLane().then(
      (it) => (lane = it).look(base, session!, deps.cursor()),
      // The script did not come: as good as no answer.
      () => 0,
    );
    if (mine !== generation) return;
    if (status > 399) return onDown(status, true);
    if (!status || ++socketFailures < 2) return backoff();
    slowSince = Date.now();
    slow = 'stream';
    void connect();
  }

  function onDown(code: number, worked: boolean, retryAfterMs?: number): void {
    const kind = transport?.kind;
    if (code === closed.unauthenticated || code === 401) {
      refused = session?.token;
      // Twice in a row is no stale token any more: then wait like everybody else.
      return attempt++ ? backoff(retryAfterMs) : void connect();
    }
    if (code === closed.ended) {
      drop();
      set('ended');
      if (!session) return;
      session = { ...session, status: 'ended' };
      sessions.save(session);
      return void readAll(session);
    }
    if (code === 403) {
      drop();
      return set('blocked');
    }
    if (!worked) {
      if (kind === 'socket') return void diagnose();
      if (kind === 'stream') slow = 'poll';
      else socketFailures = 0;
    }
    if (code === closed.resume) attempt = 0;
    if (code === closed.policy) attempt += 3;
    backoff(retryAfterMs);
  }

  const parts: ConnectionParts = { base, waiters, onFrame, onDown, settle, refusedAs };

  return {
    state: () => state,
    session: () => session,
    /** Connects if nothing is under way. */
    start() {
      if (state === 'idle' || state === 'ended') void connect();
    },
    /** The network is back, the tab is in front, the visitor asks: stop waiting, or see whether the line lives. */
    wake() {
      if (state === 'waiting' || state === 'blocked') {
        attempt = 0;
        void connect();
      } else transport?.probe();
    },
    restart: () => void connect(),
    again: () => transport?.again(),
    stop() {
      drop();
      session = undefined;
      set('idle');
    },
    send: (up: Up) => transport?.send(up) ?? false,
    /** POST with the session's token; a stale token is renewed once. */
    async post(path: string, body: object): Promise<Answer> {
      const url = `${base}v1/chat/${path}`;
      for (let stale: string | undefined, round = 0; ; round++) {
        const opened = await sessions.open(stale);
        if ('code' in opened) return opened;
        const answer = await ask(url, opened.token, body);
        if (answer.status !== 401 || round) return answer;
        stale = opened.token;
      }
    },
    /** Sends one message and resolves with what became of it. */
    async deliver(item: Queued): Promise<Delivery> {
      const of = session;
      const { clientId, text: words, more } = item;
      if (state !== 'online' || !of) return lost;
      if (transport?.kind !== 'socket') return lane ? lane.deliverByPost(item, of, parts) : lost;
      return new Promise<Delivery>((resolve) => {
        const mine = transport;
        const timer = setTimeout(() => {
          // No ack: the line is dead or the server is; either way a new line tells.
          settle(clientId, lost);
          if (mine === transport) onDown(0, true);
        }, ackTimeoutMs);
        waiters.set(clientId, (delivery) => {
          clearTimeout(timer);
          resolve(delivery);
        });
        const frame: Up = { ...more, type: 'send_message', clientId, text: words };
        if (!mine?.send(frame)) settle(clientId, lost);
      });
    },
    /** Ends the conversation and keeps the token that may still read it and rate it. */
    async end(): Promise<boolean> {
      const answer = await this.post('end', {});
      const token = text(answer.body, 'token');
      const of = session ?? sessions.stored();
      if (answer.code && answer.code !== 'conversation-ended') return false;
      if (of) {
        session = {
          ...of,
          status: 'ended',
          token: token ?? of.token,
          expiresAt: Date.parse(text(answer.body, 'expiresAt') ?? '') || of.expiresAt,
        };
        sessions.save(session);
        drop();
        set('ended');
        await readAll(session);
      }
      return true;
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;
