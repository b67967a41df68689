/** Prompt versions and drafts in D1. Publishing is one batch: the version, the tenant's prompt, the end of the draft. Implements ports/prompts. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Prompts } from '#ports/prompts';
import { promptDraft } from '#worker/store/answering-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { promptVersion, tenant } from '#worker/store/schema';

const iso = (at: number) => new Date(at).toISOString();
const listed = {
  version: promptVersion.version,
  createdAt: promptVersion.createdAt,
  authorId: promptVersion.authorId,
  note: promptVersion.note,
  restoredFrom: promptVersion.restoredFrom,
};

export function promptStore(db: Database, published: (tenantId: string) => void): Prompts {
  return {
    async versions(tenantId) {
      const rows = await guarded(
        db
          .select(listed)
          .from(promptVersion)
          .where(eq(promptVersion.tenantId, tenantId))
          .orderBy(desc(promptVersion.version))
          .limit(500)
          .all(),
      );
      return rows.map((row) => ({ ...row, createdAt: iso(row.createdAt) }));
    },
    async version(tenantId, version) {
      const row = await guarded(
        db
          .select({ ...listed, text: promptVersion.text })
          .from(promptVersion)
          .where(and(eq(promptVersion.tenantId, tenantId), eq(promptVersion.version, version)))
          .get(),
      );
      return row ? { ...row, createdAt: iso(row.createdAt) } : null;
    },
    async draft(tenantId) {
      const row = await guarded(
        db.select().from(promptDraft).where(eq(promptDraft.tenantId, tenantId)).get(),
      );
      if (!row) return null;
      const { text, basedOn, authorId, updatedAt } = row;
      return { text, basedOn, authorId, updatedAt: iso(updatedAt) };
    },
    async saveDraft(tenantId, draft) {
      const row = { ...draft, tenantId, updatedAt: Date.parse(draft.updatedAt) };
      await guarded(
        db
          .insert(promptDraft)
          .values(row)
          .onConflictDoUpdate({ target: promptDraft.tenantId, set: row }),
      );
    },
    async dropDraft(tenantId) {
      await guarded(db.delete(promptDraft).where(eq(promptDraft.tenantId, tenantId)));
    },
    async publish(tenantId, version, made, now) {
      const isNext = sql`EXISTS (SELECT 1 FROM prompt_version WHERE tenant_id = ${tenantId} AND version = ${version} AND created_at = ${now} AND author_id = ${made.authorId})`;
      const [inserted] = await guarded(
        db.batch([
          // A version that is there already wins: whoever comes second changes nothing.
          db
            .insert(promptVersion)
            .values({ tenantId, version, createdAt: now, ...made })
            .onConflictDoNothing()
            .returning({ version: promptVersion.version }),
          db
            .update(tenant)
            .set({
              prompt: made.text,
              promptVersion: version,
              updatedAt: sql`max(${now}, ${tenant.updatedAt} + 1)`,
            })
            .where(and(eq(tenant.id, tenantId), eq(tenant.promptVersion, version - 1), isNext)),
          db.delete(promptDraft).where(and(eq(promptDraft.tenantId, tenantId), isNext)),
        ]),
      );
      published(tenantId);
      return inserted.length === 1;
    },
  };
}
