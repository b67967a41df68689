/**
 * D1: tenants and knowledge (written by routes and the bootstrap command) and the read model of the conversations (written
 * by their outboxes only). Instants are epoch ms. Every table but `tenant` begins with the tenant. The FTS5
 * table of the articles is in its own migration; drizzle cannot say it.
 */
import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

export const tenant = sqliteTable('tenant', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  plan: text('plan').notNull(),
  status: text('status').notNull(),
  siteKey: text('site_key').notNull().unique(),
  origins: text('origins', { mode: 'json' }).$type<string[]>().notNull(),
  branding: text('branding', { mode: 'json' }).notNull(),
  greeting: text('greeting').notNull(),
  suggestions: text('suggestions', { mode: 'json' }).$type<string[]>().notNull(),
  /** Only what differs from the plan's defaults. */
  settings: text('settings', { mode: 'json' }).notNull(),
  prompt: text('prompt').notNull(),
  promptVersion: integer('prompt_version').notNull(),
  knowledgeVersion: integer('knowledge_version').notNull(),
  wrappedKey: text('wrapped_key').notNull(),
  identitySecretSealed: text('identity_secret_sealed'),
  oldIdentitySecretSealed: text('old_identity_secret_sealed'),
  oldIdentitySecretUntil: integer('old_identity_secret_until'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const member = sqliteTable(
  'member',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    role: text('role').notNull(),
    emailSealed: text('email_sealed').notNull(),
    emailIndex: text('email_index').notNull(),
    nameSealed: text('name_sealed').notNull(),
    passwordHash: text('password_hash'),
    totpSealed: text('totp_sealed'),
    status: text('status').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Finds a person who signs in without naming the tenant; an index under the installation's key. */
    emailLookup: text('email_lookup'),
    /** Actions beyond the role (core/permission `grantable`). */
    grants: text('grants', { mode: 'json' }).$type<string[]>().notNull().default([]),
    isPlatformOwner: integer('is_platform_owner', { mode: 'boolean' }).notNull().default(false),
    passwordChangedAt: integer('password_changed_at'),
    totpPendingSealed: text('totp_pending_sealed'),
    /** The newest step of 30 s whose code was used: a code is good once. */
    totpLastStep: integer('totp_last_step').notNull().default(0),
    removedAt: integer('removed_at'),
  },
  (table) => [
    uniqueIndex('member_email').on(table.tenantId, table.emailIndex),
    index('member_email_lookup').on(table.emailLookup),
  ],
);

/** One-time sign-in links; only the hash is kept. */
export const signInLink = sqliteTable('sign_in_link', {
  hash: text('hash').primaryKey(),
  memberId: text('member_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
});

export const staffSession = sqliteTable(
  'staff_session',
  {
    hash: text('hash').primaryKey(),
    memberId: text('member_id').notNull(),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    /** Of the last password, code or link; never before `createdAt`. */
    authenticatedAt: integer('authenticated_at').notNull().default(0),
    /** `mfa`: the second factor is still missing. */
    stage: text('stage').notNull().default('full'),
    address: text('address').notNull().default(''),
    userAgent: text('user_agent').notNull().default(''),
  },
  (table) => [index('staff_session_member').on(table.memberId)],
);

export const article = sqliteTable(
  'article',
  {
    rowid: integer('rowid').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    tenantId: text('tenant_id').notNull(),
    slug: text('slug').notNull(),
    locale: text('locale').notNull(),
    category: text('category').notNull(),
    title: text('title').notNull(),
    questions: text('questions', { mode: 'json' }).$type<string[]>().notNull(),
    body: text('body').notNull(),
    url: text('url'),
    enabled: integer('enabled', { mode: 'boolean' }).notNull(),
    /** Tokens by field, as core/retrieval/entry writes them. */
    entry: text('entry').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [uniqueIndex('article_slug').on(table.tenantId, table.slug, table.locale)],
);

/** What the ranker knows of a tenant's articles in one locale (core/retrieval/statistics). */
export const knowledgeStatistics = sqliteTable(
  'knowledge_statistics',
  {
    tenantId: text('tenant_id').notNull(),
    locale: text('locale').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.locale] })],
);

export const cannedResponse = sqliteTable(
  'canned_response',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    locale: text('locale').notNull(),
  },
  (table) => [
    uniqueIndex('canned_response_shortcut').on(table.tenantId, table.shortcut, table.locale),
  ],
);

