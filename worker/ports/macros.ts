/** Macros of a tenant: shared ones and those of single members. Implemented by store/macros. */
import type { Macro } from '#protocol/macro';

export interface Macros {
  /** Shared ones and this member's own, by name. */
  of(tenantId: string, memberId: string): Promise<Macro[]>;
  /** Whosever it is; the caller asks who may see it. */
  get(tenantId: string, id: string): Promise<Macro | null>;
  add(tenantId: string, macros: Macro[]): Promise<void>;
  /** False when it is not the version before this one any more. */
  save(tenantId: string, macro: Macro): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<boolean>;
}
