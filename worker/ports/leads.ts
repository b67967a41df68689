/** Leads as they are stored: contact data sealed, an index for equal addresses. Implemented by store/leads. */
import type { LeadNotice, LeadReason, LeadStatus } from '#protocol/lead';
import type { LeadFilters } from '#protocol/lead';

export interface SealedLead {
  tenantId: string;
  id: string;
  conversationId: string;
  /** Made by the client; one lead of a conversation has it. */
  clientId: string | null;
  status: LeadStatus;
  nameSealed: string | null;
  emailSealed: string | null;
  phoneSealed: string | null;
  companySealed: string | null;
  noteSealed: string | null;
  emailIndex: string | null;
  phoneIndex: string | null;
  consent: boolean;
  /** Epoch ms. */
  createdAt: number;
  score: number;
  reasons: LeadReason[];
  assigneeId: string | null;
  staffNoteSealed: string | null;
  updatedAt: number;
  cause: string | null;
  answersSealed: string | null;
  consentVersion: string | null;
  consentAt: number | null;
  contactId: string | null;
  contactMatch: 'verified' | 'claimed' | null;
  tags: string[];
  notify: LeadNotice | null;
  rules: string[];
}

export interface SealedPhone {
  tenantId: string;
  id: string;
  phoneSealed: string;
}

/** As the wire's; `q` is split into what it can be: an address made into its index, or an id. */
export type LeadQuery = Omit<LeadFilters, 'q'> & { emailIndex?: string; id?: string };

export interface Leads {
  /** Answers what is stored: the lead, or the earlier one of this conversation with the same clientId. */
  add(lead: SealedLead): Promise<SealedLead>;
  /** Newest first. */
  page(
    tenantId: string,
    query: LeadQuery,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ leads: SealedLead[]; cursor: string | null }>;
  get(tenantId: string, id: string): Promise<SealedLead | null>;
  /** When each of these members was given a lead last, epoch ms; absent: never. */
  lastAssigned(tenantId: string, memberIds: string[]): Promise<Map<string, number>>;
  count(tenantId: string, query: LeadQuery): Promise<number>;
  counts(tenantId: string): Promise<Partial<Record<LeadStatus, number>>>;
  /** Of all tenants: those that were stored before numbers had an index, after this one. */
  withoutPhoneIndex(after: string, limit: number): Promise<SealedPhone[]>;
  /** '' for a number that is none. */
  setPhoneIndexes(found: { tenantId: string; id: string; phoneIndex: string }[]): Promise<void>;
  /** Null when there is no such lead. */
  change(
    tenantId: string,
    id: string,
    change: Partial<SealedLead>,
    at: number,
  ): Promise<SealedLead | null>;
}
