// Floors of the language identifier on own sentences; corpora are scored by tests/evals.
import { describe, expect, test } from 'vitest';
import { identifyLanguage } from '#core/understanding/language';

const sentences: Record<string, string[]> = {
  en: ['Where is my parcel?', 'I would like a refund', 'thanks for your help'],
  es: ['¿Dónde está mi pedido?', 'quiero cambiar la dirección', 'muchas gracias'],
  fr: ['Où est ma commande ?', 'je voudrais annuler', 'merci beaucoup'],
  de: ['Wo bleibt meine Bestellung?', 'ich möchte das umtauschen', 'vielen Dank'],
  it: ["Dov'è il mio ordine?", 'vorrei un rimborso', 'grazie mille'],
  pt: ['Onde está meu pedido?', 'não consigo pagar', 'muito obrigado'],
  zh: ['我的包裹在哪里？', '谢谢'],
  ja: ['荷物はどこですか？', 'ありがとう'],
  ar: ['أين طلبي؟', 'شكرا'],
  hi: ['मेरा ऑर्डर कहाँ है?', 'mera paisa kab wapas milega'],
  ko: ['제 주문 어디 있나요?', '감사합니다'],
  ru: ['Где мой заказ?', 'спасибо'],
  tr: ['Siparişim nerede?', 'teşekkür ederim'],
  nl: ['Waar is mijn bestelling?', 'ik wil graag ruilen', 'dank je wel'],
  pl: ['Gdzie jest moja paczka?', 'chcę zwrócić towar', 'dziękuję bardzo'],
  he: ['איפה החבילה שלי?', 'תודה'],
};

describe('language', () => {
  test('knows sixteen languages in short messages', () => {
    const found = Object.fromEntries(
      Object.entries(sentences).map(([language, list]) => [
        language,
        list.map((text) => identifyLanguage(text).language),
      ]),
    );
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(sentences).map(([language, list]) => [language, list.map(() => language)]),
      ),
    );
  });

  test('says nothing where there is nothing to tell', () => {
    const none = { language: null, confidence: 0 };
    expect(
      ['', '12345', '👍', '#!?', 'Де моє замовлення?', 'سفارش من کجاست'].map((text) =>
        identifyLanguage(text),
      ),
    ).toEqual([none, none, none, none, none, none]);
  });

  test('a prior decides one ambiguous word and never a sentence', () => {
    expect({
      word: identifyLanguage('hotel', { prior: 'de-DE' }).language,
      han: identifyLanguage('返品希望', { prior: ['ja'] }).language,
      sentence: identifyLanguage('where is my order please', { prior: ['de', 'fr'] }).language,
    }).toEqual({ word: 'de', han: 'ja', sentence: 'en' });
  });

  test('a brand name in Latin letters does not make a message English', () => {
    expect(
      ['我的 iPhone 坏了', 'لا يعمل Facebook عندي', 'Мой MacBook не включается'].map(
        (text) => identifyLanguage(text).language,
      ),
    ).toEqual(['zh', 'ar', 'ru']);
  });

  test('a megabyte costs no more than its head', () => {
    const hostile = ['a'.repeat(1e6), 'é '.repeat(5e5), '@'.repeat(1e6), '你'.repeat(1e6)];
    const started = performance.now();
    for (const text of hostile) identifyLanguage(text);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
