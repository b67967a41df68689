/** Work that is taken on and not done: what counts as that, where it is asked for, and how often. */
import { expect, it } from 'vitest';
import { lateOf, pauseMs } from '#core/tool/late';
import type { CallToolDeps, ToolCallRequest } from '#flows/call-tool';
import { pollCall } from '#flows/late-tool';
import { toolOf } from '#tests/support/tools';

const tool = (more: object = {}) => ({
  url: 'https://shop.example/exports',
  slow: false,
  ...more,
});
const late = (poll: string | null, retryAfterSeconds: number | null = null) => ({
  poll,
  retryAfterSeconds,
});

it.each<[string, object, number, Record<string, string>, unknown]>([
  ['a plain answer', {}, 200, { location: '/jobs/1' }, null],
  ['202 without a word where to ask', {}, 202, {}, null],
  ['202 of a tool that calls back', { slow: true }, 202, {}, late(null)],
  ['a path', {}, 202, { location: '/jobs/1?x=2' }, late('https://shop.example/jobs/1?x=2')],
  ['a time', {}, 202, { location: '/j', 'retry-after': '30' }, late('https://shop.example/j', 30)],
  ['a date', { slow: true }, 202, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, late(null)],
  [
    'the same host in full',
    {},
    202,
    { location: 'https://shop.example/j' },
    late('https://shop.example/j'),
  ],
  ['another host', {}, 202, { location: 'https://evil.example/j' }, null],
  ['another port', {}, 202, { location: 'https://shop.example:8443/j' }, null],
  ['no TLS any more', {}, 202, { location: 'http://shop.example/j' }, null],
  ['a host that looks like a path', {}, 202, { location: '//evil.example/j' }, null],
  ['a host behind a name', {}, 202, { location: 'https://shop.example@evil.example/' }, null],
  ['a backslash', {}, 202, { location: '/\\evil.example' }, null],
  ['what has no address', { url: null }, 202, { location: '/j' }, null],
])('%s', (_, more, status, headers, expected) => {
  expect(lateOf(tool(more), status, headers)).toEqual(expected);
});

it('asks less and less often, and when it was told to', () => {
  const unasked = [0, 1, 2, 5, 20].map((polls) => pauseMs(late('x'), polls));
  expect(unasked).toEqual([5_000, 7_500, 11_250, 37_969, 600_000]);
  expect([0, 30, 99_999].map((seconds) => pauseMs(late('x', seconds), 3))).toEqual([
    1_000, 30_000, 600_000,
  ]);
});

it('asks only where the tool is now: what belongs to its new host goes to no other (S55)', async () => {
  const asked: string[] = [];
  const deps = {
    adapters: {
      http: {
        poll: async ({ credential }: { credential: { value: string } }, url: string) => {
          asked.push(`${url} ${credential.value}`);
          return { ok: true, status: 200, headers: {}, text: '{"done":true}' };
        },
      },
    },
    sealer: { key: async () => ({ open: async (sealed: string) => sealed }) },
    system: { now: () => 0 },
  } as unknown as CallToolDeps;
  const at = (url: string) =>
    ({
      tenant: { id: 'tnt', wrappedKey: '' },
      stored: {
        tool: toolOf({ name: 'export', url }),
        credentialSealed: '{"header":"authorization","value":"new"}',
        signingSealed: 'x',
        oldSigningSealed: null,
        oldSigningUntil: null,
      },
      arguments: {},
    }) as unknown as ToolCallRequest;
  const poll = 'https://shop.example.com/jobs/1';
  const ended = [
    await pollCall(at('https://shop.example.com/exports'), poll, deps),
    await pollCall(at('https://elsewhere.example.com/exports'), poll, deps),
    await pollCall(at('https://shop.example.com:8443/exports'), poll, deps),
  ];
  expect(ended.map((one) => one?.code)).toEqual(['ok', 'changed', 'changed']);
  expect(asked).toEqual([`${poll} new`]);
});
