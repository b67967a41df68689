/**
 * A client that reads a streamed answer the way the contract says (text.slice(0, offset) + frame.text) and can be cut after
 * any frame or byte; it comes back with its cursor. Used by the durability tests.
 */
import type { Frame } from '../../support/harness.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import { RawSocket } from './raw-socket.ts';
import type { Place } from './visitors.ts';

export class AnswerReader {
  readonly events: LogEvent[] = [];
  /** Live text by turn. */
  readonly texts = new Map<string, string>();
  /** What must never happen: a piece that does not join the text before it. */
  readonly faults: string[] = [];
  frames = 0;
  cuts = 0;
  cursor = 0;
  #place: Place;
  #token: string;
  #socket: RawSocket | null = null;
  #cutAfterFrame: number | null = null;

  constructor(place: Place, token: string, after = 0) {
    this.#place = place;
    this.#token = token;
    this.cursor = after;
  }

  /** Opens, greets, and from then on comes back whenever the connection ends, until `leave`. */
  async join(): Promise<void> {
    const socket = await RawSocket.open(this.#place.origin, this.#token);
    this.#socket = socket;
    socket.onFrame = (frame) => this.#hear(socket, frame);
    socket.onClose = () => void this.#comeBack(socket);
    socket.sendJson({ type: 'hello', version: 1, after: this.cursor });
  }

  cutAfterFrame(count: number): void {
    this.#cutAfterFrame = this.frames + count;
  }

  cutAfterBytes(count: number): void {
    this.#socket?.destroyAfterBytes(count);
  }

  say(clientId: string, text: string): void {
    this.#socket?.sendJson({ type: 'send_message', clientId, text });
  }

  leave(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }

  /** The assistant's messages, as shown. */
  get answers(): LogEvent[] {
    return this.events.filter(
      (event) => event.kind === 'message.created' && event['message'].author === 'assistant',
    );
  }

  ended(outcome?: string): LogEvent | undefined {
    return this.events.find(
      (event) => event.kind === 'turn.ended' && (!outcome || event['outcome'] === outcome),
    );
  }

  async #comeBack(socket: RawSocket): Promise<void> {
    if (this.#socket !== socket) return;
    this.cuts++;
    for (;;) {
      if (this.#socket !== socket) return;
      try {
        await this.join();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  #hear(socket: RawSocket, frame: Frame): void {
    this.frames++;
    if (frame.type === 'welcome') for (const event of frame['events']) this.#show(event);
    else if (frame.type === 'event') this.#show(frame as Frame & LogEvent);
    else if (frame.type === 'token') {
      const { turnId, offset, text } = frame as never as {
        turnId: string;
        offset: number;
        text: string;
      };
      const before = this.texts.get(turnId) ?? '';
      if (offset > before.length)
        this.faults.push(`a piece at ${offset}, but the text has ${before.length}`);
      if (!(before.slice(offset).startsWith(text) || text.startsWith(before.slice(offset))))
        this.faults.push(`a piece at ${offset} says something else than before`);
      this.texts.set(turnId, before.slice(0, offset) + text);
    }
    if (this.#cutAfterFrame !== null && this.frames >= this.#cutAfterFrame) {
      this.#cutAfterFrame = null;
      socket.destroy();
    }
  }

  #show(event: LogEvent): void {
    if (event.seq !== this.cursor + 1) this.faults.push(`event ${event.seq} after ${this.cursor}`);
    this.cursor = event.seq;
    this.events.push(event);
  }
}
