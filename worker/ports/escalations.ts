/** The records of escalations, from the read model. Implemented by store/escalations. */
import type { EscalationFilter, EscalationPage, EscalationRecord } from '#protocol/ticket';

export interface Escalations {
  /** Newest first. */
  page(tenantId: string, filter: EscalationFilter): Promise<EscalationPage>;
  get(tenantId: string, id: string): Promise<EscalationRecord | null>;
  /** How long the last ones took a person, from coming to ending, and whom: the newest first (ms). */
  handled(tenantId: string, limit: number): Promise<{ ms: number; agentId: string | null }[]>;
}
