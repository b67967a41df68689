/** Figures of a company's conversations as staff and assistants over MCP see them. */
import * as v from 'valibot';

/** UTC+14 is the earliest clock there is. */
const offsetMostMinutes = 14 * 60;

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

/** What happened on one day of the reader's. */
export const DayFigures = v.object({
  /** ISO date. */
  day: v.string(),
  conversations: v.number(),
  escalations: v.number(),
  leads: v.number(),
  /** Of the assistant, whatever they were worth. */
  answers: v.number(),
  /** Of these the ones that did not know. */
  fallbacks: v.number(),
});
export type DayFigures = v.InferOutput<typeof DayFigures>;

/** What a member did for those who asked for a person in these days. */
export const AgentFigures = v.object({
  memberId: v.string(),
  name: v.nullable(v.string()),
  taken: v.number(),
  resolved: v.number(),
  /** From the request to the first word of a person, and from taking it to its end; null before there was one. */
  firstReplyMs: v.nullable(v.number()),
  handlingMs: v.nullable(v.number()),
  /** Ratings given after it was taken, and how many of them were praise. */
  rated: v.number(),
  praised: v.number(),
});
export type AgentFigures = v.InferOutput<typeof AgentFigures>;

export const Analytics = v.object({
  days: v.number(),
  /** One a day, also for those on which nothing happened. */
  daily: v.array(DayFigures),
  agents: v.array(AgentFigures),
  /** Of these days, and of as many before them. */
  now: Figures,
  before: Figures,
  spending: v.array(Spending),
  gaps: v.array(Gap),
});
export type Analytics = v.InferOutput<typeof Analytics>;

const filters = {
  days: v.optional(v.picklist(['7', '30', '90'])),
  /** Minutes that the reader's clock is ahead of UTC: a day begins at the reader's midnight. */
  offset: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^-?\d{1,3}$/),
      v.transform(Number),
      v.minValue(-offsetMostMinutes),
      v.maxValue(offsetMostMinutes),
    ),
    '0',
  ),
};
export const AnalyticsFilter = v.strictObject(filters);

/** One table of the page as CSV. */
export const AnalyticsExportFilter = v.strictObject({
  table: v.optional(v.picklist(['days', 'agents', 'models', 'gaps']), 'days'),
  ...filters,
});
export type AnalyticsTable = v.InferOutput<typeof AnalyticsExportFilter>['table'];
