/** Staff looks at what is remembered of a contact, says who is a VIP, adds or takes away a fact. Who may not see personal data sees it masked. */
import { keyInAddress, segmentOf, withFacts } from '#core/memory/contact';
import type { ContactMemory } from '#core/memory/contact';
import { redact } from '#core/redaction/redact';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { alterMemory, readMemory } from '#flows/remember';
import type { MemoryDeps } from '#flows/remember';
import type { System } from '#ports/system';
import type { MemoryChange, MemoryView } from '#protocol/memory';

interface Reader {
  tenant: Tenant;
  mayReadPii: boolean;
}

export async function showMemory(
  { tenant, mayReadPii }: Reader,
  contactKey: string | null,
  deps: MemoryDeps,
): Promise<Result<MemoryView>> {
  const memory = contactKey && (await readMemory(tenant, contactKey, deps));
  return memory ? ok(viewOf(contactKey, memory, mayReadPii)) : refuse('not-found');
}

export async function changeMemory(
  { tenant, mayReadPii }: Reader,
  contactKey: string,
  change: MemoryChange,
  deps: MemoryDeps & { system: System },
): Promise<Result<MemoryView>> {
  const now = deps.system.now();
  const after = await alterMemory(
    tenant,
    contactKey,
    (before) => before && changed(before, change, now),
    now,
    deps,
  );
  return after ? ok(viewOf(contactKey, after, mayReadPii)) : refuse('not-found');
}

function changed(before: ContactMemory, change: MemoryChange, now: number): ContactMemory {
  const { isVip = before.isVip, segment, addFact, removeFact } = change;
  const kept = before.facts.filter(({ text }) => text !== removeFact);
  const added = addFact
    ? [{ text: addFact, at: new Date(now).toISOString(), by: 'staff' as const }]
    : [];
  const byHand = segment === undefined ? before.byHand : (segment ?? undefined);
  return { ...before, isVip, byHand, facts: withFacts(kept, added) };
}

function viewOf(contactKey: string, memory: ContactMemory, mayReadPii: boolean): MemoryView {
  const { conversationId: _, firstAt, lastAt, facts, ...rest } = memory;
  return {
    ...rest,
    contactKey: keyInAddress(contactKey),
    segment: segmentOf(memory),
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
    facts: mayReadPii ? facts : facts.map((fact) => ({ ...fact, text: redact(fact.text).text })),
  };
}
