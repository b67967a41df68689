/** Writes of the operator and of staff: tenants, members, articles with their search rows, one-time links. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#worker/store/database';
import {
  article,
  cannedResponse,
  definition,
  knowledgeStatistics,
  member,
  promptVersion,
  signInLink,
  staffSession,
  tenant,
} from '#worker/store/schema';

export interface ArticleInsert {
  row: Omit<typeof article.$inferInsert, 'rowid'>;
  scope: string;
  terms: string;
}

export type AdminStore = ReturnType<typeof adminStore>;

const batchArticles = 20;

export function adminStore(db: Database) {
  return {
    tenants: () =>
      db
        .select({ id: tenant.id, slug: tenant.slug, name: tenant.name, siteKey: tenant.siteKey })
        .from(tenant)
        .all(),
    tenantExists: async (slug: string, siteKey: string) =>
      (await db
        .select({ id: tenant.id })
        .from(tenant)
        .where(or(eq(tenant.slug, slug), eq(tenant.siteKey, siteKey)))
        .get()) !== undefined,
    clear: async (tenantId: string) => {
      await db.delete(article).where(eq(article.tenantId, tenantId));
    },
    addTenant: async (row: typeof tenant.$inferInsert) => {
      await db.batch([
        db.insert(promptVersion).values({
          tenantId: row.id,
          version: row.promptVersion,
          text: row.prompt,
          createdAt: row.createdAt,
        }),
        db.insert(tenant).values(row),
      ]);
    },
    addMember: async (row: typeof member.$inferInsert) => {
      await db.insert(member).values(row);
    },
    addCannedResponses: async (rows: (typeof cannedResponse.$inferInsert)[]) => {
      const [first, ...rest] = rows.map((row) =>
        db.insert(cannedResponse).values(row).onConflictDoNothing(),
      );
      if (first) await db.batch([first, ...rest]);
    },
    addDefinitions: async (
      tenantId: string,
      rows: { kind: string; name: string; body: unknown }[],
    ) => {
      const [first, ...rest] = rows.map((row) =>
        db
          .insert(definition)
          .values({ tenantId, ...row })
          .onConflictDoNothing(),
      );
      if (first) await db.batch([first, ...rest]);
    },
    addArticles: async (articles: ArticleInsert[]) => {
      const d1 = db.$client;
      // Drizzle's raw statements do not go into its batches, so these two are prepared by hand.
      const bound = ({ row, scope, terms }: ArticleInsert): D1PreparedStatement[] => {
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
      for (let at = 0; at < articles.length; at += batchArticles)
        await d1.batch(articles.slice(at, at + batchArticles).flatMap(bound));
    },
    saveStatistics: async (row: typeof knowledgeStatistics.$inferInsert) => {
      await db
        .insert(knowledgeStatistics)
        .values(row)
        .onConflictDoUpdate({
          target: [knowledgeStatistics.tenantId, knowledgeStatistics.locale],
          set: { version: row.version, body: row.body },
        });
    },
    firstOwner: () =>
      db.select().from(member).where(eq(member.role, 'owner')).orderBy(member.createdAt).get(),
    addSignInLink: async (row: typeof signInLink.$inferInsert) => {
      await db.insert(signInLink).values(row);
    },
    /** True for exactly one caller. */
    useSignInLink: async (hash: string, now: number) => {
      const used = await db
        .update(signInLink)
        .set({ usedAt: now })
        .where(
          and(
            eq(signInLink.hash, hash),
            isNull(signInLink.usedAt),
            sql`${signInLink.expiresAt} > ${now}`,
          ),
        )
        .returning({ memberId: signInLink.memberId });
      return used[0]?.memberId ?? null;
    },
    addStaffSession: async (row: typeof staffSession.$inferInsert) => {
      await db.insert(staffSession).values(row);
    },
    staffSession: (hash: string) =>
      db
        .select()
        .from(staffSession)
        .innerJoin(member, eq(member.id, staffSession.memberId))
        .innerJoin(tenant, eq(tenant.id, member.tenantId))
        .where(eq(staffSession.hash, hash))
        .get(),
    touchStaffSession: async (hash: string, now: number) => {
      await db.update(staffSession).set({ seenAt: now }).where(eq(staffSession.hash, hash));
    },
    dropStaffSession: async (hash: string) => {
      await db.delete(staffSession).where(eq(staffSession.hash, hash));
    },
  };
}
