/** All articles of a tenant that match, as CSV or JSON, piece by piece, in the form in which they can be imported. */
import { csvRow } from '#core/csv';
import type { CsvCell } from '#core/csv';
import type { Articles } from '#ports/articles';
import type { Article, ArticleExportFilter } from '#protocol/article';
import type { Export } from '#flows/export-leads';

/** D1 takes a hundred values a statement. */
const pageSize = 50;

const columns: [name: string, of: (article: Article) => CsvCell][] = [
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
  return { total, pieces: format === 'csv' ? csv(pages()) : json(pages()) };
}

async function* csv(pages: AsyncIterable<Article[]>): AsyncGenerator<string> {
  yield csvRow(columns.map(([name]) => name));
  for await (const articles of pages)
    yield articles.map((article) => csvRow(columns.map(([, of]) => of(article)))).join('');
}

async function* json(pages: AsyncIterable<Article[]>): AsyncGenerator<string> {
  yield '{"format":"parley.articles.v1","articles":[';
  let isFirst = true;
  for await (const articles of pages)
    for (const article of articles) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(article)}`;
      isFirst = false;
    }
  yield '\n]}\n';
}
