/** Writes the read model. The same events twice, or late, change nothing. Implements ports/projection. */
import { and, eq, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { project } from '#core/projection';
import type { ConversationRow, Rows } from '#core/projection';
import type { Projection, Repair } from '#ports/projection';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation, feedback, message, turn } from '#worker/store/schema';

const writeTimeoutMs = 10_000;
/** Rows put right in one batch. */
const repairPage = 100;

type Statements = [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]];
type EventTable = typeof message | typeof turn | typeof feedback;
const eventTables = { message, turn, feedback };

export function projectionStore(db: Database): Projection {
  return {
    apply: async (state, events) => {
      await guarded(db.batch(statements(db, project(state, events))), writeTimeoutMs);
    },
    async rows(tenantId, conversationId) {
      const of = <T extends EventTable>(table: T) =>
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
    async repair(tenantId, conversationId, { conversation: head, rows, extra }) {
      const remove = (table: EventTable, seq: number) =>
        db
          .delete(table)
          .where(
            and(
              eq(table.tenantId, tenantId),
              eq(table.conversationId, conversationId),
              eq(table.seq, seq),
            ),
          );
      // What stands together is done together; a repair that is cut off between is done again by the next one.
      const steps: BatchItem<'sqlite'>[][] = [
        ...extra.map(({ table, seq }) => [remove(eventTables[table], seq)]),
        ...rows.messages.map((row) => [remove(message, row.seq), db.insert(message).values(row)]),
        ...rows.turns.map((row) => [remove(turn, row.seq), db.insert(turn).values(row)]),
        ...rows.feedback.map((row) => [remove(feedback, row.seq), db.insert(feedback).values(row)]),
      ];
      if (head) steps.push([removeSeen(db, head), upsert(db, head.row)]);
      for (let from = 0; from < steps.length; from += repairPage) {
        const page = steps.slice(from, from + repairPage).flat();
        await guarded(db.batch(page as Statements), writeTimeoutMs);
      }
    },
  };
}

/** Only the wrong row that was seen: a newer one, which the outbox wrote meanwhile, stays. */
function removeSeen(db: Database, { row, seen }: NonNullable<Repair['conversation']>) {
  return db
    .delete(conversation)
    .where(
      and(
        eq(conversation.tenantId, row.tenantId),
        eq(conversation.id, row.id),
        eq(conversation.lastSeq, seen ?? row.lastSeq),
      ),
    );
}

function upsert(db: Database, row: ConversationRow) {
  const { tenantId: _tenant, id: _id, ...changing } = row;
  return db
    .insert(conversation)
    .values(row)
    .onConflictDoUpdate({
      target: [conversation.tenantId, conversation.id],
      set: changing,
      setWhere: sql`excluded.last_seq >= ${conversation.lastSeq}`,
    });
}

function statements(db: Database, rows: Rows): Statements {
  return [
    upsert(db, rows.conversation),
    ...rows.messages.map((row) => db.insert(message).values(row).onConflictDoNothing()),
    ...rows.turns.map((row) => db.insert(turn).values(row).onConflictDoNothing()),
    ...rows.feedback.map((row) => db.insert(feedback).values(row).onConflictDoNothing()),
  ];
}
