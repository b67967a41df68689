/** The server half of RFC 6455, as much as the fake server needs: text frames, ping, close, and a way to go deaf. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface FakeSocket {
  send(value: unknown): void;
  close(code: number): void;
  /** Cuts the line without a word. */
  cut(): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  /** Frozen: nothing is read or sent any more, the line stays up. */
  frozen: boolean;
}

export function acceptSocket(request: IncomingMessage, line: Duplex, protocol: string): FakeSocket {
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  line.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${key}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  let listener: (text: string) => void = () => {};
  const closers: (() => void)[] = [];
  let rest = Buffer.alloc(0);
  const frame = (opcode: number, payload: Buffer) => {
    if (socket.frozen || line.destroyed) return;
    const { length } = payload;
    const head =
      length < 126
        ? Buffer.from([0x80 | opcode, length])
        : length < 65_536
          ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
          : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)]);
    line.write(Buffer.concat([head, payload]));
  };
  const socket: FakeSocket = {
    frozen: false,
    send: (value) => frame(1, Buffer.from(JSON.stringify(value))),
    close(code) {
      frame(8, Buffer.from([code >> 8, code & 255]));
      line.end();
    },
    cut: () => void line.destroy(),
    onText: (next) => void (listener = next),
    onClose: (next) => void closers.push(next),
  };
  line.on('data', (chunk: Buffer) => {
    if (socket.frozen) return;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const taken = readFrame(rest);
      if (!taken) return;
      rest = rest.subarray(taken.bytes);
      if (taken.opcode === 1) listener(taken.payload.toString('utf8'));
      else if (taken.opcode === 9) frame(10, taken.payload);
      else if (taken.opcode === 8) {
        frame(8, taken.payload.subarray(0, 2));
        line.end();
      }
    }
  });
  line.on('error', () => {});
  line.on('close', () => {
    for (const closer of closers) closer();
  });
  return socket;
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

function readFrame(data: Buffer): { opcode: number; payload: Buffer; bytes: number } | null {
  if (data.length < 2) return null;
  let length = data[1]! & 127;
  let at = 2;
  if (length === 126) {
    if (data.length < 4) return null;
    length = data.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (data.length < 10) return null;
    length = data.readUInt32BE(6);
    at = 10;
  }
  if (data.length < at + 4 + length) return null;
  const mask = data.subarray(at, at + 4);
  const payload = Buffer.from(data.subarray(at + 4, at + 4 + length));
  for (let i = 0; i < length; i++) payload[i]! ^= mask[i & 3]!;
  return { opcode: data[0]! & 15, payload, bytes: at + 4 + length };
}
