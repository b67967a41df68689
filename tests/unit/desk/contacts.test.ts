/** Attributes of a contact are written as a whole; who does not see them loses none. */
import { expect, test } from 'vitest';
import { changeContact } from '#flows/contacts';
import type { ContactDeps } from '#flows/contacts';
import type { ContactRow } from '#ports/contacts';
import { noon } from '#tests/support/factories';

const agent = { tenantId: 'tnt_1', role: 'agent' };
const owner = { tenantId: 'tnt_1', role: 'owner' };

function world() {
  let row = {
    tenantId: 'tnt_1',
    id: 'con_1',
    contactKey: 'k',
    nameSealed: null,
    emailSealed: null,
    emailIndex: null,
    attributesSealed: 'sealed {"tier":"gold"}',
    isVip: false,
    peopleOnly: false,
    mergedInto: null,
    createdAt: noon,
    seenAt: noon,
  } as ContactRow;
  const deps = {
    contacts: {
      get: async () => row,
      change: async (_: string, __: string, change: Partial<ContactRow>) => {
        row = { ...row, ...change };
      },
      merged: async () => [row],
    },
    tenants: { byId: async () => ({ id: 'tnt_1', wrappedKey: 'w' }) },
    sealer: {
      key: async () => ({
        seal: async (text: string) => `sealed ${text}`,
        open: async (text: string) => text.slice('sealed '.length),
      }),
    },
  } as unknown as ContactDeps;
  return { deps, attributes: () => row.attributesSealed };
}

test('an agent adds and sees nothing, an owner replaces', async () => {
  const { deps, attributes } = world();
  const added = await changeContact(agent, 'con_1', { attributes: { floor: '2' } }, deps);
  const afterAgent = attributes();
  await changeContact(owner, 'con_1', { attributes: { floor: '3' } }, deps);
  expect({
    shown: added.ok ? added.value.attributes : null,
    afterAgent,
    afterOwner: attributes(),
  }).toEqual({
    shown: {},
    afterAgent: 'sealed {"tier":"gold","floor":"2"}',
    afterOwner: 'sealed {"floor":"3"}',
  });
});

test('a change of the flags leaves them alone, and fifty is the most', async () => {
  const { deps, attributes } = world();
  await changeContact(agent, 'con_1', { isVip: true }, deps);
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`a${index}`, 'x']));
  const refused = await changeContact(agent, 'con_1', { attributes: many }, deps);
  expect({ code: refused.ok ? null : refused.refusal.code, kept: attributes() }).toEqual({
    code: 'invalid-request',
    kept: 'sealed {"tier":"gold"}',
  });
});
