/** What the analytics page shows: figures of some days and of as many before them, what models have cost, what found no answer. */
import type { Insights } from '#ports/insights';
import type { System } from '#ports/system';
import type { Analytics } from '#protocol/analytics';

const dayMs = 86_400_000;
const gapsShown = 50;

export async function readAnalytics(
  tenantId: string,
  days: number,
  { insights, system }: { insights: Insights; system: Pick<System, 'now'> },
): Promise<Analytics> {
  const until = system.now();
  const since = until - days * dayMs;
  const [now, before, spending, gaps] = await Promise.all([
    insights.summary(tenantId, { since }),
    insights.summary(tenantId, { since: since - days * dayMs, until: since }),
    insights.spending(tenantId, { since }),
    insights.gaps(tenantId, since, gapsShown),
  ]);
  return { days, now, before, spending, gaps };
}
