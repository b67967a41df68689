/** The plays of the faulty provider: every row of R17–R19 and R21 by name, with what the visitor must see of it. */
import { gzipSync } from 'node:zlib';
import type { Play, Wire } from './faulty-provider.ts';
import { chat } from './faulty-provider.ts';

export const said = 'Grüß Gott 👋, it is on its way.';
const pieces = ['Grüß ', 'Gott 👋', ', it is ', 'on its way.'];
const stream = pieces.map(chat.text).join('');
export const whole = stream + chat.end();
/** Of plays that break in the middle. */
export const shown = 'Grüß Gott 👋';
const begun = pieces.slice(0, 2).map(chat.text).join('');

const bytes =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Play =>
  (wire) => {
    wire.head(200, headers);
    wire.write(body);
    wire.end();
  };
const status =
  (code: number, headers: Record<string, string> = {}): Play =>
  (wire) => {
    wire.head(code, { 'content-type': 'application/json', ...headers });
    wire.write('{"error":{"message":"secret detail"}}');
    wire.end();
  };
const inHeaders = (wire: Wire) => wire.write('HTTP/1.1 200 OK\r\ncontent-type: text/ev');

/** R17: nothing is shown. */
export const failing: Record<string, Play> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 529].map((code) => [
      `status-${code}`,
      status(code),
    ]),
  ),
  '429-at-once': status(429, { 'retry-after': '0' }),
  '429-in-a-second': status(429, { 'retry-after': '1' }),
  '429-in-a-minute': status(429, { 'retry-after': '60' }),
  '429-by-date': status(429, { 'retry-after': new Date(4e12).toUTCString() }),
  redirect: status(307, { location: 'http://127.0.0.1:1/' }),
  'reset-at-once': (wire) => wire.reset(),
  'end-at-once': (wire) => wire.end(),
  'reset-in-headers': async (wire) => {
    inHeaders(wire);
    await wire.wait(20);
    wire.reset();
  },
  'end-in-headers': (wire) => {
    inHeaders(wire);
    wire.end();
  },
  'reset-in-body': async (wire) => {
    wire.head();
    wire.write('data: {"cho');
    await wire.wait(20);
    wire.reset();
  },
  'no-http': (wire) => {
    wire.write('SSH-2.0-OpenSSH_9.9\r\n');
    wire.end();
  },
  'hang-before-headers': () => undefined,
  'hang-in-headers': inHeaders,
  'hang-in-body': (wire) => wire.head(),
  'hang-in-an-error': (wire) => wire.head(500),
  'headers-after-20-s': async (wire) => {
    if (!(await wire.wait(20_000))) return;
    await bytes(whole)(wire, 0);
  },
  'a-byte-in-a-while': async (wire) => {
    wire.head();
    for (const byte of whole) {
      wire.write(byte);
      if (!(await wire.wait(500))) return;
    }
  },
  'comments-for-ever': async (wire) => {
    wire.head();
    do wire.write(': still thinking\n\n');
    while (await wire.wait(100));
  },
  'page-with-200': bytes('<html>Bad gateway</html>', { 'content-type': 'text/html' }),
  'page-as-stream': bytes('<html>\ndata: Bad gateway\n\n</html>'),
  'json-error': bytes('{"error":{"message":"secret detail"}}', {
    'content-type': 'application/json',
  }),
  'json-of-something': bytes('{"hello":"secret detail"}', { 'content-type': 'application/json' }),
  'json-as-stream': bytes('{"error":{"message":"secret detail"}}'),
  'event-error': bytes('event: error\ndata: {"message":"secret detail"}\n\n'),
  'broken-json': bytes('data: {"choices":[{"delta":{"content":"secr\n\n'),
  'gzip-without-header': bytes(gzipSync(whole)),
  'gzip-that-is-none': bytes(whole, { 'content-encoding': 'gzip' }),
  nothing: bytes(''),
  'only-done': bytes('data: [DONE]\n\n'),
  'only-blanks': bytes(chat.text(' ') + chat.text('\n') + chat.end()),
  'no-text': bytes(chat.end()),
  'tool-without-text': bytes(chat.end('tool_calls')),
};

