/** Telling a whole company: the store, the inbox and the members are asked a few times, however many are told. */
import { expect, test } from 'vitest';
import type { Told } from '#core/notification';
import { notify } from '#flows/notify';
import type { NotifyDeps } from '#flows/notify';
import type { NotificationPreferences } from '#protocol/notification';
import { noon } from '#tests/support/factories';

const memberIds = Array.from({ length: 200 }, (_, index) => `mem_${index}`);
const told: Told = { kind: 'mention', to: { memberIds }, seq: 7 };
const line = { id: 'cnv_1~7', kind: 'mention', conversationId: 'cnv_1' };

function world({ recent = () => 0 as number | null, preferences = {} as NotificationPreferences }) {
  const asked: string[] = [];
  const count = (name: string) => void asked.push(name);
  const shown: unknown[] = [];
  const mailed: { to: string; subject: string }[] = [];
  const deps = {
    tenants: { byId: async () => ({ id: 'tnt_1', wrappedKey: 'w' }) },
    sealer: { key: async () => ({ open: async (sealed: string) => sealed.slice(7) }) },
    teams: {
      desk: async () => ({
        members: memberIds.map((memberId) => ({
          memberId,
          role: 'agent',
          profile: { availability: 'online' },
        })),
      }),
    },
    members: {
      list: async () => {
        count('members.list');
        return memberIds.map((id) => ({ id, tenantId: 'tnt_1', emailSealed: `sealed ${id}@x` }));
      },
    },
    notifications: {
      preferences: async () => new Map(memberIds.map((id) => [id, preferences])),
      targets: async () => [],
      add: async (_: string, ids: string[]) => {
        count('add');
        return new Map(ids.flatMap((id, at) => (recent() === null ? [] : [[id, at % 2 ? 6 : 0]])));
      },
      fold: async (_: string, ids: string[]) => {
        count('fold');
        return new Map(ids.map((id) => [id, { id: 'cnv_0~3', count: 4, at: noon - 1_000 }]));
      },
    },
    inbox: {
      online: async () => new Set(['mem_0']),
      notify: async (_: string, all: unknown[]) => {
        count('inbox.notify');
        shown.push(...all);
      },
    },
    push: { publicKey: null },
    mail: { isReady: true, send: async (mail: never) => void mailed.push(mail) },
    system: { now: () => noon },
    settings: { PUBLIC_ORIGIN: 'https://desk.example' },
  } as unknown as NotifyDeps;
  const tell = () => notify('tnt_1' as never, 'cnv_1' as never, told, deps);
  return { asked, shown, mailed, tell };
}

test('two hundred members cost as many questions as two; each window gets its line, each absent one a mail', async () => {
  const { asked, shown, mailed, tell } = world({});
  await tell();
  expect(asked).toEqual(['add', 'fold', 'inbox.notify', 'members.list']);
  const at = new Date(noon).toISOString();
  const earlier = new Date(noon - 1_000).toISOString();
  expect(shown.slice(0, 2)).toEqual([
    { memberId: 'mem_0', notification: { ...line, count: 1, at, readAt: null } },
    {
      memberId: 'mem_1',
      notification: { ...line, id: 'cnv_0~3', count: 4, at: earlier, readAt: null },
    },
  ]);
  expect(shown).toHaveLength(200);
  await expect.poll(() => mailed.length).toBe(199);
  expect(mailed.slice(0, 2)).toEqual([
    {
      to: 'mem_1@x',
      subject: 'More is waiting in the inbox',
      text: expect.stringContaining('https://desk.example/admin/inbox?c=cnv_1') as string,
    },
    { to: 'mem_2@x', subject: 'You were mentioned', text: expect.any(String) as string },
  ]);
});

test('who was told already is not told again, and in quiet hours nobody is mailed', async () => {
  const again = world({ recent: () => null });
  await again.tell();
  expect([again.asked, again.shown]).toEqual([['add'], []]);
  const quiet = world({ preferences: { quiet: { from: '00:00', to: '24:00', zone: 'UTC' } } });
  await quiet.tell();
  expect([quiet.asked, quiet.shown.length, quiet.mailed]).toEqual([
    ['add', 'fold', 'inbox.notify'],
    200,
    [],
  ]);
});
