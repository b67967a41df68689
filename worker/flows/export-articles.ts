/** All articles of a tenant that match, as CSV or JSON, piece by piece, in the form in which they can be imported. */
import { csvOf, jsonOf } from '#flows/export-list';
import type { Column, Export } from '#flows/export-list';
import type { Articles } from '#ports/articles';
import type { Article, ArticleExportFilter } from '#protocol/article';

/** D1 takes a hundred values a statement. */
const pageSize = 50;

const columns: Column<Article>[] = [
  ['slug', ({ slug }) => slug],
  ['locale', ({ locale }) => locale],
  ['category', ({ category }) => category],
  ['title', ({ title }) => title],
  ['body', ({ body }) => body],
  ['questions', ({ questions }) => questions.join('\n')],
  ['url', ({ url }) => url],
  ['enabled', ({ enabled }) => (enabled ? 'yes' : 'no')],
];

export async function exportArticles(
  tenantId: string,
  { format, ...filters }: ArticleExportFilter,
  { articles }: { articles: Articles },
): Promise<Export> {
  const total = await articles.count(tenantId, filters);
  async function* pages() {
    let cursor: string | null = '';
    while (cursor !== null) {
      const asked = { ...filters, limit: pageSize, ...(cursor ? { cursor } : {}) };
      const page = await articles.page(tenantId, asked);
      const found = await articles.whole(
        tenantId,
        page.articles.map(({ id }) => id),
      );
      const byId = new Map(found.map((article) => [article.id, article]));
      yield page.articles.flatMap(({ id }) => byId.get(id) ?? []);
      ({ cursor } = page);
    }
  }
  return {
    total,
    pieces: format === 'csv' ? csvOf(pages(), columns) : jsonOf(pages(), 'articles'),
  };
}
