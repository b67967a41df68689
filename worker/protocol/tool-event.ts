/**
 * What happens with tools, as events of the log. `tool.requested` stands there before anything is asked of anybody, so that a restart
 * knows what may have happened; visitors see `tool.called` only, and what the assistant says. Arguments are redacted by field.
 */
import * as v from 'valibot';
import { event } from '#protocol/envelope';
import { ToolCallId, TurnId } from '#protocol/ids';
import { Risk } from '#protocol/tool';

/** What the built-in engine is about to do and waits for: one missing argument, or a yes. */
export const ToolPlan = v.object({
  tool: v.string(),
  arguments: v.record(v.string(), v.unknown()),
  awaits: v.variant('kind', [
    v.object({ kind: v.literal('argument'), name: v.string() }),
    v.object({ kind: v.literal('confirmation') }),
  ]),
  /** How often it has asked for this without an answer. */
  tries: v.number(),
});
export type ToolPlan = v.InferOutput<typeof ToolPlan>;

export const toolEvents = [
  event('tool.requested', {
    callId: ToolCallId,
    turnId: TurnId,
    tool: v.string(),
    risk: Risk,
    arguments: v.unknown(),
  }),
  /** For everybody: that a tool was used, and whether it did. */
  event('tool.called', {
    turnId: TurnId,
    callId: v.optional(ToolCallId),
    tool: v.string(),
    ok: v.boolean(),
    latencyMs: v.number(),
  }),
  event('tool.planned', { plan: v.nullable(ToolPlan) }),
  /** A member must agree before it is done. `digest` names tool, arguments and conversation: the leave is for these alone. */
  event('approval.requested', {
    callId: ToolCallId,
    turnId: TurnId,
    tool: v.string(),
    risk: Risk,
    arguments: v.unknown(),
    digest: v.string(),
    expiresAt: v.string(),
  }),
  event('approval.decided', {
    callId: ToolCallId,
    tool: v.string(),
    decision: v.picklist(['approved', 'rejected', 'expired']),
    memberId: v.optional(v.string()),
  }),
] as const;
