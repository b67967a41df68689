/** Writes the read model. The same events twice, or late, change nothing. Implements ports/projection. */
import { and, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Query } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { messageScope, messageTerms } from '#core/archive/search-terms';
import type { EscalationChange, EscalationRow } from '#core/escalation-rows';
import { project } from '#core/projection';
import type { ConversationRow, MessageRow, Rows } from '#core/projection';
import type { Projection, Repair } from '#ports/projection';
import { approved } from '#worker/store/approvals';
import { escalation } from '#worker/store/desk-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { conversation, feedback, message, turn } from '#worker/store/schema';

const writeTimeoutMs = 10_000;
/** Rows put right in one batch. */
const repairPage = 100;

type Statements = [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]];
type EventTable = typeof message | typeof turn | typeof feedback | typeof escalation;
const eventTables = { message, turn, feedback, escalation };
/** The number of a row is D1's own. */
const { rowid: _rowid, ...messageColumns } = getTableColumns(message);

export function projectionStore(db: Database): Projection {
  return {
    apply: async (state, events) => {
      const rows = project(state, events);
      await guarded(
        db.$client.batch([
          ...statements(db, rows).map((statement) => prepared(db, statement)),
          ...rows.messages.flatMap((row) => searchable(db, row, rows.conversation.locale)),
        ]),
        writeTimeoutMs,
      );
    },
    async rows(tenantId, conversationId) {
      const of = <T extends EventTable>(table: T) =>
        and(eq(table.tenantId, tenantId), eq(table.conversationId, conversationId));
      const [found, messages, turns, given, escalations] = await guarded(
        db.batch([
          db
            .select()
            .from(conversation)
            .where(and(eq(conversation.tenantId, tenantId), eq(conversation.id, conversationId))),
          db.select(messageColumns).from(message).where(of(message)).orderBy(message.seq),
          db.select().from(turn).where(of(turn)).orderBy(turn.seq),
          db.select().from(feedback).where(of(feedback)).orderBy(feedback.seq),
          db.select().from(escalation).where(of(escalation)).orderBy(escalation.seq),
        ]),
        writeTimeoutMs,
      );
      return {
        conversation: found[0] ?? null,
        messages,
        turns,
        feedback: given,
        escalations: escalations as EscalationRow[],
      };
    },
    async repair(tenantId, conversationId, { conversation: head, rows, approvals, extra }) {
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
        ...rows.escalations.map((row) => [
          remove(escalation, row.seq),
          db.insert(escalation).values(row).onConflictDoUpdate(newer(row, row)),
        ]),
      ];
      for (const change of approvals)
        steps.push([approved(db, { tenantId, id: conversationId }, change)]);
      if (head) steps.push([removeSeen(db, head), upsert(db, head.row)]);
      for (let from = 0; from < steps.length; from += repairPage) {
        const page = steps.slice(from, from + repairPage).flat();
        await guarded(db.batch(page as Statements), writeTimeoutMs);
      }
      const found = rows.messages.flatMap((row) => searchable(db, row, head?.row.locale ?? 'en'));
      for (let from = 0; from < found.length; from += repairPage)
        await guarded(db.$client.batch(found.slice(from, from + repairPage)), writeTimeoutMs);
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

const newer = (set: Partial<EscalationRow>, { seq }: { seq: number }) => ({
  target: [escalation.tenantId, escalation.id],
  set,
  setWhere: lt(escalation.seq, seq),
});

/** What an earlier page has begun is only changed; the same page twice, or late, changes nothing. */
function recorded(db: Database, tenantId: string, change: EscalationChange) {
  const { id, seq, row, changes } = change;
  if (row) return db.insert(escalation).values(row).onConflictDoUpdate(newer(changes, change));
  return db
    .update(escalation)
    .set(changes)
    .where(and(eq(escalation.tenantId, tenantId), eq(escalation.id, id), lt(escalation.seq, seq)));
}

/** Drizzle's batches do not take raw statements, D1's take both. */
function prepared(db: Database, statement: { toSQL(): Query }): D1PreparedStatement {
  const { sql: text, params } = statement.toSQL();
  return db.$client.prepare(text).bind(...params);
}

/** Puts a message into the full-text index, once. What the system says is in every conversation and found by nobody. */
function searchable(db: Database, row: MessageRow, locale: string): D1PreparedStatement[] {
  if (row.author === 'system') return [];
  const language = (row.detail as { language?: string }).language;
  const terms = messageTerms(row.text, language ?? locale);
  if (terms === '') return [];
  return [
    db.$client
      .prepare(
        `INSERT INTO message_search (rowid, scope, terms)
         SELECT rowid, ?1, ?2 FROM message WHERE tenant_id = ?3 AND conversation_id = ?4 AND seq = ?5
           AND NOT EXISTS (SELECT 1 FROM message_search WHERE message_search.rowid = message.rowid)`,
      )
      .bind(messageScope(row.tenantId), terms, row.tenantId, row.conversationId, row.seq),
  ];
}

function statements(db: Database, rows: Rows) {
  return [
    upsert(db, rows.conversation),
    ...rows.messages.map((row) => db.insert(message).values(row).onConflictDoNothing()),
    ...rows.turns.map((row) => db.insert(turn).values(row).onConflictDoNothing()),
    ...rows.feedback.map((row) => db.insert(feedback).values(row).onConflictDoNothing()),
    ...rows.escalations.map((change) => recorded(db, rows.conversation.tenantId, change)),
    ...rows.approvals.map((change) => approved(db, rows.conversation, change)),
  ];
}