/** R21: no other provider is asked; the built-in engine answers. */
export const filtered: Record<string, Play> = {
  'filter-at-once': bytes(chat.end('content_filter')),
  refusal: bytes(`data: {"choices":[{"delta":{"refusal":"secret detail"}}]}\n\n${chat.end()}`),
  'filter-of-the-question': (wire) => {
    wire.head(400, { 'content-type': 'application/json' });
    wire.write('{"error":{"code":"content_filter","message":"secret detail"}}');
    wire.end();
  },
};

/** R18: what was shown stays, is marked, and the built-in engine ends it. */
export const breaking: Record<string, Play> = {
  'reset-in-the-middle': async (wire) => {
    wire.head();
    wire.write(begun);
    await wire.wait(50);
    wire.reset();
  },
  'end-in-the-middle': bytes(begun),
  'hang-in-the-middle': (wire) => {
    wire.head();
    wire.write(begun);
  },
  'rubbish-in-the-middle': bytes(`${begun}data: {"cho\n\n`),
  'error-in-the-middle': bytes(`${begun}event: error\ndata: {"error":"secret detail"}\n\n`),
  'filter-in-the-middle': bytes(begun + chat.end('content_filter')),
  'gzip-cut-in-the-middle': bytes(gzipSync(begun, { finishFlush: 2 }), {
    'content-encoding': 'gzip',
  }),
  'a-token-in-five-seconds': async (wire) => {
    wire.head();
    wire.write(begun);
    while (await wire.wait(5_000)) wire.write(chat.text('late'));
  },
};

const oneByOne =
  (text: string): Play =>
  async (wire) => {
    wire.head();
    for (const byte of Buffer.from(text)) {
      wire.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    wire.end();
  };

/** R19: odd, but the answer is whole. */
export const odd: Record<string, Play> = {
  usual: bytes(whole),
  'byte-by-byte': oneByOne(whole),
  'byte-by-byte-with-cr-lf': oneByOne(whole.replaceAll('\n', '\r\n')),
  'only-cr': bytes(whole.replaceAll('\n', '\r')),
  'line-ends-mixed': bytes(
    pieces
      .map((piece, index) =>
        chat.text(piece).replaceAll('\n', ['\r', '\n', '\r\n'][index % 3] ?? ''),
      )
      .join('') + chat.end(),
  ),
  'byte-order-mark': bytes(`\ufeff${whole}`),
  comments: bytes(`: hi\n\n${whole.replaceAll('data:', ': comment\ndata:')}`),
  'no-done': bytes(whole.replace('data: [DONE]\n\n', '')),
  'two-done': bytes(`${whole}data: [DONE]\n\n`),
  'reset-after-the-end': async (wire) => {
    wire.head();
    wire.write(stream + chat.end().split('data: [DONE]')[0]);
    await wire.wait(50);
    wire.reset();
  },
  'hang-after-the-end': (wire) => {
    wire.head();
    wire.write(whole);
  },
  'wrong-content-type': bytes(whole, { 'content-type': 'text/plain' }),
  gzip: bytes(gzipSync(whole), { 'content-encoding': 'gzip' }),
  'json-instead': bytes(
    JSON.stringify({
      choices: [{ message: { role: 'assistant', content: said }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 2 },
    }),
    { 'content-type': 'application/json' },
  ),
  'halves-of-a-character': bytes(
    whole.replace(
      '👋',
      '\\ud83d"},"finish_reason":null}]}\n\ndata: {"choices":[{"delta":{"content":"\\udc4b',
    ),
  ),
};

export const good: Play = bytes(whole);
export const lengthInASentence: Play = bytes(begun + chat.end('length'));
export const lengthAtItsEnd: Play = bytes(stream + chat.end('length'));
export const unauthorized: Play = status(401);
export const unavailable: Play = status(503);
