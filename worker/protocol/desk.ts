/**
 * What the desk does with a conversation, as events of its log: notes, tags, priority, snooze, who it is given to, the brief
 * for who takes it. All of it is for staff; `core/visibility` says who sees which kind. Used by event and inbox.
 */
import * as v from 'valibot';
import { event } from '#protocol/envelope';
import { EscalationId, MacroId, NoteId } from '#protocol/ids';
import { MessageFile } from '#protocol/message';

/** Ascending. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const Priority = v.picklist(priorities);
export type Priority = v.InferOutput<typeof Priority>;

export const EscalationLevel = v.picklist(['low', 'medium', 'high', 'critical']);
export type EscalationLevel = v.InferOutput<typeof EscalationLevel>;
export const EscalationType = v.picklist(['technical', 'frustration', 'complexity']);
export type EscalationType = v.InferOutput<typeof EscalationType>;

/** What a person should know before the first word. Made from the log by core/brief; no model is asked. */
export const Brief = v.object({
  summary: v.string(),
  language: v.string(),
  /** −1…1, of the last message and the lowest so far. */
  sentiment: v.object({ last: v.number(), lowest: v.number() }),
  intent: v.nullable(v.string()),
  /** Known of the visitor: identified or not, locale, fields of a lead (never what they say). */
  profile: v.object({
    isIdentified: v.boolean(),
    locale: v.string(),
    leadFields: v.array(v.string()),
    messages: v.number(),
  }),
  entities: v.array(v.object({ kind: v.string(), text: v.string() })),
  /** What the assistant tried: the question's seq, the outcome, the titles it rested on. */
  tried: v.array(
    v.object({ questionSeq: v.number(), outcome: v.string(), citations: v.array(v.string()) }),
  ),
});
export type Brief = v.InferOutput<typeof Brief>;

const by = { memberId: v.string() };

export const deskEvents = [
  event('note.created', {
    ...by,
    memberName: v.string(),
    noteId: NoteId,
    text: v.string(),
    /** Members named in it; they are notified. */
    mentions: v.array(v.string()),
    /** For staff as the note is: no visitor can open them. */
    files: v.optional(v.array(MessageFile)),
    clientId: v.optional(v.string()),
  }),
  event('tags.changed', { ...by, added: v.array(v.string()), removed: v.array(v.string()) }),
  event('priority.changed', { ...by, priority: Priority }),
  event('conversation.snoozed', { ...by, until: v.string() }),
  event('conversation.woken', {
    because: v.picklist(['due', 'visitor', 'member']),
    memberId: v.optional(v.string()),
  }),
  /** Whose it is, not who may speak: that is the floor's. Without `memberId` it was the router. */
  event('conversation.assigned', {
    memberId: v.optional(v.string()),
    assigneeId: v.nullable(v.string()),
    teamId: v.nullable(v.string()),
    /** Any supervisor is asked for. */
    supervisor: v.optional(v.boolean()),
    /** In words: why this one. */
    reason: v.optional(v.string()),
  }),
  event('escalation.briefed', { escalationId: EscalationId, brief: Brief }),
  /** The deadline of a promised call-back has passed. */
  event('callback.missed', { escalationId: EscalationId, dueAt: v.string() }),
  event('callback.done', { ...by, escalationId: EscalationId }),
  /** A member began a macro here; what its steps did are the events of those acts. */
  event('macro.started', { ...by, macroId: MacroId, name: v.string(), steps: v.number() }),
] as const;

/** Instead of an event that is for staff, a visitor gets its place in the order and nothing else. */
export const deskUpdated = event('desk.updated', {});
