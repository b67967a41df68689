// Prices: number formats, signs, codes and words, normalised to an amount and a currency.
import { expect, test } from 'vitest';
import { findMoney } from '#core/understanding/entities/money/find-money';

test.each<[language: string, text: string, span: string, amount: number, currency: string]>([
  ['en', 'it was $1,299.99!', '$1,299.99', 1299.99, 'USD'],
  ['en', 'for 10 € each', '10 €', 10, 'EUR'],
  ['en', 'USD 200 please', 'USD 200', 200, 'USD'],
  ['en', 'about $ 4 billion', '$ 4 billion', 4e9, 'USD'],
  ['en', 'only 3 dollars 50 cents', '3 dollars 50 cents', 3.5, 'USD'],
  ['en', 'twenty five pounds', 'twenty five pounds', 25, 'GBP'],
  ['en', '12,34,567.89 rupees', '12,34,567.89 rupees', 1234567.89, 'INR'],
  ['en', 'C$ 20', 'C$ 20', 20, 'CAD'],
  ['en', '80 canadian dollars', '80 canadian dollars', 80, 'CAD'],
  ['de', 'kostet 1.234,56 Euro', '1.234,56 Euro', 1234.56, 'EUR'],
  ['de', 'zwei Euro fünfzig', 'zwei Euro fünfzig', 2.5, 'EUR'],
  ['fr', 'à 1 234,56 €', '1 234,56 €', 1234.56, 'EUR'],
  ['fr', '75 millions de dollars', '75 millions de dollars', 75e6, 'USD'],
  ['es', '$ 1,17 mil millones', '$ 1,17 mil millones', 1.17e9, 'USD'],
  ['pt', 'R$ 49,90 no total', 'R$ 49,90', 49.9, 'BRL'],
  ['it', 'tredici euro e quarantacinque cent', 'tredici euro e quarantacinque cent', 13.45, 'EUR'],
  ['tr', '250 TL tuttu', '250 TL', 250, 'TRY'],
  ['ru', '1500 руб за все', '1500 руб', 1500, 'RUB'],
  ['pl', 'za 99,99 zł', '99,99 zł', 99.99, 'PLN'],
  ['zh', '花了五元三毛', '五元三毛', 5.3, 'CNY'],
  ['ja', '7万円です', '7万円', 70000, 'JPY'],
  ['ko', '11억 7천만 달러', '11억 7천만 달러', 1.17e9, 'USD'],
  ['hi', '500 रुपये', '500 रुपये', 500, 'INR'],
  ['he', '100 שקלים', '100 שקלים', 100, 'ILS'],
])('%s: %s', (language, text, span, amount, currency) => {
  const start = text.indexOf(span);
  expect(findMoney(text, { language })).toEqual([
    {
      type: 'CURRENCY',
      start,
      end: start + span.length,
      value: `${amount} ${currency}`,
      amount,
      currency,
    },
  ]);
});

test.each(['five pointed star', '五角大楼', 'top 10 list', 'all 3 of us'])(
  'no price in "%s"',
  (text) => {
    expect(findMoney(text, { language: /[一-龥]/.test(text) ? 'zh' : 'en' })).toEqual([]);
  },
);
