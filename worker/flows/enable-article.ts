/**
 * Enables or disables an article, together with what the ranker knows of its language's articles, so that the next turn sees
 * both. Two staff at once: the later one begins again on what the first has left.
 */
import { readEntry } from '#core/retrieval/entry';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import {
  adjustStatistics,
  buildStatistics,
  readStatistics,
  writeStatistics,
} from '#core/retrieval/statistics';
import type { Articles } from '#ports/articles';
import type { System } from '#ports/system';
import type { Article } from '#protocol/article';

const attempts = 5;

export async function enableArticle(
  { tenantId, id, enabled }: { tenantId: string; id: string; enabled: boolean },
  { articles, system }: { articles: Articles; system: System },
): Promise<Result<Article>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await articles.standing(tenantId, id);
    if (!found) return refuse('not-found');
    if (found.enabled === enabled) break;
    const { locale } = found;
    const entry = readEntry(id, found.entry);
    // Statistics that are missing or of an older form are made anew from the articles.
    const before =
      readStatistics(found.statistics ?? '') ??
      buildStatistics(await articles.enabledEntries(tenantId, locale));
    const after = adjustStatistics(before, enabled ? { added: entry } : { removed: entry });
    const isDone = await articles.setEnabled({
      tenantId,
      id,
      locale,
      enabled,
      at: system.now(),
      version: found.version ?? 0,
      statistics: writeStatistics(after),
    });
    if (isDone) break;
    if (attempt === attempts - 1) return refuse('stale', 'somebody else is changing articles');
  }
  const article = await articles.get(tenantId, id);
  return article ? ok(article) : refuse('not-found');
}
