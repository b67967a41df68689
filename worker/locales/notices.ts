/** Everything the assistant says by itself, in the visitor's language. Words only; when to say what is core's. */
import type { Draft } from '#core/conversation/input';
import en from './en.json';
import { translations } from '#worker/locales/translations';

export type NoticeKey = keyof typeof en;
const all: Record<string, Partial<Record<NoticeKey, string>>> = { en, ...translations };

/** The language of a BCP 47 tag that we have words in; English otherwise. */
export function spokenLanguage(locale: string): string {
  const language = locale.toLowerCase().split('-')[0] ?? 'en';
  return language in all ? language : 'en';
}

export function words(key: NoticeKey, locale: string, slots: Record<string, string> = {}): string {
  const text = all[spokenLanguage(locale)]?.[key] ?? en[key];
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => slots[name] ?? '');
}

function notice(key: NoticeKey, locale: string): Draft {
  return { text: words(key, locale), notice: key, language: spokenLanguage(locale) };
}

export const notices = {
  escalated: (locale: string): Draft => notice('escalated', locale),
  queueExpired: (locale: string): Draft => ({
    ...notice('queueExpired', locale),
    notice: 'lead-offer',
  }),
  queueOverdue: (locale: string): Draft => ({
    ...notice('queueOverdue', locale),
    notice: 'lead-offer',
  }),
  /** The way on: whatever is written next begins a new one, this button's words with a person. */
  conversationFull: (locale: string): Draft => ({
    ...notice('conversationFull', locale),
    quickReplies: [words('talkToPerson', locale)],
  }),
  apology: (locale: string): Draft => notice('apology', locale),
};
