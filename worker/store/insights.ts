/** Counts over the read model: what the assistant could not answer, and how much there was of everything. Implements ports/insights. */
import { and, desc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Insights, Period } from '#ports/insights';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { lead } from '#worker/store/lead-schema';
import { agentFigures, dailyFigures } from '#worker/store/insights-by';
import { conversation, feedback, message, turn } from '#worker/store/schema';
import { escalation } from '#worker/store/desk-schema';

const count = sql<number>`count(*)`.mapWith(Number);

export function insightStore(db: Database): Insights {
  return {
    async gaps(tenantId, since, limit) {
      const words = sql<string>`lower(trim(${message.text}))`;
      const rows = await guarded(
        db
          .select({
            question: message.text,
            conversationId: message.conversationId,
            count,
            // With max() the other columns are those of the same row (SQLite, bare columns).
            lastAt: max(turn.endedAt).mapWith(Number),
          })
          .from(turn)
          .innerJoin(
            message,
            and(
              eq(message.tenantId, turn.tenantId),
              eq(message.conversationId, turn.conversationId),
              eq(message.seq, turn.questionSeq),
            ),
          )
          .where(
            and(
              eq(turn.tenantId, tenantId),
              gte(turn.endedAt, since),
              inArray(turn.outcome, ['fallback']),
            ),
          )
          .groupBy(words)
          .orderBy(desc(count), words)
          .limit(limit)
          .all(),
      );
      return rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt ?? 0).toISOString() }));
    },
    async summary(tenantId, period) {
      const within = rangeOf(period);
      const [conversations, escalations, leads, turns, values] = await guarded(
        db.batch([
          // Messages of the conversations that began then: they have no index by time of their own, and there are years of them.
          db
            .select({
              count,
              messages: sql<number>`coalesce(sum(${conversation.messageCount}), 0)`.mapWith(Number),
            })
            .from(conversation)
            .where(
              and(
                eq(conversation.tenantId, tenantId),
                gte(conversation.lastAt, period.since),
                within(conversation.startedAt),
              ),
            ),
          db
            .select({ count })
            .from(escalation)
            .where(and(eq(escalation.tenantId, tenantId), within(escalation.requestedAt))),
          db
            .select({ count })
            .from(lead)
            .where(and(eq(lead.tenantId, tenantId), within(lead.createdAt))),
          db
            .select({
              outcome: turn.outcome,
              count,
              latencyMs: sql<number>`sum(${turn.latencyMs})`.mapWith(Number),
            })
            .from(turn)
            .where(and(eq(turn.tenantId, tenantId), within(turn.endedAt)))
            .groupBy(turn.outcome),
          db
            .select({ value: feedback.value, count })
            .from(feedback)
            .where(and(eq(feedback.tenantId, tenantId), within(feedback.at)))
            .groupBy(feedback.value),
        ]),
      );
      const all = turns.reduce((sum, row) => sum + row.count, 0);
      const spent = turns.reduce((sum, row) => sum + row.latencyMs, 0);
      return {
        conversations: conversations[0]?.count ?? 0,
        messages: conversations[0]?.messages ?? 0,
        escalations: escalations[0]?.count ?? 0,
        leads: leads[0]?.count ?? 0,
        turns: Object.fromEntries(turns.map((row) => [row.outcome, row.count])),
        averageLatencyMs: all === 0 ? null : Math.round(spent / all),
        feedback: Object.fromEntries(values.map((row) => [row.value, row.count])),
      };
    },
    daily: dailyFigures(db),
    agents: agentFigures(db),
    async spending(tenantId, period) {
      const within = rangeOf(period);
      const sum = (column: SQLiteColumn) => sql<number>`sum(${column})`.mapWith(Number);
      const cost = sum(turn.costUsd);
      const rows = await guarded(
        db
          .select({
            provider: turn.provider,
            model: turn.model,
            turns: count,
            inputTokens: sum(turn.inputTokens),
            outputTokens: sum(turn.outputTokens),
            costUsd: cost,
            latencyMs: sum(turn.latencyMs),
          })
          .from(turn)
          .where(and(eq(turn.tenantId, tenantId), within(turn.endedAt)))
          .groupBy(turn.provider, turn.model)
          .orderBy(desc(cost), desc(count))
          .all(),
      );
      return rows.map(({ latencyMs, ...row }) => ({
        ...row,
        averageLatencyMs: Math.round(latencyMs / row.turns),
      }));
    },
  };
}

const rangeOf =
  ({ since, until }: Period) =>
  (column: SQLiteColumn) =>
    until === undefined ? gte(column, since) : and(gte(column, since), lt(column, until));
