/** Figures of a tenant's conversations, for staff and for assistants that ask over MCP. Implemented by store/insights over the read model. */
import type { AgentFigures, DayFigures, Figures, Gap, Spending } from '#protocol/analytics';

/** Epoch ms; `until` is outside, and now when it is absent. */
export interface Period {
  since: number;
  until?: number;
}

/** Names are sealed: members are named by id. */
export type AgentRow = Omit<AgentFigures, 'name'>;

export interface Insights {
  /** Questions that the assistant had no answer to, most often asked first. */
  gaps(tenantId: string, since: number, limit: number): Promise<Gap[]>;
  summary(tenantId: string, period: Period): Promise<Figures>;
  /** Days on which something happened; a day begins so many ms before it does in UTC. */
  daily(tenantId: string, since: number, offsetMs: number): Promise<DayFigures[]>;
  /** Members who took a conversation that was asked for since then, the busiest first. */
  agents(tenantId: string, since: number, limit: number): Promise<AgentRow[]>;
  /** By provider and model, the most expensive first. */
  spending(tenantId: string, period: Period): Promise<Spending[]>;
}
