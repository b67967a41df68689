/**
 * Keys of scripts: made with scopes that the maker has, shown once, kept as a hash. A key never does more than its maker may
 * now: with the maker disabled or removed it opens nothing, for whoever made it knows its secret.
 */
import { liveScopes, scopesOf } from '#core/permission';
import type { Action, Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import { newSecret, secretHash } from '#flows/sign-in';
import type { StaffMember } from '#flows/sign-in';
import type { ApiKeyRow, ApiKeys } from '#ports/api-keys';
import type { System } from '#ports/system';
import type { ApiKey, ApiKeyAnswer } from '#protocol/member';

const dayMs = 24 * 3_600_000;

export async function createApiKey(
  maker: StaffMember,
  given: { name: string; scopes: string[]; expiresInDays?: number | undefined },
  { apiKeys, system }: { apiKeys: ApiKeys; system: System },
): Promise<Result<ApiKeyAnswer>> {
  const mayGive = scopesOf(maker);
  const foreign = given.scopes.find((scope) => !mayGive.includes(scope as Action));
  if (foreign !== undefined) return refuse('forbidden', 'scopes: only what you may do yourself');
  const now = system.now();
  const known = await apiKeys.list(maker.tenantId);
  const open = known.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt ?? Infinity) > now,
  );
  const room = roomFor('apiKeys', open.length);
  if (!room.ok) return room;
  const secret = `ps_${newSecret(system)}`;
  const row: ApiKeyRow = {
    tenantId: maker.tenantId,
    id: system.newId('key'),
    name: given.name,
    ending: secret.slice(-4),
    scopes: [...new Set(given.scopes)].toSorted(),
    createdBy: maker.memberId,
    createdAt: now,
    expiresAt: given.expiresInDays === undefined ? null : now + given.expiresInDays * dayMs,
    lastUsedAt: null,
    revokedAt: null,
  };
  await apiKeys.add({ ...row, hash: await secretHash(secret) });
  return ok({ apiKey: toApiKey(row, null, { ...maker, status: 'active' }), secret });
}

export async function listApiKeys(
  tenantId: string,
  deps: { apiKeys: ApiKeys } & MemberNamesDeps,
): Promise<ApiKey[]> {
  const rows = await deps.apiKeys.list(tenantId);
  const makers = [...new Set(rows.map(({ createdBy }) => createdBy))];
  const names = await openMemberNames(tenantId, makers, deps);
  return rows.map((row) => toApiKey(row, names.get(row.createdBy) ?? null, row.maker));
}

function toApiKey(
  row: ApiKeyRow,
  makerName: string | null,
  maker: Actor & { status: string },
): ApiKey {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { id, name, ending, scopes, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const live = liveScopes(scopes, maker);
  return {
    id,
    name,
    ending,
    scopes,
    createdBy,
    makerName,
    isMakerGone: maker.status !== 'active',
    lostScopes: scopes.filter((scope) => !live.includes(scope)),
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: iso(expiresAt),
    lastUsedAt: iso(lastUsedAt),
    revokedAt: iso(revokedAt),
  };
}
