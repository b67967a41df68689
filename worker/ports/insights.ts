/** Figures of a tenant's conversations, for staff and for assistants that ask over MCP. Implemented by store/insights over the read model. */
import type { Figures, Gap, Spending } from '#protocol/analytics';

/** Epoch ms; `until` is outside, and now when it is absent. */
export interface Period {
  since: number;
  until?: number;
}

export interface Insights {
  /** Questions that the assistant had no answer to, most often asked first. */
  gaps(tenantId: string, since: number, limit: number): Promise<Gap[]>;
  summary(tenantId: string, period: Period): Promise<Figures>;
  /** By provider and model, the most expensive first. */
  spending(tenantId: string, period: Period): Promise<Spending[]>;
}
