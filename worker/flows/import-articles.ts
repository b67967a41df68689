/** A portion of a file of articles: each is added, or takes the place of the one with its slug and language. One refusal stops no other. */
import { slugOf } from '#core/article';
import { addArticle, changeArticle } from '#flows/save-article';
import type { SaveArticleDeps } from '#flows/save-article';
import type { ArticleImport, ArticleImported } from '#protocol/article';

type Outcome = ArticleImported['results'][number];

export async function importArticles(
  tenantId: string,
  { articles }: ArticleImport,
  deps: SaveArticleDeps,
): Promise<ArticleImported> {
  const results: Outcome[] = [];
  // One after another: they share the statistics of their language.
  for (const given of articles) {
    const { locale, slug = slugOf(given.title), ...written } = given;
    const draft = { ...written, locale, ...(slug === '' ? {} : { slug }) };
    const before = slug === '' ? null : await deps.articles.bySlug(tenantId, slug, locale);
    const saved = before
      ? await changeArticle(tenantId, before.id, written, deps)
      : await addArticle(tenantId, draft, deps);
    const outcome = (): Pick<Outcome, 'outcome' | 'detail'> => {
      if (!saved.ok)
        return { outcome: 'refused', detail: saved.refusal.detail ?? saved.refusal.code };
      if (!before) return { outcome: 'added' };
      return {
        outcome: Date.parse(saved.value.updatedAt) === before.updatedAt ? 'unchanged' : 'changed',
      };
    };
    results.push({ slug: saved.ok ? saved.value.slug : slug, locale, ...outcome() });
  }
  return { results };
}
