/** What happened in a conversation besides messages, in words: the floor, escalations, the desk's own acts, tools. */
import type { ConversationEvent, EventOf } from '#protocol/event';
import { readable } from '../locales/names.ts';
import { t, tMaybe } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import type { People } from './inbox-people.ts';

type Names = Pick<People, 'nameOf' | 'teamOf'>;

const someone = (id: string | undefined, { nameOf }: Names) => nameOf(id) ?? t('inbox.someone');

/** Undefined for what is shown otherwise or says nothing to a reader. */
export function wordsOf(event: ConversationEvent, names: Names): string | undefined {
  switch (event.kind) {
    case 'conversation.started':
      return t('inbox.note.started') + (event.page ? ` · ${event.page}` : '');
    case 'escalation.requested':
      return [
        t(`inbox.note.requested.${event.by}`) + levelOf(event.level),
        event.reason && (tMaybe(`inbox.because.${event.reason}`) ?? event.reason),
      ]
        .filter(Boolean)
        .join(': ');
    case 'escalation.offered':
      return t('inbox.note.offered') + levelOf(event.level);
    case 'escalation.accepted':
      return t('inbox.note.accepted', { name: event.agentName });
    case 'escalation.ended':
      return tMaybe(`inbox.note.${event.resolution}`);
    case 'escalation.queued':
      return t(`inbox.note.queued.${event.because}`);
    case 'escalation.overdue':
      return t('inbox.note.overdue');
    case 'callback.promised':
      return t(`inbox.note.callback.${event.channel}`, { at: when(event.dueAt) });
    case 'callback.missed':
      return t('inbox.note.callbackMissed', { at: when(event.dueAt) });
    case 'callback.done':
      return t('inbox.note.callbackDone', { name: someone(event.memberId, names) });
    case 'people.preferred':
      return t(event.on ? 'inbox.note.peopleOn' : 'inbox.note.peopleOff');
    case 'conversation.identified':
      return t('inbox.note.identified');
    case 'consent.changed':
      return t(event.granted ? 'inbox.note.consent' : 'inbox.note.noConsent', {
        purpose: event.purpose,
      });
    case 'lead.captured':
      return t('inbox.note.lead', { fields: event.fields.join(', ') });
    case 'feedback.given':
      return t('inbox.note.feedback', {
        value: [tMaybe(`inbox.feedback.${event.value}`) ?? event.value, event.comment]
          .filter(Boolean)
          .join(': '),
      });
    case 'ticket.created':
      return t('inbox.note.ticket', { number: event.number });
    case 'ticket.updated':
      return t('inbox.note.ticketIs', {
        number: event.number,
        status: t(`inbox.ticket.${event.status}`),
      });
    case 'conversation.ended':
      return t(`inbox.note.ended.${event.by}`);
    default:
      return deskWords(event, names) ?? toolWords(event, names);
  }
}

const levelOf = (level: EventOf<'escalation.requested'>['level']) =>
  level ? ` (${t(`inbox.level.${level}`)})` : '';

function deskWords(event: ConversationEvent, names: Names): string | undefined {
  switch (event.kind) {
    case 'tags.changed':
      return t('inbox.note.tags', {
        name: someone(event.memberId, names),
        tags: [
          ...event.added.map((tag) => `+${tag}`),
          ...event.removed.map((tag) => `−${tag}`),
        ].join(' '),
      });
    case 'priority.changed':
      return t('inbox.note.priority', {
        name: someone(event.memberId, names),
        priority: t(`inbox.priority.${event.priority}`),
      });
    case 'conversation.snoozed':
      return t('inbox.note.snoozed', {
        name: someone(event.memberId, names),
        at: when(event.until),
      });
    case 'conversation.woken':
      return t(`inbox.note.woken.${event.because}`);
    case 'conversation.assigned': {
      // The router says whom and why in one sentence.
      if (!event.memberId && event.reason) return sentence(event.reason);
      const to = event.supervisor
        ? t('inbox.supervisor')
        : (names.nameOf(event.assigneeId) ?? names.teamOf(event.teamId));
      const words = to ? t('inbox.note.assigned', { to }) : t('inbox.note.unassigned');
      const by = event.memberId && event.memberId !== event.assigneeId;
      return [by ? `${words} (${someone(event.memberId, names)})` : words, event.reason]
        .filter(Boolean)
        .join(': ');
    }
    default:
      return undefined;
  }
}

const sentence = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

function toolWords(event: ConversationEvent, names: Names): string | undefined {
  switch (event.kind) {
    case 'tool.called':
      return t(event.ok ? 'inbox.note.tool' : 'inbox.note.toolFailed', {
        tool: readable(event.tool),
        ms: Math.round(event.latencyMs),
      });
    case 'macro.started':
      return t('inbox.note.macro', { name: someone(event.memberId, names), macro: event.name });
    case 'approval.decided':
      return t(`inbox.note.approval.${event.decision}`, {
        tool: readable(event.tool),
        name: someone(event.memberId, names),
      });
    default:
      return undefined;
  }
}
