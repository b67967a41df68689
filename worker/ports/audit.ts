/** The audit trail of a tenant: one writer, append-only. Implemented by adapters/audit over its Durable Object. */
import type { AuditRecord, ChainedRecord } from '#core/audit';
import type { AuditCheck, AuditFilter } from '#protocol/audit';

export interface Audit {
  append(tenantId: string, record: Omit<AuditRecord, 'seq'>): Promise<void>;
  /** Newest first, or from a number on in the order they were written. */
  page(
    tenantId: string,
    filter: AuditFilter,
    order?: 'newest' | 'oldest',
  ): Promise<ChainedRecord[]>;
  check(tenantId: string): Promise<AuditCheck>;
}
