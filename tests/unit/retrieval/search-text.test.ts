// The stored text and the MATCH expression agree with SQLite's own tokenizer, and no input can break the expression.
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toEntry } from '#core/retrieval/entry';
import { matchQuery, scopeTerm, searchTerms, searchText } from '#core/retrieval/search-text';
import { buildStatistics } from '#core/retrieval/statistics';
import { tokenize } from '#core/retrieval/tokenize';

const article = (id: string, title: string, body: string, locale = 'en') => ({
  id,
  title,
  questions: [],
  body,
  locale,
});
const open = () => {
  const db = new DatabaseSync(':memory:');
  db.exec("CREATE VIRTUAL TABLE article_search USING fts5(scope, terms, tokenize='unicode61')");
  const add = db.prepare('INSERT INTO article_search(rowid, scope, terms) VALUES (?, ?, ?)');
  const find = db.prepare(
    'SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank',
  );
  return {
    add: (rowid: number, scope: string, text: string) =>
      void add.run(rowid, scopeTerm(scope), text),
    find: (expression: string) => find.all(expression).map((row) => row['rowid']),
  };
};

describe('search text in SQLite', () => {
  test("every script's terms are found, within the tenant only", () => {
    const db = open();
    const texts: [string, string][] = [
      ['How do I return a parcel?', 'en'],
      ['如何查询订单的物流状态', 'zh'],
      ['ฉันต้องการคืนสินค้า', 'th'],
      ['मेरा ऑर्डर कहाँ है', 'hi'],
      ['배송은 언제 도착하나요', 'ko'],
      ['Где мой заказ', 'ru'],
      ['أين الطلب الخاص بي', 'ar'],
      ['איפה ההזמנה שלי', 'he'],
      ['返品したいです', 'ja'],
      ['Wo ist mein Päckchen', 'de'],
    ];
    for (const [index, [text, locale]] of texts.entries()) {
      db.add(index + 1, 'tnt_A-1', searchText(toEntry(article(String(index), text, '', locale))));
      db.add(index + 101, 'tnt_a-1', searchText(toEntry(article(String(index), text, '', locale))));
    }
    for (const [index, [text, locale]] of texts.entries())
      for (const token of tokenize(text, locale))
        expect(db.find(matchQuery([token], { scope: 'tnt_A-1' }))).toContain(index + 1);
    expect(db.find(matchQuery(tokenize('return parcel'), { scope: 'tnt_A-1' }))).toEqual([1]);
    expect(db.find(matchQuery(tokenize('return parcel'), { scope: 'tnt_a-1' }))).toEqual([101]);
    expect(db.find(matchQuery([], { scope: 'tnt_a-1' }))).toEqual([]);
  });

  test('no text and no scope makes an invalid expression', () => {
    const db = open();
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '"',
        'a AND',
        'NEAR(',
        '* OR',
        '{terms}: x',
        '-',
        '^a',
        "'; DROP TABLE x; --",
        '\0',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(text, text, (question, scope) => {
        db.find(matchQuery(tokenize(question), { scope }));
        db.find(matchQuery([question], { scope }));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('terms come rarest first, with corrections and synonyms that exist', () => {
    const entries = [
      article('1', 'Refund for a damaged parcel', 'Send us a photo.'),
      article('2', 'Where is my parcel', 'Track the parcel here.'),
      article('3', 'Change the address of a parcel', 'Write to us.'),
    ].map(toEntry);
    const terms = searchTerms('reimburse my parcle', buildStatistics(entries));
    expect(terms.filter((term) => !term.startsWith('§'))).toEqual(['refund', 'my', 'parcel']);
    expect(terms).toContain('§refund');
  });
});
