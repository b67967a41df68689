/** Leads of before the index get theirs: in batches, once, whoever cannot be opened left out; a number that is none is marked. */
import { expect, test, vi } from 'vitest';
import { indexPhones } from '#flows/index-phones';
import type { IndexPhonesDeps } from '#flows/index-phones';

test('each is indexed once, under its tenant’s key', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const leads = Array.from({ length: 230 }, (_, index) => ({
    tenantId: `tnt_${index % 2}`,
    id: `led_${String(index).padStart(3, '0')}`,
    phoneSealed: index === 7 ? 'broken' : index === 8 ? 'sealed 12' : `sealed +49 170 1000${index}`,
    phoneIndex: null as string | null,
  }));
  const batches: number[] = [];
  let keys = 0;
  const deps = {
    leads: {
      withoutPhoneIndex: async (after: string, limit: number) =>
        leads.filter(({ id, phoneIndex }) => phoneIndex === null && id > after).slice(0, limit),
      setPhoneIndexes: async (found: { id: string; phoneIndex: string }[]) => {
        batches.push(found.length);
        for (const { id, phoneIndex } of found)
          leads.find((lead) => lead.id === id)!.phoneIndex = phoneIndex;
      },
    },
    tenants: { byId: async (id: string) => ({ id, wrappedKey: 'w' }) },
    sealer: {
      key: async (_: string, tenantId: string) => {
        keys++;
        return {
          open: async (sealed: string, place: { column: string; row: string }) => {
            if (!sealed.startsWith('sealed ') || place.column !== 'phone') throw new Error('no');
            return sealed.slice(7);
          },
          blindIndex: async (text: string, kind: string) => `${tenantId} ${kind} ${text}`,
        };
      },
    },
  } as unknown as IndexPhonesDeps;
  const first = await indexPhones(deps);
  const again = await indexPhones(deps);
  vi.restoreAllMocks();
  expect({
    first,
    again,
    batches,
    keys: keys <= 3,
    some: [7, 8, 9].map((at) => leads[at]?.phoneIndex),
  }).toEqual({
    first: 229,
    again: 0,
    batches: [99, 100, 30, 0],
    keys: true,
    some: [null, '', 'tnt_1 phone 4917010009'],
  });
});
