/** The error log: what failed outside is counted for its company, without what anybody said, until it is dismissed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import { company, signedIn } from './people.ts';
import type { Company } from './people.ts';

let parley: Parley;
let acme: Company;
let other: Company;

beforeAll(async () => {
  parley = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_API_KEY: 'sk-canary-0123456789' },
    outboundService: async (request) =>
      new Response(`broken: ${await request.text()}`, { status: 503 }),
  });
  acme = await company(parley);
  other = await company(parley);
});
afterAll(() => parley.stop());

test('a provider that fails is a line with a count, for the company whose visitor asked', async () => {
  const visitor = await session(parley.origin, acme.tenant.siteKey, { locale: 'en' });
  const asked = await call(parley.origin, '/v1/chat/message', {
    token: visitor.token,
    body: { clientId: 'c-1', text: 'Where is the canary bird of my grandmother?' },
  });
  expect(asked.status).toBe(200);
  const supervisor = await signedIn(parley, acme, 'supervisor');
  const { body } = await supervisor.get('/errors');
  expect(body['failures']).toEqual([
    {
      id: 'provider~openai~server-error',
      kind: 'provider',
      source: 'openai',
      code: 'server-error',
      count: expect.any(Number) as number,
      firstAt: anInstant,
      lastAt: anInstant,
      example: 'status 503',
    },
  ]);
  expect((await supervisor.get('/errors?kind=tool')).body).toEqual({ failures: [] });
  expect((await supervisor.get('/errors?q=OPENAI')).body['failures']).toHaveLength(1);
  expect((await supervisor.get('/errors?kind=nothing')).status).toBe(400);
  const theirs = await signedIn(parley, other, 'owner');
  expect((await theirs.get('/errors')).body).toEqual({ failures: [] });
  expect((await theirs.delete('/errors/provider~openai~server-error')).status).toBe(404);
  expect((await supervisor.delete('/errors/provider~openai~server-error')).status).toBe(204);
  expect((await supervisor.get('/errors')).body).toEqual({ failures: [] });
});
