/**
 * D1: what the assistant is told (instructions, prompt drafts) and what it remembers of known contacts. Published prompts are
 * `prompt_version` in schema. What is known of a contact is sealed with the tenant's key.
 */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const instruction = sqliteTable(
  'instruction',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    type: text('type').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    priority: integer('priority').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    conditions: text('conditions', { mode: 'json' }).notNull(),
    level: text('level').notNull(),
    validFrom: integer('valid_from'),
    validUntil: integer('valid_until'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** One a tenant: what the next version of its prompt may become. Never used for visitors. */
export const promptDraft = sqliteTable('prompt_draft', {
  tenantId: text('tenant_id').primaryKey(),
  text: text('text').notNull(),
  /** The version that was published when the draft was begun. */
  basedOn: integer('based_on').notNull(),
  authorId: text('author_id').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

/** Of identified contacts only; `contact_key` is a keyed hash of the tenant's own user id. */
export const contactMemory = sqliteTable(
  'contact_memory',
  {
    tenantId: text('tenant_id').notNull(),
    contactKey: text('contact_key').notNull(),
    bodySealed: text('body_sealed').notNull(),
    segment: text('segment').notNull(),
    conversationCount: integer('conversation_count').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** Grows with every write; a write names the one it has read. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.contactKey] }),
    index('contact_memory_last').on(table.tenantId, table.lastAt),
  ],
);
