/** Keys of scripts: made with scopes that the maker has, shown once, kept as a hash. */
import { scopesOf } from '#core/permission';
import type { Action } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
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
  const secret = `ps_${newSecret(system)}`;
  const now = system.now();
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
  return ok({ apiKey: toApiKey(row), secret });
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { id, name, ending, scopes, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  return {
    id,
    name,
    ending,
    scopes,
    createdBy,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: iso(expiresAt),
    lastUsedAt: iso(lastUsedAt),
    revokedAt: iso(revokedAt),
  };
}
