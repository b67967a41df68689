/**
 * Every field that takes a URL, against forms that lead inside (S53): refused when it is saved, not contacted when somebody wrote it into
 * the database. The recorder of all that leaves the runtime is the judge. All thousand forms in a full run.
 */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { IntegrationAnswer } from '#protocol/integration';
import type { TicketPage } from '#protocol/ticket';
import type { DeliveryPage, Webhook } from '#protocol/webhook';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { isFull } from '../../support/scale.ts';
import { ssrfForms } from '../../unit/outgoing/ssrf-forms.ts';
import { ssrfSample } from '../../unit/outgoing/ssrf-sample.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';

const good = 'https://shop.example.com/a';
const inside = 'https://169.254.169.254/latest';
const soon = { timeout: 15_000, interval: 100 };
/** In a short run each field gets a few of the sample, and all fields together all of it. */
const formsFor = (field: number) =>
  isFull ? ssrfForms : ssrfSample.filter((_, at) => (at + field) % 4 === 0);
let parley: Parley;
let owner: Staff;
let siteKey: string;
let otherKey: string;
let contacted: string[] = [];

beforeAll(async () => {
  parley = await startParley({
    outboundService: (request) => {
      contacted.push(request.url);
      return Response.json({ access_token: 't', token_type: 'bearer' }) as never;
    },
  });
  const ticketsTo = (ticketWebhookUrl: string) => ({
    settings: { ticketWebhookUrl, ticketOn: 'always' },
  });
  const made = await desk(parley, ticketsTo(inside));
  owner = made.staff[0]!;
  ({ siteKey } = made.tenant);
  otherKey = (await addTenant(parley, ticketsTo(good))).siteKey;
});
afterAll(() => parley?.stop());
beforeEach(() => {
  contacted = [];
});

