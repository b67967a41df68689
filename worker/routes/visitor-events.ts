/** The shapes of events and messages as visitors get them: the protocol's, cut to what core/visibility lets through. For the OpenAPI document. */
import * as v from 'valibot';
import { listed } from '#core/visibility';
import { ConversationEvent } from '#protocol/event';
import { HistoryAnswer, MessageAnswer } from '#protocol/session';

type Listing = { [field: string]: 'shown' | 'theirs' | Listing };
type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>;
  wrapped?: Schema;
  item?: Schema;
};

function cut(schema: Schema, listing: Listing): Schema {
  if (schema.wrapped) return v.optional(cut(schema.wrapped, listing));
  if (schema.item) return v.array(cut(schema.item, listing));
  const entries = Object.entries(schema.entries ?? {}).flatMap(([name, field]) => {
    const rule = listing[name];
    if (!rule) return [];
    return [[name, typeof rule === 'object' ? cut(field, rule) : field] as const];
  });
  return v.object(Object.fromEntries(entries));
}

const envelope: Listing = { seq: 'shown', at: 'shown', kind: 'shown' };

export const VisitorEvent = v.variant(
  'kind',
  ConversationEvent.options.flatMap((option) => {
    const fields = listed[option.entries.kind.literal];
    return fields ? [cut(option, { ...envelope, ...fields } as Listing) as typeof option] : [];
  }),
);

export const VisitorHistory = v.object({
  ...HistoryAnswer.entries,
  events: v.array(VisitorEvent),
});

const message = { ...envelope, ...(listed['message.created']?.message as Listing) };
export const VisitorMessageAnswer = v.object({
  message: cut(MessageAnswer.entries.message, message),
  reply: v.nullable(cut(MessageAnswer.entries.message, message)),
});
