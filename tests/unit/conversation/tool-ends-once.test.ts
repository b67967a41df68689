/** A late call has one end: of two that come at the same moment the first is kept, told and logged, and the other changes nothing. */
import { expect, it } from 'vitest';
import type { ExecutionRow } from '#ports/tools';
import { ToolDesk } from '#durable-objects/conversation/tool-desk';
import { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';
import type { Deps } from '#worker/wiring';
import { conversationState, noon } from '#tests/support/factories';
import { objectStorage } from '#tests/support/object-storage';
import { toolOf } from '#tests/support/tools';

const id = 'tcl_0000000000000000000001';

/** A desk with one call that the other side has taken on; sealing takes as long as the test says. */
function deskWithLateCall() {
  const state = conversationState();
  const log = new Log(objectStorage());
  const entered: { kind: string; ok?: boolean }[] = [];
  const executions: ExecutionRow[] = [];
  const pauses: (() => void)[] = [];
  const key = {
    seal: async (text: string) => {
      await new Promise<void>((resolve) => pauses.push(resolve));
      return text;
    },
    open: async (text: string) => text,
  };
  const deps = {
    tenants: {
      byId: async () => ({
        id: state.tenantId,
        wrappedKey: '',
        settings: { assistantName: 'Ada' },
      }),
    },
    tools: {
      ready: async () => [{ tool: toolOf({ name: 'export', risk: 'write' }), signingSealed: '' }],
    },
    sealer: { key: async () => key },
    executions: { record: async (row: ExecutionRow) => void executions.push(row) },
    adapters: {},
    system: { now: () => noon, newId: (kind: string) => `${kind}_1` },
  } as unknown as Deps;
  const room = {
    state,
    audience: { subscribers: [] },
    enter: (input: { kind: string; ok?: boolean }) => void entered.push(input),
  } as unknown as Room;
  const desk = new ToolDesk(() => room, log, deps);
  log.calls.add({
    id,
    key: 'k-1',
    questionSeq: 2,
    turnId: 'trn_1',
    tool: 'export',
    isRead: false,
    digest: 'd',
    status: 'running',
    isDetached: true,
    ok: null,
    callSealed: '{"arguments":{},"language":"en"}',
    outcomeSealed: null,
  });
  desk.late.hold(id, { poll: null, retryAfterSeconds: null }, null, 24);
  /** Lets everything that is being sealed go on, until nothing is. */
  const goOn = async () => {
    for (let quiet = 0; quiet < 5;) {
      const waiting = pauses.splice(0);
      for (const resolve of waiting) resolve();
      quiet = waiting.length > 0 ? 0 : quiet + 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { desk, log, entered, executions, goOn, pauses };
}
const report = (status: number) => ({ kind: 'result' as const, status, text: '{"pages":3}' });

it('two ends at the same moment', async () => {
  const { desk, log, entered, executions, goOn, pauses } = deskWithLateCall();
  const both = [desk.late.settle(id, report(200)), desk.late.settle(id, report(500))];
  // Both have found the call undone and are being sealed.
  await expect.poll(() => pauses.length).toBe(2);
  expect(log.calls.get(id)?.status).toBe('running');
  await goOn();
  expect(await Promise.all(both)).toEqual([true, false]);
  expect(entered.map(({ kind, ok }) => ({ kind, ok }))).toEqual([{ kind: 'tool.done', ok: true }]);
  const row = log.calls.get(id);
  expect({ status: row?.status, ok: row?.ok }).toEqual({ status: 'done', ok: true });
  expect(JSON.parse(row?.outcomeSealed ?? '')).toMatchObject({ code: 'ok', result: { pages: 3 } });
  expect(executions.map(({ code }) => code)).toEqual(['ok']);
});

it('an end that comes after another', async () => {
  const { desk, entered, executions, goOn } = deskWithLateCall();
  const stopped = desk.late.settle(id, { kind: 'cancel', memberId: 'mem_1' });
  await goOn();
  expect(await stopped).toBe(true);
  const late = desk.late.settle(id, report(200));
  await goOn();
  expect(await late).toBe(false);
  expect(entered).toHaveLength(1);
  expect(executions.map(({ code }) => code)).toEqual(['cancelled']);
});
