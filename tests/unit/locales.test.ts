// The sentences the assistant says by itself: every language has the same keys and slots as English.
import { describe, expect, test } from 'vitest';
import { wantsPerson } from '#core/understanding/handoff';
import en from '../../worker/locales/en.json';
import { notices, spokenLanguage, words } from '#worker/locales/notices';
import { translations } from '#worker/locales/translations';

const languages = 'ar de es fr he hi it ja ko nl pl pt ru tr zh'.split(' ');
const slotsOf = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([slot]) => slot).sort();
const slotTable = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, slotsOf(text)]));

test('the assistant speaks sixteen languages, English among them', () => {
  expect(Object.keys(translations).sort()).toEqual(languages);
});

describe.each(Object.entries(translations))('%s', (language, partial) => {
  const texts = partial as Record<string, string>;

  test('has the keys of English, none missing and none too many, each with the same slots', () => {
    expect(slotTable(texts)).toEqual(slotTable(en));
  });

  test('has no empty, untrimmed or untranslated text and no stray braces', () => {
    const wrong = Object.entries(texts).filter(
      ([key, text]) =>
        text === '' ||
        text !== text.trim() ||
        text === en[key as keyof typeof en] ||
        /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  test('its button for a person, sent as a message, is understood as a wish for a person', () => {
    expect(wantsPerson(texts.talkToPerson ?? '')).toBe(true);
  });

  test('who is said goodbye to after a long conversation may go on with a person', () => {
    const { notice, quickReplies, language: spoken } = notices.conversationFull(language);
    expect([notice, quickReplies, spoken]).toEqual([
      'conversationFull',
      [texts.talkToPerson],
      language,
    ]);
  });

  test('the slots of the introduction are filled', () => {
    const said = words('whoAreYou', language, { assistantName: 'Ada', tenantName: 'Meridian' });
    expect(said).toBe(
      texts.whoAreYou?.replace('{{assistantName}}', 'Ada').replace('{{tenantName}}', 'Meridian'),
    );
  });
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['ZH-Hant-TW', 'zh'],
  ['en-GB', 'en'],
  ['xx', 'en'],
  ['', 'en'],
])('a tag %j is spoken as %s', (tag, language) => {
  expect(spokenLanguage(tag)).toBe(language);
});

test('a notice carries its words, its name and its language', () => {
  const de = translations.de ?? {};
  expect({
    escalated: notices.escalated('de-CH'),
    queueExpired: notices.queueExpired('de'),
    apology: notices.apology('xx'),
  }).toEqual({
    escalated: { text: de.escalated, notice: 'escalated', language: 'de' },
    queueExpired: { text: de.queueExpired, notice: 'lead-offer', language: 'de' },
    apology: { text: en.apology, notice: 'apology', language: 'en' },
  });
});
