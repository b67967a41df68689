/** Paths and methods: spelt otherwise, unknown, wrong (S52, S82, G1). */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session } from '../../support/harness.ts';
import { expectProblem } from '../api/expectations.ts';
import { expectRefused, goodBody, operations } from './operations.ts';
import type { Operation } from './operations.ts';

let parley: Parley;
let all: Operation[];
const siteKey = 'pk_demo_shop';

beforeAll(async () => {
  parley = await startParley({ demo: true });
  all = await operations(parley.origin);
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, siteKey);
const at = (path: string, who: Session) =>
  path.replace('{conversationId}', who.conversationId).replace('{fileId}', `fil_${'0'.repeat(22)}`);

test('a path that is spelt otherwise decides as the canonical one, or is not there (S52)', async () => {
  const who = await begin();
  const spell = (path: string) => [
    `/${path}`,
    path.replace('/v1', '//v1'),
    path.replaceAll('/', '//'),
    path.replace('/v1/', '/v1/./'),
    path.replace('/chat/', '/x/../chat/'),
    path.replace('/chat/', '/x/%2e%2e/chat/'),
    path.replace('/chat/', '/chat%2f'),
    path.replace('/chat/', '/chat/..%5cchat/'),
    path.replace('/v1', '/%761'),
    path.replace('/chat', '/ch%61t'),
    path.toUpperCase(),
    `${path}/`,
    `${path}.`,
    `${path};x`,
    `${path};.css`,
    `${path}/x.css`,
    `${path}%00`,
    `${path}%00.css`,
    `${path}%20`,
    `${path}%0d%0aX-Injected:%201`,
    `${path}#`,
    `/v1/config/..${path}`,
    `/health/..${path}`,
    `/assets/..%2f..${path}`,
  ];
  for (const { method, path, needsToken } of all) {
    if (!needsToken) continue;
    for (const spelt of spell(at(path, who))) {
      const answered = await raw(method, spelt);
      expect([spelt, [401, 404, 405].includes(answered.status)]).toEqual([spelt, true]);
      expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answered.headers.get('x-injected')).toBeNull();
    }
  }
  // The operator's and the staff's doors look like any absent path.
  for (const path of ['/v1/ops/tenants', '/v1/ops/%74enants', '/v1//ops/tenants', '/test/clock'])
    for (const spelt of [path, `${path}/`, `${path};x`])
      expect([spelt, (await raw('GET', spelt)).status]).toEqual([spelt, 404]);
});

/** As written: fetch would tidy the path. */
function raw(method: string, path: string): Promise<Answered<string>> {
  const { hostname, port } = new URL(parley.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path: path.split('#')[0] });
    sent.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          body,
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('every route with a wrong method, type or size answers a problem and nothing of the inside (S82)', async () => {
  const who = await begin();
  const huge = 'x'.repeat(3 * 1024 * 1024);
  for (const path of new Set(all.map((operation) => operation.path))) {
    const known = new Set(all.filter((one) => one.path === path).map(({ method }) => method));
    const target = at(path, who);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      if (known.has(method)) continue;
      const answered = await call(parley.origin, target, { method, token: who.token });
      expectProblem(answered, 'method-not-allowed');
      expect(answered.headers.get('allow')).toContain([...known][0]);
    }
    if (!known.has('POST') || !goodBody(path, siteKey)) continue;
    // A person may be asked for without a word.
    if (path !== '/v1/chat/escalate')
      expectRefused(await call(parley.origin, target, { method: 'POST', token: who.token }), path);
    const large = await call<any>(parley.origin, target, {
      method: 'POST',
      token: who.token,
      body: JSON.stringify({ ...goodBody(path, siteKey), more: huge }),
    });
    expectProblem(large, 'body-too-large', { detail: large.body.detail as string });
  }
  for (const path of [
    '/nothing',
    '/v1',
    '/v1/nothing',
    '/v1/chat/nothing',
    '/favicon.ico',
    '/assets/x.js',
  ])
    expectRefused(await call(parley.origin, path, { token: who.token }), path);
});

test('a HEAD request opens no stream', async () => {
  const who = await begin();
  for (let number = 0; number < 40; number++)
    expect(
      (await call(parley.origin, '/v1/chat/events', { method: 'HEAD', token: who.token })).status,
    ).toBe(405);
  expect((await call(parley.origin, '/ready', { method: 'HEAD' })).status).toBe(200);
});
