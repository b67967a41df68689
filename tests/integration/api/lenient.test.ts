/** What clients write in more than one way means the same: media types, language tags, a body that is not there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

test('a message is streamed to who names event streams, in any case, and not to who weighs them with 0', async () => {
  const who = await session(parley.origin, tenant.siteKey);
  const typeFor = async (accept: string, clientId: string) => {
    const { status, headers } = await call(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId, text: 'hello' },
      headers: { accept },
    });
    return [status, headers.get('content-type')];
  };
  const stream = [200, 'text/event-stream; charset=utf-8'];
  const json = [200, 'application/json; charset=utf-8'];
  const asked: [string, unknown][] = [
    ['text/event-stream', stream],
    ['TEXT/Event-Stream;q=0.5, */*', stream],
    ['application/json, text/event-stream;q=0', json],
    ['text/event-stream; q=0.000', json],
    ['text/event-streams', json],
    ['*/*', json],
    ['application/json', json],
  ];
  for (const [index, [accept, expected]] of asked.entries())
    expect([accept, await typeFor(accept, `c-${index}`)]).toEqual([accept, expected]);
});

test.each<Record<string, string>>([{}, { 'content-type': 'application/json' }])(
  'escalate needs no body: %j',
  async (headers) => {
    const who = await session(parley.origin, tenant.siteKey);
    const asked = await call(parley.origin, '/v1/chat/escalate', {
      method: 'POST',
      token: who.token,
      headers,
    });
    expect([asked.status, asked.body]).toEqual([200, { seq: 2 }]);
    const kinds = (await history(parley.origin, who)).map((event) => event['kind']);
    expect(kinds[1]).toBe('escalation.requested');
  },
);

test.each([
  ['en_US', 'en-US'],
  ['de-DE-u-co-phonebk', 'de-DE-u-co-phonebk'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
])('the language %s is taken', async (locale, stored) => {
  const who = await session(parley.origin, tenant.siteKey, { locale });
  const [begun] = await history(parley.origin, who);
  expect(begun?.['locale']).toBe(stored);
});

test.each(['', 'e', 'english please', 'en\r\nX-Evil: 1', '<b>', 'en-', '../de'])(
  'what is no language is refused: %j',
  async (locale) => {
    const refused = await call(parley.origin, '/v1/chat/session', {
      body: { siteKey: tenant.siteKey, locale },
    });
    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid-request']);
  },
);