export const promptVersion = sqliteTable(
  'prompt_version',
  {
    tenantId: text('tenant_id').notNull(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The member or key that published it; null for the first, which came with the tenant. */
    authorId: text('author_id'),
    note: text('note'),
    /** The version whose text it brought back. */
    restoredFrom: integer('restored_from'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);

export const conversation = sqliteTable(
  'conversation',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    visitorId: text('visitor_id').notNull(),
    contactKey: text('contact_key'),
    status: text('status').notNull(),
    floor: text('floor').notNull(),
    locale: text('locale').notNull(),
    startedAt: integer('started_at').notNull(),
    lastAt: integer('last_at').notNull(),
    lastSeq: integer('last_seq').notNull(),
    messageCount: integer('message_count').notNull(),
    agentId: text('agent_id'),
    waitingSince: integer('waiting_since'),
    agentReadSeq: integer('agent_read_seq').notNull().default(0),
    /** Whose it is; who may speak is `floor` and `agentId`. */
    assigneeId: text('assignee_id'),
    teamId: text('team_id'),
    supervisor: integer('supervisor', { mode: 'boolean' }).notNull().default(false),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Rank: 0 low, 1 normal, 2 high, 3 urgent. */
    priority: integer('priority').notNull().default(1),
    snoozedUntil: integer('snoozed_until'),
    offered: integer('offered', { mode: 'boolean' }).notNull().default(false),
    /** Rank of the open escalation's level: 0 low … 3 critical. */
    level: integer('level'),
    sentiment: real('sentiment').notNull().default(0),
    intent: text('intent'),
    language: text('language'),
    /** Since when the visitor waits for a person's word. */
    unansweredSince: integer('unanswered_since'),
    callbackDueAt: integer('callback_due_at'),
    peopleOnly: integer('people_only', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // Partial where few rows are meant: a busy conversation writes each index of a changed column with every delivery.
    index('conversation_open')
      .on(table.tenantId, table.lastAt)
      .where(sql`status = 'open'`),
    index('conversation_agent')
      .on(table.tenantId, table.agentId, table.lastAt)
      .where(sql`agent_id IS NOT NULL`),
    index('conversation_assignee')
      .on(table.tenantId, table.assigneeId, table.lastAt)
      .where(sql`assignee_id IS NOT NULL`),
    index('conversation_snoozed')
      .on(table.tenantId, table.snoozedUntil)
      .where(sql`snoozed_until IS NOT NULL`),
    index('conversation_unanswered')
      .on(table.tenantId, table.unansweredSince)
      .where(sql`unanswered_since IS NOT NULL`),
    index('conversation_contact')
      .on(table.tenantId, table.contactKey)
      .where(sql`contact_key IS NOT NULL`),
    index('conversation_last').on(table.tenantId, table.lastAt),
    index('conversation_floor').on(table.tenantId, table.floor, table.lastAt),
  ],
);

export const message = sqliteTable(
  'message',
  {
    /** Names the row in the full-text index, so it must never change. */
    rowid: integer('rowid').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    author: text('author').notNull(),
    at: integer('at').notNull(),
    text: text('text').notNull(),
    /** The message as the log has it, without the text. */
    detail: text('detail', { mode: 'json' }).notNull(),
  },
  (table) => [uniqueIndex('message_place').on(table.tenantId, table.conversationId, table.seq)],
);

export const turn = sqliteTable(
  'turn',
  {
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    questionSeq: integer('question_seq').notNull(),
    endedAt: integer('ended_at').notNull(),
    outcome: text('outcome').notNull(),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    promptVersion: text('prompt_version').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    costUsd: real('cost_usd').notNull(),
    latencyMs: integer('latency_ms').notNull(),
    confidence: real('confidence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.conversationId, table.seq] }),
    index('turn_ended').on(table.tenantId, table.endedAt),
  ],
);

export const feedback = sqliteTable(
  'feedback',
  {
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    messageId: text('message_id'),
    value: text('value').notNull(),
    comment: text('comment'),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.conversationId, table.seq] })],
);

/** The tenant's own intents with their examples, and what was learnt from them (store/intents). */
export const definition = sqliteTable(
  'definition',
  {
    tenantId: text('tenant_id').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.kind, table.name] })],
);
