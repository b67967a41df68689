/**
 * The rules: what an input means for a conversation in this state. Answers the new events (without seq and
 * instant, `step` numbers them) and what to do after the commit, or a refusal. Every `if` about who may
 * speak, what is sent once and when a turn begins is here.
 */
import { cleanInvisible } from '#core/guard/invisible';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { mayAssistantSpeak } from '#core/floor';
import {
  agentAccepts,
  agentEnds,
  agentReads,
  agentReleases,
  agentReplies,
  escalates,
  queueExpires,
  queueIsUnmanned,
} from '#core/conversation/decide-agent';
import {
  agentIsGone,
  agentIsLost,
  assigns,
  briefs,
  callsBack,
  notes,
  prioritises,
  routes,
  snoozes,
  startsMacro,
  tags,
  tickets,
  transfers,
  whatIsDue,
} from '#core/conversation/decide-desk';
import { decidesApproval, finishesTool, requestsTool } from '#core/conversation/decide-tool';
import { turnFinishes, turnIsLost } from '#core/conversation/decide-turn';
import type { Decision, InputOf } from '#core/conversation/decision';
import {
  beginTurn,
  cancellation,
  interruption,
  nothing,
  repeated,
  spoken,
} from '#core/conversation/decision';
import { dayMs, minuteMs } from '#core/conversation/evolve';
import type { Effect, Input, NewEvent } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import { checkReply } from '#core/part-reply';
import { take } from '#core/rate-limit';
import type { RateLimit } from '#core/rate-limit';

export function decide(
  state: ConversationState,
  input: Input,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  switch (input.kind) {
    case 'start':
      return refuse('stale', 'the conversation has begun already');
    case 'visitor.send':
      return visitorSends(state, input, limits, now);
    case 'visitor.read': {
      const upTo = Math.min(input.seq, state.lastSeq);
      if (upTo <= state.readSeq) return nothing;
      return ok({ events: [{ kind: 'conversation.read', by: 'visitor', upTo }], effects: [] });
    }
    case 'visitor.identify':
      if (state.status === 'ended') return refuse('conversation-ended');
      if (state.contactKey === input.contactKey && !isStronger(state, input.method)) return nothing;
      if (state.contactKey !== null && state.contactKey !== input.contactKey)
        return refuse('identity-invalid', 'this conversation belongs to another person');
      return ok({
        events: [
          {
            kind: 'conversation.identified',
            method: input.method,
            contactKey: input.contactKey,
          },
        ],
        effects: [],
      });
    case 'visitor.consent':
      // A turn that is tried again says it again.
      if (input.version && input.granted && input.version === state.leadConsent) return nothing;
      return ok({
        events: [
          {
            kind: 'consent.changed',
            purpose: input.purpose,
            granted: input.granted,
            ...(input.version && { version: input.version }),
          },
        ],
        effects: [],
      });
    case 'visitor.feedback': {
      const { messageId, value, comment, prior } = input;
      // Sent again it is the same rating; another one counts instead of it.
      if (prior?.value === value && (prior.comment ?? '') === (comment ?? '')) return nothing;
      return ok({
        events: [
          {
            kind: 'feedback.given',
            value,
            ...(messageId && { messageId }),
            ...(comment && { comment }),
          },
        ],
        effects: [],
      });
    }
    case 'lead.capture':
      return leadIsCaptured(state, input, limits, now);
    case 'escalate':
      return escalates(state, input);
    case 'turn.finish':
      return turnFinishes(state, input, limits, now);
    case 'turn.lost':
      return turnIsLost(state, input, limits);
    case 'tool.request':
      return requestsTool(state, input, now);
    case 'tool.done':
      return finishesTool(state, input, limits);
    case 'approval.decide':
      return decidesApproval(state, input, limits, now);
    case 'queue.expire':
      return queueExpires(state, input, limits, now);
    case 'queue.unmanned':
      return queueIsUnmanned(state, input, now);
    case 'note':
      return notes(state, input);
    case 'tag':
      return tags(state, input);
    case 'prioritise':
      return prioritises(state, input);
    case 'snooze':
      return snoozes(state, input, now);
    case 'due':
      return whatIsDue(state, now);
    case 'assign':
      return assigns(state, input);
    case 'route':
      return routes(state, input);
    case 'transfer':
      return transfers(state, input);
    case 'agent.lost':
      return agentIsLost(state, input, limits, now);
    case 'agent.gone':
      return agentIsGone(state, input);
    case 'brief':
      return briefs(state, input);
    case 'people.prefer':
      return state.peopleOnly === input.on
        ? nothing
        : ok({ events: [{ kind: 'people.preferred', on: input.on }], effects: [] });
    case 'callback.done':
      return callsBack(state, input);
    case 'macro.start':
      return startsMacro(state, input);
    case 'ticket':
      return tickets(state, input);
    case 'agent.accept':
      return agentAccepts(state, input);
    case 'agent.reply':
      return agentReplies(state, input);
    case 'agent.release':
      return agentReleases(state, input, now);
    case 'agent.read':
      return agentReads(state, input);
    case 'agent.end':
      return agentEnds(state, input);
    case 'end':
      if (state.status === 'ended') return nothing;
      return ok({
        events: [
          ...interruption(state),
          ...closedEscalation(state),
          { kind: 'conversation.ended', by: input.by },
        ],
        effects: [...cancellation(state), { kind: 'closeSubscribers' }],
      });
  }
}

