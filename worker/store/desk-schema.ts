/**
 * D1: the desk. Escalations are read models of the logs (their outboxes write them); teams, inboxes, profiles, tickets,
 * contacts and notifications are written by routes and flows. Instants are epoch ms; contact data and addresses of
 * deliveries are sealed.
 */
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { ContactFields } from '#ports/contacts';
import type { MacroStep } from '#protocol/macro';

const texts = (name: string) => text(name, { mode: 'json' }).$type<string[]>().notNull();

/** One row a time a person was needed; `seq` is of the last event that changed it. */
export const escalation = sqliteTable(
  'escalation',
  {
    tenantId: text('tenant_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    id: text('id').notNull(),
    status: text('status').notNull(),
    level: text('level').notNull(),
    category: text('category').notNull(),
    reason: text('reason'),
    by: text('by').notNull(),
    requestedAt: integer('requested_at').notNull(),
    acceptedAt: integer('accepted_at'),
    endedAt: integer('ended_at'),
    agentId: text('agent_id'),
    resolution: text('resolution'),
    /** Of the promised call-back; done when `callbackDoneAt`. */
    callbackDueAt: integer('callback_due_at'),
    callbackDoneAt: integer('callback_done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('escalation_status').on(table.tenantId, table.status, table.requestedAt),
    index('escalation_requested').on(table.tenantId, table.requestedAt),
    index('escalation_conversation').on(table.tenantId, table.conversationId),
  ],
);

export const team = sqliteTable(
  'team',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    memberIds: texts('member_ids'),
    skills: texts('skills'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Where conversations of a language arrive: which team, when somebody is there. */
export const inbox = sqliteTable(
  'inbox',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
    teamId: text('team_id'),
    /** ISO 639-1; empty takes every language. */
    languages: texts('languages'),
    /** IANA. */
    zone: text('zone').notNull(),
    hours: text('hours', { mode: 'json' }).notNull(),
    holidays: text('holidays', { mode: 'json' }).notNull(),
    /** Null is the tenant's setting. */
    waitLimitMs: integer('wait_limit_ms'),
    overflow: text('overflow').notNull().default('team'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** What a member can do at the desk, and whether they are there. */
export const memberProfile = sqliteTable(
  'member_profile',
  {
    tenantId: text('tenant_id').notNull(),
    memberId: text('member_id').notNull(),
    availability: text('availability').notNull(),
    skills: texts('skills'),
    languages: texts('languages'),
    capacity: integer('capacity').notNull(),
    /** Which notifications by which way; empty is the default. */
    preferences: text('preferences', { mode: 'json' }).notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.memberId] })],
);

export const ticket = sqliteTable(
  'ticket',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    number: integer('number').notNull(),
    conversationId: text('conversation_id').notNull(),
    escalationId: text('escalation_id'),
    subject: text('subject').notNull(),
    status: text('status').notNull(),
    priority: text('priority').notNull(),
    assigneeId: text('assignee_id'),
    /** What another system calls it. */
    externalRef: text('external_ref'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('ticket_number').on(table.tenantId, table.number),
    uniqueIndex('ticket_escalation').on(table.tenantId, table.escalationId),
    index('ticket_updated').on(table.tenantId, table.updatedAt),
    index('ticket_conversation').on(table.tenantId, table.conversationId),
  ],
);

/** A person behind one or more verified identities. `mergedInto` names the row that stands for it now. */
export const contact = sqliteTable(
  'contact',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    contactKey: text('contact_key').notNull(),
    nameSealed: text('name_sealed'),
    emailSealed: text('email_sealed'),
    emailIndex: text('email_index'),
    /** JSON of custom attributes. */
    attributesSealed: text('attributes_sealed'),
    isVip: integer('is_vip', { mode: 'boolean' }).notNull(),
    peopleOnly: integer('people_only', { mode: 'boolean' }).notNull(),
    mergedInto: text('merged_into'),
    createdAt: integer('created_at').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('contact_key').on(table.tenantId, table.contactKey),
    index('contact_email').on(table.tenantId, table.emailIndex),
    index('contact_seen').on(table.tenantId, table.seenAt),
    index('contact_merged').on(table.tenantId, table.mergedInto),
  ],
);

/** What was before a merge, so that it can be undone for some days; sealed for the kept row, as it stood there. */
export const contactMerge = sqliteTable(
  'contact_merge',
  {
    tenantId: text('tenant_id').notNull(),
    keptId: text('kept_id').notNull(),
    otherId: text('other_id').notNull(),
    /** The other one and all that were part of it. */
    movedIds: texts('moved_ids'),
    before: text('before', { mode: 'json' }).$type<ContactFields>().notNull(),
    after: text('after', { mode: 'json' }).$type<ContactFields>().notNull(),
    memberId: text('member_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.keptId, table.otherId] }),
    index('contact_merge_at').on(table.at),
  ],
);

export const notification = sqliteTable(
  'notification',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    kind: text('kind').notNull(),
    conversationId: text('conversation_id').notNull(),
    at: integer('at').notNull(),
    readAt: integer('read_at'),
    /** How many of the same kind it stands for. */
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.memberId, table.id] }),
    index('notification_at').on(table.tenantId, table.memberId, table.at),
  ],
);

/** A browser that wants to be told, or a webhook of the tenant; the address is a secret. */
export const notificationTarget = sqliteTable(
  'notification_target',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    /** Null for the tenant's own (webhooks). */
    memberId: text('member_id'),
    name: text('name').notNull(),
    addressSealed: text('address_sealed').notNull(),
    addressIndex: text('address_index').notNull(),
    /** Kinds of notifications; empty is all. */
    kinds: texts('kinds'),
    failures: integer('failures').notNull(),
    lastError: text('last_error'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex('notification_target_address').on(
      table.tenantId,
      table.memberId,
      table.addressIndex,
    ),
  ],
);

/** A member's named filters of a list. */
export const savedView = sqliteTable(
  'saved_view',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    memberId: text('member_id').notNull(),
    /** Which list. */
    page: text('page').notNull(),
    name: text('name').notNull(),
    /** The query of the page's address. */
    query: text('query').notNull(),
    /** Everybody of the tenant sees it. */
    isShared: integer('is_shared', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('saved_view_page').on(table.tenantId, table.page),
  ],
);

/** Several acts of an agent under one name. Without an owner it is for everybody of the tenant. */
export const macro = sqliteTable(
  'macro',
  {
    tenantId: text('tenant_id').notNull(),
    id: text('id').notNull(),
    ownerId: text('owner_id'),
    name: text('name').notNull(),
    description: text('description').notNull(),
    steps: text('steps', { mode: 'json' }).$type<MacroStep[]>().notNull(),
    /** Grows with every change; a change of an older one is refused. */
    version: integer('version').notNull(),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('macro_owner').on(table.tenantId, table.ownerId, table.name),
  ],
);
