/** With the inbox away the watch over people goes on, and does not ask without a pause. */
import { afterEach, expect, test, vi } from 'vitest';
import type { ConversationState } from '#core/conversation/state';
import { PeopleWatch } from '#durable-objects/conversation/people-watch';
import type { Room } from '#durable-objects/conversation/room';
import type { Router } from '#durable-objects/conversation/router';
import type { Tenants } from '#ports/tenants';
import type { Inbox } from '#ports/inbox';
import type { System } from '#ports/system';
import { noon } from '#tests/support/factories';

afterEach(() => vi.restoreAllMocks());

test('an inbox that is away is asked again later, and holds nothing up', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let now = noon;
  let isAway = true;
  const asked: number[] = [];
  const entered: string[] = [];
  const watch = new PeopleWatch(
    {
      settings: { agentAwayMs: 1_000, queueTimeoutMs: 60_000, leadCapture: { mode: 'off' } },
      enter: ({ kind }: { kind: string }) => void entered.push(kind),
    } as unknown as Room,
    { dueAt: () => null, begins: () => undefined } as unknown as Router,
    {
      inbox: {
        seenAt: async () => {
          asked.push(now - noon);
          if (isAway) throw new Error('away');
          return 0;
        },
      } as unknown as Inbox,
      tenants: { byId: async () => null } as unknown as Tenants,
      system: { now: () => now, newId: () => 'msg_1' } as unknown as System,
    },
  );
  const state = {
    locale: 'en',
    tenantId: 'tnt_1',
    floor: { holder: 'agent', agentId: 'mem_1', agentName: 'Ada' },
    unansweredSince: noon - 60_000,
    agentActedAt: noon - 60_000,
    escalation: null,
    callback: null,
    desk: { snoozedUntil: null },
  } as unknown as ConversationState;

  await watch.look(state);
  expect(watch.dueAt(state)).toEqual([noon + 15_000]);
  now = noon + 5_000;
  await watch.look(state);
  now = noon + 15_000;
  isAway = false;
  await watch.look(state);
  expect({ asked, lost: entered.filter((kind) => kind === 'agent.lost') }).toEqual({
    asked: [0, 15_000],
    lost: ['agent.lost'],
  });
});
