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
  deps: MemoryDeps,
): Promise<ContactMemory | null> {
  return (await read(owner, contactKey, deps)).memory;
}

interface Read {
  memory: ContactMemory | null;
  version: number | null;
}

async function read(
  owner: Owner,
  contactKey: string,
  { contactMemories, sealer }: MemoryDeps,
): Promise<Read> {
  const row = await contactMemories.get(owner.id, contactKey);
  if (!row) return { memory: null, version: null };
  const key = await sealer.key(owner.wrappedKey, owner.id);
  const body = await key.open(row.bodySealed, placeOf(owner.id, contactKey));
  return { memory: JSON.parse(body) as ContactMemory, version: row.version };
}

/** Members and conversations write at the same time; each begins anew on what the faster one has left. */
const mostAttempts = 8;

/**
 * Writes what `change` makes of what is there. A change is made on the newest version or not at all, so none is lost; it answers null to
 * leave everything as it is. Throws when it cannot be read or written.
 */
export async function alterMemory(
  owner: Owner,
  contactKey: string,
  change: (before: ContactMemory | null) => ContactMemory | null,
  now: number,
  deps: MemoryDeps,
): Promise<ContactMemory | null> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const before = await read(owner, contactKey, deps);
    const after = change(before.memory);
    if (!after) return null;
    if (await write(owner, contactKey, after, before.version, now, deps)) return after;
  }
  throw new Error('the memory changes too often');
}

async function write(
  owner: Owner,
  contactKey: string,
  memory: ContactMemory,
  over: number | null,
  now: number,
  { contactMemories, sealer }: MemoryDeps,
): Promise<boolean> {
  const key = await sealer.key(owner.wrappedKey, owner.id);
  const { conversationCount, firstAt, lastAt } = memory;
  return contactMemories.save(
    owner.id,
    {
      contactKey,
      bodySealed: await key.seal(JSON.stringify(memory), placeOf(owner.id, contactKey)),
      segment: segmentOf(memory),
      conversationCount,
      firstAt,
      lastAt,
    },
    over,
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
    await alterMemory(owner, contactKey, (before) => remembered(before, heard), heard.at, deps);
  } catch (error) {
    away(owner, error);
  }
}

function away({ id }: Owner, error: unknown): null {
  const name = error instanceof Error ? error.name : 'unknown';
  console.error(JSON.stringify({ at: 'contact memory', tenantId: id, error: name }));
  return null;
}
