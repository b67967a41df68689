/** D1 tables of the outgoing webhooks. Secrets are sealed. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const webhook = sqliteTable(
  'webhook',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    url: text('url').notNull(),
    types: text('types', { mode: 'json' }).$type<string[]>().notNull(),
    description: text('description').notNull(),
    includesContactData: integer('includes_contact_data', { mode: 'boolean' }).notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    disabledBecause: text('disabled_because'),
    secretSealed: text('secret_sealed').notNull(),
    oldSecretSealed: text('old_secret_sealed'),
    /** Epoch ms until which the old secret signs, too. */
    oldSecretUntil: integer('old_secret_until'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('webhook_created').on(table.tenantId, table.createdAt),
  ],
);
