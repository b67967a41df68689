// The language of a turn: small talk, the turns before, and the visitor's own locale.
import { describe, expect, test } from 'vitest';
import { understand } from '#core/understanding/understand';

describe('the language of small talk', () => {
  test.each([
    ['hola', 'en', 'es'],
    ['bonjour', 'en', 'fr'],
    ['Ciao!', 'en', 'it'],
    ['hallo', 'de', 'de'],
    ['hi', 'de', 'de'],
    ['selam', 'en', 'tr'],
    ['hello', 'en', 'en'],
    ['こんにちは', 'en', 'ja'],
  ])('"%s" from a visitor whose browser speaks %s is %s', (text, locale, language) => {
    expect(understand(text, { locale }).language).toBe(language);
  });

  test('"ok" stays in the language of the conversation', () => {
    const history = [{ author: 'visitor' as const, text: '¿Dónde está mi pedido, por favor?' }];
    expect(understand('ok', { locale: 'en', history }).language).toBe('es');
  });
});

test('a word of two letters is small talk in its own language only', () => {
  const said = (text: string, held: string) => understand(text, { locale: 'en', held }).smalltalk;
  expect([
    said('Jo', 'en'),
    said('jo', 'de'),
    said('ok', 'ja'),
    said('no', 'en'),
    said('👍', 'en'),
    said('ja', 'de'),
  ]).toEqual([null, 'affirm', 'affirm', 'deny', 'affirm', 'affirm']);
});
