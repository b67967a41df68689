/** The log of tool calls in a real D1: ninety days and no more, a call that waited is one row, numbers by tool; and the health of an n8n host. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { toolHealth } from '#flows/test-tool';
import { toolLimits } from '#core/tool/tool';
import { outgoing } from '#worker/adapters/outgoing';
import type { Sealer } from '#ports/sealer';
import type { ExecutionRow, StoredTool } from '#ports/tools';
import { nightly } from '#worker/jobs/nightly';
import { toolExecution } from '#worker/store/tool-schema';
import { toolExecutionStore } from '#worker/store/tool-executions';
import { localD1 } from '../support/local-d1.ts';
import type { LocalD1 } from '../support/local-d1.ts';
import { json, startToolHost } from '#tests/support/tool-host';
import { toolOf } from '#tests/support/tools';

let d1: LocalD1;
beforeAll(async () => {
  d1 = await localD1();
});
afterAll(() => d1.stop());

const day = 86_400_000;
const now = Date.UTC(2026, 10, 21, 12);
const row = (number: number, at: number, more: Partial<ExecutionRow> = {}): ExecutionRow => ({
  tenantId: 'tnt_a',
  id: `tcl_${String(number).padStart(22, '0')}`,
  at,
  tool: 'cancel_order',
  conversationId: null,
  turnId: null,
  by: 'assistant',
  status: 'ok',
  code: 'ok',
  httpStatus: 200,
  attempts: 1,
  latencyMs: 100,
  costUsd: 0,
  detailSealed: 'v1.x',
  ...more,
});
const kept = (at: number) => at - toolLimits.keptMs;

it('forgets what is older than ninety days, of its own company only, and shows none of it before', async () => {
  const log = toolExecutionStore(d1.db);
  const old = now - 91 * day;
  await log.record(row(1, old), kept(old));
  await log.record(row(2, old, { tenantId: 'tnt_b' }), kept(old));
  await log.record(row(3, now - 89 * day), kept(now - 89 * day));
  const page = async (tenantId: string, since: number) =>
    (await log.page(tenantId, { limit: 50 }, since)).rows.map(({ id }) => Number(id.slice(4)));
  // Not shown, though nobody has called anything since.
  expect([await page('tnt_a', kept(now)), await page('tnt_b', kept(now))]).toEqual([[3], []]);
  await log.record(row(4, now), kept(now));
  expect([await page('tnt_a', 0), await page('tnt_b', 0)]).toEqual([[4, 3], [2]]);
});

it('forgets it also of companies that call nothing any more, in small steps', async () => {
  const log = toolExecutionStore(d1.db);
  const old = now - 91 * day;
  const silent = (tenant: string, count: number, at: number) =>
    Array.from({ length: count }, (_, number) =>
      row(100 + number, at, { tenantId: tenant, detailSealed: '' }),
    );
  const columns = Object.keys(row(1, now)).length;
  const rows = [
    ...silent('tnt_e', 1_200, old),
    ...silent('tnt_f', 3, now - toolLimits.keptMs - 1),
    ...silent('tnt_g', 2, now - toolLimits.keptMs),
  ];
  // D1 takes a hundred values a statement.
  const size = Math.floor(100 / columns);
  for (let from = 0; from < rows.length; from += size * 50)
    await d1.db.batch(
      Array.from({ length: 50 }, (_, at) => rows.slice(from + at * size, from + (at + 1) * size))
        .filter((some) => some.length > 0)
        .map((some) => d1.db.insert(toolExecution).values(some)) as never,
    );
  const logged: unknown[] = [];
  const said = vi.spyOn(console, 'log').mockImplementation((line) => void logged.push(line));
  const leads = { withoutPhoneIndex: async () => [], setPhoneIndexes: async () => undefined };
  // One that fails stops no other.
  const contacts = { forgetMerges: () => Promise.reject(new Error('away')) };
  const deps = { executions: log, contacts, leads, system: { now: () => now } };
  for (let night = 0; night < 2; night++)
    await nightly({ ...deps, tenants: { byId: async () => null }, sealer: {} as Sealer });
  said.mockRestore();
  const merges = expect.stringContaining('away') as string;
  // The first also finds what the test above has left to company b.
  expect(logged.map((line) => JSON.parse(String(line)))).toEqual([
    { at: 'nightly', forgotten: { toolExecutions: 1_204, merges }, indexed: { phones: 0 } },
    { at: 'nightly', forgotten: { toolExecutions: 0, merges }, indexed: { phones: 0 } },
  ]);
  const left = await Promise.all(
    ['tnt_e', 'tnt_f', 'tnt_g'].map((tenant) => log.page(tenant, { limit: 50 }, 0)),
  );
  expect(left.map((page) => page.rows.length)).toEqual([0, 0, 2]);
});

it('a call that waited is one row, with its end; numbers are by tool', async () => {
  const log = toolExecutionStore(d1.db);
  const tenantId = 'tnt_c';
  await log.record(
    row(1, now, { tenantId, status: 'waiting', code: 'accepted', attempts: 3, costUsd: 0.006 }),
    0,
  );
  // Its end is found, or stopped, without another try: what it has cost stays.
  await log.record(row(1, now + 5, { tenantId, latencyMs: 900, attempts: 0 }), 0);
  await log.record(row(2, now + 6, { tenantId, status: 'failed', code: 'timeout' }), 0);
  await log.record(row(3, now + 7, { tenantId, tool: 'find_slots', status: 'refused' }), 0);
  const { rows } = await log.page(tenantId, { limit: 50, tool: 'cancel_order' }, 0);
  expect(rows.map(({ code, attempts, costUsd }) => [code, attempts, costUsd])).toEqual([
    ['timeout', 1, 0],
    ['ok', 3, 0.006],
  ]);
  const { tools } = await log.numbers(tenantId, now);
  const at = (ms: number) => new Date(ms).toISOString();
  const none = { ok: 0, failed: 0, refused: 0 };
  expect(tools).toEqual([
    {
      ...none,
      tool: 'cancel_order',
      calls: 2,
      ok: 1,
      failed: 1,
      averageMs: 500,
      slowestMs: 900,
      costUsd: 0.006,
      lastAt: at(now + 6),
    },
    {
      ...none,
      tool: 'find_slots',
      calls: 1,
      refused: 1,
      averageMs: 100,
      slowestMs: 100,
      costUsd: 0,
      lastAt: at(now + 7),
    },
  ]);
});

it('asks an n8n host whether it is well, and no other kind', async () => {
  const host = await startToolHost();
  const out = outgoing({ allow: [host.allow], own: [] }, '');
  const url = `${host.origin}/webhook/order`;
  const health = async (adapter: 'n8n' | 'http', address = url) => {
    const stored = { tool: toolOf({ name: 'look_up', adapter, url: address }) } as StoredTool;
    const tools = { get: () => Promise.resolve(stored) };
    const answered = await toolHealth('tnt_a', 'look_up', { tools, outgoing: out });
    return answered.ok ? { ...answered.value, latencyMs: 0 } : answered.refusal.code;
  };
  try {
    host.answer = (_, response) => json(response, { status: 'ok' });
    expect(await health('n8n')).toEqual({ ok: true, detail: 'status 200', latencyMs: 0 });
    expect(host.requests.map(({ method, path }) => [method, path])).toEqual([['GET', '/healthz']]);
    host.answer = (_, response) => json(response, {}, 503);
    expect(await health('n8n')).toEqual({ ok: false, detail: 'status 503', latencyMs: 0 });
    expect(await health('n8n', 'http://127.0.0.1:9/x')).toMatchObject({
      ok: false,
      detail: 'refused-url',
    });
    expect(await health('http')).toBe('invalid-request');
  } finally {
    await host.stop();
  }
});
