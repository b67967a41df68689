/** Keys of scripts: known by hash only, scoped, revocable. Implemented by store/api-keys. */
export interface ApiKeyRow {
  tenantId: string;
  id: string;
  name: string;
  ending: string;
  scopes: string[];
  createdBy: string;
  /** Epoch ms. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export interface ApiKeys {
  add(key: ApiKeyRow & { hash: string }): Promise<void>;
  list(tenantId: string): Promise<ApiKeyRow[]>;
  /** Good ones only, of an active tenant, with what a member would bring along. */
  byHash(
    hash: string,
    now: number,
  ): Promise<(ApiKeyRow & { tenantName: string; siteKey: string }) | null>;
  touch(tenantId: string, id: string, now: number): Promise<void>;
  /** False when there is none that is not revoked yet. */
  revoke(tenantId: string, id: string, now: number): Promise<boolean>;
}
