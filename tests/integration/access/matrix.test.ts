/**
 * Every staff route that OpenAPI names × everybody who may ask: allowed or refused as written by hand (S07), and every route
 * with an id × the ids of another company: the same answer as for an id that there is not (S03).
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley } from '../../support/harness.ts';
import { comparable, inside } from '../security/operations.ts';
import { expectedRoles } from './expected-roles.ts';
import { company, roles, signedIn } from './people.ts';
import type { Company } from './people.ts';

interface Route {
  method: string;
  path: string;
  action: string;
}

let parley: Parley;
let acme: Company;
let other: Company;
let routes: Route[];
const letters: Record<string, string> = {
  owner: 'o',
  admin: 'a',
  supervisor: 's',
  agent: 'g',
  viewer: 'v',
};

beforeAll(async () => {
  parley = await startParley();
  acme = await company(parley);
  other = await company(parley, { owner: { platformOwner: true } });
  const { body } = await call<{
    paths: Record<string, Record<string, { 'x-parley-action'?: string }>>;
  }>(parley.origin, '/openapi.json');
  routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, about]) =>
      about['x-parley-action']
        ? [{ method: method.toUpperCase(), path, action: about['x-parley-action'] }]
        : [],
    ),
  );
});
afterAll(() => parley.stop());

const tail = 'x'.repeat(22);
/** An id of the right kind that there is not; the product may look at the prefix first. */
function absentId(path: string): string {
  const kinds: [RegExp, string][] = [
    [/conversations|approvals/, 'cnv'],
    [/members|profiles/, 'mem'],
    [/invitations/, 'inv'],
    [/api-keys/, 'key'],
    [/tenants/, 'tnt'],
    [/articles/, 'art'],
    [/leads/, 'led'],
    [/teams/, 'tea'],
    [/inboxes/, 'inb'],
    [/saved-views/, 'viw'],
  ];
  const prefix = kinds.find(([pattern]) => pattern.test(path))?.[1];
  return prefix ? `${prefix}_${tail}` : tail;
}

const filled = (path: string, id = absentId(path)): string =>
  path.replace('/v1/admin', '').replace(/\{\w+\}/g, encodeURIComponent(id));

const verdict = ({ status, body }: Answered<any>): string => {
  if (status === 401) return 'who';
  return status === 403 ? String((body as { code: string }).code) : 'allowed';
};

const withKey = (secret: string, { method, path }: Route) =>
  call<any>(parley.origin, `/v1/admin${filled(path)}`, {
    method,
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      origin: parley.origin,
    },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
  });

