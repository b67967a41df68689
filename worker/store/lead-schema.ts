/** D1: leads. Written by flows/capture-lead and by staff. */
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { LeadNotice } from '#protocol/lead';

/** Contact data is sealed with the tenant's key; `emailIndex` and `phoneIndex` find equal ones. */
export const lead = sqliteTable(
  'lead',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Null when the client gave none; nulls are never equal. */
    clientId: text('client_id'),
    status: text('status').notNull(),
    nameSealed: text('name_sealed'),
    emailSealed: text('email_sealed'),
    phoneSealed: text('phone_sealed'),
    companySealed: text('company_sealed'),
    noteSealed: text('note_sealed'),
    emailIndex: text('email_index'),
    phoneIndex: text('phone_index'),
    consent: integer('consent', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    /** 0…100, and the codes with their points. */
    score: integer('score').notNull().default(0),
    reasons: text('reasons', { mode: 'json' })
      .$type<{ code: string; points: number }[]>()
      .notNull()
      .default([]),
    /** The member who looks after it. */
    assigneeId: text('assignee_id'),
    staffNoteSealed: text('staff_note_sealed'),
    updatedAt: integer('updated_at').notNull().default(0),
    /** What it was captured for: quote, person, or null when a form was filled in unasked. */
    cause: text('cause'),
    /** Answers to the tenant's own questions, as JSON by question. */
    answersSealed: text('answers_sealed'),
    /** Of the words that were agreed to, and when. */
    consentVersion: text('consent_version'),
    consentAt: integer('consent_at'),
    /** A known person: verified by identity, or only claimed by an equal address. */
    contactId: text('contact_id'),
    contactMatch: text('contact_match'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Whom to tell, decided when it was stored. */
    notify: text('notify', { mode: 'json' }).$type<LeadNotice | null>(),
    /** Names of the tenant's rules that applied. */
    rules: text('rules', { mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('lead_phone').on(table.tenantId, table.phoneIndex),
    index('lead_email').on(table.tenantId, table.emailIndex),
    index('lead_created').on(table.tenantId, table.createdAt),
    index('lead_status').on(table.tenantId, table.status, table.createdAt),
    uniqueIndex('lead_client_id').on(table.tenantId, table.conversationId, table.clientId),
  ],
);
