/** The operator's writes: tenants, members, articles with their search rows. Implements ports/installation. */
import { and, eq, or } from 'drizzle-orm';
import type { Installation, NewArticle } from '#ports/installation';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import {
  article,
  cannedResponse,
  knowledgeStatistics,
  member,
  promptVersion,
  tenant,
} from '#worker/store/schema';

const batchArticles = 20;

export function installationStore(db: Database): Installation {
  const d1 = db.$client;
  // Drizzle's raw statements do not go into its batches, so these two are prepared by hand.
  const insertArticle = ({ row, scope, terms }: NewArticle): D1PreparedStatement[] => {
    const insert = db.insert(article).values(row).toSQL();
    return [
      d1.prepare(insert.sql).bind(...insert.params),
      d1
        .prepare(
          'INSERT INTO article_search (rowid, scope, terms) SELECT rowid, ?1, ?2 FROM article WHERE id = ?3',
        )
        .bind(scope, terms, row.id),
    ];
  };
  return {
    tenants: () =>
      guarded(
        db
          .select({ id: tenant.id, slug: tenant.slug, name: tenant.name, siteKey: tenant.siteKey })
          .from(tenant)
          .all(),
      ),
    wrappedKeys: async () =>
      await guarded(
        db.select({ tenantId: tenant.id, wrappedKey: tenant.wrappedKey }).from(tenant).all(),
      ),
    setWrappedKey: async (tenantId, from, to) => {
      const changed = await guarded(
        db
          .update(tenant)
          .set({ wrappedKey: to })
          .where(and(eq(tenant.id, tenantId), eq(tenant.wrappedKey, from)))
          .returning({ id: tenant.id }),
      );
      return changed.length > 0;
    },
    tenantExists: async (slug, siteKey) =>
      (await db
        .select({ id: tenant.id })
        .from(tenant)
        .where(or(eq(tenant.slug, slug), eq(tenant.siteKey, siteKey)))
        .get()) !== undefined,
    addTenant: async (row) => {
      const { id: tenantId, promptVersion: version, prompt: text, createdAt } = row;
      await db.batch([
        db.insert(promptVersion).values({ tenantId, version, text, createdAt }),
        db.insert(tenant).values(row),
      ]);
    },
    addMember: async (row) => {
      await db.insert(member).values(row);
    },
    addCannedResponses: async (rows) => {
      const [first, ...rest] = rows.map((row) =>
        db.insert(cannedResponse).values(row).onConflictDoNothing(),
      );
      if (first) await db.batch([first, ...rest]);
    },
    addArticles: async (articles) => {
      for (let at = 0; at < articles.length; at += batchArticles)
        await d1.batch(articles.slice(at, at + batchArticles).flatMap(insertArticle));
    },
    saveStatistics: async (row) => {
      await db
        .insert(knowledgeStatistics)
        .values(row)
        .onConflictDoUpdate({
          target: [knowledgeStatistics.tenantId, knowledgeStatistics.locale],
          set: { version: row.version, body: row.body },
        });
    },
  };
}
