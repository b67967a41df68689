/** R19: one stream in many shapes, cut at every byte: the events are the same each time. */
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '#worker/adapters/model/event-stream';
import { streamEvents } from '#worker/adapters/model/event-stream';
import { bytesOf, streamOf } from './streams.ts';

async function read(chunks: Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of streamEvents(streamOf(chunks))) events.push(event);
  return events;
}
const data = (...list: string[]): StreamEvent[] => list.map((text) => ({ name: '', data: text }));

const cases: Record<string, [text: string, expected: StreamEvent[]]> = {
  LF: ['data: a\n\ndata: b\n\n', data('a', 'b')],
  'CR LF': ['data: a\r\n\r\ndata: b\r\n\r\n', data('a', 'b')],
  CR: ['data: a\r\rdata: b\r\r', data('a', 'b')],
  'all mixed': ['data: a\r\n\ndata: b\r\n\rdata: c\n\r\ndata: d\n\n', data('a', 'b', 'c', 'd')],
  'a byte-order mark': ['\ufeffdata: a\n\n', data('a')],
  'a byte-order mark in the middle is text': ['data: \ufeffa\n\n', data('\ufeffa')],
  comments: [': hello\n\n:\n:data: no\ndata: a\n: more\n\n', data('a')],
  'several lines with CR LF': [
    'event: x\r\ndata: a\r\ndata: b\r\n\r\n',
    [{ name: 'x', data: 'a\nb' }],
  ],
  'several lines': ['data: a\ndata:\ndata: b\n\n', data('a\n\nb')],
  'no blank after the colon': ['data:a\n\ndata:  b\n\n', data('a', ' b')],
  names: [
    'event: error\ndata: x\n\nevent:ping\ndata: {}\n\ndata: y\n\n',
    [
      { name: 'error', data: 'x' },
      { name: 'ping', data: '{}' },
      { name: '', data: 'y' },
    ],
  ],
  'a name without data': ['event: a\n\ndata: b\n\n', data('b')],
  'foreign fields': ['id: 1\nretry: 5\ndatax: no\ndata\ndata: a\n\n', data('\na')],
  'empty lines': ['\n\n\n\r\r\ndata: a\n\n\n\n', data('a')],
  'no last empty line': ['data: a\n\ndata: b\n', data('a', 'b')],
  'no last line end': ['data: a\n\ndata: b', data('a', 'b')],
  'characters of two, three and four bytes': [
    'data: é€😀👩‍👩‍👧\n\ndata: 你好\n\n',
    data('é€😀👩‍👩‍👧', '你好'),
  ],
  nothing: ['', []],
  'a page': ['<html>\n<body>data: no</body>\n</html>\n', []],
  JSON: ['{"error": "no"}', []],
};

describe('every shape, cut at every byte and into single bytes', () => {
  it.each(Object.entries(cases))('%s', async (_, [text, expected]) => {
    const bytes = bytesOf(text);
    for (let cut = 0; cut <= bytes.length; cut++)
      expect([cut, await read([bytes.slice(0, cut), bytes.slice(cut)])]).toEqual([cut, expected]);
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });
});

it('reads several streams at once without mixing them up', async () => {
  const text = (name: string) =>
    Array.from({ length: 50 }, (_, index) => `data: ${name}${index}\r\n\r\n`).join('');
  const names = ['a', 'bb', 'ccc'];
  const read3 = await Promise.all(names.map((name) => read([bytesOf(text(name))])));
  expect(read3.map((events) => events.map((event) => event.data))).toEqual(
    names.map((name) => Array.from({ length: 50 }, (_, index) => `${name}${index}`)),
  );
});

it('bytes that are no UTF-8 become replacement characters', async () => {
  const bytes = Uint8Array.of(...bytesOf('data: a'), 0xff, 0xc3, ...bytesOf('b\n\n'));
  expect(await read([bytes])).toEqual(data('a\ufffd\ufffdb'));
});

it('an event without end is given up, not kept', async () => {
  const piece = bytesOf('x'.repeat(262_144));
  await expect(
    read([bytesOf('data: '), ...Array.from({ length: 5 }, () => piece)]),
  ).rejects.toThrow('an event without end');
  const lines = bytesOf('data: y\n'.repeat(32_768));
  await expect(read(Array.from({ length: 20 }, () => lines))).rejects.toThrow(
    'an event without end',
  );
});

it('cancels the body when the reader stops', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytesOf('data: a\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const _ of streamEvents(body)) break;
  expect(cancelled).toBe(true);
});
