/** A secret goes to the host it was entered for (S55): no path, mapping, argument or header leads it elsewhere, and none stands in the open. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { joined, mappedRequest, mappingFault } from '#core/integration/mapping';
import { outgoingUrl } from '#core/outgoing-url';
import { sampleUrl, templateFault, toolRequest } from '#core/tool/request';
import type { ToolRequest } from '#core/tool/request';
import { IntegrationChange, IntegrationDraft } from '#protocol/integration';
import { ToolChange } from '#protocol/tool';
import { ToolMapping } from '#protocol/tool-mapping';
import { connected } from '#worker/adapters/connected';
import { connectTo, connectionId } from '#tests/support/tools';

/** What might make another host of a URL, a step at a time. */
const piece = fc.constantFrom(
  ...'/ // \\ . .. %2e%2e @ : ? # & = evil.example evil.example:443 https:// 127.0.0.1 {a} {b} {a}{b} ; , % %2f %5c %00 \t \n \u0000 é ① a'.split(
    ' ',
  ),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const context = { key: 'k', conversationId: null };
const good = 'https://shop.example.com';
const hostOf = (request: ToolRequest) => {
  const checked = outgoingUrl(request.url, { allow: [], own: [] });
  return checked.ok ? new URL(checked.value).host : null;
};

it('whatever a mapping and its arguments say, the request goes to the connection’s host', () => {
  let made = 0;
  fc.assert(
    fc.property(text, text, text, text, (path, query, a, b) => {
      const read = v.safeParse(ToolMapping, {
        id: connectionId,
        path: `/${path}`,
        query: { q: query },
      });
      if (!read.success || mappingFault(read.output, ['a', 'b'])) return true;
      for (const base of [good, `${good}/api`, `${good}/`]) {
        const request = mappedRequest(
          { method: 'GET', headers: {}, name: 't' },
          read.output,
          base,
          { a, b },
          context,
        );
        if ('fault' in request) continue;
        made += 1;
        const host = hostOf(request);
        if (host !== null && host !== 'shop.example.com') return false;
      }
      return true;
    }),
    { numRuns: 5_000 },
  );
  expect(made).toBeGreaterThan(1_000);
});

it('whatever a tool’s URL and its arguments say, the request goes to the host that was saved', () => {
  let made = 0;
  fc.assert(
    fc.property(text, text, text, (after, a, b) => {
      const url = `${good}${after}`;
      if (templateFault(url, ['a', 'b'])) return true;
      const saved = outgoingUrl(sampleUrl(url), { allow: [], own: [] });
      if (!saved.ok) return true;
      const request = toolRequest(
        { url, method: 'POST', headers: {}, name: 't' },
        { a, b },
        context,
      );
      if ('fault' in request) return true;
      made += 1;
      const host = hostOf(request);
      return host === null || host === new URL(saved.value).host;
    }),
    { numRuns: 5_000 },
  );
  expect(made).toBeGreaterThan(200);
});

it('a connection proves itself at no other origin, whatever it is asked for', async () => {
  const contacted: string[] = [];
  const through = connected({
    outgoing: {
      check: async () => ({ ok: false, refusal: { code: 'invalid-request' } }) as never,
      call: async ({ url }) => {
        contacted.push(url);
        return { ok: true, status: 200, headers: {}, text: '{}', latencyMs: 0 };
      },
    },
    system: { now: () => 0 },
  });
  const open = await connectTo(good)('tnt', connectionId);
  if (typeof open === 'string') throw new Error(open);
  const ask = async (url: string) => {
    const answer = await through.call(open, {
      url,
      method: 'GET',
      headers: {},
      timeoutMs: 9,
      maxBytes: 9,
    });
    return answer.ok ? 'sent' : answer.kind;
  };
  const elsewhere = [
    'https://evil.example/',
    'http://shop.example.com/',
    'https://shop.example.com:8443/',
    'https://shop.example.com@evil.example/',
    'https://shop.example.com.evil.example/',
    '//shop.example.com/',
  ];
  expect(await Promise.all(elsewhere.map(ask))).toEqual(elsewhere.map(() => 'refused-url'));
  const same = ['//evil.example', '/../../x', '/@evil.example', '/x?u=https://evil.example'];
  expect(await Promise.all(same.map((path) => ask(joined(good, path))))).toEqual(
    same.map(() => 'sent'),
  );
  expect(new Set(contacted.map((url) => new URL(url).host))).toEqual(new Set(['shop.example.com']));
});

it.each([
  'Authorization',
  'X-Api-Key',
  'x-apikey',
  'X-Auth-Token',
  'X-Client-Secret',
  'X-Password',
  'Cookie',
])(
  'what looks like a secret (%s) is no plain header: those are shown, and stay when the host changes',
  (name) => {
    const headers = { [name]: 'sesame' };
    const rest = { type: 'rest', name: 'Shop', baseUrl: good };
    expect([
      v.safeParse(IntegrationDraft, { ...rest, headers }).success,
      v.safeParse(IntegrationChange, { headers }).success,
      v.safeParse(ToolChange, { headers }).success,
      v.safeParse(IntegrationDraft, { ...rest, headers: { 'X-Shop': 'berlin' } }).success,
      v.safeParse(IntegrationDraft, { ...rest, auth: { kind: 'api-key', name: 'X-Api-Key' } })
        .success,
    ]).toEqual([false, false, false, true, true]);
  },
);
