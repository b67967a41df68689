/** The rules around a call: arguments and identity, who may, what was done already, what is tried again, what may be set up. */
import { describe, expect, it, test } from 'vitest';
import { callerRefusal, countRefusal } from '#core/tool/admit';
import { canonical, prepareArguments } from '#core/tool/arguments';
import { earlierCall } from '#core/tool/earlier-call';
import type { EarlierCall } from '#core/tool/earlier-call';
import { costOf, outcome, retryInMs, verdictOf } from '#core/tool/outcome';
import { schemaFault, specOf } from '#core/tool/schema';
import { changedTool, newTool } from '#core/tool/set-up';
import { ToolDraft } from '#protocol/tool';
import * as v from 'valibot';
import { addressTool, orderId, statusTool, toolOf } from '#tests/support/tools';

describe('arguments', () => {
  const given = { order_id: 'ORD-1', city: 'Porto' };
  test('the identity is the session’s, defaults are filled in', () => {
    expect(prepareArguments(addressTool, given, { customer: 'c-1' })).toEqual({
      ok: true,
      arguments: { ...given, express: false, customer: 'c-1' },
    });
    expect(prepareArguments(addressTool, given, null)).toEqual({
      ok: false,
      code: 'needs-identity',
      detail: 'customer is not known',
    });
  });
  it.each<[string, Record<string, unknown>, string]>([
    ['an identity from outside', { ...given, customer: 'c-1' }, 'customer: not yours to set'],
    ['an extra key', { ...given, admin: true }, 'admin: no such argument'],
    ['a wrong type', { ...given, city: 7 }, 'city: type'],
    ['a missing one', { city: 'Porto' }, 'arguments: required'],
    ['what is too long', { ...given, city: 'x'.repeat(41) }, 'city: maxLength'],
    ['a path in an id', { ...given, order_id: '../x' }, 'order_id: pattern'],
    ['a URL in an id', { ...given, order_id: 'https://evil.example' }, 'order_id: pattern'],
    ['SQL in an id', { ...given, order_id: "1' OR 1=1" }, 'order_id: pattern'],
    ['a control character', { ...given, city: 'Por\u0000to' }, 'city: odd characters'],
    ['a line end in an id', { ...given, order_id: 'ORD-1\nX: y' }, 'order_id: pattern'],
    [
      'a megabyte',
      { ...given, city: 'x'.repeat(1_000_000) },
      'the arguments have at most 16384 bytes',
    ],
    [
      '__proto__',
      JSON.parse('{"order_id":"ORD-1","city":"a","__proto__":{"x":1}}') as Record<string, unknown>,
      '__proto__: no such argument',
    ],
  ])('refuses %s', (_, bad, detail) => {
    const prepared = prepareArguments(addressTool, bad, { customer: 'c-1' });
    expect(prepared.ok ? prepared.arguments : prepared.detail).toContain(detail);
    expect(prepared.ok).toBe(false);
  });
  test('equal calls are one text, whatever the order', () => {
    expect(canonical({ b: [1, { d: 1, c: 2 }], a: undefined })).toBe(
      canonical({ b: [1, { c: 2, d: 1 }] }),
    );
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
  });
  test('a model is told of nothing that the server sets, and of no mark of ours', () => {
    expect(specOf(addressTool).parameters).toEqual({
      type: 'object',
      properties: {
        order_id: { type: 'string' },
        city: { type: 'string', maxLength: 40 },
        express: { type: 'boolean', default: false },
      },
      required: ['order_id', 'city'],
      additionalProperties: false,
    });
  });
});

