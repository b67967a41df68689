/** D1: the tools a tenant has set up, and the log of their executions. */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const tool = sqliteTable(
  'tool',
  {
    tenantId: text('tenant_id').notNull(),
    name: text('name').notNull(),
    /** Null: the catalogue's. */
    definition: text('definition', { mode: 'json' }),
    settings: text('settings', { mode: 'json' }).notNull(),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    url: text('url'),
    /** Opens only for the host it was entered for: the host is part of its place. */
    credentialSealed: text('credential_sealed'),
    signingSealed: text('signing_sealed').notNull(),
    oldSigningSealed: text('old_signing_sealed'),
    oldSigningUntil: integer('old_signing_until'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.name] })],
);

/** Kept for 90 days. Arguments and results are redacted by field and sealed. */
export const toolExecution = sqliteTable(
  'tool_execution',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    at: integer('at').notNull(),
    tool: text('tool').notNull(),
    conversationId: text('conversation_id'),
    turnId: text('turn_id'),
    by: text('by').notNull(),
    status: text('status').notNull(),
    code: text('code').notNull(),
    httpStatus: integer('http_status'),
    attempts: integer('attempts').notNull(),
    latencyMs: integer('latency_ms').notNull(),
    costUsd: real('cost_usd').notNull().default(0),
    detailSealed: text('detail_sealed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('tool_execution_at').on(table.tenantId, table.at),
  ],
);

/** Which calls wait for a person, for the list of approvals. Filled from the conversations' logs. */
export const toolApproval = sqliteTable(
  'tool_approval',
  {
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    id: text('id').notNull(),
    tool: text('tool').notNull(),
    requestedAt: integer('requested_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Null while it waits. */
    decision: text('decision'),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.conversationId, table.id] }),
    index('tool_approval_requested').on(table.tenantId, table.requestedAt),
  ],
);
