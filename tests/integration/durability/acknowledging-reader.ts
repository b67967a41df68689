/** A reader like the widget: it tells what it has taken (`received`), so that the conversation knows its pace. */
import type { Frame } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { RawSocket } from './raw-socket.ts';

const acknowledgeEvery = 20;

export class AcknowledgingReader {
  cursor: number;
  /** Events shown. */
  count = 0;
  readonly faults: string[] = [];
  #socket: RawSocket;
  #greeted = false;
  #acknowledged: number;

  private constructor(socket: RawSocket, after: number) {
    this.#socket = socket;
    this.cursor = after;
    this.#acknowledged = after;
    socket.onFrame = (frame) => this.#hear(frame);
    socket.sendJson({ type: 'hello', version: 1, after });
  }

  static async join(origin: string, token: string, after: number): Promise<AcknowledgingReader> {
    const reader = new AcknowledgingReader(await RawSocket.open(origin, token), after);
    await eventually('the welcome', () => reader.#greeted);
    return reader;
  }

  get closed(): { code: number; reason: string } | null {
    return this.#socket.closed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(frame: Frame): void {
    this.#socket.frames.length = 0;
    if (frame.type === 'welcome') {
      this.#greeted = true;
      for (const event of frame['events']) this.#show(event);
      this.#acknowledge();
    } else if (frame.type === 'event') {
      this.#show(frame as never);
      if (this.cursor - this.#acknowledged >= acknowledgeEvery) this.#acknowledge();
    }
  }

  #show({ seq }: { seq: number }): void {
    if (seq !== this.cursor + 1) this.faults.push(`event ${seq} after ${this.cursor}`);
    this.cursor = seq;
    this.count++;
  }

  #acknowledge(): void {
    this.#acknowledged = this.cursor;
    this.#socket.sendJson({ type: 'received', seq: this.cursor });
  }
}