describe('who may', () => {
  const anonymous = { power: 'anonymous', identity: null } as const;
  const known = { power: 'identity', identity: { customer: 'c', segment: 'vip' } } as const;
  const tool = (more: object) => toolOf({ name: 'a_tool', ...more });
  it.each([
    [null, known, 'unknown-tool'],
    [tool({ enabled: false }), known, 'disabled'],
    [tool({ power: 'staff' }), known, 'disabled'],
    [tool({ power: 'email' }), anonymous, 'needs-email'],
    [tool({ power: 'identity' }), anonymous, 'needs-identity'],
    [
      tool({ power: 'identity' }),
      { power: 'email', identity: { email: 'a@b.c' } } as const,
      'needs-identity',
    ],
    [tool({ segments: ['new'] }), known, 'segment'],
    [tool({ segments: ['vip'] }), known, null],
    [tool({}), anonymous, null],
  ])('%#', (of, caller, expected) => {
    expect(callerRefusal(of, caller)).toBe(expected);
  });
  test('not without end', () => {
    const counts = { turn: 0, ofToolInTurn: 0, ofTool: 0, conversation: 0 };
    const refusals = [
      counts,
      { ...counts, turn: 8 },
      { ...counts, ofToolInTurn: 4 },
      { ...counts, ofTool: 100 },
      { ...counts, conversation: 200 },
    ];
    expect(refusals.map((made) => countRefusal(statusTool, made))).toEqual([
      null,
      'turn-limit',
      'turn-limit',
      'conversation-limit',
      'conversation-limit',
    ]);
  });
});

describe('what was done already', () => {
  const call = (more: Partial<EarlierCall> = {}): EarlierCall => ({
    questionSeq: 4,
    tool: 'pay',
    isRead: false,
    digest: 'd',
    status: 'done',
    ok: true,
    ...more,
  });
  const wish = { questionSeq: 4, tool: 'pay', risk: 'write', digest: 'd', attempt: 1 } as const;
  it.each<[string, Parameters<typeof earlierCall>, number | null]>([
    ['the same in the same question', [wish, [call()]], 0],
    ['other words in a first attempt are another call', [{ ...wish, digest: 'e' }, [call()]], null],
    [
      'other words in a second attempt are not',
      [{ ...wish, digest: 'e', attempt: 2 }, [call({ status: 'running', ok: null })]],
      0,
    ],
    [
      'but for reading they are',
      [{ ...wish, risk: 'read', digest: 'e', attempt: 2 }, [call({ isRead: true })]],
      null,
    ],
    ['a write may be wished for again later', [{ ...wish, questionSeq: 9 }, [call()]], null],
    ['money may not', [{ ...wish, risk: 'money', questionSeq: 9 }, [call()]], 0],
    ['unless it failed', [{ ...wish, risk: 'money', questionSeq: 9 }, [call({ ok: false })]], null],
    [
      'nor while it waits',
      [{ ...wish, risk: 'destructive', questionSeq: 9 }, [call({ status: 'waiting', ok: null })]],
      0,
    ],
    ['another tool', [wish, [call({ tool: 'other' })]], null],
    ['the newest of them', [wish, [call(), call()]], 1],
  ])('%s', (_, given, expected) => {
    expect(earlierCall(...given)).toBe(expected);
  });
});

describe('after a failure', () => {
  const failed = (more: object) => outcome('status', { attempts: 1, httpStatus: 503, ...more });
  const read = { risk: 'read', idempotent: false, retries: 2 } as const;
  const write = { ...read, risk: 'write' } as const;
  test('reading tools and idempotent ones try again, with growing pauses, in time', () => {
    expect([
      retryInMs(read, failed({}), 9_999, 0.5),
      retryInMs(read, failed({ attempts: 2 }), 9_999, 0.5),
      retryInMs(read, failed({ attempts: 3 }), 9_999, 0.5),
      retryInMs(write, failed({}), 9_999, 0.5),
      retryInMs({ ...write, idempotent: true }, failed({}), 9_999, 0.5),
      retryInMs(read, failed({ httpStatus: 404 }), 9_999, 0.5),
      retryInMs(read, failed({ httpStatus: 429 }), 9_999, 0.5),
      retryInMs(read, outcome('timeout', { attempts: 1 }), 100, 0.5),
      retryInMs(read, outcome('redirect', { attempts: 1 }), 9_999, 0.5),
      retryInMs(read, outcome('ok', { attempts: 1 }), 9_999, 0.5),
    ]).toEqual([300, 600, null, null, 300, null, 300, null, null, null]);
  });
  test('its own no is no sign of illness', () => {
    expect(
      [
        outcome('ok'),
        failed({ httpStatus: 404 }),
        failed({}),
        failed({ httpStatus: 429 }),
        outcome('timeout'),
        outcome('refused-url'),
        outcome('aborted'),
      ].map((done) => [verdictOf('http', done), verdictOf('page', done)]),
    ).toEqual(
      ['good', 'good', 'bad', 'bad', 'bad', 'neutral', 'neutral'].map((http) => [http, 'neutral']),
    );
  });
});

