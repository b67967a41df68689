/**
 * Puts any number of articles into a tenant, in portions: the operator's door takes a whole tenant in one request, which ends at
 * about 10,000 articles. Prepared for search by the product's own code, written through the product's own store.
 */
import { calibrate } from '#core/retrieval/calibrate';
import { toEntry, writeEntry } from '#core/retrieval/entry';
import type { Entry } from '#core/retrieval/entry';
import { scopeTerm, searchText } from '#core/retrieval/search-text';
import { buildStatistics, writeStatistics } from '#core/retrieval/statistics';
import { database } from '#worker/store/database';
import { installationStore } from '#worker/store/installation';
import { idMaker } from '../support/factories.ts';
import type { Parley } from '../support/harness.ts';

export interface SeedArticle {
  slug: string;
  locale: string;
  title: string;
  questions: string[];
  body: string;
}

/** Articles that are rows at the same time: the rest of their text need not be. */
const portion = 2_000;

export async function seedArticles(
  parley: Parley,
  tenantId: string,
  articles: SeedArticle[],
): Promise<void> {
  const d1 = await parley.server.miniflare.getD1Database('DB');
  const store = installationStore(database(d1 as unknown as D1Database));
  const nextId = idMaker();
  const now = Date.now();
  const entries: Entry[] = [];
  for (let at = 0; at < articles.length; at += portion) {
    const rows = articles.slice(at, at + portion).map((article) => {
      const id = nextId('art');
      const entry = toEntry({ ...article, id });
      entries.push(entry);
      return {
        row: {
          ...article,
          id,
          tenantId,
          category: 'general',
          enabled: true,
          url: null,
          entry: writeEntry(entry),
          createdAt: now,
          updatedAt: now,
        },
        scope: scopeTerm(`${tenantId}:${article.locale}`),
        terms: searchText(entry),
      };
    });
    await store.addArticles(rows);
  }
  const statistics = calibrate(entries, buildStatistics(entries));
  await store.saveStatistics({
    tenantId,
    locale: 'en',
    version: 1,
    body: writeStatistics(statistics),
  });
}
