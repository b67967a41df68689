/** Memories of contacts in D1; bodies are sealed. Implements ports/contact-memory. */
import { and, desc, eq } from 'drizzle-orm';
import type { ContactMemories } from '#ports/contact-memory';
import { contactMemory } from '#worker/store/answering-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation } from '#worker/store/schema';

const listed = {
  contactKey: contactMemory.contactKey,
  segment: contactMemory.segment,
  conversationCount: contactMemory.conversationCount,
  firstAt: contactMemory.firstAt,
  lastAt: contactMemory.lastAt,
};

export function contactMemories(db: Database): ContactMemories {
  const one = (tenantId: string, contactKey: string) =>
    and(eq(contactMemory.tenantId, tenantId), eq(contactMemory.contactKey, contactKey));
  return {
    async get(tenantId, contactKey) {
      const row = await guarded(
        db
          .select({
            ...listed,
            bodySealed: contactMemory.bodySealed,
            version: contactMemory.version,
          })
          .from(contactMemory)
          .where(one(tenantId, contactKey))
          .get(),
      );
      return row ?? null;
    },
    async save(tenantId, row, over, now) {
      const values = { ...row, tenantId, updatedAt: now };
      const key = { key: contactMemory.contactKey };
      const written = await guarded(
        over === null
          ? // An instant, so that one that was erased and made anew is never taken for the old one.
            db
              .insert(contactMemory)
              .values({ ...values, version: now })
              .onConflictDoNothing()
              .returning(key)
          : db
              .update(contactMemory)
              .set({ ...values, version: over + 1 })
              .where(and(one(tenantId, row.contactKey), eq(contactMemory.version, over)))
              .returning(key),
      );
      return written.length === 1;
    },
    async remove(tenantId, contactKey) {
      const removed = await guarded(
        db
          .delete(contactMemory)
          .where(one(tenantId, contactKey))
          .returning({ key: contactMemory.contactKey }),
      );
      return removed.length === 1;
    },
    latest: (tenantId, limit) =>
      guarded(
        db
          .select(listed)
          .from(contactMemory)
          .where(eq(contactMemory.tenantId, tenantId))
          .orderBy(desc(contactMemory.lastAt))
          .limit(limit)
          .all(),
      ),
    async contactOf(tenantId, conversationId) {
      const row = await guarded(
        db
          .select({ contactKey: conversation.contactKey })
          .from(conversation)
          .where(and(eq(conversation.tenantId, tenantId), eq(conversation.id, conversationId)))
          .get(),
      );
      return row?.contactKey ?? null;
    },
  };
}
