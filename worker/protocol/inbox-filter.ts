/**
 * The query of the inbox list: views, single fields with an operator, order and cursor. Fields and operators are closed
 * lists; what is none of them is refused. Used by routes/conversations and store/conversation-list.
 */
import * as v from 'valibot';
import { ConversationId } from '#protocol/ids';
import { ConversationStatus } from '#protocol/conversation';
import { priorities } from '#protocol/desk';
import { FloorHolder } from '#protocol/event';

export const inboxPageMax = 100;

/** `all` is everything open that is not snoozed. */
export const InboxView = v.picklist([
  'all',
  'mine',
  'unassigned',
  'queue',
  'assistant',
  'resolved',
  'snoozed',
]);
export type InboxView = v.InferOutput<typeof InboxView>;

/** What each field may be asked for. */
export const filterOperators = {
  status: ['is', 'not'],
  floor: ['is', 'not'],
  assignee: ['is', 'not'],
  agent: ['is', 'not'],
  team: ['is', 'not'],
  tag: ['is', 'not'],
  language: ['is', 'not'],
  intent: ['is', 'not'],
  priority: ['is', 'not', 'atLeast', 'atMost'],
  sentiment: ['atLeast', 'atMost'],
  startedAt: ['before', 'after'],
  lastAt: ['before', 'after'],
  unansweredSince: ['before', 'after'],
} as const;
export type FilterField = keyof typeof filterOperators;
export type FilterOperator = (typeof filterOperators)[FilterField][number];

export interface FieldFilter {
  field: FilterField;
  operator: FilterOperator;
  /** Instants as epoch ms, ranks and feelings as numbers. `none` and `me` stand for themselves. */
  value: string | number;
}

const instants = new Set<FilterField>(['startedAt', 'lastAt', 'unansweredSince']);

/** `field.operator.value`, like `tag.is.vip` or `priority.atLeast.high`. */
function fieldFilter(text: string): FieldFilter | null {
  const [, name = '', operator = '', given = ''] = /^(\w+)\.(\w+)\.(.{1,100})$/u.exec(text) ?? [];
  if (!Object.hasOwn(filterOperators, name)) return null;
  const field = name as FilterField;
  if (!(filterOperators[field] as readonly string[]).includes(operator)) return null;
  const value = valueOf(field, given);
  return value === null ? null : { field, operator: operator as FilterOperator, value };
}

function valueOf(field: FilterField, text: string): string | number | null {
  if (field === 'priority') {
    const rank = (priorities as readonly string[]).indexOf(text);
    return rank < 0 ? null : rank;
  }
  if (field === 'sentiment') return /^-?[01](\.\d{1,4})?$/.test(text) ? Number(text) : null;
  if (!instants.has(field)) return text;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

const whole = (max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(max));

/** `cursor` is a place in the order: the instant it goes by (epoch ms) and the id. */
export const InboxFilter = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}~cnv_[0-9A-Za-z]{22}$/))),
  limit: v.optional(whole(inboxPageMax), '50'),
  /** Part of the id, or of a message of the newest conversations. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  view: v.optional(InboxView),
  /** `waiting`: who waits longest for a person's word comes first, and nobody else is shown. */
  sort: v.optional(v.picklist(['newest', 'waiting']), 'newest'),
  status: v.optional(ConversationStatus),
  floor: v.optional(FloorHolder),
  /** Only those whose floor the asking member holds. */
  mine: v.optional(v.literal('true')),
  /** May be given several times; all must hold. */
  filter: v.optional(
    v.pipe(
      v.array(v.string()),
      v.maxLength(10),
      v.transform((texts) => texts.map(fieldFilter)),
      v.check(
        (filters) => !filters.includes(null),
        'field.operator.value, like tag.is.vip or priority.atLeast.high',
      ),
      v.transform((filters) => filters as FieldFilter[]),
    ),
    [],
  ),
});
export type InboxFilter = v.InferOutput<typeof InboxFilter>;

/** How many there are in each view, counted up to `inboxCountMax`. */
export const InboxCounts = v.object({
  counts: v.record(InboxView, v.number()),
  /** Counted no further. */
  max: v.number(),
});
export type InboxCounts = v.InferOutput<typeof InboxCounts>;
export const inboxCountMax = 1_000;

/** Whose names are asked for, with commas between them. */
export const namesAtOnce = 50;
export const InboxNamesFilter = v.strictObject({
  ids: v.pipe(
    v.string(),
    v.transform((text) => text.split(',')),
    v.array(ConversationId),
    v.maxLength(namesAtOnce),
  ),
});
/** By conversation; of those alone whose visitor has one. Masked for who may not read personal data. */
export const InboxNames = v.object({ names: v.record(v.string(), v.string()) });
export type InboxNames = v.InferOutput<typeof InboxNames>;

/** The tags that the newest conversations have, by how many have them: what a filter offers. */
export const InboxTags = v.object({
  tags: v.array(v.object({ tag: v.string(), count: v.number() })),
});
export type InboxTags = v.InferOutput<typeof InboxTags>;
export const inboxTagsMax = 200;
