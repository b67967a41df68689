/** Tenants as rows for the owner of the installation. Implements ports/tenant-list. */
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { TenantList } from '#ports/tenant-list';
import type { TenantInfo } from '#protocol/tenant';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { tenant } from '#worker/store/schema';

const { id, slug, name, plan, status, siteKey, origins, branding, createdAt } =
  getTableColumns(tenant);
const columns = { id, slug, name, plan, status, siteKey, origins, branding, createdAt };

export function tenantList(db: Database): TenantList {
  const find = async (where?: SQL): Promise<TenantInfo[]> => {
    const rows = await guarded(
      db
        .select({
          ...columns,
          // By name: in a select from one table drizzle leaves the tables of columns out, and both have an id.
          members: sql<number>`(SELECT count(*) FROM member WHERE member.tenant_id = tenant.id AND member.status = 'active')`,
        })
        .from(tenant)
        .where(where)
        .orderBy(asc(tenant.name), asc(tenant.id))
        .all(),
    );
    return rows.map((row) => ({
      ...row,
      branding: row.branding as Record<string, unknown>,
      createdAt: new Date(row.createdAt).toISOString(),
    }));
  };
  return {
    all: () => find(),
    get: async (of) => (await find(eq(tenant.id, of)))[0] ?? null,
    change: async (of, change, now) => {
      const { branding: given, ...rest } = change;
      const merged = given
        ? { branding: sql`json_patch(${tenant.branding}, ${JSON.stringify(given)})` }
        : {};
      const changed = await guarded(
        db
          .update(tenant)
          .set({ ...rest, ...merged, updatedAt: now })
          .where(eq(tenant.id, of))
          .returning({ id: tenant.id }),
      );
      return changed.length > 0;
    },
  };
}
