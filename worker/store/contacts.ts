/** People behind verified identities. What is readable of them is sealed. Implements ports/contacts. */
import { and, desc, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContactRow, Contacts, NamedRow } from '#ports/contacts';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { contact, contactMerge } from '#worker/store/desk-schema';
import { lead } from '#worker/store/lead-schema';
import { conversation } from '#worker/store/schema';

/** More than these are no slip but a shared address. */
const duplicatesMax = 20;

export function contactStore(db: Database): Contacts {
  const one = (tenantId: string, id: string) =>
    and(eq(contact.tenantId, tenantId), eq(contact.id, id));
  const get = async (tenantId: string, id: string): Promise<ContactRow | null> =>
    (await guarded(db.select().from(contact).where(one(tenantId, id)).get())) ?? null;
  return {
    byKey: async (tenantId, contactKey) => {
      const row = await guarded(
        db
          .select()
          .from(contact)
          .where(and(eq(contact.tenantId, tenantId), eq(contact.contactKey, contactKey)))
          .get(),
      );
      if (!row) return null;
      return row.mergedInto === null ? row : get(tenantId, row.mergedInto);
    },
    get,
    seen: async (row) => {
      const { nameSealed, emailSealed, emailIndex, seenAt } = row;
      await guarded(
        db
          .insert(contact)
          .values(row)
          .onConflictDoUpdate({
            target: [contact.tenantId, contact.contactKey],
            // Sealed for the row's id: what was made for a new row cannot stand in an old one.
            set: { seenAt },
            setWhere: sql`excluded.seen_at >= ${contact.seenAt}`,
          }),
      );
      if (!nameSealed && !emailSealed) return;
      await guarded(
        db
          .update(contact)
          .set({ nameSealed, emailSealed, emailIndex })
          .where(one(row.tenantId, row.id)),
      );
    },
    change: async (tenantId, id, change) => {
      await guarded(db.update(contact).set(change).where(one(tenantId, id)));
    },
    merge: async (merge) => {
      const { tenantId, keptId, otherId, after } = merge;
      const { before, movedIds, memberId, at } = merge;
      await guarded(
        db.batch([
          db
            .insert(contactMerge)
            .values(merge)
            .onConflictDoUpdate({
              target: [contactMerge.tenantId, contactMerge.keptId, contactMerge.otherId],
              set: { before, after, movedIds, memberId, at },
            }),
          db.update(contact).set(after).where(one(tenantId, keptId)),
          db
            .update(contact)
            .set({ mergedInto: keptId })
            .where(
              and(
                eq(contact.tenantId, tenantId),
                ne(contact.id, keptId),
                or(eq(contact.id, otherId), eq(contact.mergedInto, otherId)),
              ),
            ),
        ]),
      );
    },
    lastMerge: async (tenantId, id) =>
      (await guarded(
        db
          .select()
          .from(contactMerge)
          .where(and(eq(contactMerge.tenantId, tenantId), eq(contactMerge.keptId, id)))
          .orderBy(desc(contactMerge.at))
          .limit(1)
          .get(),
      )) ?? null,
    unmerge: async ({ tenantId, keptId, otherId, movedIds }, restored) => {
      const moved = and(
        eq(contact.tenantId, tenantId),
        eq(contact.mergedInto, keptId),
        sql`${contact.id} IN (SELECT value FROM json_each(${JSON.stringify(movedIds)}))`,
      );
      await guarded(
        db.batch([
          db.update(contact).set(restored).where(one(tenantId, keptId)),
          db
            .update(contact)
            .set({
              mergedInto: sql`CASE WHEN ${contact.id} = ${otherId} THEN NULL ELSE ${otherId} END`,
            })
            .where(moved),
          db
            .delete(contactMerge)
            .where(
              and(
                eq(contactMerge.tenantId, tenantId),
                eq(contactMerge.keptId, keptId),
                eq(contactMerge.otherId, otherId),
              ),
            ),
        ]),
      );
    },
    forgetMerges: async (before) =>
      (
        await guarded(
          db
            .delete(contactMerge)
            .where(lt(contactMerge.at, before))
            .returning({ id: contactMerge.keptId }),
        )
      ).length,
    merged: (tenantId, id) =>
      guarded(
        db
          .select()
          .from(contact)
          .where(
            and(eq(contact.tenantId, tenantId), or(eq(contact.id, id), eq(contact.mergedInto, id))),
          )
          .all(),
      ),
    byEmail: async (tenantId, emailIndex) => {
      const rows = await guarded(
        db
          .select()
          .from(contact)
          .where(
            and(
              eq(contact.tenantId, tenantId),
              eq(contact.emailIndex, emailIndex),
              isNull(contact.mergedInto),
            ),
          )
          .limit(2)
          .all(),
      );
      return rows.length === 1 ? (rows[0] ?? null) : null;
    },
    duplicates: async (tenantId, row) => {
      const others = and(
        eq(contact.tenantId, tenantId),
        ne(contact.id, row.id),
        isNull(contact.mergedInto),
      );
      // Numbers are of leads: those of this person's conversations, and whose conversations have the same.
      const numbers = sql`
        SELECT l.phone_index FROM contact c
        JOIN conversation v ON v.tenant_id = c.tenant_id AND v.contact_key = c.contact_key
        JOIN lead l ON l.tenant_id = v.tenant_id AND l.conversation_id = v.id
        WHERE c.tenant_id = ${tenantId} AND (c.id = ${row.id} OR c.merged_into = ${row.id})
          AND l.phone_index <> ''`;
      const [byEmail, byPhone] = await guarded(
        db.batch([
          db
            .select({ id: contact.id })
            .from(contact)
            .where(and(others, eq(contact.emailIndex, row.emailIndex ?? '')))
            .limit(duplicatesMax),
          db
            .select({ id: contact.id })
            .from(contact)
            .where(
              and(
                others,
                sql`${contact.contactKey} IN (
                  SELECT v.contact_key FROM lead l
                  JOIN conversation v ON v.tenant_id = l.tenant_id AND v.id = l.conversation_id
                  WHERE l.tenant_id = ${tenantId} AND l.phone_index IN (${numbers}))`,
              ),
            )
            .limit(duplicatesMax),
        ]),
      );
      return [...new Set([...byEmail, ...byPhone].map(({ id }) => id))].slice(0, duplicatesMax);
    },
    past: async (tenantId, contactKeys, limit) =>
      guarded(
        db
          .select({
            id: conversation.id,
            status: conversation.status,
            startedAt: conversation.startedAt,
            lastAt: conversation.lastAt,
            messageCount: conversation.messageCount,
            tags: conversation.tags,
          })
          .from(conversation)
          .where(
            and(
              eq(conversation.tenantId, tenantId),
              sql`${conversation.contactKey} IN (SELECT value FROM json_each(${JSON.stringify(contactKeys)}))`,
            ),
          )
          .orderBy(desc(conversation.lastAt))
          .limit(limit)
          .all(),
      ),
    names: async (tenantId, conversationIds) => {
      const kept = alias(contact, 'kept');
      const [leads, people] = await guarded(
        db.batch([
          db
            .select({
              conversationId: lead.conversationId,
              id: lead.id,
              nameSealed: lead.nameSealed,
            })
            .from(lead)
            .where(and(eq(lead.tenantId, tenantId), inArray(lead.conversationId, conversationIds)))
            .orderBy(lead.createdAt),
          db
            .select({
              conversationId: conversation.id,
              id: sql<string>`coalesce(${kept.id}, ${contact.id})`,
              nameSealed: sql<
                string | null
              >`CASE WHEN ${kept.id} IS NULL THEN ${contact.nameSealed} ELSE ${kept.nameSealed} END`,
            })
            .from(conversation)
            .innerJoin(
              contact,
              and(
                eq(contact.tenantId, conversation.tenantId),
                eq(contact.contactKey, conversation.contactKey),
              ),
            )
            .leftJoin(
              kept,
              and(eq(kept.tenantId, contact.tenantId), eq(kept.id, contact.mergedInto)),
            )
            .where(
              and(eq(conversation.tenantId, tenantId), inArray(conversation.id, conversationIds)),
            ),
        ]),
      );
      const named = (table: NamedRow['table'], rows: typeof leads | typeof people) =>
        rows.flatMap(({ nameSealed, ...row }) =>
          nameSealed ? [{ ...row, table, nameSealed }] : [],
        );
      return [...named('lead', leads), ...named('contact', people)];
    },

    of: async (tenantId, conversationId) => {
      const [found, leads] = await guarded(
        db.batch([
          db
            .select({ contactKey: conversation.contactKey })
            .from(conversation)
            .where(and(eq(conversation.tenantId, tenantId), eq(conversation.id, conversationId))),
          db
            .select({
              id: lead.id,
              status: lead.status,
              score: lead.score,
              createdAt: lead.createdAt,
            })
            .from(lead)
            .where(and(eq(lead.tenantId, tenantId), eq(lead.conversationId, conversationId)))
            .orderBy(desc(lead.createdAt))
            .limit(1),
        ]),
      );
      return { contactKey: found[0]?.contactKey ?? null, lead: leads[0] ?? null };
    },
  };
}
