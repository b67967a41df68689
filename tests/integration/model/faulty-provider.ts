/**
 * A provider on loopback that fails in every way a TCP connection can: the tenant's model names the play, and the play writes bytes,
 * waits, hangs up or falls silent. Remembers who asked and when each connection ended. Used by the chain tests.
 */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Wire {
  /** Status line and headers; the body ends with the connection. */
  head(status?: number, headers?: Record<string, string>): void;
  write(bytes: string | Uint8Array): void;
  /** False when the other side has gone. */
  wait(ms: number): Promise<boolean>;
  end(): void;
  /** RST instead of FIN. */
  reset(): void;
}

export interface Asked {
  model: string;
  path: string;
  at: number;
  /** When the connection ended, by whichever side. */
  closedAt: number | null;
  /** Whether the play had ended by then. */
  isPlayed: boolean;
}

export type Play = (wire: Wire, count: number) => void | Promise<void>;

export interface FaultyProvider {
  port: number;
  readonly asked: Asked[];
  askedFor(model: string): Asked[];
  stop(): Promise<void>;
}

/** `count` of a play: how often this model was asked before. */
export async function startFaultyProvider(
  playOf: (model: string) => Play,
): Promise<FaultyProvider> {
  const sockets = new Set<Socket>();
  const asked: Asked[] = [];
  const askedFor = (model: string) => asked.filter((one) => one.model === model);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    void request(socket).then(async ({ path, model }) => {
      const one: Asked = { model, path, at: performance.now(), closedAt: null, isPlayed: false };
      const count = askedFor(model).length;
      asked.push(one);
      socket.on('close', () => (one.closedAt = performance.now()));
      await playOf(model)(wireOf(socket), count);
      one.isPlayed = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    askedFor,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function wireOf(socket: Socket): Wire {
  return {
    head(status = 200, headers = {}) {
      const all = { 'content-type': 'text/event-stream', connection: 'close', ...headers };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`HTTP/1.1 ${status} Scripted\r\n${lines.join('')}\r\n`);
    },
    write: (bytes) => void socket.write(bytes),
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          socket.off('close', gone);
          resolve(!socket.destroyed);
        }, ms);
        const gone = () => {
          clearTimeout(timer);
          resolve(false);
        };
        if (socket.destroyed) gone();
        else socket.once('close', gone);
      }),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  };
}

/** Reads one whole request. */
function request(socket: Socket): Promise<{ path: string; model: string }> {
  return new Promise((resolve) => {
    let bytes = Buffer.alloc(0);
    const onData = (data: Buffer) => {
      bytes = Buffer.concat([bytes, data]);
      const headEnd = bytes.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const head = bytes.subarray(0, headEnd).toString();
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (bytes.length < headEnd + 4 + length) return;
      socket.off('data', onData);
      // Whatever comes now is not read by anybody, but the end of the connection must be noticed.
      socket.resume();
      const body = JSON.parse(bytes.subarray(headEnd + 4).toString()) as { model: string };
      resolve({ path: head.split(' ')[1] ?? '', model: body.model });
    };
    socket.on('data', onData);
  });
}

/** OpenAI's format. */
export const chat = {
  text: (content: string): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`,
  end: (finish = 'stop'): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: finish }] })}\n\n` +
    'data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":2}}\n\ndata: [DONE]\n\n',
};

/** Anthropic's. */
export const claude = (text: string): string =>
  [
    { type: 'message_start', message: { usage: { input_tokens: 10, output_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ]
    .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    .join('');
