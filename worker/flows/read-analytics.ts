/** What the analytics page shows: figures by day and of as many days before, of agents, what models cost, what found no answer. */
import { csvRow } from '#core/csv';
import type { CsvCell } from '#core/csv';
import { shownTo } from '#core/mask-personal';
import type { Actor } from '#core/permission';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import type { Insights } from '#ports/insights';
import type { System } from '#ports/system';
import type { Analytics, AnalyticsTable, DayFigures } from '#protocol/analytics';

export interface AnalyticsDeps extends MemberNamesDeps {
  insights: Insights;
  system: Pick<System, 'now'>;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const gapsShown = 50;
const agentsShown = 200;

export async function readAnalytics(
  tenantId: string,
  { days, offset }: { days: number; offset: number },
  deps: AnalyticsDeps,
): Promise<Analytics> {
  const { insights, system } = deps;
  const offsetMs = offset * minuteMs;
  // Whole days of the reader's, today among them.
  const today = Math.floor((system.now() + offsetMs) / dayMs);
  const since = (today - days + 1) * dayMs - offsetMs;
  const [now, before, happened, agents, spending, gaps] = await Promise.all([
    insights.summary(tenantId, { since }),
    insights.summary(tenantId, { since: since - days * dayMs, until: since }),
    insights.daily(tenantId, since, offsetMs),
    insights.agents(tenantId, since, agentsShown),
    insights.spending(tenantId, { since }),
    insights.gaps(tenantId, since, gapsShown),
  ]);
  const ids = agents.map(({ memberId }) => memberId);
  const names = await openMemberNames(tenantId, ids, deps);
  return {
    days,
    daily: everyDay(happened, today, days),
    agents: agents.map((row) => ({ ...row, name: names.get(row.memberId) ?? null })),
    now,
    before,
    spending,
    gaps,
  };
}

function everyDay(happened: DayFigures[], today: number, days: number): DayFigures[] {
  const known = new Map(happened.map((figures) => [figures.day, figures]));
  return Array.from({ length: days }, (_, index) => {
    const day = new Date((today - days + 1 + index) * dayMs).toISOString().slice(0, 10);
    const none = { conversations: 0, escalations: 0, leads: 0, answers: 0, fallbacks: 0 };
    return known.get(day) ?? { day, ...none };
  });
}

/** One table of the page, as its reader may see it. */
export async function exportAnalytics(
  reader: Actor & { tenantId: string },
  table: AnalyticsTable,
  period: { days: number; offset: number },
  deps: AnalyticsDeps,
): Promise<{ total: number; pieces: AsyncGenerator<string> }> {
  const [head, ...rows] = tables[table](
    shownTo(reader, await readAnalytics(reader.tenantId, period, deps)),
  );
  async function* pieces() {
    yield csvRow(head);
    for (const row of rows) yield csvRow(row);
  }
  return { total: rows.length, pieces: pieces() };
}

type Table = [head: CsvCell[], ...rows: CsvCell[][]];

const tables: Record<AnalyticsTable, (answer: Analytics) => Table> = {
  days: ({ daily }) => [
    ['day', 'conversations', 'answers', 'fallbacks', 'hand_overs', 'leads'],
    ...daily.map((one) => [
      one.day,
      one.conversations,
      one.answers,
      one.fallbacks,
      one.escalations,
      one.leads,
    ]),
  ],
  agents: ({ agents }) => [
    ['member_id', 'name', 'taken', 'resolved', 'first_reply_ms', 'handling_ms', 'rated', 'praised'],
    ...agents.map((one) => [
      one.memberId,
      one.name,
      one.taken,
      one.resolved,
      one.firstReplyMs,
      one.handlingMs,
      one.rated,
      one.praised,
    ]),
  ],
  models: ({ spending }) => [
    ['provider', 'model', 'answers', 'tokens_in', 'tokens_out', 'cost_usd', 'average_ms'],
    ...spending.map((one) => [
      one.provider,
      one.model,
      one.turns,
      one.inputTokens,
      one.outputTokens,
      one.costUsd,
      one.averageLatencyMs,
    ]),
  ],
  gaps: ({ gaps }) => [
    ['question', 'count', 'last_at', 'conversation_id'],
    ...gaps.map((one) => [one.question, one.count, one.lastAt, one.conversationId]),
  ],
};
