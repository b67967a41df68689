/**
 * Everybody who listens to one conversation: hibernating WebSockets and server-sent-event streams. Each has a
 * cursor; events go out in order and without a gap, a backlog in pages. The runtime tells nothing about what
 * a reader has taken, so this keeps an estimate and closes a slow one with "resume" (R42).
 */
import { limits } from '#protocol/limits';
import { closeCodes } from '#protocol/down';
import type { Claims } from '#core/session-token';
import type { PageCall } from '#protocol/down';
import type { PageOffer, Tab } from '#durable-objects/conversation/page-link';

/** Bytes a second that a reader without acknowledgements is taken to read. */
const assumedReadBytesPerSecond = 512 * 1024;

export interface Subscriber {
  readonly claims: Claims;
  /** Highest seq sent; -1 before hello. */
  cursor: number;
  /** Its welcome holds no events: each comes by itself. */
  readonly oneByOne: boolean;
  send(text: string): void;
  close(code: number, reason: string): void;
  /** False once more is waiting than may wait. */
  hasRoom(bytes: number, now: number): boolean;
  received(seq: number): void;
  /** The cursor goes to `seq`, perhaps back. */
  rewind(seq: number): void;
  /** Makes a reader that has gone show itself. */
  probe(): void;
}

interface Attachment {
  claims: Claims;
  hello: boolean;
  /** Absent where an older version put the socket to sleep. */
  page?: PageOffer | null;
}

export class SocketSubscriber implements Subscriber, Tab {
  readonly socket: WebSocket;
  readonly claims: Claims;
  readonly oneByOne = false;
  cursor: number;
  /** What its page offers as tools; null until it has said so. */
  page: PageOffer | null = null;
  /** We have closed it: what it still says comes again over the next one, and must not overtake what was refused here. */
  isClosed = false;
  /** Frames of the current second, for the frame limit. */
  frames = { second: 0, count: 0 };
  #unacknowledged = 0;
  #queued = 0;
  #queuedAt = 0;
  #acknowledges = false;
  #sent: { seq: number; total: number }[] = [];
  #total = 0;
  #minute = { startedAt: 0, bytes: 0 };

  constructor(socket: WebSocket, claims: Claims, cursor: number) {
    this.socket = socket;
    this.claims = claims;
    this.cursor = cursor;
  }

  static accept(socket: WebSocket, claims: Claims): SocketSubscriber {
    const accepted = new SocketSubscriber(socket, claims, -1);
    accepted.#keep(false);
    return accepted;
  }

  /** After hibernation every greeted socket had been sent everything: nothing is pending when an object sleeps. */
  static restore(socket: WebSocket, head: number): SocketSubscriber {
    const { claims, hello, page = null } = socket.deserializeAttachment() as Attachment;
    const restored = new SocketSubscriber(socket, claims, hello ? head : -1);
    restored.page = page;
    return restored;
  }

  greeted(): void {
    this.#keep(true);
  }

  offers(page: PageOffer): void {
    this.page = page;
    this.#keep(this.cursor >= 0);
  }

  call(frame: PageCall): void {
    this.send(JSON.stringify(frame));
  }

  /** What a sleeping socket is known by. */
  #keep(hello: boolean): void {
    const attachment: Attachment = { claims: this.claims, hello, page: this.page };
    this.socket.serializeAttachment(attachment);
  }

  send(text: string): void {
    this.#total += text.length;
    this.#queued += text.length;
    this.#unacknowledged += text.length;
    this.#minute.bytes += text.length;
    if (this.#acknowledges || this.#sent.length < 10_000)
      this.#sent.push({ seq: this.cursor, total: this.#total });
    try {
      this.socket.send(text);
    } catch {
      // Closed meanwhile; webSocketClose will come.
    }
  }

  close(code: number, reason: string): void {
    this.isClosed = true;
    try {
      this.socket.close(code, reason);
    } catch {
      // Closed already.
    }
  }

  /** A socket that closes says so itself. */
  probe(): void {}

  hasRoom(bytes: number, now: number): boolean {
    if (now - this.#minute.startedAt >= 60_000) this.#minute = { startedAt: now, bytes: 0 };
    // Who says "received" without reading, or greets again and again, must not fill the memory.
    if (this.#minute.bytes + bytes > limits.socketMinuteMaxBytes) return false;
    if (this.#acknowledges) return this.#unacknowledged + bytes <= limits.socketQueueMaxBytes;
    const seconds = Math.max(0, now - this.#queuedAt) / 1000;
    this.#queued = Math.max(0, this.#queued - seconds * assumedReadBytesPerSecond);
    this.#queuedAt = now;
    return (
      this.#queued + bytes <= limits.socketQueueMaxBytes &&
      this.#unacknowledged + bytes <= limits.socketUnacknowledgedMaxBytes
    );
  }

  /** The reader asks for what comes after `seq` again: who has that has all that was sent before it. */
  rewind(seq: number): void {
    for (const sent of this.#sent) sent.seq = Math.min(sent.seq, seq);
  }

  received(seq: number): void {
    this.#acknowledges = true;
    let taken = 0;
    while (this.#sent[0] && this.#sent[0].seq <= seq) taken = this.#sent.shift()?.total ?? taken;
    if (taken > 0) this.#unacknowledged = this.#total - taken;
  }
}

/** Only a socket can be asked something. */
export const isTab = (subscriber: Subscriber): subscriber is SocketSubscriber =>
  subscriber instanceof SocketSubscriber;

/** A server-sent-event stream: the reader's own backpressure says when it is slow. */
export class StreamSubscriber implements Subscriber {
  readonly claims: Claims;
  /** A reader that comes back says the `id` of the last one it had: every event has its own. */
  readonly oneByOne = true;
  cursor: number;
  readonly stream: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #encoder = new TextEncoder();
  #onGone: (self: StreamSubscriber) => void;

  constructor(claims: Claims, after: number, onGone: (self: StreamSubscriber) => void) {
    this.claims = claims;
    this.cursor = after;
    this.#onGone = onGone;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => {
          this.#controller = null;
          this.#onGone(this);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: limits.socketQueueMaxBytes }),
    );
  }

  send(text: string): void {
    const seq = /^\{"type":"event","seq":(\d+)/.exec(text)?.[1];
    this.#write(`${seq ? `id: ${seq}\n` : ''}data: ${text}\n\n`);
  }

  /** Keeps proxies from closing a quiet stream, and finds out whether anybody still reads it. */
  probe(): void {
    this.#write(': still here\n\n');
  }

  close(): void {
    try {
      this.#controller?.close();
    } catch {
      // Closed by the reader.
    }
    this.#controller = null;
  }

  hasRoom(bytes: number): boolean {
    return (this.#controller?.desiredSize ?? 0) > bytes;
  }

  received(): void {}

  rewind(): void {}

  #write(text: string): void {
    try {
      this.#controller?.enqueue(this.#encoder.encode(text));
    } catch {
      this.#controller = null;
      this.#onGone(this);
    }
  }
}

export const slowReader = { code: closeCodes.resume, reason: 'too slow: resume from your cursor' };
