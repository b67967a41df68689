/**
 * Visitors that do what the widget promises: keep what was not acknowledged, come back after a cut with their cursor, send
 * again in order. They note in a journal what they tried and what they were told. Used by the durability tests.
 */
import type { Frame } from '../../support/harness.ts';
import { call } from '../../support/harness.ts';
import type { Acknowledgement, Journal, LogEvent } from '../../support/history-checker.ts';

/** Where the product is now; a restart may move it. */
export interface Place {
  origin: string;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** At most this many sends wait for their ack. */
const windowSize = 16;

export class SocketVisitor {
  readonly name: string;
  /** Events in the order they were shown, copies and gaps included. */
  readonly seen: LogEvent[] = [];
  readonly problems: Frame[] = [];
  cursor = 0;
  connections = 0;
  #place: Place;
  #token: string;
  #journal: Journal;
  #waiting: { clientId: string; text: string; sent: boolean }[] = [];
  #said = 0;
  #socket: WebSocket | null = null;
  #running = true;
  #life: Promise<void>;

  constructor(name: string, place: Place, token: string, journal: Journal) {
    this.name = name;
    this.#place = place;
    this.#token = token;
    this.#journal = journal;
    this.#life = this.#live();
  }

  say(text: string): string {
    const clientId = `${this.name}-${++this.#said}`;
    this.#journal.tries(this.name, clientId, text);
    this.#waiting.push({ clientId, text, sent: false });
    this.#flush();
    return clientId;
  }

  get unacknowledged(): number {
    return this.#waiting.length;
  }

  /** Cuts the connection; the visitor comes back by itself. */
  cut(): void {
    this.#socket?.close();
  }

  async leave(): Promise<void> {
    this.#running = false;
    this.#socket?.close();
    await this.#life;
  }

  async #live(): Promise<void> {
    while (this.#running) {
      await this.#connection();
      if (this.#running) await pause(20);
    }
  }

  /** One connection, from its begin to its end. */
  #connection(): Promise<void> {
    const url = `${this.#place.origin.replace('http', 'ws')}/v1/chat/socket`;
    const socket = new WebSocket(url, ['parley.v1', `token.${this.#token}`]);
    return new Promise((resolve) => {
      socket.addEventListener('open', () => {
        if (!this.#running) return socket.close();
        this.connections++;
        this.#socket = socket;
        for (const waiting of this.#waiting) waiting.sent = false;
        socket.send(JSON.stringify({ type: 'hello', version: 1, after: this.cursor }));
        this.#flush();
      });
      socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))));
      socket.addEventListener('error', () => resolve());
      socket.addEventListener('close', () => {
        if (this.#socket === socket) this.#socket = null;
        resolve();
      });
    });
  }

  #hear(frame: Frame): void {
    if (frame.type === 'welcome') for (const event of frame['events']) this.#show(event);
    else if (frame.type === 'event') this.#show(frame as Frame & LogEvent);
    else if (frame.type === 'problem') this.problems.push(frame);
    else if (frame.type === 'ack') {
      const { clientId, seq, at, messageId } = frame as Frame & Acknowledgement;
      this.#journal.acknowledged({ clientId, seq, at, messageId });
      this.#waiting = this.#waiting.filter((waiting) => waiting.clientId !== clientId);
      this.#flush();
    }
  }

  #show(event: LogEvent): void {
    this.seen.push(event);
    this.cursor = Math.max(this.cursor, event.seq);
  }

  #flush(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    for (const waiting of this.#waiting.slice(0, windowSize)) {
      if (waiting.sent) continue;
      waiting.sent = true;
      const { clientId, text } = waiting;
      this.#socket.send(JSON.stringify({ type: 'send_message', clientId, text }));
    }
  }
}

/** One message over HTTP, tried again until it is answered. Copies of one send carry one clientId. */
export async function post(
  place: Place,
  token: string,
  journal: Journal,
  sender: string,
  clientId: string,
  text: string,
): Promise<void> {
  journal.tries(sender, clientId, text);
  for (;;) {
    try {
      const answered = await call<{ message: { seq: number; at: string; id: string } }>(
        place.origin,
        '/v1/chat/message',
        { token, body: { clientId, text } },
      );
      if (answered.status === 200) {
        const { seq, at, id } = answered.body.message;
        journal.acknowledged({ clientId, seq, at, messageId: id });
        return;
      }
      if (answered.status < 500)
        throw new Refused(`${answered.status} ${JSON.stringify(answered.body)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await pause(30);
  }
}

class Refused extends Error {}
