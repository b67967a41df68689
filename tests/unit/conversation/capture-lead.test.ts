// A lead is kept once and told once under its clientId, whichever step the earlier attempt ended after.
import { expect, test } from 'vitest';
import { ok, refuse } from '#core/result';
import { defaultSettings } from '#core/tenant';
import type { Tenant } from '#core/tenant';
import { captureLead } from '#flows/capture-lead';
import type { CaptureLeadDeps } from '#flows/capture-lead';
import type { SealedLead } from '#ports/leads';
import type { LeadRequest } from '#protocol/session';
import { claims, idMaker, iso, noon } from '#tests/support/factories';

const tenant = {
  id: claims().tenantId,
  wrappedKey: 'wrapped',
  settings: defaultSettings('free'),
} as Tenant;

/** Sealed texts differ each time, as real ones do. */
function world() {
  const newId = idMaker();
  const stored: SealedLead[] = [];
  const captured: string[] = [];
  let sealed = 0;
  let isAway = false;
  const standing = {
    cursor: 0,
    status: 'open',
    generation: 1,
    lastAt: noon,
    contactKey: null,
  } as const;
  const deps = {
    system: { now: () => noon, newId },
    sealer: {
      key: async () => ({
        seal: async (text: string) => `${++sealed}|${text}`,
        open: async (text: string) => text.slice(text.indexOf('|') + 1),
        blindIndex: async (text: string) => `index of ${text}`,
      }),
    },
    contacts: { byKey: async () => null, byEmail: async () => null },
    leads: {
      add: async (lead: SealedLead) => {
        const prior = stored.find(
          ({ clientId, conversationId }) =>
            clientId !== null &&
            clientId === lead.clientId &&
            conversationId === lead.conversationId,
        );
        if (!prior) stored.push(lead);
        return prior ?? lead;
      },
    },
    conversations: {
      standing: async () => ok(standing),
      tell: async (_: unknown, { kind, leadId }: { kind: string; leadId: string }) => {
        if (kind !== 'lead') throw new Error('nothing was shown to agree to');
        if (isAway) return refuse('unavailable');
        if (!captured.includes(leadId)) captured.push(leadId);
        return ok({ seq: captured.indexOf(leadId) + 2, at: iso(noon), standing });
      },
    },
  } as unknown as CaptureLeadDeps;
  return {
    capture: (request: LeadRequest) => captureLead(tenant, claims(), request, deps),
    away: (on: boolean) => (isAway = on),
    kept: () => ({ stored: stored.map(({ id }) => id), captured }),
  };
}
const ada = { clientId: 'l-1', name: 'Ada', email: 'ada@example.com', consent: true };

test('copies are answered alike; a second clientId, or none, is another lead', async () => {
  const { capture, kept } = world();
  const first = await capture(ada);
  const copy = await capture({ ...ada });
  const other = await capture({ ...ada, clientId: 'l-2' });
  const { clientId: _, ...unnamed } = ada;
  const third = await capture(unnamed);
  const fourth = await capture(unnamed);
  const answers = [first, other, third, fourth].map((result) => result.ok && result.value);
  expect(copy).toEqual(first);
  expect(answers.map((answer) => answer && answer.seq)).toEqual([2, 3, 4, 5]);
  const ids = answers.map((answer) => answer && answer.leadId);
  expect(kept()).toEqual({ stored: ids, captured: ids });
});

test('stored, but not told: the copy finishes it', async () => {
  const { capture, away, kept } = world();
  away(true);
  expect(await capture(ada)).toEqual(refuse('unavailable'));
  away(false);
  const again = await capture(ada);
  const [leadId] = kept().stored;
  expect(again).toEqual(ok({ leadId, seq: 2 }));
  expect(kept()).toEqual({ stored: [leadId], captured: [leadId] });
});

test.each([
  { name: 'Bea' },
  { email: 'bea@example.com' },
  { phone: '+49 30 123456' },
  { company: 'Analytical' },
  { note: 'Call me' },
  { consent: false },
])('another lead under the same clientId is refused, not dropped: %j', async (but) => {
  const { capture, kept } = world();
  await capture(ada);
  expect(await capture({ ...ada, ...but })).toEqual(refuse('client-id-reused'));
  expect(kept().stored).toHaveLength(1);
});
