/**
 * Writes of staff to one article: its row, its place in the full-text index and what ranking knows of its language's articles, in
 * one transaction that does nothing when somebody else was faster. Implements the write of ports/articles.
 */
import type { ArticleRow, Articles } from '#ports/articles';
import { scopeTerm } from '#core/retrieval/search-text';
import type { Database } from '#worker/store/database';

/** The tenant and its language still have the statistics that were read. */
const isCurrent =
  'EXISTS (SELECT 1 FROM knowledge_statistics WHERE tenant_id = ?1 AND locale = ?2 AND version = ?3)';

export function articleWriter(db: Database): Pick<Articles, 'write'> {
  const d1 = db.$client;
  return {
    async write(change, scope, statistics) {
      const { tenantId, locale, version } = scope;
      // Each statement begins with these three, so that none runs when another has written meanwhile.
      const prepare = (sql: string, ...values: unknown[]) =>
        d1.prepare(sql).bind(tenantId, locale, version, ...values);
      const index = (id: string, terms: string) =>
        prepare(
          `INSERT INTO article_search (rowid, scope, terms) SELECT rowid, ?5, ?6 FROM article WHERE tenant_id = ?1 AND id = ?4 AND ${isCurrent}`,
          id,
          scopeTerm(`${tenantId}:${locale}`),
          terms,
        );
      const changes = (): D1PreparedStatement[] => {
        if ('remove' in change)
          return [
            prepare(
              `DELETE FROM article WHERE tenant_id = ?1 AND id = ?4 AND ${isCurrent}`,
              change.remove,
            ),
          ];
        if ('add' in change)
          return [
            prepare(
              `INSERT INTO article (tenant_id, locale, id, slug, category, title, questions, body, url, enabled, entry, created_at, updated_at) SELECT ?1, ?2, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14 WHERE ${isCurrent}`,
              change.add.id,
              change.add.slug,
              ...columns(change.add),
              change.add.createdAt,
              change.add.updatedAt,
            ),
            index(change.add.id, change.terms),
          ];
        const { replace, terms } = change;
        const update = prepare(
          `UPDATE article SET category = ?5, title = ?6, questions = ?7, body = ?8, url = ?9, enabled = ?10, entry = ?11, updated_at = ?12 WHERE tenant_id = ?1 AND id = ?4 AND ${isCurrent}`,
          replace.id,
          ...columns(replace),
          replace.updatedAt,
        );
        if (terms === null) return [update];
        const forget = prepare(
          `DELETE FROM article_search WHERE rowid = (SELECT rowid FROM article WHERE tenant_id = ?1 AND id = ?4) AND ${isCurrent}`,
          replace.id,
        );
        return [update, forget, index(replace.id, terms)];
      };
      try {
        const results = await d1.batch([
          d1
            .prepare(
              'INSERT OR IGNORE INTO knowledge_statistics (tenant_id, locale, version, body) VALUES (?1, ?2, 0, ?3)',
            )
            .bind(tenantId, locale, ''),
          ...changes(),
          prepare(
            'UPDATE knowledge_statistics SET version = version + 1, body = ?4 WHERE tenant_id = ?1 AND locale = ?2 AND version = ?3',
            statistics,
          ),
        ]);
        return results.at(-1)?.meta.changes === 1 ? 'done' : 'moved';
      } catch (error) {
        if (/UNIQUE constraint failed: article\./.test(String(error))) return 'taken';
        throw error;
      }
    },
  };
}

/** The order of the statements above. */
const columns = (row: ArticleRow) => [
  row.category,
  row.title,
  JSON.stringify(row.questions),
  row.body,
  row.url,
  row.enabled ? 1 : 0,
  row.entry,
];