/** Whoever ends it while a person was asked for: the record of that ends, too. */
function closedEscalation({ escalation, floor }: ConversationState): NewEvent[] {
  if (!escalation) return [];
  const resolution = floor.holder === 'agent' ? 'resolved' : 'cancelled';
  return [{ kind: 'escalation.ended', escalationId: escalation.id, resolution }];
}

function visitorSends(
  state: ConversationState,
  input: InputOf<'visitor.send'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  // A copy of what is stored is answered before anything else: it must be, also after the end or over a limit.
  const copy = repeated(input.clientId, input.text, input.prior);
  if (copy) return copy;
  if (state.status === 'ended') return refuse('conversation-ended');
  if (state.messageCount >= limits.maxMessages) return refuse('conversation-full');
  if (input.partReply) {
    const fits = checkReply(input.partReply, input.asked ?? null);
    if (!fits.ok) return fits;
  }
  const over = overLimit(state, limits, now);
  if (over) return over;
  const events: NewEvent[] = [
    {
      kind: 'message.created',
      message: {
        id: input.messageId,
        author: 'visitor',
        text: input.text,
        clientId: input.clientId,
        ...(input.attachments?.length ? { attachments: input.attachments } : {}),
        ...(input.files?.length ? { files: input.files } : {}),
        ...(input.partReply && { partReply: input.partReply }),
        // Stored as it came; whoever reads it is told that there is more than can be seen (S68).
        ...(cleanInvisible(input.text) === input.text ? {} : { marks: ['invisible-text'] }),
      },
    },
  ];
  const effects: Effect[] = [];
  const questionSeq = state.lastSeq + 1;
  if (state.desk.snoozedUntil !== null)
    events.push({ kind: 'conversation.woken', because: 'visitor' });
  if (state.peopleOnly && mayAssistantSpeak(state.floor)) {
    if (input.queueAs) {
      events.push(...interruption(state), ...asksForPeople(input.queueAs));
      effects.push(...cancellation(state));
    }
    // Questions left over from before the assistant was switched off are taken first.
  } else if (limits.assistantEnabled && mayAssistantSpeak(state.floor) && !state.turn)
    beginTurn(events, effects, input.turnId, state.pending[0] ?? questionSeq, 1);
  return ok({ events, effects, acknowledge: { clientId: input.clientId, prior: null } });
}

function asksForPeople(as: NonNullable<InputOf<'visitor.send'>['queueAs']>): NewEvent[] {
  const { escalationId, messageId, notice } = as;
  return [
    { kind: 'escalation.requested', escalationId, by: 'visitor', reason: 'people only' },
    spoken('system', messageId, notice),
  ];
}

/** Contact details left after nobody came are a promise to call back. */
function leadIsCaptured(
  state: ConversationState,
  { prior, leadId, fields }: InputOf<'lead.capture'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  if (prior) return nothing;
  const events: NewEvent[] = [{ kind: 'lead.captured', leadId, fields }];
  if (state.missed && state.status === 'open')
    events.push({
      kind: 'callback.promised',
      escalationId: state.missed,
      channel: fields.includes('phone') ? 'phone' : 'email',
      dueAt: new Date(now + limits.callbackDueMs).toISOString(),
    });
  return ok({ events, effects: [] });
}

function overLimit(
  state: ConversationState,
  limits: ConversationLimits,
  now: number,
): Result<never> | null {
  const rules: [RateLimit, ConversationState['minute']][] = [
    [{ name: 'minute', limit: limits.messagesPerMinute, windowMs: minuteMs }, state.minute],
    [{ name: 'day', limit: limits.messagesPerDay, windowMs: dayMs }, state.day],
  ];
  // When both are used up, the longer wait is the true one.
  const [longest] = rules
    .map(([rule, counter]) => ({ rule, ...take(counter, rule, now) }))
    .filter((taken) => !taken.ok)
    .sort((a, b) => b.retryAfterMs - a.retryAfterMs);
  if (!longest) return null;
  const { rule, retryAfterMs } = longest;
  const seconds = Math.ceil(retryAfterMs / 1000);
  return refuse('rate-limited', `at most ${rule.limit} messages a ${rule.name}`, {
    retryAfterSeconds: seconds,
    limit: {
      name: `session-${rule.name}`,
      limit: rule.limit,
      remaining: 0,
      resetSeconds: seconds,
    },
  });
}

/** A token after a keyed hash: the same person, proved better. */
const isStronger = (state: ConversationState, method: 'jwt' | 'hmac'): boolean =>
  method === 'jwt' && state.identifiedBy === 'hmac';
