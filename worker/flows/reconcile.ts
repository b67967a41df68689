/**
 * Compares what D1 holds of one conversation with its log, says what differs, and puts those rows right. The rows are
 * read before the log, so that whatever the outbox has delivered is in it; the conversation may go on meanwhile.
 */
import { escalationRows } from '#core/escalation-rows';
import { project } from '#core/projection';
import type { Rows } from '#core/projection';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { fold } from '#core/conversation/step';
import type { Conversations } from '#ports/conversations';
import type { Projection, Repair, StoredRows } from '#ports/projection';
import type { ConversationEvent } from '#protocol/event';
import type { ConversationId, TenantId } from '#protocol/ids';

export interface Difference {
  table: 'conversation' | 'message' | 'turn' | 'feedback' | 'escalation';
  seq: number | null;
  what: 'missing' | 'extra' | 'different';
}

export interface Reconciled {
  conversationId: string;
  events: number;
  differences: Difference[];
}

export async function reconcileConversation(
  which: { tenantId: TenantId; conversationId: ConversationId },
  deps: { conversations: Conversations; projection: Projection },
): Promise<Result<Reconciled>> {
  const stored = await deps.projection.rows(which.tenantId, which.conversationId);
  const log: ConversationEvent[] = [];
  let birth: { tenantId: TenantId; visitorId: never } | null = null;
  for (;;) {
    const page = await deps.conversations.page(which.tenantId, which.conversationId, log.length);
    if (!page) return refuse('not-found');
    birth = page.state as never;
    log.push(...page.events);
    if (!page.more) break;
  }
  const state = birth && fold(log, birth);
  if (!state) return refuse('not-found');
  const expected = project(state, log);
  const differences = compare(expected, stored);
  if (differences.length > 0)
    await deps.projection.repair(
      which.tenantId,
      which.conversationId,
      repairOf(differences, expected, stored),
    );
  return ok({ conversationId: which.conversationId, events: log.length, differences });
}

export function compare(expected: Rows, stored: StoredRows): Difference[] {
  const differences: Difference[] = [];
  if (!stored.conversation) differences.push({ table: 'conversation', seq: null, what: 'missing' });
  else if (canonical(stored.conversation) !== canonical(expected.conversation))
    differences.push({ table: 'conversation', seq: null, what: 'different' });
  const tables = [
    ['message', expected.messages, stored.messages],
    ['turn', expected.turns, stored.turns],
    ['feedback', expected.feedback, stored.feedback],
    ['escalation', escalationRows(expected.escalations), stored.escalations],
  ] as const;
  for (const [table, wanted, found] of tables) {
    const bySeq = new Map<number, unknown>(found.map((row) => [row.seq, row]));
    for (const row of wanted) {
      const other = bySeq.get(row.seq);
      bySeq.delete(row.seq);
      if (!other) differences.push({ table, seq: row.seq, what: 'missing' });
      else if (canonical(other) !== canonical(row))
        differences.push({ table, seq: row.seq, what: 'different' });
    }
    for (const seq of bySeq.keys()) differences.push({ table, seq, what: 'extra' });
  }
  return differences;
}

function repairOf(differences: Difference[], expected: Rows, stored: StoredRows): Repair {
  const wrong = new Set(
    differences.filter(({ what }) => what !== 'extra').map(({ table, seq }) => `${table}:${seq}`),
  );
  const of = <R extends { seq: number }>(table: string, rows: R[]) =>
    rows.filter((row) => wrong.has(`${table}:${row.seq}`));
  return {
    conversation: wrong.has('conversation:null')
      ? { row: expected.conversation, seen: stored.conversation?.lastSeq ?? null }
      : null,
    rows: {
      messages: of('message', expected.messages),
      turns: of('turn', expected.turns),
      feedback: of('feedback', expected.feedback),
      escalations: of('escalation', escalationRows(expected.escalations)),
    },
    approvals: expected.approvals,
    extra: differences.flatMap(({ table, seq, what }) =>
      what === 'extra' && seq !== null && table !== 'conversation' ? [{ table, seq }] : [],
    ),
  };
}

/** JSON with sorted keys, so that equal rows are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
