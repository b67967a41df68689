/** From arguments to a request and from an answer to what is wanted of it. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mappedRequest, mappingFault, picked } from '#core/integration/mapping';
import { endpointDraft, freeName } from '#core/integration/endpoint';
import { integrationTypes } from '#core/integration/types';
import { newTool } from '#core/tool/set-up';
import { ToolMapping } from '#protocol/tool-mapping';

const id = 'int_0000000000000000000001';
const mapping = (given: object) => v.parse(ToolMapping, { id, ...given });
const context = { key: 'k-1', conversationId: null };
const requestFor = (
  given: object,
  values: Record<string, unknown>,
  method: 'GET' | 'POST' = 'GET',
) => {
  const request = mappedRequest(
    { name: 'it', method, headers: {} },
    mapping(given),
    'https://shop.example.com/api/',
    values,
    context,
  );
  if ('fault' in request) return request;
  const { url, body, headers } = request;
  return { url, body, type: headers['content-type'] ?? null };
};

describe('a request', () => {
  it('has its arguments where the mapping says, encoded', () => {
    expect(
      requestFor(
        { path: '/orders/{order}', query: { email: 'eq.{email}', 'a&b': '1&2', more: '{absent}' } },
        { order: 'A 1/2', email: 'x@y.example', extra: 'not sent' },
      ),
    ).toEqual({
      url: 'https://shop.example.com/api/orders/A%201%2F2?email=eq.x%40y.example&a%26b=1%262',
      body: null,
      type: null,
    });
  });
  it('keeps the types of values in its body, and leaves out what is absent', () => {
    expect(
      requestFor(
        {
          path: '/t',
          body: { a: '{n}', b: { c: 'no {n} of {s}' }, d: '{absent}', e: [1, '{absent}'] },
        },
        { n: 7, s: 'x' },
        'POST',
      ),
    ).toEqual({
      url: 'https://shop.example.com/api/t',
      body: '{"a":7,"b":{"c":"no 7 of x"},"e":[1]}',
      type: 'application/json',
    });
  });
  it('is a form where the other side wants one', () => {
    expect(
      requestFor(
        { path: '/r', encoding: 'form', body: { payment: '{p}', meta: { by: '{who}' } } },
        { p: 'pi_1&2', who: 'me' },
        'POST',
      ),
    ).toMatchObject({
      body: 'payment=pi_1%262&meta%5Bby%5D=me',
      type: 'application/x-www-form-urlencoded',
    });
  });
  it.each(['..', '.', ''])('is not made when %j would climb in the path', (order) => {
    expect(requestFor({ path: '/orders/{order}/x' }, { order })).toEqual({
      fault: '{order} has no usable value',
    });
  });
});

describe('a mapping', () => {
  it.each([
    [{ path: '/a/{b}' }, 'the URL names {b}, which is no parameter'],
    [{ query: { a: '{b}' } }, 'the mapping names {b}, which is no parameter'],
    [{ body: { deep: ['{b}'] } }, 'the mapping names {b}, which is no parameter'],
    [{ only: { '/x': 'b' } }, 'the mapping names {b}, which is no parameter'],
    [{ path: '/a/../b' }, 'the path must not climb'],
    [{ path: '/a/{a}' }, null],
  ])('%j: %s', (given, fault) => {
    expect(mappingFault(mapping(given), ['a'])).toBe(fault);
  });
});

describe('an answer', () => {
  const orders = {
    orders: [
      { email: 'Ada@example.com', n: 1, ship: [{ no: 'T1' }] },
      { email: 'eve@example.com', n: 2, ship: [] },
    ],
  };
  it('gives what is picked, of entries that are the person’s own', () => {
    expect(
      picked(
        orders,
        mapping({
          root: '/orders',
          only: { '/email': 'email' },
          pick: { number: '/n', track: '/ship/0/no' },
        }),
        { email: 'ada@example.com' },
      ),
    ).toEqual([{ number: 1, track: 'T1' }]);
  });
  it('gives nothing when nobody is known', () => {
    const own = mapping({ root: '/orders', only: { '/email': 'email' } });
    expect(picked(orders, own, {})).toEqual([]);
    expect(
      picked(orders, mapping({ root: '/orders/1', only: { '/email': 'email' } }), { email: 'a' }),
    ).toBeNull();
  });
  it('is not read through a prototype', () => {
    expect(picked({}, mapping({ root: '/__proto__' }), {})).toBeNull();
  });
});

const shipped = Object.entries(integrationTypes).flatMap(([type, kind]) =>
  kind.endpoints.map((endpoint) => [`${type} ${endpoint.name}`, endpoint] as const),
);
it.each(shipped)('the shipped endpoint %s makes a tool', (_, endpoint) => {
  expect(newTool(endpointDraft(endpoint, id))).toMatchObject({ ok: true });
});

it('a second shop’s endpoint gets another name', () => {
  const names = (taken: string[]) => freeName('get_order', 'shopify', new Set(taken));
  const all = [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `get_order_shopify_${number}`);
  expect([
    names(['other']),
    names(['get_order']),
    names(['get_order', 'get_order_shopify']),
    names(['get_order', 'get_order_shopify', ...all]),
  ]).toEqual(['get_order', 'get_order_shopify', 'get_order_shopify_2', null]);
});
