/** Invitations of a tenant, by hash of their token. Implemented by store/invitations. */
export interface InvitationRow {
  tenantId: string;
  id: string;
  hash: string;
  emailSealed: string;
  emailIndex: string;
  role: string;
  grants: string[];
  invitedBy: string;
  /** Epoch ms. */
  createdAt: number;
  expiresAt: number;
}

export interface Invitations {
  /** Takes the place of open ones for the same address. */
  add(row: InvitationRow, now: number): Promise<void>;
  open(tenantId: string, now: number): Promise<InvitationRow[]>;
  byHash(hash: string, now: number): Promise<InvitationRow | null>;
  /** For exactly one caller. */
  accept(tenantId: string, id: string, now: number): Promise<boolean>;
  revoke(tenantId: string, id: string, now: number): Promise<boolean>;
}
