/**
 * S87: every writing operation of the table of staff routes is done once and is exactly one entry: who, of which company, what,
 * which one, digests of before and after, address, time. Reads of personal data, too. An operation without an example fails.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleOf } from '#core/permission';
import { tenantCaps } from '#core/tenant-caps';
import type { Capped } from '#core/tenant-caps';
import { staffOperations } from '#worker/routes/operations';
import type { StaffOperation } from '#worker/routes/staff-operation';
import type { AuditEntry } from '#protocol/audit';
import { call } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';
import type { Act, Example } from './acts/act.ts';
import { assistant } from './acts/assistant.ts';
import { desk } from './acts/desk.ts';
import { doors, people } from './acts/people.ts';
import { growths, multiply } from './caps.ts';
import { World } from './world.ts';

const examples: Record<string, Example> = { ...assistant, ...desk, ...people, ...doors };
const nameOf = ({ method, path }: StaffOperation) => `${method} ${path.replace('/v1/admin', '')}`;
/** A browser's report is nobody's act. */
const writes = staffOperations.filter(
  ({ method, path }) => method !== 'get' && !path.endsWith('/csp-reports'),
);

let world: World;
let ownerId: string;

beforeAll(async () => {
  world = await World.start();
  ownerId = await world.memberId('owner');
});
afterAll(() => world.stop());

test('every writing operation has an example here', () => {
  const names = writes.map(nameOf);
  expect({
    // Add a line to tests/integration/access/acts/.
    missing: names.filter((name) => !examples[name]),
    gone: Object.keys(examples).filter((name) => !names.includes(name)),
  }).toEqual({ missing: [], gone: [] });
});

/** What was written in the trail by one act; some doors write after they have answered. */
async function entriesOf(act: () => Promise<unknown>): Promise<AuditEntry[]> {
  const page = async () =>
    (await world.owner.get('/audit?limit=20')).body['entries'] as AuditEntry[];
  const seen = (await page())[0]?.seq ?? 0;
  await act();
  const written = async () => (await page()).filter(({ seq }) => seq > seen);
  const entries = await written();
  if (entries.length > 0) return entries;
  await expect.poll(async () => (await written()).length).toBeGreaterThan(0);
  return written();
}

const aDigest = expect.stringMatching(/^[\w+/=-]{20,}$/) as string;

