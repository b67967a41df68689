/** A member's browsers and a company's channels: as many as can be told, each address once. */
import { expect, test } from 'vitest';
import { addBrowser, addChannel } from '#flows/notification-targets';
import type { TargetDeps } from '#flows/notification-targets';
import type { TargetRow } from '#ports/notifications';
import { noon } from '#tests/support/factories';

function world() {
  const rows: TargetRow[] = [];
  let ids = 0;
  const deps = {
    notifications: {
      targets: async (_: string, memberIds: string[] | null) =>
        rows.filter(({ memberId }) =>
          memberIds === null ? memberId === null : memberIds.includes(memberId ?? ''),
        ),
      addTarget: async (row: TargetRow) => {
        const at = rows.findIndex(
          (one) => one.memberId !== null && one.addressIndex === row.addressIndex,
        );
        if (at === -1) rows.push(row);
        else rows[at] = row;
      },
    },
    outgoing: { check: async (url: string) => ({ ok: true, value: url }) },
    tenants: { byId: async () => ({ id: 'tnt_1', wrappedKey: 'w' }) },
    sealer: {
      key: async () => ({
        seal: async (text: string) => `sealed ${text}`,
        blindIndex: async (text: string) => `index of ${text}`,
      }),
    },
    system: { now: () => noon, newId: () => `ntt_${++ids}` },
  } as unknown as TargetDeps;
  return { rows, deps };
}

const member = { tenantId: 'tnt_1', memberId: 'mem_1' };
const browser = (index: number) => ({
  endpoint: `https://push.example/${index}`,
  expirationTime: null,
  keys: { p256dh: 'p', auth: 'a' },
});
const channel = (index: number) => ({
  name: 'Room',
  url: `https://chat.example/${index}`,
  kinds: [],
});

test('twenty of each are kept, then one has to go first', async () => {
  const { rows, deps } = world();
  const codes: string[] = [];
  for (let index = 0; index < 21; index++)
    for (const added of [
      await addBrowser(member, browser(index), deps),
      await addChannel(member, channel(index), deps),
    ])
      if (!added.ok) codes.push(added.refusal.code);
  expect({ kept: rows.length, codes }).toEqual({
    kept: 40,
    codes: ['limit-reached', 'limit-reached'],
  });
});

test('a browser that subscribes again is renewed, also among twenty; a channel is there once', async () => {
  const { rows, deps } = world();
  for (let index = 0; index < 20; index++) await addBrowser(member, browser(index), deps);
  const again = await addBrowser(member, browser(7), deps);
  await addChannel(member, channel(1), deps);
  const twice = await addChannel(member, channel(1), deps);
  expect({
    again: again.ok,
    kept: rows.length,
    twice: twice.ok ? null : twice.refusal.code,
  }).toEqual({ again: true, kept: 21, twice: 'stale' });
});
