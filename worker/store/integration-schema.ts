/** D1: connections of tenants, endpoints for incoming webhooks, and what came in on those. Secrets are sealed. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const integration = sqliteTable(
  'integration',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    type: text('type').notNull(),
    name: text('name').notNull(),
    baseUrl: text('base_url').notNull(),
    /** How it proves itself, without the secret. */
    auth: text('auth', { mode: 'json' }).notNull(),
    headers: text('headers', { mode: 'json' }).notNull(),
    testPath: text('test_path').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    secretSealed: text('secret_sealed'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Where other systems report to us. */
export const hook = sqliteTable(
  'hook',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    /** Where in the body what stands: JSON pointers. */
    mapping: text('mapping', { mode: 'json' }).notNull().default({}),
    secretSealed: text('secret_sealed').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The address names the endpoint only: its tenant is found by it.
    index('hook_id').on(table.id),
  ],
);

/** One row for each message that came in: its answer is given again to every copy. */
export const hookReceipt = sqliteTable(
  'hook_receipt',
  {
    tenantId: text('tenant_id').notNull(),
    hookId: text('hook_id').notNull(),
    id: text('id').notNull(),
    /** SHA-256 of the body: another one under the same id is refused. */
    digest: text('digest').notNull(),
    at: integer('at').notNull(),
    /** Null until its effect is made. */
    outcome: text('outcome'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.hookId, table.id] }),
    index('hook_receipt_at').on(table.tenantId, table.hookId, table.at),
  ],
);

/** The newest state of each thing that is reported on. */
export const hookState = sqliteTable(
  'hook_state',
  {
    tenantId: text('tenant_id').notNull(),
    hookId: text('hook_id').notNull(),
    /** Of conversation and thing; a digest, because order numbers are about people. */
    subject: text('subject').notNull(),
    sequence: integer('sequence').notNull(),
    /** The message that set it. */
    setBy: text('set_by').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.hookId, table.subject] })],
);
