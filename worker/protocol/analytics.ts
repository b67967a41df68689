/** Figures of a company's conversations as staff and assistants over MCP see them. */
import * as v from 'valibot';

export const Figures = v.object({
  conversations: v.number(),
  messages: v.number(),
  escalations: v.number(),
  leads: v.number(),
  /** By outcome: answered, fallback, escalated, failed … */
  turns: v.record(v.string(), v.number()),
  averageLatencyMs: v.nullable(v.number()),
  feedback: v.record(v.string(), v.number()),
});
export type Figures = v.InferOutput<typeof Figures>;

/** A question that the assistant had no answer to. */
export const Gap = v.object({
  /** As it was asked last. */
  question: v.string(),
  count: v.number(),
  lastAt: v.string(),
  conversationId: v.string(),
});
export type Gap = v.InferOutput<typeof Gap>;

/** What one model has answered, and for how much. */
export const Spending = v.object({
  provider: v.string(),
  model: v.string(),
  turns: v.number(),
  inputTokens: v.number(),
  outputTokens: v.number(),
  costUsd: v.number(),
  averageLatencyMs: v.number(),
});
export type Spending = v.InferOutput<typeof Spending>;

export const Analytics = v.object({
  days: v.number(),
  /** Of these days, and of as many before them. */
  now: Figures,
  before: Figures,
  spending: v.array(Spending),
  gaps: v.array(Gap),
});
export type Analytics = v.InferOutput<typeof Analytics>;

export const AnalyticsFilter = v.strictObject({
  days: v.optional(v.picklist(['7', '30', '90'])),
});
