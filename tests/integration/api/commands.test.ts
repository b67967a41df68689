/** Contract: the commands. `npm start` as a child, killed and started again; bootstrap; reconcile; what they print and log. */
import { spawn, execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../../worker/cli/build.ts';
import { root } from '../../support/run.ts';
import { Client, call, history, session } from '../../support/harness.ts';
import type { Frame, Session } from '../../support/harness.ts';
import { anId, expectProblem } from './expectations.ts';

const directory = mkdtempSync(join(tmpdir(), 'parley-commands-'));
const canary = {
  text: 'canary-text-8121',
  mail: 'canary.mail.8121@example.com',
  reason: 'canary-why-8121',
};
let port: number;
let origin: string;
let parley: Running;
let who: Session;

interface Running {
  child: ChildProcess;
  output(): string;
  exited: Promise<number | null>;
}

/** A command of package.json, by the file that it runs. */
function command(name: string, ...parameters: string[]): Running {
  const child = spawn(process.execPath, [`worker/cli/${name}.ts`, ...parameters], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      PERSIST_DIR: directory,
      PUBLIC_ORIGIN: '',
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
      OPENAI_API_KEY: 'sk-canary-key-8121',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (data: Buffer) => (output += data.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return {
    child,
    output: () => output,
    exited: new Promise((resolve) => child.on('close', (code) => resolve(code))),
  };
}

const printed = (running: Running, text: string) =>
  new Promise<void>((resolve, reject) => {
    const look = () => {
      if (running.output().includes(text)) resolve();
    };
    running.child.stdout?.on('data', look);
    void running.exited.then(() => reject(new Error(running.output())));
    look();
  });

async function start(): Promise<Running> {
  const running = command('start');
  await printed(running, 'Ctrl-C stops it.');
  return running;
}

const workerds = () =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('workerd') && line.includes('serve'))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
const isAlive = (pid: number) => workerds().includes(pid);
const runtimePid = () =>
  Number(readFileSync(join(directory, 'workerd.pid'), 'utf8').split(/\s/)[0]);

beforeAll(async () => {
  buildIfStale();
  port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
  origin = `http://127.0.0.1:${port}`;
  parley = await start();
});
afterAll(async () => {
  if (parley.child.exitCode === null) parley.child.kill('SIGTERM');
  await parley.exited;
  rmSync(directory, { recursive: true, force: true });
});

test('npm start prints the addresses and a staff link, and is ready with both demo tenants', async () => {
  const output = parley.output();
  expect(output).toContain('two demo tenants created');
  expect(output).toContain(`Demo page        ${origin}/`);
  expect(output).toContain(`Staff            ${origin}/admin/`);
  expect((await call(origin, '/ready')).status).toBe(200);
  for (const key of ['pk_demo_logistics', 'pk_demo_shop'])
    expect((await call(origin, `/v1/config?key=${key}`)).body).toMatchObject({ siteKey: key });
  const page = await call<string>(origin, '/');
  expect([page.status, page.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ]);
});

test('the sign-in link works once, from the own site only', async () => {
  const token = /#sign-in=(\w+)/.exec(parley.output())?.[1];
  const signIn = (headers: Record<string, string>) =>
    call(origin, '/v1/admin/sign-in', { body: { token }, headers });
  expect((await signIn({ origin: 'https://evil.example' })).status).toBe(403);
  const signed = await signIn({ origin });
  expect(signed.status).toBe(200);
  const cookie = signed.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-[\w-]+=\w{40,}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expectProblem(await signIn({ origin }), 'unauthenticated', {
    detail: 'the link was used or has expired',
  });
  const me = await call(origin, '/v1/admin/me', {
    headers: { cookie: cookie.split(';')[0] ?? '' },
  });
  expect(me.body).toMatchObject({ memberId: anId('mem'), role: 'owner' });
});

test('kill -9 of the starter, then start again: the same data, no second seed, no other port', async () => {
  who = await session(origin, 'pk_demo_shop');
  await call(origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-1', text: `How do I return an item? ${canary.text}` },
  });
  await call(origin, '/v1/chat/lead', {
    token: who.token,
    body: { email: canary.mail, note: canary.text },
  });
  const before = await history(origin, who);
  const runtime = runtimePid();
  parley.child.kill('SIGKILL');
  await parley.exited;
  const first = parley.output();
  parley = await start();
  expect(isAlive(runtime)).toBe(false);
  expect(parley.output()).not.toContain('demo tenants created');
  expect(await history(origin, who)).toEqual(before);
  const again = await session(origin, 'pk_demo_shop', { visitorToken: who.token });
  expect(again.conversationId).toBe(who.conversationId);
  expectNothingSecret(first);
});

test('npm run bootstrap creates tenants from a file, once', async () => {
  const file = join(directory, 'tenants.json');
  const secret = 'canary-identity-secret-0123456789';
  writeFileSync(
    file,
    JSON.stringify({
      tenants: [
        {
          slug: 'acme',
          name: 'ACME',
          plan: 'free',
          siteKey: 'pk_acme_site',
          origins: ['https://acme.example'],
          identitySecret: secret,
          settings: { messagesPerMinute: 7 },
          members: [
            {
              email: 'boss@acme.example',
              name: 'Boss',
              role: 'owner',
              password: 'correct horse battery staple',
              totpSecret: 'JBSWY3DPEHPK3PXP',
            },
          ],
          articles: [
            {
              slug: 'hours',
              title: 'Opening hours',
              questions: ['When are you open?'],
              body: 'We are open from nine to five on weekdays.',
            },
          ],
          tools: [{ name: 'order_status', url: 'https://acme.example/orders' }],
        },
      ],
    }),
  );
  const created = command('bootstrap', '--file', file);
  expect(await created.exited).toBe(0);
  expect(JSON.parse(created.output())).toEqual({
    tenantId: anId('tnt'),
    slug: 'acme',
    siteKey: 'pk_acme_site',
    articles: 1,
    members: 1,
  });
  const begun = await session(origin, 'pk_acme_site');
  const said = await call<{ reply: Frame }>(origin, '/v1/chat/message', {
    token: begun.token,
    body: { clientId: 'c', text: 'When are you open?' },
  });
  expect(said.body.reply['text']).toContain('nine to five');
  const again = command('bootstrap', '--file', file);
  expect(await again.exited).toBe(1);
  expect(again.output()).toContain('acme: stale: tenant acme exists already');
  const weak = (slug: string, password: string, more: object = {}) => ({
    slug,
    name: slug,
    members: [{ email: `boss@${slug}.example`, name: 'Boss', role: 'owner', password, ...more }],
  });
  writeFileSync(
    file,
    JSON.stringify([
      weak('short', 'fourteen chars'),
      weak('common', 'passwordpassword'),
      weak('listed', 'Maverick', { totpSecret: 'JBSWY3DPEHPK3PXP' }),
    ]),
  );
  const refused = command('bootstrap', '--file', file);
  expect(await refused.exited).toBe(1);
  expect(refused.output().match(/^\w+: password-refused: .*$/gm)).toEqual([
    'short: password-refused: boss@short.example: at least 15 characters, or 8 with a second factor',
    'common: password-refused: boss@common.example: this one is on a list of common passwords',
    'listed: password-refused: boss@listed.example: this one is on a list of common passwords',
  ]);
  const without = command('bootstrap');
  expect(await without.exited).toBe(2);
  for (const running of [created, again]) {
    expect(running.output()).not.toContain(secret);
    expect(running.output()).not.toContain('correct horse');
  }
});

test('npm run reconcile compares every conversation with D1', async () => {
  const socket = await Client.join(origin, who.token, 0);
  socket.send({ type: 'escalate', reason: canary.reason });
  await socket.event('escalation.requested');
  socket.close();
  // A conversation is registered some seconds after it began; reconcile knows those that are.
  let output = '';
  const summary = async () => {
    const running = command('reconcile');
    expect(await running.exited).toBe(0);
    output += running.output();
    const line = running.output().trim().split('\n').at(-1) ?? 'null';
    return JSON.parse(line) as { conversations: number };
  };
  let last = await summary();
  for (let round = 0; round < 80 && last.conversations < 2; round++) last = await summary();
  // Whatever the first round repaired, the next finds nothing.
  expect(await summary()).toEqual({ conversations: 2, different: 0, repaired: 0 });
  expectNothingSecret(output);
});

test('Ctrl-C stops everything; what was logged holds nothing that was said (S46, S89)', async () => {
  // Things that are logged: a provider that is away, a body that is none, a path that is long.
  await call(
    origin,
    `/v1/nothing/${encodeURIComponent(`\r\n{"at":"forged"}\u001b[31m\u2028${'x'.repeat(9_000)}`)}`,
  );
  await call(origin, '/v1/chat/session', {
    body: { siteKey: 'pk_demo_shop', identity: `${canary.text}.${canary.text}.${canary.text}` },
  });
  await call(origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-9', text: `${canary.text}\r\n{"at":"forged"}\u2028` },
  });
  const runtime = runtimePid();
  expect(isAlive(runtime)).toBe(true);
  parley.child.kill('SIGINT');
  // 130 is what a shell expects of a program that Ctrl-C ended.
  expect([0, 130]).toContain(await parley.exited);
  expect(isAlive(runtime)).toBe(false);
  await expect(fetch(`${origin}/ready`)).rejects.toThrow('fetch failed');
  expectNothingSecret(parley.output());
  // Each logged line is one JSON object, not long, and not forged.
  const logged = parley
    .output()
    .split('\n')
    .filter((line) => line.includes('"at":'));
  for (const line of logged) {
    expect(line.length).toBeLessThan(2_000);
    expect(line).not.toMatch(/forged|[\u0000-\u001f\u2028\u2029]/);
  }
});

test('bootstrap works on an installation that is not running, and leaves nothing running', async () => {
  const file = join(directory, 'later.json');
  writeFileSync(file, JSON.stringify([{ slug: 'later', name: 'Later' }]));
  const created = command('bootstrap', '--file', file);
  expect(await created.exited).toBe(0);
  expect(JSON.parse(created.output())).toMatchObject({ slug: 'later', articles: 0, members: 0 });
  await expect(fetch(`${origin}/ready`)).rejects.toThrow('fetch failed');
  const again = command('bootstrap', '--file', file);
  expect(await again.exited).toBe(1);
  const mine = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(directory));
  expect(mine).toEqual([]);
});

function expectNothingSecret(output: string): void {
  for (const secret of [
    ...Object.values(canary),
    'sk-canary-key-8121',
    who.token,
    who.token.split('.')[2] ?? '',
    JSON.parse(readFileSync(join(directory, 'secrets.json'), 'utf8')).SESSION_SECRET as string,
  ])
    expect(output).not.toContain(secret);
}
