/** The fold: one event onto the state. No decisions here; `decide` made them. Used by step and by rebuilds. */
import type { ConversationEvent } from '#protocol/event';
import { assistantFloor } from '#core/floor';
import { take } from '#core/rate-limit';
import { answeredByPerson, evolveDesk, freshPeople, heard } from '#core/conversation/evolve-desk';
import { evolveTools } from '#core/conversation/evolve-tool';
import { stateSchema } from '#core/conversation/state';
import type { ConversationState } from '#core/conversation/state';
import type { TenantId, VisitorId } from '#protocol/ids';

/** Birth facts that the log does not show to clients. */
export interface Birth {
  tenantId: TenantId;
  visitorId: VisitorId;
}

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

export function evolve(
  state: ConversationState | null,
  event: ConversationEvent,
  birth: Birth,
): ConversationState {
  const at = Date.parse(event.at);
  if (event.kind === 'conversation.started') return begin(event, birth, at);
  if (!state) throw new Error('a log begins with conversation.started');
  const next: ConversationState = { ...state, lastSeq: event.seq, lastAt: at };
  switch (event.kind) {
    case 'message.created':
      next.messageCount = state.messageCount + 1;
      if (event.message.author === 'visitor') {
        next.readSeq = event.seq;
        heard(state, next, at);
        next.minute = take(
          state.minute,
          { name: 'minute', limit: Infinity, windowMs: minuteMs },
          at,
        ).counter;
        next.day = take(state.day, { name: 'day', limit: Infinity, windowMs: dayMs }, at).counter;
        // With nothing before it the same step begins its turn; otherwise the question waits.
        if ((state.turn || state.pending.length > 0) && state.floor.holder === 'assistant')
          next.pending = [...state.pending, event.seq];
      } else if (event.message.author === 'agent') {
        next.pending = [];
        answeredByPerson(next, at);
      }
      return next;
    case 'turn.started':
      next.pending = state.pending.filter((seq) => seq !== event.questionSeq);
      next.turn = {
        turnId: event.turnId,
        questionSeq: event.questionSeq,
        startedAt: at,
        attempt: event.attempt,
      };
      return next;
    case 'turn.ended':
      if (state.turn?.turnId === event.turnId) next.turn = null;
      next.fallbacksInARow =
        event.outcome === 'fallback'
          ? state.fallbacksInARow + 1
          : event.outcome === 'answered'
            ? 0
            : state.fallbacksInARow;
      if (event.outcome !== 'interrupted' && (state.clarifying || event.decision === 'clarify'))
        next.clarifying = event.decision === 'clarify';
      if (event.offered?.length)
        next.offered = [...new Set([...(state.offered ?? []), ...event.offered])];
      if (event.sentiment !== undefined)
        next.understood = {
          sentiment: event.sentiment,
          lowest: Math.min(state.understood.lowest, event.sentiment),
          intent: event.intent ?? null,
          language: event.language ?? null,
        };
      return next;
    case 'conversation.read':
      if (event.by === 'visitor') next.readSeq = Math.max(state.readSeq, event.upTo);
      else {
        next.agentReadSeq = Math.max(state.agentReadSeq ?? 0, event.upTo);
        next.agentActedAt = at;
      }
      return next;
    case 'conversation.identified':
      next.tokenGeneration = state.tokenGeneration + 1;
      next.contactKey = event.contactKey;
      next.identifiedBy = event.method;
      return next;
    case 'conversation.ended':
      next.status = 'ended';
      next.floor = { holder: 'nobody' };
      next.pending = [];
      next.turn = null;
      next.escalation = null;
      next.offer = null;
      next.unansweredSince = null;
      next.agentActedAt = null;
      if (state.tools) next.tools = evolveTools(state, event);
      next.desk = { ...state.desk, snoozedUntil: null };
      next.tokenGeneration = state.tokenGeneration + 1;
      return next;
    case 'lead.progressed':
      next.lead = event.progress;
      return next;
    case 'lead.captured':
      next.leadId = state.leadId ?? event.leadId;
      // While a turn runs it is the turn's own, which says so when it ends; a runner that dies before finds its place again.
      if (state.lead && !state.turn)
        next.lead = { ...state.lead, status: 'done', awaits: null, answers: {} };
      return next;
    case 'consent.changed':
      if (event.purpose === 'lead') next.leadConsent = event.granted ? event.version : undefined;
      return next;
    case 'feedback.given':
      return next;
    case 'tool.requested':
    case 'tool.planned':
    case 'approval.requested':
    case 'approval.decided':
      next.tools = evolveTools(state, event);
      return next;
    case 'tool.called':
      if (state.tools) next.tools = evolveTools(state, event);
      return next;
    default:
      return evolveDesk(state, event, next, at);
  }
}

function begin(
  event: Extract<ConversationEvent, { kind: 'conversation.started' }>,
  birth: Birth,
  at: number,
): ConversationState {
  return {
    schema: stateSchema,
    id: event.conversationId,
    tenantId: birth.tenantId,
    visitorId: birth.visitorId,
    locale: event.locale,
    ...(event.page === undefined ? {} : { page: event.page }),
    startedAt: at,
    lastAt: at,
    lastSeq: event.seq,
    status: 'open',
    floor: assistantFloor,
    turn: null,
    pending: [],
    ...freshPeople,
    messageCount: 0,
    readSeq: 0,
    tokenGeneration: 1,
    minute: [],
    day: [],
    contactKey: null,
    fallbacksInARow: 0,
  };
}
