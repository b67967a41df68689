/** Calls that wait for a member's leave, and the decision. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';

export const Approval = v.object({
  /** Of the call; with the conversation's id the address of the decision. */
  id: v.string(),
  conversationId: v.string(),
  tool: v.string(),
  requestedAt: v.string(),
  expiresAt: v.string(),
  decision: v.nullable(v.string()),
  decidedAt: v.nullable(v.string()),
  decidedBy: v.nullable(v.string()),
});
export const ApprovalPage = v.object({
  approvals: v.array(Approval),
  cursor: v.nullable(v.string()),
});
export type ApprovalPage = v.InferOutput<typeof ApprovalPage>;

export const ApprovalFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~tcl_\w{22}$/))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '50',
  ),
  /** In the name of the tool. */
  q: ListQuery.entries.q,
  status: v.optional(v.picklist(['waiting', 'decided']), 'waiting'),
});
export type ApprovalFilter = v.InferOutput<typeof ApprovalFilter>;

/** Single-use: for this call with these arguments in this conversation, and no other. */
export const ApprovalDecision = v.strictObject({ decision: v.picklist(['approved', 'rejected']) });
