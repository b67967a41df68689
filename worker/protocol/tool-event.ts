/**
 * What happens with tools, as events of the log. `tool.requested` stands there before anything is asked of anybody, so that a restart
 * knows what may have happened; visitors see `tool.called` only, and what the assistant says. Arguments are redacted by field.
 */
import * as v from 'valibot';
import { event } from '#protocol/envelope';
import { ToolCallId, TurnId } from '#protocol/ids';
import { Parts } from '#protocol/part';
import { Risk } from '#protocol/tool';

/** Who of the staff asked for it by hand; its `turnId` is then of no turn. Absent when it was the assistant. */
const byMember = { memberId: v.optional(v.string()) };

/** What the built-in engine is about to do and waits for: one missing argument, or a yes. */
export const ToolPlan = v.object({
  tool: v.string(),
  arguments: v.record(v.string(), v.unknown()),
  awaits: v.variant('kind', [
    v.object({
      kind: v.literal('argument'),
      name: v.string(),
      /** More than one thing was named that it could be; the visitor was shown these. */
      choices: v.optional(v.array(v.object({ label: v.string(), value: v.string() }))),
    }),
    /** More than one tool was meant; the visitor was shown these. */
    v.object({
      kind: v.literal('choice'),
      options: v.array(
        v.object({
          label: v.string(),
          tool: v.string(),
          arguments: v.record(v.string(), v.unknown()),
        }),
      ),
    }),
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
    ...byMember,
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
    ...byMember,
  }),
  event('approval.decided', {
    callId: ToolCallId,
    tool: v.string(),
    decision: v.picklist(['approved', 'rejected', 'expired']),
    memberId: v.optional(v.string()),
  }),
  /** What came of a call that a member made, for staff. The visitor hears of it from the member. */
  event('tool.reported', {
    callId: ToolCallId,
    tool: v.string(),
    memberId: v.string(),
    /** `ok`, or what went wrong. */
    code: v.string(),
    text: v.string(),
    /** The same for the visitor, in their language, when that is another one. */
    visitorText: v.optional(v.string()),
    parts: v.optional(Parts),
  }),
] as const;
