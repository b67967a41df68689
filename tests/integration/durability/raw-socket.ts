/**
 * A WebSocket client over a plain TCP socket (RFC 6455), for what browsers do not do: stop reading, vanish in the middle of a
 * frame, send fragments, wrong bits or pings. Used by the durability tests.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Frame } from '../../support/harness.ts';

export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

export class RawSocket {
  readonly frames: Frame[] = [];
  readonly pongs: Buffer[] = [];
  /** What the server closed with; code 0 when the connection just ended. */
  closed: { code: number; reason: string } | null = null;
  /** Bytes of messages received. */
  received = 0;
  onFrame: (frame: Frame) => void = () => undefined;
  onClose: () => void = () => undefined;
  #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #message: Buffer[] = [];
  #destroyAt = Infinity;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static open(origin: string, token: string): Promise<RawSocket> {
    const { hostname, port, host } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setNoDelay(true);
    socket.write(
      [
        'GET /v1/chat/socket HTTP/1.1',
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        `Sec-WebSocket-Protocol: parley.v1, token.${token}`,
        '\r\n',
      ].join('\r\n'),
    );
    return new Promise((resolve, reject) => {
      const raw = new RawSocket(socket);
      let head = Buffer.alloc(0);
      const onData = (data: Buffer) => {
        head = Buffer.concat([head, data]);
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        socket.off('data', onData);
        if (!head.subarray(0, 12).toString().endsWith('101')) {
          socket.destroy();
          return reject(new Error(head.subarray(0, end).toString()));
        }
        socket.on('data', (more: Buffer) => raw.#take(more));
        resolve(raw);
        queueMicrotask(() => raw.#take(head.subarray(end + 4)));
      };
      socket.on('data', onData);
      socket.on('error', reject);
      socket.on('close', () => {
        reject(new Error('the connection ended'));
        raw.closed ??= { code: 0, reason: '' };
        raw.onClose();
      });
    });
  }

  sendJson(value: unknown): void {
    this.sendRaw(opcodes.text, Buffer.from(JSON.stringify(value)));
  }

  /** One frame as given; `first` sets FIN and the reserved bits (FIN alone by default). */
  sendRaw(opcode: number, payload: Buffer, first = 0x80): void {
    const mask = randomBytes(4);
    const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
    this.#socket.write(
      Buffer.concat([Buffer.from([first | opcode]), sizeOf(payload.length, 0x80), mask, masked]),
    );
  }

  /** Bytes as they are, then the end of the connection. */
  sendThenVanish(bytes: Buffer): void {
    this.#socket.write(bytes, () => this.#socket.destroy());
  }

  /** Stops reading: the kernel's buffers fill up, then the sender's. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Vanishes after that many more bytes. */
  destroyAfterBytes(count: number): void {
    this.#destroyAt = this.received + count;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    if (this.#socket.destroyed) return;
    const room = this.#destroyAt - this.received;
    this.received += data.length;
    this.#buffer = Buffer.concat([this.#buffer, data.subarray(0, Math.min(room, data.length))]);
    for (;;) {
      const frame = readFrame(this.#buffer);
      if (!frame) break;
      this.#buffer = this.#buffer.subarray(frame.end);
      this.#handle(frame);
      if (this.#socket.destroyed) return;
    }
    if (data.length >= room) this.#socket.destroy();
  }

  #handle({ opcode, fin, payload }: RawFrame): void {
    if (opcode === opcodes.close) {
      this.closed = {
        code: payload.length >= 2 ? payload.readUInt16BE(0) : 1005,
        reason: payload.subarray(2).toString(),
      };
      this.sendRaw(opcodes.close, payload.subarray(0, 2));
      this.#socket.end();
    } else if (opcode === opcodes.pong) this.pongs.push(payload);
    else if (opcode === opcodes.text || opcode === opcodes.continuation) {
      this.#message.push(payload);
      if (!fin) return;
      const frame = JSON.parse(Buffer.concat(this.#message).toString()) as Frame;
      this.#message = [];
      this.frames.push(frame);
      this.onFrame(frame);
    }
  }
}

interface RawFrame {
  fin: boolean;
  opcode: number;
  payload: Buffer;
  end: number;
}

function readFrame(buffer: Buffer): RawFrame | null {
  if (buffer.length < 2) return null;
  const first = buffer.readUInt8(0);
  const short = buffer.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (buffer.length < start) return null;
  const size =
    short === 126
      ? buffer.readUInt16BE(2)
      : short === 127
        ? Number(buffer.readBigUInt64BE(2))
        : short;
  if (buffer.length < start + size) return null;
  return {
    fin: (first & 0x80) !== 0,
    opcode: first & 0x0f,
    payload: buffer.subarray(start, start + size),
    end: start + size,
  };
}

function sizeOf(length: number, mask: number): Buffer {
  if (length < 126) return Buffer.from([mask | length]);
  const long = length > 0xffff;
  const bytes = Buffer.alloc(long ? 9 : 3);
  bytes.writeUInt8(mask | (long ? 127 : 126), 0);
  if (long) bytes.writeBigUInt64BE(BigInt(length), 1);
  else bytes.writeUInt16BE(length, 1);
  return bytes;
}