describe('setting up', () => {
  const draft = (more: object) =>
    v.parse(ToolDraft, { name: 'a_tool', url: 'https://shop.example.com/', ...more });
  const withParameters = (properties: object, more: object = {}) => ({
    parameters: { type: 'object', properties, ...more },
  });
  it.each<[object, string]>([
    [{ url: null }, 'a tool of the kind http needs a url'],
    [{ adapter: 'builtin' }, 'only a tool with an address of its own has a url'],
    [{ risk: 'write', cacheSeconds: 5 }, 'only reading tools can be cached'],
    [{ url: 'https://{host}.example.com/' }, 'the host of the URL must not hold a placeholder'],
    [
      { url: 'https://shop.example.com/{nothing}' },
      'the URL names {nothing}, which is no parameter',
    ],
    [withParameters({ a: { $ref: '#/x' } }), '$ref is not supported'],
    [
      withParameters({ a: { type: 'string', pattern: '(a+)+$' } }),
      'the pattern (a+)+$: repeat with an upper bound, like {1,20}, not with * or +',
    ],
    [withParameters({ 'a-b': {} }), 'a-b is no name of a parameter'],
    [withParameters({}, { required: ['a'] }), 'a is required but not described'],
    [withParameters({ a: { 'x-identity': 'admin' } }), 'x-identity of a must be customer or email'],
    [{ templates: { done: { en: '{{#a}}' } } }, 'templates.done.en is not a mustache template'],
  ])('refuses %j', (more, detail) => {
    expect(newTool(draft(more))).toEqual({
      ok: false,
      refusal: { code: 'invalid-request', detail },
    });
  });
  test('a name of the catalogue brings its definition, which stays as it is', () => {
    const made = newTool(draft({ name: 'get_order_status' }));
    if (!made.ok) throw new Error('refused');
    expect([made.value.isShared, made.value.tool.parameters.required]).toEqual([
      true,
      ['order_id'],
    ]);
    expect(changedTool(made.value, { risk: 'write' })).toMatchObject({ ok: false });
    expect(changedTool(made.value, { timeoutMs: 5_000 })).toMatchObject({
      ok: true,
      value: { timeoutMs: 5_000 },
    });
    expect(
      schemaFault({ parameters: { type: 'object', properties: { id: orderId }, required: [] } }),
    ).toBe(null);
  });
});

test('a call costs what its tries cost, also those that failed; where nobody was asked, nothing', () => {
  const cost = (code: Parameters<typeof outcome>[0], attempts: number) =>
    costOf({ costUsd: 0.25 }, outcome(code, { attempts }));
  const paid = ['ok', 'accepted', 'status', 'timeout', 'bad-body', 'unreachable'] as const;
  expect(paid.map((code) => cost(code, 3))).toEqual(paid.map(() => 0.75));
  const free = ['request', 'refused-url', 'credential', 'no-page'] as const;
  expect(free.map((code) => cost(code, 1))).toEqual(free.map(() => 0));
  expect([cost('circuit-open', 0), cost('needs-identity', 0), cost('circuit-open', 2)]).toEqual([
    0, 0, 0.5,
  ]);
});
