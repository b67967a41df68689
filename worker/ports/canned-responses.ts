/** Ready-made texts of a tenant. Implemented by store/canned-responses. */
import type { CannedResponse, CannedResponseFilter } from '#protocol/canned-response';

export interface CannedResponses {
  /** By shortcut. */
  list(tenantId: string, filter: CannedResponseFilter): Promise<CannedResponse[]>;
  get(tenantId: string, id: string): Promise<CannedResponse | null>;
  /** False when the shortcut is taken in this language. */
  add(tenantId: string, response: CannedResponse): Promise<boolean>;
  save(tenantId: string, response: CannedResponse): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<boolean>;
}
