/**
 * S65: of what a provider is told in a turn of a visitor, nothing is somebody else's: no note, no other visitor, no other tenant, no secret, no
 * name of an agent. Every request of every turn is looked at, those that sum up a long conversation and the rounds of tools among them.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ChatRequest, ScriptedModel } from '../../support/scripted-model.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { WatchedVisitor } from './watched-visitor.ts';

const identitySecret = 'IDENTITY-SECRET-of-the-tenant-4711';
const operatorKey = 'sk-OPERATOR-KEY-4711';
let model: ScriptedModel;
let host: ToolHost;
let parley: Parley;

beforeAll(async () => {
  host = await startToolHost();
  model = await startScriptedModel(({ messages, tools }) => {
    if (messages[0]?.content.startsWith('You keep the memory')) return { pieces: ['Wants mugs.'] };
    const asked = messages.at(-1)?.content ?? '';
    return tools && asked.includes('ORD-4711')
      ? { pieces: [], calls: [{ name: 'order_status', arguments: '{"order_id":"ORD-4711"}' }] }
      : { pieces: ['Gladly.'] };
  });
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: operatorKey,
      OUTBOUND_ALLOW: host.allow,
    },
  });
});
afterAll(async () => {
  await parley.stop();
  await model.stop();
  await host.stop();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function identity({ siteKey }: TestTenant, name: string): string {
  const exp = Math.floor(Date.now() / 1000) + 3_600;
  const claims = { sub: name, aud: siteKey, exp, name: `Name of ${name}` };
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${head}.${createHmac('sha256', identitySecret).update(head).digest('base64url')}`;
}

const tenantOf = (name: string) =>
  desk(parley, {
    name: `Tenant ${name}`,
    identitySecret,
    prompt: `PROMPT-${name} You sell mugs.`,
    settings: { cheapModel: 'gpt-4o-mini' },
    articles: [
      {
        slug: 'mugs',
        title: `Mugs of ARTICLE-${name}`,
        body: 'Our mugs are green and cost little.',
      },
      { slug: 'draft', title: `DRAFT-${name} mugs`, body: 'Mugs to come.', enabled: false },
    ],
    instructions: [{ type: 'tone', title: 'Tone', text: `Be calm, INSTRUCTION-${name}.` }],
    tools: [
      {
        name: 'order_status',
        url: `${host.origin}/status`,
        credential: { value: `TOOL-SECRET-${name}` },
        parameters: {
          type: 'object',
          required: ['order_id'],
          properties: { order_id: { type: 'string', 'x-entity': 'ORDER_ID' } },
        },
      },
    ],
  });

/** A visitor with a past: contact details, questions, an order, a rating with a comment. */
async function visit(tenant: TestTenant, name: string): Promise<WatchedVisitor> {
  const who = await WatchedVisitor.begin(parley, tenant.siteKey, {
    identity: identity(tenant, `SUBJECT-${name}`),
    pageUrl: `https://shop.example/mugs?visitor=PAGE-${name}`,
  });
  await who.post('lead', {
    clientId: 'lead',
    name: `LEAD-${name}`,
    email: `lead-${name}@mail.example`,
    phone: '+49 170 1234567',
    note: `LEADNOTE-${name}`,
    consent: true,
  });
  await who.ask(`I am called VISITOR-${name}. Which mugs do you sell?`);
  await who.post('feedback', { value: 'down', comment: `COMMENT-${name}` });
  return who;
}

async function helped(who: WatchedVisitor, agent: Staff): Promise<void> {
  const { id } = who;
  await agent.act(id, 'notes', { clientId: 'n1', text: 'NOTE-CANARY: a difficult customer' });
  await agent.act(id, 'tags', { add: ['TAG-CANARY'] });
  await who.post('escalate', { reason: 'I want a person' });
  await agent.act(id, 'accept', {});
  await agent.act(id, 'reply', { clientId: 'r1', text: 'Member 2 Żółć here. Yours, Żółć' });
  await agent.act(id, 'notes', { clientId: 'n2', text: 'NOTE-CANARY: I gave a discount' });
  await agent.act(id, 'release', {});
}

