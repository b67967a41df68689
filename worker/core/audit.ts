/**
 * The audit trail's chain: every record carries the hash of the one before it and its own content, so that a changed, added
 * or missing record shows. Pure; the hash function is handed in. Used by durable-objects/audit.
 */
export interface AuditRecord {
  seq: number;
  /** Epoch ms. */
  at: number;
  actorKind: 'member' | 'api-key' | 'nobody' | 'operator';
  actorId: string | null;
  actorRole: string | null;
  action: string;
  route: string;
  target: string | null;
  outcome: 'done' | 'refused' | 'failed';
  status: number;
  before: string | null;
  after: string | null;
  address: string;
  requestId: string;
}

export interface ChainedRecord extends AuditRecord {
  hash: string;
}

export interface ChainHead {
  seq: number;
  hash: string;
}

/** What the first record follows; the tenant is in it, so that a chain fits no other. */
export const genesis = (tenantId: string): string => `parley audit ${tenantId}`;

export function chainHash(
  previous: string,
  record: AuditRecord,
  hash: (text: string) => string,
): string {
  const { seq, at, actorKind, actorId, actorRole, action, route, target } = record;
  const { outcome, status, before, after, address, requestId } = record;
  const who = [actorKind, actorId, actorRole];
  const what = [action, route, target, outcome, status, before, after, address, requestId];
  return hash(JSON.stringify([previous, seq, at, ...who, ...what]));
}

/** Walks the records in order; answers the number at which the chain breaks, or null. `head` is kept beside the records. */
export function findBreak(
  records: Iterable<ChainedRecord>,
  start: string,
  head: ChainHead,
  hash: (text: string) => string,
): number | null {
  let previous = start;
  let expected = 1;
  for (const record of records) {
    if (record.seq !== expected) return expected;
    const own = chainHash(previous, record, hash);
    if (own !== record.hash) return expected;
    previous = own;
    expected++;
  }
  if (head.seq !== expected - 1) return Math.min(head.seq + 1, expected);
  return expected > 1 && head.hash !== previous ? head.seq : null;
}

/** From the status of an answer to what became of the request. */
export function outcomeOf(status: number): AuditRecord['outcome'] {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'done';
}