const ask = <T = object>(method: string, path: string, body?: object) =>
  call<T>(parley.origin, `/v1/admin${path}`, {
    method,
    ...(body ? { body } : {}),
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
const rest = { type: 'rest', name: 'Shop' };
const oauth = (tokenUrl: string) => ({ kind: 'oauth2', tokenUrl, clientId: 'me' });
const push = { keys: { auth: 'a'.repeat(22), p256dh: 'b'.repeat(87) } };

/** Everything of a tenant that holds a URL, but the sites it may be embedded in. */
async function fields(): Promise<Record<string, (url: string) => Promise<{ status: number }>>> {
  const tool = { name: 'kept', url: good };
  expect((await ask('POST', '/tools', tool)).status).toBe(201);
  const made = await ask<IntegrationAnswer>('POST', '/integrations', { ...rest, baseUrl: good });
  const { id } = made.body.integration;
  const hook = await ask<Webhook>('POST', '/webhooks', { url: good, types: ['*'] });
  let number = 0;
  const named = () => `tool_${++number}`;
  return {
    'a tool': (url) => ask('POST', '/tools', { name: named(), url }),
    'a tool that is changed': (url) => ask('PATCH', '/tools/kept', { url }),
    'a workflow of n8n': (url) => ask('POST', '/tools', { name: named(), adapter: 'n8n', url }),
    'an MCP tool': (url) =>
      ask('POST', '/tools', { name: named(), adapter: 'mcp', pin: 'a'.repeat(64), url }),
    'an MCP server': (url) => ask('POST', '/tools/discover', { url }),
    'a connection': (baseUrl) => ask('POST', '/integrations', { ...rest, baseUrl }),
    'a connection that is changed': (baseUrl) => ask('PATCH', `/integrations/${id}`, { baseUrl }),
    'a token endpoint': (url) =>
      ask('POST', '/integrations', { ...rest, baseUrl: good, auth: oauth(url) }),
    'a token endpoint that is changed': (url) =>
      ask('PATCH', `/integrations/${id}`, { auth: oauth(url) }),
    'a webhook': (url) => ask('POST', '/webhooks', { url, types: ['*'] }),
    'a webhook that is changed': (url) => ask('PATCH', `/webhooks/${hook.body.id}`, { url }),
    'a channel': (url) => ask('POST', '/notifications/channels', { name: 'Room', url }),
    'a webhook of one’s own': (url) => ask('POST', '/notifications/webhooks', { name: 'Me', url }),
    'a browser': (endpoint) => ask('POST', '/notifications/browsers', { endpoint, ...push }),
    'the ticket system': (url) => ask('PATCH', '/settings', { ticketWebhookUrl: url }),
    'the privacy policy': (url) => ask('PATCH', '/settings', { consentPolicyUrl: url }),
  };
}

test(
  'no field takes an address inside, and nothing goes out for asking',
  async () => {
    for (const [at, [name, save]] of Object.entries(await fields()).entries()) {
      const taken: string[] = [];
      for (const form of formsFor(at)) if ((await save(form)).status !== 400) taken.push(form);
      expect([name, taken]).toEqual([name, []]);
    }
    expect(contacted).toEqual([]);
  },
  isFull ? 1_200_000 : 30_000,
);

test('what somebody wrote into the database is not contacted either', async () => {
  const db = await parley.server.miniflare.getD1Database('DB');
  const run = (sql: string, ...values: unknown[]) =>
    db
      .prepare(sql)
      .bind(...values)
      .run();
  const mcp = { adapter: 'mcp', pin: 'a'.repeat(64) };
  for (const [name, more] of Object.entries({ http_t: {}, n8n_t: { adapter: 'n8n' }, mcp_t: mcp }))
    expect((await ask('POST', '/tools', { name, url: good, ...more })).status).toBe(201);
  const connect = async (auth: object, secret?: string) => {
    const draft = { ...rest, baseUrl: good, auth, ...(secret ? { secret } : {}) };
    return (await ask<IntegrationAnswer>('POST', '/integrations', draft)).body.integration.id;
  };
  const open = await connect({ kind: 'none' });
  const proven = await connect(oauth(good), 'sesame');
  const hook = (await ask<Webhook>('POST', '/webhooks', { url: good, types: ['*'] })).body;
  await run('UPDATE tool SET url = ?', inside);
  await run('UPDATE webhook SET url = ?', inside);
  await run('UPDATE integration SET base_url = ? WHERE id = ?', inside, open);
  const moved = JSON.stringify(oauth(inside));
  await run('UPDATE integration SET auth = ? WHERE id = ?', moved, proven);
  const tried = async (path: string, body: object | undefined = {}) => {
    const method = body === undefined ? 'GET' : 'POST';
    const answered = await ask<{ code?: string; detail?: string }>(method, path, body);
    return [answered.status, answered.body.code ?? answered.body.detail];
  };
  expect([
    await tried('/tools/http_t/test'),
    await tried('/tools/n8n_t/test'),
    await tried('/tools/mcp_t/test'),
    await tried('/tools/discover', { tool: 'mcp_t' }),
    await tried(`/integrations/${open}/test`),
    // Its secret does not open for another host.
    await tried(`/integrations/${proven}/test`),
    await tried(`/webhooks/${hook.id}/test`),
  ]).toEqual([
    [200, 'refused-url'],
    [200, 'refused-url'],
    [200, 'refused-url'],
    [400, 'invalid-request'],
    [200, 'refused-url'],
    [400, 'invalid-request'],
    [202, undefined],
  ]);
  expect((await ask<{ detail: string }>('GET', '/tools/n8n_t/health')).body.detail).toBe(
    'refused-url',
  );
  await vi.waitFor(async () => {
    const { body } = await ask<DeliveryPage>('GET', `/webhooks/${hook.id}/deliveries`);
    expect(body.deliveries.map(({ lastResult }) => lastResult)).toEqual(['refused-url']);
  }, soon);
  // The operator's file gave one company a ticket system inside, another a good one: a ticket of each is told, where it may be.
  for (const key of [siteKey, otherKey]) {
    const who = await session(parley.origin, key);
    await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  }
  await vi.waitFor(async () => {
    const { body } = await ask<TicketPage>('GET', '/tickets');
    expect(body.tickets).toHaveLength(1);
  }, soon);
  await vi.waitFor(() => expect(contacted).not.toEqual([]), soon);
  expect(new Set(contacted)).toEqual(new Set([good]));
});
