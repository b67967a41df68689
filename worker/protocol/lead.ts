/** Leads as staff see them over HTTP: a page of the list, what may be changed, and the filters as an enum of fields. */
import * as v from 'valibot';
import { ContactEmail, ContactPhone, ContactText } from '#protocol/contact-text';
import { plainText } from '#protocol/text';
import { limits } from '#protocol/limits';

export const LeadStatus = v.picklist(['new', 'qualified', 'contacted', 'won', 'lost']);
export type LeadStatus = v.InferOutput<typeof LeadStatus>;

export const LeadReason = v.object({
  /** What spoke for the lead, as a code; clients have words for it. */
  code: v.picklist([
    'email',
    'phone',
    'company',
    'company-email',
    'note',
    'consent',
    'asked-person',
    'buying-question',
    'long-conversation',
    'known-contact',
  ]),
  points: v.number(),
});
export type LeadReason = v.InferOutput<typeof LeadReason>;

/** Whom a new lead is told to. */
export const LeadNotice = v.union([
  v.picklist(['leaders', 'everyone']),
  v.object({ memberIds: v.array(v.string()) }),
]);
export type LeadNotice = v.InferOutput<typeof LeadNotice>;

export const LeadPriority = v.picklist(['low', 'medium', 'high']);

export const Lead = v.object({
  id: v.string(),
  conversationId: v.string(),
  status: LeadStatus,
  /** Masked for members who may not see personal data; then `isMasked`. */
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  company: v.nullable(v.string()),
  note: v.nullable(v.string()),
  isMasked: v.boolean(),
  /** Written by staff, never seen by the visitor. */
  staffNote: v.nullable(v.string()),
  assigneeId: v.nullable(v.string()),
  assigneeName: v.nullable(v.string()),
  consent: v.boolean(),
  /** Of the words that were agreed to, and when. */
  consentVersion: v.nullable(v.string()),
  consentAt: v.nullable(v.string()),
  /** What it was captured for; null when a form was filled in unasked. */
  cause: v.nullable(v.string()),
  /** To the tenant's own questions, in their order. */
  answers: v.array(v.object({ question: v.string(), answer: v.string() })),
  /** A known person: by a verified identity, or only by an address that anybody could have written. */
  contactId: v.nullable(v.string()),
  contactMatch: v.nullable(v.picklist(['verified', 'claimed'])),
  tags: v.array(v.string()),
  /** Names of the tenant's rules that applied. */
  rules: v.array(v.string()),
  /** 0…100 and what it is made of. */
  score: v.number(),
  priority: LeadPriority,
  reasons: v.array(LeadReason),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Lead = v.InferOutput<typeof Lead>;

export const LeadPage = v.object({
  leads: v.array(Lead),
  /** Of the next page; null on the last. */
  cursor: v.nullable(v.string()),
});
export type LeadPage = v.InferOutput<typeof LeadPage>;

/** How many there are by status, for the tabs and the board. */
export const LeadCounts = v.object({
  total: v.number(),
  byStatus: v.record(LeadStatus, v.number()),
});
export type LeadCounts = v.InferOutput<typeof LeadCounts>;

export const leadPageMax = 100;

const day = v.pipe(v.string(), v.isoDate());
const filters = {
  status: v.optional(LeadStatus),
  /** A member's id, or `none`. */
  assignee: v.optional(v.pipe(v.string(), v.regex(/^(?:none|[a-z]{3}_[0-9A-Za-z]{1,40})$/))),
  priority: v.optional(LeadPriority),
  /** Days in UTC, both included. */
  from: v.optional(day),
  to: v.optional(day),
  /** A whole e-mail address (found by its blind index) or the id of a lead or conversation. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
};

/** The query of the list, newest first. `cursor` is a place in its order: the instant (epoch ms) and id. */
export const LeadFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~led_[0-9A-Za-z]{22}$/))),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/),
      v.transform(Number),
      v.minValue(1),
      v.maxValue(leadPageMax),
    ),
    '50',
  ),
  ...filters,
});
export type LeadFilter = v.InferOutput<typeof LeadFilter>;

/** The query of an export: the list's filters, without pages. */
export const LeadExportFilter = v.strictObject({
  format: v.optional(v.picklist(['csv', 'json']), 'csv'),
  ...filters,
});
export type LeadExportFilter = v.InferOutput<typeof LeadExportFilter>;
export type LeadFilters = Omit<LeadExportFilter, 'format'>;

export const LeadChange = v.pipe(
  v.strictObject({
    status: v.optional(LeadStatus),
    assigneeId: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9A-Za-z]{1,40}$/)))),
    staffNote: v.optional(v.nullable(plainText(limits.commentMaxCharacters))),
    /** Put right by who may see them; null takes one away, but a way to reach the person stays. */
    name: v.optional(v.nullable(ContactText)),
    email: v.optional(v.nullable(ContactEmail)),
    phone: v.optional(v.nullable(ContactPhone)),
    company: v.optional(v.nullable(ContactText)),
  }),
  v.check((change) => Object.keys(change).length > 0, 'nothing to change'),
);
export type LeadChange = v.InferOutput<typeof LeadChange>;
