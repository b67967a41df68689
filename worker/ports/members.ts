/** The people of a tenant, as rows: names and addresses are sealed. Implemented by store/members. */
export interface MemberRow {
  id: string;
  tenantId: string;
  role: string;
  grants: string[];
  isPlatformOwner: boolean;
  status: 'active' | 'disabled' | 'removed';
  emailSealed: string;
  emailIndex: string;
  nameSealed: string;
  passwordHash: string | null;
  passwordChangedAt: number | null;
  totpSealed: string | null;
  totpPendingSealed: string | null;
  totpLastStep: number;
  /** Epoch ms. */
  createdAt: number;
  removedAt: number | null;
}

export type NewMemberRow = MemberRow & { emailLookup: string };

export type MemberChange = Partial<
  Pick<
    MemberRow,
    | 'role'
    | 'grants'
    | 'status'
    | 'removedAt'
    | 'nameSealed'
    | 'passwordHash'
    | 'passwordChangedAt'
    | 'totpSealed'
    | 'totpPendingSealed'
    | 'totpLastStep'
    | 'emailSealed'
    | 'emailIndex'
  > & { emailLookup: string }
>;

export interface Members {
  /** For links, which name no tenant. */
  byId(id: string): Promise<MemberRow | null>;
  get(tenantId: string, id: string): Promise<MemberRow | null>;
  /** Everybody in the installation with this address (sealer `lookup`). */
  byLookup(emailLookup: string): Promise<MemberRow[]>;
  byEmail(tenantId: string, emailIndex: string): Promise<MemberRow | null>;
  /** With the instant of the last request; removed ones, too. */
  list(tenantId: string): Promise<(MemberRow & { seenAt: number | null })[]>;
  /** False when the address is taken. */
  add(row: NewMemberRow): Promise<boolean>;
  /** False when nobody was changed. `keepsAnOwner`: refused if no active owner would be left, checked in one statement. */
  change(
    tenantId: string,
    id: string,
    change: MemberChange,
    keepsAnOwner?: boolean,
  ): Promise<boolean>;
  /** Takes the second factor that was prepared into use. */
  confirmTotp(tenantId: string, id: string, pending: string, step: number): Promise<boolean>;
  /** Marks a code's step as used; true for exactly one caller, and never for a step that is not newer. */
  useTotpStep(tenantId: string, id: string, step: number): Promise<boolean>;
}
