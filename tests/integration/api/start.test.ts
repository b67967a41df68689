/**
 * `npm start` as a person or a service manager runs it: whoever of npm, starter and runtime is stopped or killed, nothing
 * stays behind, and the data is there at the next start.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../../worker/cli/build.ts';
import { call, history, session } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { d1File, eventually, query } from '../../support/faults.ts';
import { root } from '../../support/run.ts';

const directory = mkdtempSync(join(tmpdir(), 'parley-start-'));
let port = 0;
let origin = '';
const children: Started[] = [];

interface Started {
  npm: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

function npmStart(env: Record<string, string> = {}): Started {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), PERSIST_DIR: directory, PUBLIC_ORIGIN: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  npm.stdout.on('data', (data: Buffer) => (output += data.toString()));
  npm.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const started = {
    npm,
    output: () => output,
    exited: new Promise<number | null>((resolve) => npm.on('exit', resolve)),
  };
  children.push(started);
  return started;
}

const isReady = async () =>
  (await call(origin, '/ready').catch(() => null))?.status === 200 || null;
async function ready(started: Started): Promise<void> {
  await eventually('ready', isReady, 60_000);
  expect(started.npm.exitCode).toBeNull();
}

/** Processes of this installation: their command or environment names its folder or port. */
const left = () =>
  execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('workerd') && line.includes(`:${port}`));
const allGone = () => eventually('nothing is left', () => left().length === 0, 15_000);
const runtimePid = () => Number(readFileSync(join(directory, 'workerd.pid'), 'utf8').split(' ')[0]);

beforeAll(async () => {
  buildIfStale();
  port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
  origin = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  for (const { npm } of children) if (npm.exitCode === null) npm.kill('SIGTERM');
  await allGone();
  rmSync(directory, { recursive: true, force: true });
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s to npm alone stops everything, and the next start finds the data',
  async (signal) => {
    const started = npmStart();
    await ready(started);
    const who = await session(origin, 'pk_demo_shop');
    const before = await history(origin, who);
    started.npm.kill(signal);
    await started.exited;
    // Nobody can wait for the others when npm is killed hard.
    if (signal !== 'SIGKILL') expect(left()).toEqual([]);
    await allGone();
    const next = npmStart();
    await ready(next);
    expect(await history(origin, who)).toEqual(before);
    next.npm.kill('SIGTERM');
    await next.exited;
    await allGone();
  },
);

test('kill -9 of the runtime alone: it comes back by itself, ready, with the data', async () => {
  const started = npmStart();
  await ready(started);
  const who = await session(origin, 'pk_demo_shop');
  const before = await history(origin, who);
  const first = runtimePid();
  process.kill(first, 'SIGKILL');
  await eventually('another runtime', () => runtimePid() !== first, 20_000);
  await ready(started);
  expect(await history(origin, who)).toEqual(before);

  // A second one on the same data, and another on the same port, say why they do not start.
  const second = npmStart({ PORT: '0' });
  expect(await second.exited).not.toBe(0);
  expect(second.output()).toContain('runs on the data');
  const elsewhere = mkdtempSync(join(tmpdir(), 'parley-start-'));
  const third = npmStart({ PERSIST_DIR: elsewhere });
  expect(await third.exited).not.toBe(0);
  expect(third.output()).toContain(`port ${port} is in use`);
  rmSync(elsewhere, { recursive: true, force: true });
  expect(await isReady()).toBe(true);
  started.npm.kill('SIGINT');
  await started.exited;
  await allGone();
});

test('settings that do not fit stop the start, each with its name', async () => {
  const started = npmStart({ TEST_CLOCK: '1', PUBLIC_ORIGIN: 'https://chat.example' });
  expect(await started.exited).not.toBe(0);
  expect(started.output()).toContain('TEST_CLOCK is refused when PUBLIC_ORIGIN is https');
  const other = npmStart({ AI_PROVIDER: 'nobody', SESSION_SECRET: 'short' });
  expect(await other.exited).not.toBe(0);
  expect(other.output()).toContain('AI_PROVIDER');
  expect(other.output()).toContain('SESSION_SECRET');
  await allGone();
});

test('a start that was killed while it created the demo companies is made up for', async () => {
  query(d1File({ directory } as Parley), "DELETE FROM tenant WHERE slug = 'demo-shop'");
  writeFileSync(join(directory, 'seeding'), '');
  const started = npmStart();
  await ready(started);
  for (const key of ['pk_demo_logistics', 'pk_demo_shop'])
    expect((await call(origin, `/v1/config?key=${key}`)).status).toBe(200);
  started.npm.kill('SIGINT');
  await started.exited;
});
