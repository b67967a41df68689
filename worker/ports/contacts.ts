/** People behind verified identities, sealed. Implemented by store/contacts. */
export interface ContactRow {
  tenantId: string;
  id: string;
  contactKey: string;
  nameSealed: string | null;
  emailSealed: string | null;
  emailIndex: string | null;
  attributesSealed: string | null;
  isVip: boolean;
  peopleOnly: boolean;
  mergedInto: string | null;
  createdAt: number;
  seenAt: number;
}

export interface PastRow {
  id: string;
  status: string;
  startedAt: number;
  lastAt: number;
  messageCount: number;
  tags: string[];
}

export interface Contacts {
  /** Of an identity; the row that stands for it now, when it was merged. */
  byKey(tenantId: string, contactKey: string): Promise<ContactRow | null>;
  get(tenantId: string, id: string): Promise<ContactRow | null>;
  /** Makes it, or takes note of a newer name and address. */
  seen(row: ContactRow): Promise<void>;
  change(
    tenantId: string,
    id: string,
    change: Partial<
      Pick<
        ContactRow,
        'nameSealed' | 'emailSealed' | 'emailIndex' | 'attributesSealed' | 'isVip' | 'peopleOnly'
      >
    >,
  ): Promise<void>;
  /** `other` and all that were merged into it stand for `id` from now on. */
  merge(tenantId: string, id: string, other: string): Promise<void>;
  /** Every identity that is this person, itself included. */
  merged(tenantId: string, id: string): Promise<ContactRow[]>;
  /** The one that is not merged and has this address; null for none, and for several. */
  byEmail(tenantId: string, emailIndex: string): Promise<ContactRow | null>;
  /** Others with the same e-mail address, or who left the same phone number, that are not merged. */
  duplicates(tenantId: string, row: ContactRow): Promise<string[]>;
  /** Conversations of these identities, newest first. */
  past(tenantId: string, contactKeys: string[], limit: number): Promise<PastRow[]>;
  /** Of one conversation: whose it is, and its newest lead. */
  of(
    tenantId: string,
    conversationId: string,
  ): Promise<{
    contactKey: string | null;
    lead: { id: string; status: string; score: number; createdAt: number } | null;
  }>;
}
