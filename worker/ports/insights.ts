/** Figures of a tenant's conversations for assistants that ask over MCP. Implemented by store/insights over the read model. */
export interface Gap {
  /** The question as it was asked last. */
  question: string;
  count: number;
  lastAt: string;
  conversationId: string;
}

export interface Summary {
  conversations: number;
  messages: number;
  escalations: number;
  leads: number;
  turns: Record<string, number>;
  averageLatencyMs: number | null;
  feedback: Record<string, number>;
}

export interface Insights {
  /** Questions that the assistant had no answer to, most often asked first. */
  gaps(tenantId: string, since: number, limit: number): Promise<Gap[]>;
  summary(tenantId: string, since: number): Promise<Summary>;
}
