/** D1: what staff sign in with beside the password, invitations, keys of scripts, and the log of failures. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Codes that stand in for the second factor, each once; only hashes are kept. */
export const recoveryCode = sqliteTable(
  'recovery_code',
  {
    tenantId: text('tenant_id').notNull(),
    memberId: text('member_id').notNull(),
    hash: text('hash').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.memberId, table.hash] })],
);

/** Links that set a new password; only the newest of a member is good. */
export const resetLink = sqliteTable(
  'reset_link',
  {
    tenantId: text('tenant_id').notNull(),
    memberId: text('member_id').notNull(),
    hash: text('hash').notNull().unique(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.memberId] })],
);

export const invitation = sqliteTable(
  'invitation',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    hash: text('hash').notNull().unique(),
    emailSealed: text('email_sealed').notNull(),
    emailIndex: text('email_index').notNull(),
    role: text('role').notNull(),
    grants: text('grants', { mode: 'json' }).$type<string[]>().notNull().default([]),
    invitedBy: text('invited_by').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Keys of scripts: shown once, kept as a hash. */
export const apiKey = sqliteTable(
  'api_key',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    hash: text('hash').notNull().unique(),
    /** The last characters, by which people tell keys apart. */
    ending: text('ending').notNull(),
    scopes: text('scopes', { mode: 'json' }).$type<string[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Failures of providers, tools and deliveries, counted by kind; the example holds no content. */
export const failure = sqliteTable(
  'failure',
  {
    tenantId: text('tenant_id').notNull(),
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    code: text('code').notNull(),
    count: integer('count').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    example: text('example').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.kind, table.source, table.code] }),
    index('failure_last').on(table.tenantId, table.lastAt),
  ],
);
