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

export type ContactFields = Pick<
  ContactRow,
  'nameSealed' | 'emailSealed' | 'emailIndex' | 'attributesSealed' | 'isVip' | 'peopleOnly'
>;

export interface MergeRow {
  tenantId: string;
  keptId: string;
  otherId: string;
  /** The other one and all that were part of it. */
  movedIds: string[];
  before: ContactFields;
  after: ContactFields;
  memberId: string;
  at: number;
}

export interface PastRow {
  id: string;
  status: string;
  startedAt: number;
  lastAt: number;
  messageCount: number;
  tags: string[];
}

/** A name that belongs to a conversation: of the contact it is with, or of a lead that was left in it. */
export interface NamedRow {
  conversationId: string;
  table: 'contact' | 'lead';
  /** Of the contact or the lead. */
  id: string;
  nameSealed: string;
}

export interface Contacts {
  /** Of an identity; the row that stands for it now, when it was merged. */
  byKey(tenantId: string, contactKey: string): Promise<ContactRow | null>;
  get(tenantId: string, id: string): Promise<ContactRow | null>;
  /** Makes it, or takes note of a newer name and address. */
  seen(row: ContactRow): Promise<void>;
  change(tenantId: string, id: string, change: Partial<ContactFields>): Promise<void>;
  /** The other one and all that were merged into it stand for the kept one from now on, which says what was chosen. At once. */
  merge(merge: MergeRow): Promise<void>;
  /** The newest into this one that is still kept. */
  lastMerge(tenantId: string, id: string): Promise<MergeRow | null>;
  /** Takes them apart again; `restored` is what the kept one says then. At once. */
  unmerge(merge: MergeRow, restored: ContactFields): Promise<void>;
  /** Merges before this instant cannot be undone any more; answers how many. */
  forgetMerges(before: number): Promise<number>;
  /** Every identity that is this person, itself included. */
  merged(tenantId: string, id: string): Promise<ContactRow[]>;
  /** The one that is not merged and has this address; null for none, and for several. */
  byEmail(tenantId: string, emailIndex: string): Promise<ContactRow | null>;
  /** Others with the same e-mail address, or who left the same phone number, that are not merged. */
  duplicates(tenantId: string, row: ContactRow): Promise<string[]>;
  /** Conversations of these identities, newest first. */
  past(tenantId: string, contactKeys: string[], limit: number): Promise<PastRow[]>;
  /** Names of these conversations, at most fifty of them: leads with the oldest first, then contacts. */
  names(tenantId: string, conversationIds: string[]): Promise<NamedRow[]>;
  /** Of one conversation: whose it is, and its newest lead. */
  of(
    tenantId: string,
    conversationId: string,
  ): Promise<{
    contactKey: string | null;
    lead: { id: string; status: string; score: number; createdAt: number } | null;
  }>;
}
