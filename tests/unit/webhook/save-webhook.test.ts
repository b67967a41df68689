/** Two changes of one endpoint at once: one is done, the other is told, and no old secret comes back. */
import { expect, test } from 'vitest';
import { changeWebhook, rotateWebhook } from '#flows/save-webhook';
import type { SaveWebhookDeps } from '#flows/save-webhook';
import type { StoredWebhook } from '#ports/webhooks';
import { noon } from '#tests/support/factories';

const first: StoredWebhook = {
  tenantId: 'tnt_1',
  id: 'whk_1',
  url: 'https://receiver.example/hook',
  types: ['*'],
  description: '',
  includesContactData: false,
  enabled: true,
  disabledBecause: null,
  secretSealed: 'sealed whsec_0',
  oldSecretSealed: null,
  oldSecretUntil: null,
  createdAt: noon,
  updatedAt: noon,
};

function world() {
  let stored = { ...first };
  let secrets = 0;
  const deps = {
    webhooks: {
      get: async () => ({ ...stored }),
      save: async (changed: StoredWebhook, seen: number) => {
        if (stored.updatedAt !== seen) return false;
        stored = changed;
        return true;
      },
    },
    outgoing: { check: async (url: string) => ({ ok: true, value: url }) },
    signer: { newSecret: () => `whsec_${++secrets}` },
    tenants: { byId: async () => ({ id: 'tnt_1', wrappedKey: 'w' }) },
    sealer: {
      key: async () => ({
        seal: async (text: string) => `sealed ${text}`,
        open: async (text: string) => text.slice('sealed '.length),
      }),
    },
    system: { now: () => noon },
  } as unknown as SaveWebhookDeps;
  return { deps, stored: () => stored };
}

test('a change that began before a rotation does not undo it', async () => {
  const { deps, stored } = world();
  const [rotated, changed] = await Promise.all([
    rotateWebhook('tnt_1', 'whk_1', deps),
    changeWebhook('tnt_1', 'whk_1', { description: 'orders' }, deps),
  ]);
  const done = [rotated, changed].filter(({ ok }) => ok);
  const told = [rotated, changed].flatMap((one) => (one.ok ? [] : [one.refusal.code]));
  expect({ done: done.length, told }).toEqual({ done: 1, told: ['stale'] });
  const isRotated = stored().secretSealed !== first.secretSealed;
  expect({ isRotated, isDescribed: stored().description === 'orders' }).toEqual({
    isRotated: rotated.ok,
    isDescribed: changed.ok,
  });
});

test('one after the other both are done, also within one millisecond', async () => {
  const { deps, stored } = world();
  const rotated = await rotateWebhook('tnt_1', 'whk_1', deps);
  const changed = await changeWebhook('tnt_1', 'whk_1', { description: 'orders' }, deps);
  expect([rotated.ok, changed.ok]).toEqual([true, true]);
  expect(stored()).toEqual({
    ...first,
    description: 'orders',
    secretSealed: 'sealed whsec_1',
    oldSecretSealed: 'sealed whsec_0',
    oldSecretUntil: stored().oldSecretUntil,
    updatedAt: noon + 2,
  });
});
