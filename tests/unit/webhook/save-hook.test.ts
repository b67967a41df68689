/** A change of an endpoint for reports that began before a new secret does not bring the old one back. */
import { expect, test } from 'vitest';
import { changeHook, rotateHook } from '#flows/save-hook';
import type { SaveHookDeps } from '#flows/save-hook';
import type { StoredHook } from '#ports/hooks';
import { idOf, noon } from '#tests/support/factories';

test('of two at once one is done and the other is told', async () => {
  const first = {
    tenantId: idOf('tnt', 1),
    id: 'hok_1',
    name: 'ERP',
    enabled: true,
    secretSealed: 'sealed whsec_0',
    createdAt: noon,
    updatedAt: noon,
  } as unknown as StoredHook;
  let stored = { ...first };
  const deps = {
    hooks: {
      get: async () => ({ ...stored }),
      save: async (changed: StoredHook, seen: number) => {
        if (stored.updatedAt !== seen) return false;
        stored = changed;
        return true;
      },
    },
    signer: { newSecret: () => 'whsec_1' },
    sealer: { key: async () => ({ seal: async (text: string) => `sealed ${text}` }) },
    system: { now: () => noon },
  } as unknown as SaveHookDeps;
  const owner = { id: idOf('tnt', 1), wrappedKey: 'w' };
  const [rotated, changed] = await Promise.all([
    rotateHook(owner, 'hok_1', deps),
    changeHook(owner.id, 'hok_1', { name: 'Shop' }, deps),
  ]);
  const told = [rotated, changed].flatMap((one) => (one.ok ? [] : [one.refusal.code]));
  expect({ told, secret: stored.secretSealed, name: stored.name }).toEqual({
    told: ['stale'],
    secret: rotated.ok ? 'sealed whsec_1' : 'sealed whsec_0',
    name: changed.ok ? 'Shop' : 'ERP',
  });
});
