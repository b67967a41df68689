/** The audit trail as staff see it: entries, the query of the list, the outcome of a chain check. */
import * as v from 'valibot';

export const AuditEntry = v.object({
  seq: v.number(),
  at: v.string(),
  /** Whose trail it is; an export names it in each line. */
  tenantId: v.string(),
  /** Who: a member, a key of a script, or somebody who has not signed in (then without id). */
  actor: v.object({
    kind: v.picklist(['member', 'api-key', 'nobody', 'operator']),
    id: v.nullable(v.string()),
    role: v.nullable(v.string()),
    /** As it is now; null when the member has been removed. */
    name: v.nullable(v.string()),
  }),
  action: v.string(),
  route: v.string(),
  target: v.nullable(v.string()),
  outcome: v.picklist(['done', 'refused', 'failed']),
  status: v.number(),
  /** Keyed digests of what was and what is: equal things have equal digests, nothing can be read from one. */
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  address: v.string(),
  requestId: v.string(),
  hash: v.string(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

export const AuditPage = v.object({
  entries: v.array(AuditEntry),
  /** Of the next, older page; null on the last. */
  cursor: v.nullable(v.string()),
});
export type AuditPage = v.InferOutput<typeof AuditPage>;

export const AuditCheck = v.object({
  ok: v.boolean(),
  entries: v.number(),
  /** The last hash: who keeps it elsewhere can show later that nothing was rewritten. */
  head: v.string(),
  /** Where the chain breaks first. */
  brokenAt: v.nullable(v.number()),
});
export type AuditCheck = v.InferOutput<typeof AuditCheck>;

export const auditPageMax = 200;

const digits = (max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number), v.minValue(1), v.maxValue(max));

const filters = {
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  actor: v.optional(v.pipe(v.string(), v.regex(/^\w{1,40}$/))),
  /** A whole action (`member.write`) or what it begins with (`member`). */
  action: v.optional(v.pipe(v.string(), v.regex(/^[a-z.-]{1,60}$/))),
  target: v.optional(v.pipe(v.string(), v.maxLength(200))),
  outcome: v.optional(v.picklist(['done', 'refused', 'failed'])),
  from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  to: v.optional(v.pipe(v.string(), v.isoTimestamp())),
};

export const AuditFilter = v.strictObject({
  cursor: v.optional(digits(Number.MAX_SAFE_INTEGER)),
  limit: v.optional(digits(auditPageMax), '50'),
  ...filters,
});
export type AuditFilter = v.InferOutput<typeof AuditFilter>;

export const AuditExportFilter = v.strictObject({
  format: v.optional(v.picklist(['csv', 'json']), 'csv'),
  ...filters,
});
