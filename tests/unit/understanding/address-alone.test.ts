import { expect, test } from 'vitest';
import { understand } from '#core/understanding/understand';

test.each([
  ['ana@example.org', 'de-DE', 'de'],
  ['https://shop.example/order/12', 'pt', 'pt'],
  ['HP10482231', 'ja', 'ja'],
  ['MF204518337 ', 'ar', 'ar'],
  ['ana@example.org ist meine Adresse, danke', 'en', 'de'],
  ['Wo ist meine Sendung MF204518337?', 'en', 'de'],
  ['我的订单 HP10482231 在哪里', 'en', 'zh'],
])('%s in a session of %s is %s', (text, locale, language) => {
  expect(understand(text, { locale }).language).toBe(language);
});

test('an address alone goes on in the language of what was said before', () => {
  const history = [{ author: 'visitor' as const, text: 'Ich möchte bitte ein Angebot haben.' }];
  expect(understand('ana@example.org', { locale: 'en', history }).language).toBe('de');
});
