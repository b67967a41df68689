/** The error log of a tenant. Implemented by store/failures. */
import type { Failure } from '#protocol/failure';

export interface Failures {
  /**
   * Counts a failure of a provider, tool or delivery. Never throws: a log must not break what it logs. `example` says what
   * went wrong in a line, without anybody's words or secrets.
   */
  record(
    tenantId: string,
    failure: Pick<Failure, 'kind' | 'source' | 'code' | 'example'>,
    now: number,
  ): Promise<void>;
  list(tenantId: string): Promise<Failure[]>;
  /** False when there is no such. */
  remove(tenantId: string, id: string): Promise<boolean>;
}
