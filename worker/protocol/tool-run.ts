/** What became of calls of tools, as staff see it: the log of executions, numbers, tests by hand, the health of a host. */
import * as v from 'valibot';
import { ListQuery } from '#protocol/list';
import { Card, Parts } from '#protocol/part';
import { ClientId } from '#protocol/text';
import { Risk, ToolName } from '#protocol/tool';

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

export const ExecutionStatus = v.picklist(['ok', 'failed', 'refused', 'waiting']);
export const Execution = v.object({
  id: v.string(),
  at: v.string(),
  tool: v.string(),
  conversationId: v.nullable(v.string()),
  turnId: v.nullable(v.string()),
  by: v.picklist(['assistant', 'staff']),
  status: ExecutionStatus,
  /** What went wrong, or `ok`. */
  code: v.string(),
  httpStatus: v.nullable(v.number()),
  attempts: v.number(),
  latencyMs: v.number(),
  /** Of all tries, by what the tool costs a call. */
  costUsd: v.number(),
  /** Redacted by field. */
  arguments: v.unknown(),
  result: v.unknown(),
  /** Why it went wrong, in one line; else what there is to say of it, or nothing. */
  detail: v.string(),
});
export type Execution = v.InferOutput<typeof Execution>;
export const ExecutionPage = v.object({
  executions: v.array(Execution),
  cursor: v.nullable(v.string()),
});

export const ExecutionFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~tcl_\w{22}$/))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
    '50',
  ),
  /** In the name of the tool. */
  q: ListQuery.entries.q,
  tool: v.optional(ToolName),
  status: v.optional(ExecutionStatus),
});
export type ExecutionFilter = v.InferOutput<typeof ExecutionFilter>;

/** Of the last days, one row a tool. */
export const ToolNumbers = v.object({
  tools: v.array(
    v.object({
      tool: v.string(),
      calls: v.number(),
      ok: v.number(),
      failed: v.number(),
      refused: v.number(),
      averageMs: v.number(),
      slowestMs: v.number(),
      costUsd: v.number(),
      lastAt: v.string(),
    }),
  ),
});
export type ToolNumbers = v.InferOutput<typeof ToolNumbers>;

/** `dryRun`: everything but the call itself, with the request that would go out. */
export const ToolTest = v.strictObject({
  arguments: v.optional(v.record(v.string(), v.unknown()), {}),
  identity: v.optional(
    v.strictObject({ customer: v.optional(Text(256)), email: v.optional(Text(256)) }),
    {},
  ),
  dryRun: v.optional(v.boolean(), false),
});
export const ToolTestAnswer = v.object({
  /** Without the credential and the signature; null when these arguments make none, and for what runs inside. */
  request: v.nullable(
    v.object({
      method: v.string(),
      url: v.string(),
      headers: v.record(v.string(), v.string()),
      body: v.nullable(v.string()),
    }),
  ),
  status: ExecutionStatus,
  /** `ok`, `dry-run`, or what went wrong. */
  code: v.string(),
  detail: v.string(),
  httpStatus: v.nullable(v.number()),
  result: v.unknown(),
  attempts: v.number(),
  latencyMs: v.number(),
});
export type ToolTestAnswer = v.InferOutput<typeof ToolTestAnswer>;

/** A member uses a tool in a conversation: with what is known of its visitor, under a name of the member's own. */
export const StaffToolRequest = v.strictObject({
  clientId: ClientId,
  arguments: v.optional(v.record(v.string(), v.unknown()), {}),
  /** Everything but the call itself. */
  dryRun: v.optional(v.boolean(), false),
});
export const StaffToolAnswer = v.object({
  tool: v.string(),
  title: v.string(),
  risk: Risk,
  /** The arguments as people read them, what the server puts in included. */
  rows: v.array(v.object({ label: v.string(), value: v.string() })),
  /** A colleague must agree first. */
  needsApproval: v.boolean(),
  /** `waiting` for that; `running` when it takes long: the conversation's log tells how it ended. */
  status: v.picklist(['ready', 'ok', 'failed', 'refused', 'waiting', 'running']),
  /** `ok`, or what stands against it. */
  code: v.string(),
  detail: v.string(),
  /** What came of it, or would, in words; empty when nobody knows. */
  text: v.string(),
  visitorText: v.optional(v.string()),
  parts: v.optional(Parts),
  callId: v.nullable(v.string()),
});
export type StaffToolAnswer = v.InferOutput<typeof StaffToolAnswer>;

/** `ok` when the host of the tool says that it is well. */
export const ToolHealth = v.object({
  ok: v.boolean(),
  detail: v.string(),
  latencyMs: v.number(),
});
export type ToolHealth = v.InferOutput<typeof ToolHealth>;

/** What the visitor has ordered or sent, as the tenant's own tools tell it, with what a member can do about each. */
export const OrdersAnswer = v.object({
  orders: v.array(
    v.object({
      card: Card,
      actions: v.array(
        v.object({
          tool: v.string(),
          title: v.string(),
          risk: Risk,
          /** Known already; the rest is asked for. */
          arguments: v.record(v.string(), v.string()),
        }),
      ),
    }),
  ),
  /** A tool that should have told could not. */
  isIncomplete: v.boolean(),
});
export type OrdersAnswer = v.InferOutput<typeof OrdersAnswer>;

/** What a tool reports to `parley-callback` when it is done. */
export const ToolResult = v.variant('status', [
  v.object({ status: v.literal('done'), result: v.optional(v.unknown(), null) }),
  v.object({
    status: v.literal('failed'),
    error: v.optional(v.pipe(v.string(), v.maxLength(500)), ''),
  }),
]);
/** `known`: it had ended before, and nothing was done again. */
export const ToolResultAnswer = v.object({ outcome: v.picklist(['taken', 'known']) });
export type ToolResultAnswer = v.InferOutput<typeof ToolResultAnswer>;
