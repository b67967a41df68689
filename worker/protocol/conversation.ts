/** The summary of a conversation that a client gets in `welcome`: everything that is not in the log. */
import * as v from 'valibot';
import { ConversationId, TurnId } from '#protocol/ids';
import { FloorHolder } from '#protocol/event';

export const ConversationStatus = v.picklist(['open', 'ended']);
export type ConversationStatus = v.InferOutput<typeof ConversationStatus>;

export const ConversationSummary = v.object({
  id: ConversationId,
  status: ConversationStatus,
  /** Who may speak as the company right now. */
  floor: v.object({
    holder: FloorHolder,
    agentName: v.optional(v.string()),
    /** While the queue holds it and an estimate is known: 1 is next. */
    position: v.optional(v.number()),
    waitSeconds: v.optional(v.number()),
  }),
  startedAt: v.string(),
  /** Highest seq in the log. */
  lastSeq: v.number(),
  /** Highest seq the visitor has read, on any device. */
  readSeq: v.number(),
  /** The turn that is running; its text so far follows as a `token` frame with offset 0. */
  turn: v.nullable(v.object({ turnId: TurnId, questionSeq: v.number(), startedAt: v.string() })),
});
export type ConversationSummary = v.InferOutput<typeof ConversationSummary>;
