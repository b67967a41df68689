/** Keys of scripts: known by hash only, scoped, revocable. Implemented by store/api-keys. */
import type { MemberRow } from '#ports/members';

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

/** Whoever made a key, as they are now: a key never does more than they may. */
export type Maker = Pick<MemberRow, 'role' | 'grants' | 'isPlatformOwner' | 'status'>;

export interface ApiKeys {
  add(key: ApiKeyRow & { hash: string }): Promise<void>;
  list(tenantId: string): Promise<(ApiKeyRow & { maker: Maker })[]>;
  /** Good ones only, of an active tenant and an active maker, with what a member would bring along. */
  byHash(
    hash: string,
    now: number,
  ): Promise<(ApiKeyRow & { tenantName: string; siteKey: string; maker: Maker }) | null>;
  touch(tenantId: string, id: string, now: number): Promise<void>;
  /** False when there is none that is not revoked yet. */
  revoke(tenantId: string, id: string, now: number): Promise<boolean>;
}
