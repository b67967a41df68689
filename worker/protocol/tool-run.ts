/** What became of calls of tools, as staff see it: the log of executions, numbers, tests by hand, the health of a host. */
import * as v from 'valibot';
import { ToolName } from '#protocol/tool';

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
  /** Redacted by field. */
  arguments: v.unknown(),
  result: v.unknown(),
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

/** `ok` when the host of the tool says that it is well. */
export const ToolHealth = v.object({
  ok: v.boolean(),
  detail: v.string(),
  latencyMs: v.number(),
});
export type ToolHealth = v.InferOutput<typeof ToolHealth>;
