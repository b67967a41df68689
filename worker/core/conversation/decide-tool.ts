/**
 * The rules of tools in a conversation: a call belongs to a running turn and stands in the log before it is made; it ends once; an
 * approval is given once, in time, for exactly one call. Used by decide.
 */
import type { Decision, InputOf } from '#core/conversation/decision';
import { nothing, spoken } from '#core/conversation/decision';
import type { NewEvent } from '#core/conversation/input';
import type { ToolReport } from '#core/conversation/input-tool';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import { mayAssistantSpeak } from '#core/floor';
import { admitImages } from '#core/part';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { canonical } from '#core/tool/arguments';
import { limits as sizes } from '#protocol/limits';
import type { ToolPlan } from '#protocol/tool-event';

export function requestsTool(
  state: ConversationState,
  input: InputOf<'tool.request'>,
  now: number,
): Result<Decision> {
  const { callId, turnId, memberId, tool, risk, approval } = input;
  const refused = memberId === undefined ? notOfTurn(state, turnId) : notForMember(state, input);
  if (refused) return refused;
  const by = memberId === undefined ? {} : { memberId };
  const call = { callId, turnId, tool, risk, arguments: input.arguments, ...by };
  const events: NewEvent[] = [{ kind: 'tool.requested', ...call }];
  if (approval)
    events.push({
      kind: 'approval.requested',
      ...call,
      digest: approval.digest,
      expiresAt: new Date(now + approval.lastsMs).toISOString(),
    });
  return ok({ events, effects: [] });
}

const notOfTurn = (state: ConversationState, turnId: string) =>
  state.turn?.turnId === turnId ? null : refuse('stale', 'the turn is not running');

/** What changes something is for who has the conversation, or for anybody while no member has it. */
function notForMember(
  { status, floor }: ConversationState,
  { memberId, risk }: InputOf<'tool.request'>,
) {
  if (status === 'ended') return refuse('conversation-ended');
  return risk !== 'read' && floor.holder === 'agent' && floor.agentId !== memberId
    ? refuse('not-your-turn', 'another agent has this conversation')
    : null;
}

export function finishesTool(
  state: ConversationState,
  input: InputOf<'tool.done'>,
  limits: ConversationLimits,
): Result<Decision> {
  const call = openCall(state, input.callId);
  if (!call) return nothing;
  const { turnId, tool } = call;
  const words = said(state, input.report, limits);
  return ok({
    events: [
      {
        kind: 'tool.called',
        turnId,
        callId: input.callId,
        tool,
        ok: input.ok,
        latencyMs: input.latencyMs,
      },
      ...(words.length > 0 ? words : noted(input, tool)),
      ...reported(input, tool),
    ],
    effects: [],
  });
}

export function decidesApproval(
  state: ConversationState,
  input: InputOf<'approval.decide'>,
  limits: ConversationLimits,
  now: number,
): Result<Decision> {
  const call = openCall(state, input.callId);
  if (!call || call.expiresAt === null) return refuse('not-found');
  if (call.isApproved) return refuse('stale', 'this was decided already');
  if (state.status === 'ended') return refuse('conversation-ended');
  const isLate = now >= call.expiresAt;
  if (input.decision === 'expired' ? !isLate : isLate)
    return input.decision === 'expired' ? nothing : refuse('stale', 'the time to decide is over');
  const { tool, turnId } = call;
  const { callId, decision, memberId } = input;
  const decided: NewEvent = {
    kind: 'approval.decided',
    callId,
    tool,
    decision,
    ...(memberId === null ? {} : { memberId }),
  };
  if (decision === 'approved')
    return ok({ events: [decided], effects: [{ kind: 'runTool', callId }] });
  return ok({
    events: [
      decided,
      { kind: 'tool.called', turnId, callId, tool, ok: false, latencyMs: 0 },
      // What a member asked for nobody has promised to the visitor.
      ...(call.memberId === undefined ? said(state, input.report, limits) : []),
    ],
    effects: [],
  });
}

/** With the end of a turn: what the engine waits for now, if that has changed. */
export function plans(state: ConversationState, plan: ToolPlan | null): NewEvent[] {
  const before = state.tools?.plan ?? null;
  return canonical(before) === canonical(plan) ? [] : [{ kind: 'tool.planned', plan }];
}

const openCall = (state: ConversationState, callId: string) =>
  state.tools?.open.find((call) => call.callId === callId) ?? null;

function reported({ callId, reported: report }: InputOf<'tool.done'>, tool: string): NewEvent[] {
  return report ? [{ kind: 'tool.reported', callId, tool, ...report }] : [];
}

/** What cannot be said to the visitor is said to who has the floor. */
function noted({ report, aside }: InputOf<'tool.done'>, tool: string): NewEvent[] {
  if (!report || !aside) return [];
  const { noteId, title, text } = aside;
  const words = text.slice(0, sizes.noteMaxCharacters).toWellFormed();
  const by = { memberId: `tool:${tool}`, memberName: title };
  return [{ kind: 'note.created', ...by, noteId, text: words, mentions: [] }];
}

/** A person who has the floor reads of it in the log; the assistant does not speak over them. */
function said(
  state: ConversationState,
  report: ToolReport | null,
  limits: ConversationLimits,
): NewEvent[] {
  if (!report || state.status === 'ended' || !mayAssistantSpeak(state.floor)) return [];
  const { messageId, draft, authorName } = report;
  return [
    spoken('assistant', messageId, admitImages(draft, limits.imageHosts), {
      ...(authorName === '' ? {} : { authorName }),
    }),
  ];
}
