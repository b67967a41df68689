/** What goes out to a tool and what comes back: the request, the result, the log of both, the words around it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fill, plainResult, plainValue } from '#core/tool/render';
import { originOf, toolRequest } from '#core/tool/request';
import { bytesOf, cut, readResult, redactFields, asMeant } from '#core/tool/result';
import { toolOf } from '#tests/support/tools';

describe('the request', () => {
  const context = { key: 'k-1', conversationId: 'cnv_1' };
  const get = toolOf({
    name: 'get_it',
    method: 'GET',
    url: 'https://shop.example.com/o/{order_id}/x?a=1',
    headers: { 'X-Shop': 'a' },
    parameters: {
      type: 'object',
      properties: {
        order_id: { type: 'string' },
        page: { type: 'integer' },
        list: { type: 'array' },
      },
    },
  });
  test('fills the path, puts the rest into the query or the body', () => {
    const headers = {
      'x-shop': 'a',
      accept: 'application/json',
      'user-agent': 'Parley',
      'idempotency-key': 'k-1',
      'parley-tool': 'get_it',
      'parley-conversation': 'cnv_1',
    };
    expect(toolRequest(get, { order_id: 'a b/é', page: 2, list: ['x'] }, context)).toEqual({
      method: 'GET',
      url: 'https://shop.example.com/o/a%20b%2F%C3%A9/x?a=1&page=2&list=%5B%22x%22%5D',
      headers,
      body: null,
    });
    expect(toolRequest({ ...get, method: 'PUT' }, { order_id: '7', page: 2 }, context)).toEqual({
      method: 'PUT',
      url: 'https://shop.example.com/o/7/x?a=1',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"page":2}',
    });
  });
  it.each(['.', '..', '', '...'])('refuses %j in a path', (order_id) => {
    expect(toolRequest(get, { order_id }, context)).toEqual({
      fault: '{order_id} has no usable value',
    });
  });
  test('never leaves the host, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (order_id) => {
        const made = toolRequest(get, { order_id }, context);
        return (
          'fault' in made ||
          (new URL(made.url).origin === 'https://shop.example.com' &&
            new URL(made.url).pathname.startsWith('/o/') &&
            new URL(made.url).pathname.endsWith('/x') &&
            originOf(made.url) === 'https://shop.example.com')
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the result', () => {
  it.each<[string, ReturnType<typeof readResult>]>([
    ['', { ok: true, value: null }],
    ['{"a":[1,"]}"]}', { ok: true, value: { a: [1, ']}'] } }],
    ['<p>', { ok: false, fault: 'not JSON' }],
    ['['.repeat(33) + ']'.repeat(33), { ok: false, fault: 'nested deeper than 32 levels' }],
    ['['.repeat(100_000), { ok: false, fault: 'nested deeper than 32 levels' }],
  ])('%#', (text, expected) => {
    expect(readResult(text)).toEqual(expected);
  });
  test('is cut to what a prompt can hold, and says so', () => {
    const big = { rows: Array.from({ length: 1_000 }, (_, at) => ({ at, text: 'é'.repeat(500) })) };
    const made = cut(big, 32_768) as { rows: unknown[] };
    expect([made.rows.length, made.rows.at(-1)]).toEqual([16, '… and 985 more']);
    expect(bytesOf(made)).toBeLessThanOrEqual(32_768);
    expect(cut({ small: 1 }, 100)).toEqual({ small: 1 });
  });
  test('fits for any JSON', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.integer({ min: 60, max: 2_000 }),
        (value, max) => bytesOf(cut(value, max)) <= max,
      ),
      { numRuns: 300 },
    );
    expect(bytesOf({ a: 'é🎉' })).toBe(Buffer.byteLength(JSON.stringify({ a: 'é🎉' })));
  });
  test('a list of one is the one, for n8n; a page makes no cards', () => {
    const meant = (adapter: 'n8n' | 'http' | 'page', value: unknown) => asMeant({ adapter }, value);
    expect([
      meant('n8n', [{ a: 1 }]),
      meant('n8n', [1, 2]),
      meant('n8n', { a: 1 }),
      meant('http', [{ a: 1 }]),
      meant('http', { a: 1, parts: [] }),
      meant('page', { a: 1, parts: [{ type: 'receipt' }] }),
      meant('page', 'text'),
      meant('page', null),
    ]).toEqual([
      { a: 1 },
      [1, 2],
      { a: 1 },
      [{ a: 1 }],
      { a: 1, parts: [] },
      { a: 1 },
      'text',
      null,
    ]);
  });
  test('is logged without what is private', () => {
    expect(
      redactFields(
        {
          order_id: 'ORD-1',
          email: 'a@b.example',
          note: 'call +49 170 1234567',
          nested: [{ api_key: 'x', city: 'Porto' }],
          pin: '1',
          code: 's',
        },
        new Set(['code']),
      ),
    ).toEqual({
      order_id: 'ORD-1',
      email: '•••',
      note: expect.not.stringContaining('1234567') as string,
      nested: [{ api_key: '•••', city: 'Porto' }],
      pin: '•••',
      code: '•••',
    });
  });
});

describe('templates', () => {
  test('values cannot speak as we do', () => {
    expect(plainValue('[click](https://evil.example) <b>*x*</b>\n\u0007y')).toBe(
      '(click)(https://evil.example) ‹b›∗x∗‹/b› y',
    );
    expect(fill('{{a}}{{#b}}, {{b}}{{/b}}.', { a: 'A\nB', b: 'C' })).toBe('A B, C.');
    expect(fill('{{#a}', { a: 1 })).toBe(null);
    expect(fill('{{none}}', {})).toBe(null);
  });
  test('without one the fields are told', () => {
    expect([
      plainResult({ delivery_day: 'Monday', parts: [], ok: true }, 'en'),
      plainResult({ message: 'All done', x: 1 }, 'en'),
      plainResult('hi', 'en'),
      plainResult(null, 'en'),
      plainResult([], 'en'),
    ]).toEqual(['- delivery day: Monday\n- ok: true', 'All done', 'hi', null, null]);
  });
  test('of a list every thing is told, and of one alone its fields, with times as people write them', () => {
    const order = { order: '#1', ordered_at: '2026-11-02T08:15:00Z', tracking: null };
    const shoes = [
      { title: 'Trail', price: '89', stock: 4 },
      { title: 'Road', price: '99', stock: 0 },
    ];
    expect([
      plainResult([order], 'en'),
      plainResult([order], 'de'),
      plainResult(shoes, 'en'),
      plainResult(['a', 'b'], 'en'),
    ]).toEqual([
      '- order: #1\n- ordered at: Nov 2, 2026, 8:15 AM UTC',
      '- order: #1\n- ordered at: 02.11.2026, 08:15 UTC',
      '- **Trail** (price: 89, stock: 4)\n- **Road** (price: 99, stock: 0)',
      '- a\n- b',
    ]);
  });
});
