/**
 * Recalls what is known of an identified contact before a turn, and remembers what the turn has told. Behind the visitor's back: a memory
 * that cannot be read or written is as if there were none, and never stops a conversation.
 */
import { remembered, segmentOf } from '#core/memory/contact';
import type { ContactMemory, Heard } from '#core/memory/contact';
import type { Tenant } from '#core/tenant';
import type { ContactMemories } from '#ports/contact-memory';
import type { Place, Sealer } from '#ports/sealer';

export interface MemoryDeps {
  contactMemories: ContactMemories;
  sealer: Sealer;
}
type Owner = Pick<Tenant, 'id' | 'wrappedKey'>;

const placeOf = (tenantId: string, row: string): Place => ({
  tenantId,
  table: 'contact_memory',
  column: 'body',
  row,
});

/** Throws when it cannot be read. */
export async function readMemory(
  owner: Owner,
  contactKey: string,
  { contactMemories, sealer }: MemoryDeps,
): Promise<ContactMemory | null> {
  const row = await contactMemories.get(owner.id, contactKey);
  if (!row) return null;
  const key = await sealer.key(owner.wrappedKey, owner.id);
  return JSON.parse(await key.open(row.bodySealed, placeOf(owner.id, contactKey))) as ContactMemory;
}

export async function writeMemory(
  owner: Owner,
  contactKey: string,
  memory: ContactMemory,
  now: number,
  { contactMemories, sealer }: MemoryDeps,
): Promise<void> {
  const key = await sealer.key(owner.wrappedKey, owner.id);
  const { conversationCount, firstAt, lastAt } = memory;
  await contactMemories.save(
    owner.id,
    {
      contactKey,
      bodySealed: await key.seal(JSON.stringify(memory), placeOf(owner.id, contactKey)),
      segment: segmentOf(memory),
      conversationCount,
      firstAt,
      lastAt,
    },
    now,
  );
}

export async function recall(
  owner: Owner,
  contactKey: string,
  deps: MemoryDeps,
): Promise<ContactMemory | null> {
  return readMemory(owner, contactKey, deps).catch((error: unknown) => away(owner, error));
}

export async function remember(
  owner: Owner,
  contactKey: string,
  heard: Heard,
  deps: MemoryDeps,
): Promise<void> {
  try {
    const before = await readMemory(owner, contactKey, deps);
    await writeMemory(owner, contactKey, remembered(before, heard), heard.at, deps);
  } catch (error) {
    away(owner, error);
  }
}

function away({ id }: Owner, error: unknown): null {
  const name = error instanceof Error ? error.name : 'unknown';
  console.error(JSON.stringify({ at: 'contact memory', tenantId: id, error: name }));
  return null;
}
