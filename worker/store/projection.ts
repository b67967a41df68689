/** Writes the read model. The same events twice, or late, change nothing. Implements ports/projection. */
import { and, eq, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { project } from '#core/projection';
import type { Rows } from '#core/projection';
import type { Projection } from '#ports/projection';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation, feedback, message, turn } from '#worker/store/schema';

const writeTimeoutMs = 10_000;

export function projectionStore(db: Database): Projection {
  return {
    apply: async (state, events) => {
      await guarded(db.batch(statements(db, project(state, events))), writeTimeoutMs);
    },
    async rows(tenantId, conversationId) {
      const of = <T extends typeof message | typeof turn | typeof feedback>(table: T) =>
        and(eq(table.tenantId, tenantId), eq(table.conversationId, conversationId));
      const [found, messages, turns, given] = await guarded(
        db.batch([
          db
            .select()
            .from(conversation)
            .where(and(eq(conversation.tenantId, tenantId), eq(conversation.id, conversationId))),
          db.select().from(message).where(of(message)).orderBy(message.seq),
          db.select().from(turn).where(of(turn)).orderBy(turn.seq),
          db.select().from(feedback).where(of(feedback)).orderBy(feedback.seq),
        ]),
        writeTimeoutMs,
      );
      return { conversation: found[0] ?? null, messages, turns, feedback: given };
    },
    async replace(tenantId, conversationId, rows) {
      const of = (table: typeof message | typeof turn | typeof feedback) =>
        and(eq(table.tenantId, tenantId), eq(table.conversationId, conversationId));
      await guarded(
        db.batch([
          db.delete(message).where(of(message)),
          db.delete(turn).where(of(turn)),
          db.delete(feedback).where(of(feedback)),
          db
            .delete(conversation)
            .where(and(eq(conversation.tenantId, tenantId), eq(conversation.id, conversationId))),
          ...statements(db, rows),
        ]),
        writeTimeoutMs * 3,
      );
    },
  };
}

function statements(db: Database, rows: Rows): [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]] {
  const newer = sql`excluded.last_seq >= ${conversation.lastSeq}`;
  const { tenantId: _tenant, id: _id, ...changing } = rows.conversation;
  return [
    db
      .insert(conversation)
      .values(rows.conversation)
      .onConflictDoUpdate({
        target: [conversation.tenantId, conversation.id],
        set: changing,
        setWhere: newer,
      }),
    ...rows.messages.map((row) => db.insert(message).values(row).onConflictDoNothing()),
    ...rows.turns.map((row) => db.insert(turn).values(row).onConflictDoNothing()),
    ...rows.feedback.map((row) => db.insert(feedback).values(row).onConflictDoNothing()),
  ];
}
