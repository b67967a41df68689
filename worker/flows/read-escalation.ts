/** One escalation with what happened to it, from the conversation's own log: also its state, which the read model has seconds later. */
import { escalationChanges, escalationRows } from '#core/escalation-rows';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Conversations } from '#ports/conversations';
import type { Escalations } from '#ports/escalations';
import type { ConversationEvent } from '#protocol/event';
import type { TenantId } from '#protocol/ids';
import type { EscalationAnswer, EscalationRecord } from '#protocol/ticket';

export async function readEscalation(
  tenantId: string,
  id: string,
  deps: { escalations: Escalations; conversations: Conversations },
): Promise<Result<EscalationAnswer>> {
  const escalation = await deps.escalations.get(tenantId, id);
  if (!escalation) return refuse('not-found');
  const timeline: ConversationEvent[] = [];
  for (let after = 0, more = true; more;) {
    const page = await deps.conversations.page(
      tenantId as TenantId,
      escalation.conversationId,
      after,
    );
    if (!page) return refuse('not-found');
    timeline.push(...page.events.filter((event) => isOf(event, id)));
    after = page.events.at(-1)?.seq ?? after;
    ({ more } = page);
  }
  const begun = timeline.findIndex((event) => 'escalationId' in event);
  const over = timeline.findLastIndex((event) => 'escalationId' in event);
  // Whom it was given to while it went on.
  return ok({
    escalation: asLogged(escalation, tenantId, timeline),
    timeline: timeline.slice(Math.max(0, begun), over + 1),
  });
}

function asLogged(
  record: EscalationRecord,
  tenantId: string,
  timeline: ConversationEvent[],
): EscalationRecord {
  const place = { tenantId, conversationId: record.conversationId };
  const [row] = escalationRows(escalationChanges(place, timeline));
  if (!row) return record;
  return {
    ...record,
    status: row.status,
    acceptedAt: iso(row.acceptedAt),
    endedAt: iso(row.endedAt),
    agentId: row.agentId,
    resolution: row.resolution,
    callback:
      row.callbackDueAt === null
        ? null
        : { dueAt: new Date(row.callbackDueAt).toISOString(), doneAt: iso(row.callbackDoneAt) },
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const isOf = (event: ConversationEvent, id: string): boolean =>
  'escalationId' in event ? event.escalationId === id : event.kind === 'conversation.assigned';