/** In the order of the table as written in `examples`: some acts need what others leave. */
describe('is one entry', () => {
  test.each(Object.keys(examples))('%s', async (name) => {
    const operation = writes.find((one) => nameOf(one) === name);
    if (!operation) return;
    const act = await (examples[name] as Example)(world);
    const [method = ''] = name.split(' ');
    const as = act.as ?? world.owner;
    let requestId = '';
    let said: unknown;
    const entries = await entriesOf(async () => {
      const answered = await send(act, method.toUpperCase());
      requestId = answered.requestId;
      said = answered;
      expect([name, answered.status < 300, answered.text]).toEqual([name, true, answered.text]);
    });
    expect([entries.length, said]).toEqual([act.entries ?? 1, said]);
    const [entry] = entries as [AuditEntry];
    const ids = idsIn(operation.path, act.path);
    expect(entry).toMatchObject({
      at: anInstant,
      tenantId: world.tenant.tenantId,
      action: act.action ?? operation.action,
      route: `${method.toUpperCase()} ${operation.path}`,
      outcome: 'done',
      address: as.address,
      requestId,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    if (as === world.owner)
      expect(entry.actor).toMatchObject({ kind: 'member', id: ownerId, role: 'owner' });
    if (act.target instanceof RegExp) expect(entry.target).toMatch(act.target);
    else if (act.target !== undefined) expect(entry.target).toBe(act.target);
    else if (ids) expect(entry.target).toBe(ids);
    if (!act.action) expectDigests(entry, act, method, ids);
  });
});

/** The ids of the path, as the entry names them. */
function idsIn(pattern: string, path: string): string {
  const parts = `/v1/admin${path}`.split('/');
  return pattern
    .split('/')
    .flatMap((part, at) => (part.startsWith('{') ? [decodeURIComponent(parts[at] ?? '')] : []))
    .join(' ');
}

function expectDigests(entry: AuditEntry, act: Act, method: string, ids: string): void {
  const { before, after } = entry;
  if (act.changesNothing) return;
  if (method === 'delete') expect([before, before === after]).toEqual([aDigest, false]);
  else expect(after).toEqual(aDigest);
  if (ids && method !== 'post') expect([before, before === after]).toEqual([aDigest, false]);
  else if (ids && act.form === undefined) expect(before).toEqual(aDigest);
}

async function send(act: Act, method: string) {
  const as = act.as ?? world.owner;
  if (act.form) {
    const { origin, address, cookie } = as;
    const answered = await fetch(`${origin}/v1/admin${act.path}`, {
      method,
      headers: { origin, cookie, 'cf-connecting-ip': address },
      body: act.form,
    });
    const requestId = answered.headers.get('x-request-id') ?? '';
    expectHeaders(answered.headers);
    return { status: answered.status, text: await answered.text(), requestId };
  }
  const { status, body, headers } = await as.call(method, act.path, act.body);
  expectHeaders(headers);
  return { status, text: JSON.stringify(body), requestId: headers.get('x-request-id') ?? '' };
}

/** On every answer (S80, S90). */
function expectHeaders(headers: Headers): void {
  expect({
    policy: headers.get('content-security-policy'),
    sniffing: headers.get('x-content-type-options'),
    referrer: headers.get('referrer-policy'),
    transport: headers.get('strict-transport-security'),
    resource: headers.get('cross-origin-resource-policy'),
    cache: headers.get('cache-control'),
  }).toEqual({
    policy: "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    sniffing: 'nosniff',
    referrer: 'no-referrer',
    transport: 'max-age=63072000; includeSubDomains',
    resource: 'same-origin',
    cache: 'no-store',
  });
  const type = headers.get('content-type');
  if (type !== null) expect(type).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
}

describe('a read of personal data is one entry', () => {
  const reads = staffOperations.filter(
    ({ method, action }) => method === 'get' && action && ruleOf(action).personal === true,
  );
  let ids: { conversation: string; contact: string; lead: string; file: string; key: string };
  beforeAll(async () => {
    const { who, contactId } = await world.contact('c-two');
    const conversation = who.conversationId;
    const form = new FormData();
    form.set('file', new File(['hello'], 'hello.txt', { type: 'text/plain' }));
    const path = `/conversations/${conversation}/files`;
    const { fileId } = JSON.parse((await send({ path, form }, 'POST')).text) as { fileId: string };
    const { body } = await world.owner.get(`/memory/of/${conversation}`);
    const key = String(body['contactKey']);
    ids = { conversation, contact: contactId, lead: await world.lead(), file: fileId, key };
  });
  test.each(reads.map(nameOf))('%s', async (name) => {
    const operation = reads.find((one) => nameOf(one) === name);
    const pattern = name.replace('get ', '');
    const path = pattern
      .replace('{fileId}', ids.file)
      .replace(/(?<=conversations\/|memory\/of\/)\{id\}/, ids.conversation)
      .replace('/contacts/{id}', `/contacts/${ids.contact}`)
      .replace('/leads/{id}', `/leads/${ids.lead}`)
      .replace('/members/{id}', `/members/${ownerId}`)
      .replace('{id}', ids.key);
    const entries = await entriesOf(() => world.owner.get(path));
    expect(entries.map(({ action, outcome, route }) => [action, outcome, route])).toEqual([
      [operation?.action, 'done', `GET /v1/admin${pattern}`],
    ]);
  });
});

test('a list that a page loads again and again is one entry a quarter of an hour, for each who reads it', async () => {
  const leader = await world.signIn('supervisor');
  const lists = staffOperations.flatMap(({ method, action, path }) =>
    method === 'get' && action && ruleOf(action).personal === 'list' && action !== 'inbox.listen'
      ? [path.replace('/v1/admin', '')]
      : [],
  );
  expect(lists).toContain('/members');
  expect(lists).toContain('/conversations');
  const opened = lists.filter((path) => !path.includes('{'));
  const queries: Record<string, string> = {
    '/saved-views': '?page=leads',
    '/conversations/names': `?ids=cnv_${'0'.repeat(22)}`,
  };
  for (let round = 0; round < 3; round++)
    for (const path of opened) {
      const { status } = await leader.get(path + (queries[path] ?? ''));
      expect([path, status]).toEqual([path, 200]);
      if (path === '/members') await leader.get(`/members/${ownerId}`);
    }
  const { body } = await world.owner.get('/audit?limit=100');
  const routes = (body['entries'] as AuditEntry[])
    .filter(({ actor, outcome }) => actor.role === 'supervisor' && outcome === 'done')
    .map(({ route }) => route);
  // One thing that is opened is one entry each time.
  expect(routes.filter((route) => route.endsWith('/members/{id}'))).toHaveLength(3);
  expect(
    routes.filter((route) => opened.some((path) => route.endsWith(`/admin${path}`))).toSorted(),
  ).toEqual(opened.map((path) => `GET /v1/admin${path}`).toSorted());
});

test('every list that a company can grow ends somewhere, and says so', async () => {
  const kinds = Object.keys(growths) as Capped[];
  const said: unknown[] = [];
  for (const kind of kinds) {
    const { example, but } = growths[kind];
    const grow = async () => {
      const { path, body } = await (examples[example] as Example)(world);
      return world.owner.call('POST', path, { ...(body as object), ...but });
    };
    const first = await grow();
    const takeAway = await multiply(world, kind);
    const { status, body, headers } = await grow();
    await takeAway();
    const type = headers.get('content-type')?.split(';')[0];
    said.push([kind, first.status, status, type, body['code'], body['detail']]);
  }
  expect(said).toEqual(
    kinds.map((kind) => [
      kind,
      201,
      409,
      'application/problem+json',
      'limit-reached',
      `at most ${tenantCaps[kind]}: remove one first`,
    ]),
  );
});

test('every list takes cursor, limit and q', async () => {
  const lists = staffOperations.filter(
    ({ query, path }) => query?.['limit'] && !path.includes('{'),
  );
  expect(lists.length).toBeGreaterThan(25);
  const faults: unknown[] = [];
  for (const { path, query } of lists) {
    const get = async (page: string) => {
      const { status, body } = await world.owner.get(
        `${path.replace('/v1/admin', '')}?${query?.['page'] ? 'page=inbox&' : ''}${page}`,
      );
      const rows = Object.values(body as object).find((value) => Array.isArray(value)) as unknown[];
      return { status, rows, cursor: body['cursor'] as string | null };
    };
    const [one, none, wrong] = [await get('limit=1'), await get('limit=0'), await get('cursor=x!')];
    const next = one.cursor ? await get(`limit=1&cursor=${one.cursor}`) : null;
    const sought = query?.['q'] ? await get('limit=5&q=nobody-wrote-this') : null;
    const found = {
      statuses: [one.status, none.status, wrong.status, next?.status ?? 200, sought?.status ?? 200],
      isShort: one.rows?.length <= 1 && one.cursor !== undefined,
      isNext: JSON.stringify(one.rows) !== JSON.stringify(next?.rows ?? null),
      found: sought?.rows.length ?? 0,
    };
    const statuses = [200, 400, 400, 200, 200];
    if (
      JSON.stringify(found) !== JSON.stringify({ statuses, isShort: true, isNext: true, found: 0 })
    )
      faults.push([path, found]);
  }
  expect(faults).toEqual([]);
});

test('the chain of all that is whole', async () => {
  expect((await world.owner.get('/audit/check')).body).toMatchObject({ ok: true, brokenAt: null });
});

test('nothing secret of all that is in a line of the log, nor of what goes wrong (S89)', async () => {
  const { parley, owner, logs, secrets } = world;
  const who = await world.visit();
  const card = '4111 1111 1111 1111';
  const canary = 'canary-of-everything-8121';
  await world.say(who, `My card is ${card}, ${canary}`);
  const refused = world.browser();
  await refused.signIn(world.email('supervisor'), `wrong ${canary}`);
  await refused.post('/password-reset/confirm', { token: 'x'.repeat(44), password: canary });
  await refused.post('/invitations/accept', { token: canary });
  for (const body of [`{"text":"${canary}`, `["${canary}"]`, { text: { canary } }, { canary }])
    for (const path of ['/v1/chat/message', '/v1/chat/session', '/v1/admin/tools', '/v1/nothing'])
      await call(parley.origin, `${path}?q=${canary}`, {
        body,
        token: who.token,
        headers: { cookie: owner.cookie, origin: parley.origin },
      });
  await owner.post('/tools', { name: 'Not A Name', credential: { value: canary } });
  await owner.post('/tools/discover', { url: `${world.host.origin}/nothing?${canary}` });
  // One line that must be there, so that an empty log is no proof.
  const report = { 'csp-report': { 'document-uri': 'https://a.example/' } };
  await owner.post('/csp-reports', report);
  await expect.poll(() => logs.some((line) => line.includes('"at":"csp"'))).toBe(true);
  const sought = [...secrets, card, card.replaceAll(' ', ''), canary].filter(
    (one) => one.length >= 6,
  );
  expect(sought.length).toBeGreaterThan(60);
  const found = logs.flatMap((line) => sought.filter((one) => line.includes(one)));
  expect(found).toEqual([]);
  console.log(`${logs.length} lines, ${sought.length} secrets`);
});