const marks = (request: ChatRequest) =>
  [
    ...new Set(
      JSON.stringify(request).match(/(?:VISITOR|SUBJECT|PROMPT|ARTICLE|INSTRUCTION)-\w+/g),
    ),
  ].toSorted();

test('nothing of a request is another’s, and nothing of it is the desk’s', async () => {
  const [ours, theirs] = [await tenantOf('A'), await tenantOf('B')];
  const agent = ours.staff.find(({ role }) => role === 'agent') as Staff;
  const [one, two, foreign] = [
    await visit(ours.tenant, 'one'),
    await visit(ours.tenant, 'two'),
    await visit(theirs.tenant, 'foreign'),
  ];
  host.answer = (_, response) =>
    json(response, { status: 'in transit', internal_note: 'for the visitor of this order' });
  await helped(one, agent);
  expect(host.requests).toHaveLength(0);
  await one.ask('Where is my order ORD-4711?');
  // Long enough that it is summed up: the model reads the old part once more.
  for (let turn = 0; turn < 14; turn++) await one.ask(`And mug number ${turn}?`);
  await two.ask('And what about green ones?');
  await foreign.ask('And what about green ones?');
  expect(host.requests.map(({ path }) => path)).toEqual(['/status']);
  expect(model.requests.length).toBeGreaterThan(18);
  const summed = model.requests.filter(({ messages }) =>
    messages[0]?.content.startsWith('You keep the memory'),
  );
  expect(summed.length).toBeGreaterThan(0);
  // Every request is of one visitor of one tenant.
  const kinds = new Set(model.requests.map((request) => marks(request).join(' ')));
  for (const found of kinds) {
    expect([found, (found.match(/VISITOR-\w+/g) ?? []).length <= 1]).toEqual([found, true]);
    expect([found, / A|-A /.test(`${found} `) && /-B /.test(`${found} `)]).toEqual([found, false]);
    if (/foreign/.test(found)) expect(`${found} `).not.toMatch(/-A /);
    if (/-(?:one|two)/.test(found)) expect(`${found} `).not.toMatch(/-B /);
  }
  const told = JSON.stringify(model.requests);
  expect(told).toContain('VISITOR-one');
  const inside =
    /.{0,60}(?:NOTE-CANARY|TAG-CANARY|Żółć|Member 2|@staff\.example|mem_|SUBJECT-|Name of|PAGE-|LEAD|lead-|1234567|COMMENT-|DRAFT-).{0,20}/g;
  expect(told.match(inside) ?? []).toEqual([]);
  const { SESSION_SECRET, ENCRYPTION_KEY } = JSON.parse(
    readFileSync(join(parley.directory, 'secrets.json'), 'utf8'),
  ) as Record<string, string>;
  const secrets = [
    ...[operatorKey, identitySecret, 'TOOL-SECRET', SESSION_SECRET, ENCRYPTION_KEY],
    ...[one, two, foreign].map(({ who }) => who.token),
    ...ours.staff.map(({ cookie }) => cookie.split('=')[1]),
  ];
  expect(secrets.filter((secret) => !secret || told.includes(secret))).toEqual([]);
  for (const who of [one, two, foreign]) who.leave();
}, 60_000);

test('a rule of the house says who the assistant works for, and that is all a provider learns of the company', async () => {
  const { tenant, staff } = await tenantOf('C');
  model.requests.length = 0;
  const who = await visit(tenant, 'third');
  who.leave();
  const { messages } = model.requests.at(-1) as ChatRequest;
  expect(messages[0]?.content).toContain('Tenant C');
  expect(JSON.stringify(messages)).not.toContain(tenant.tenantId);
  for (const { memberId } of staff) expect(JSON.stringify(messages)).not.toContain(memberId);
  expect((await call(parley.origin, '/ready')).status).toBe(200);
});