test('every role gets what the table written by hand says, on every route', async () => {
  expect(routes.length).toBeGreaterThan(100);
  const unlisted = routes.filter(({ action }) => expectedRoles[action] === undefined);
  expect(unlisted.map(({ action, path }) => `${action} of ${path}`)).toEqual([]);
  const wrong: string[] = [];
  for (const role of roles) {
    const browser = await signedIn(parley, acme, role);
    for (const { method, path, action } of routes) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const own = { origin: parley.origin };
      const answered = await browser.call(method, filled(path), body, own);
      const expected = expectedRoles[action]?.includes(letters[role] ?? '-')
        ? 'allowed'
        : 'forbidden';
      if (verdict(answered) !== expected || answered.status >= 500)
        wrong.push(`${role}: ${method} ${path} is ${verdict(answered)} ${answered.status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('without a credential, with the widget’s key or with a key of no scope nothing opens', async () => {
  const owner = await signedIn(parley, acme, 'owner');
  const none = await owner.post('/api-keys', { name: 'Narrow', scopes: ['health.read'] });
  const { body: list } = await owner.get('/api-keys');
  const all = await owner.post('/api-keys', { name: 'Wide', scopes: list['scopes'] });
  const open: string[] = [];
  for (const route of routes) {
    const { method, path, action } = route;
    const name = `${method} ${path}`;
    const bare = await call(parley.origin, `/v1/admin${filled(path)}`, {
      method,
      headers: { origin: parley.origin },
    });
    if (bare.status !== 401) open.push(`bare ${name}`);
    if ((await withKey(acme.tenant.siteKey, route)).status !== 401) open.push(`widget ${name}`);
    if ((await withKey(String(none.body['secret']), route)).status !== 403)
      open.push(`narrow ${name}`);
    const wide = verdict(await withKey(String(all.body['secret']), route));
    const takesPerson = expectedRoles[action]?.endsWith('*') ?? true;
    if (wide !== (takesPerson ? 'forbidden' : 'allowed')) open.push(`wide ${name}: ${wide}`);
  }
  expect(open).toEqual([]);
});

/** Good bodies, so that a route gets as far as looking for its id. */
const bodies: [pattern: RegExp, body: object][] = [
  [/PATCH .*members/, { role: 'viewer' }],
  [/members.*reset/, { mfa: true }],
  [/PATCH .*articles/, { enabled: false }],
  [/PATCH .*leads/, { status: 'won' }],
  [/PATCH .*instructions/, { enabled: false }],
  [/PATCH .*webhooks/, { enabled: false }],
  [/PATCH .*tools/, { enabled: false }],
  [/PATCH .*canned/, { title: 'Stolen' }],
  [/PUT .*teams/, { name: 'Stolen' }],
  [/PUT .*inboxes/, { name: 'Stolen' }],
  [/PUT .*profiles\/\{/, { capacity: 1 }],
  [/reply/, { clientId: 'r-1', text: 'stolen' }],
  [/read$/, { seq: 1 }],
  [/notes/, { text: 'stolen' }],
  [/tags/, { add: ['stolen'] }],
  [/priority/, { priority: 'high' }],
  [/snooze/, { until: null }],
  [/transfer/, { supervisor: true }],
  [/people-only/, { on: true }],
  [/conversations.*tools/, { clientId: 'm-1' }],
  [/PUT .*macros/, { name: 'Stolen', version: 1, steps: [{ kind: 'resolve' }] }],
  [/macros.*preview/, { conversationId: `cnv_${tail}` }],
  [/macros.*run/, { conversationId: `cnv_${tail}`, clientId: 'm-1', version: 1 }],
];

test('ids of another company are answered like ids that there are not, and are one entry each', async () => {
  const theirs = await signedIn(parley, other, 'owner');
  const visitor = await session(parley.origin, other.tenant.siteKey);
  await call(parley.origin, '/v1/chat/lead', {
    token: visitor.token,
    body: { email: 'lead@other.example', consent: true },
  });
  const made = [
    await theirs.post('/invitations', { email: 'new@other.example', role: 'agent' }),
    await theirs.post('/api-keys', { name: 'Theirs', scopes: ['article.read'] }),
    await theirs.post('/teams', { name: 'Theirs' }),
    await theirs.post('/inboxes', { name: 'Theirs' }),
    await theirs.post('/canned-responses', { shortcut: 'hi', title: 'Hi', text: 'Hi' }),
    await theirs.post('/saved-views', {
      page: 'leads',
      name: 'Mine',
      query: 'q=1',
      isShared: true,
    }),
  ];
  expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results: tables } = await db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%tenant_id%' AND name NOT LIKE '%search%'",
    )
    .all<{ name: string }>();
  const ids = new Set<string>([visitor.conversationId, String(theirs.cookie.slice(-22))]);
  for (const { name } of tables) {
    const { results } = await db
      .prepare(`SELECT * FROM ${name} WHERE tenant_id = ? LIMIT 3`)
      .bind(other.tenant.tenantId)
      .all();
    for (const row of results)
      for (const column of ['id', 'name', 'slug'])
        if (row[column] !== undefined && row[column] !== null) ids.add(String(row[column]));
  }
  expect(ids.size).toBeGreaterThan(10);
  const mine = await signedIn(parley, acme, 'owner');
  const [{ seq: before } = { seq: 0 }] = (await mine.get('/audit?limit=1')).body['entries'] as {
    seq: number;
  }[];
  const differing: string[] = [];
  const reached = new Set<string>();
  let asked = 0;
  for (const { method, path, action } of routes) {
    if (!path.includes('{') || expectedRoles[action] === 'p*') continue;
    const name = `${method} ${path}`;
    const body = bodies.find(([pattern]) => pattern.test(name))?.[1];
    const given = method === 'GET' || method === 'DELETE' ? undefined : (body ?? {});
    const absent = await mine.call(method, filled(path), given);
    asked++;
    if (absent.status === 404) reached.add(name);
    for (const id of ids) {
      const answered = await mine.call(method, filled(path, id), given);
      asked++;
      if (JSON.stringify(comparable(answered)) !== JSON.stringify(comparable(absent)))
        differing.push(`${name} with ${id}: ${answered.status}, absent ${absent.status}`);
      if (inside.test(JSON.stringify(answered.body))) differing.push(`${name} tells of the inside`);
    }
  }
  expect(differing).toEqual([]);
  const all = routes.filter(
    ({ path, action }) => path.includes('{') && expectedRoles[action] !== 'p*',
  );
  console.log(
    `${asked} requests over ${all.length} routes and ${ids.size} ids; not as far as the id:`,
    all.map(({ method, path }) => `${method} ${path}`).filter((name) => !reached.has(name)),
  );
  expect(reached.size / all.length).toBeGreaterThan(0.85);
  const [{ seq: after } = { seq: 0 }] = (await mine.get('/audit?limit=1')).body['entries'] as {
    seq: number;
  }[];
  // Reads that are allowed and find nothing are refusals, too: nothing that was asked is missing in the trail.
  expect(after - before).toBe(asked);
});
