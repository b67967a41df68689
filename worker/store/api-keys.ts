/** Keys of scripts. Read for every request that brings one, so that a revoked key is dead at once, and one whose maker is gone. Implements ports/api-keys. */
import { and, desc, eq, getTableColumns, gt, isNull, or } from 'drizzle-orm';
import type { ApiKeyRow, ApiKeys, Maker } from '#ports/api-keys';
import { apiKey } from '#worker/store/access-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { member, tenant } from '#worker/store/schema';

const { hash: _, ...columns } = getTableColumns(apiKey);
const { role, grants, isPlatformOwner, status } = member;
const maker = { role, grants, isPlatformOwner, status };
const itsMaker = and(eq(member.tenantId, apiKey.tenantId), eq(member.id, apiKey.createdBy));

export function apiKeyStore(db: Database): ApiKeys {
  return {
    add: async (key) => {
      await guarded(db.insert(apiKey).values(key));
    },
    list: async (tenantId) =>
      (await guarded(
        db
          .select({ ...columns, maker })
          .from(apiKey)
          .innerJoin(member, itsMaker)
          .where(eq(apiKey.tenantId, tenantId))
          .orderBy(desc(apiKey.createdAt))
          .all(),
      )) as (ApiKeyRow & { maker: Maker })[],
    byHash: async (hash, now) =>
      ((await guarded(
        db
          .select({ ...columns, tenantName: tenant.name, siteKey: tenant.siteKey, maker })
          .from(apiKey)
          .innerJoin(tenant, eq(tenant.id, apiKey.tenantId))
          .innerJoin(member, itsMaker)
          .where(
            and(
              eq(apiKey.hash, hash),
              isNull(apiKey.revokedAt),
              or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, now)),
              eq(tenant.status, 'active'),
              eq(member.status, 'active'),
            ),
          )
          .get(),
      )) ?? null) as Awaited<ReturnType<ApiKeys['byHash']>>,
    touch: async (tenantId, id, now) => {
      await guarded(
        db
          .update(apiKey)
          .set({ lastUsedAt: now })
          .where(and(eq(apiKey.tenantId, tenantId), eq(apiKey.id, id))),
      );
    },
    revoke: async (tenantId, id, now) => {
      const revoked = await guarded(
        db
          .update(apiKey)
          .set({ revokedAt: now })
          .where(and(eq(apiKey.tenantId, tenantId), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
          .returning({ id: apiKey.id }),
      );
      return revoked.length > 0;
    },
  };
}
