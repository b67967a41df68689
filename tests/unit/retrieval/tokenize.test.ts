// What a term is, in every script, and that hostile text costs linear time.
import { describe, expect, test } from 'vitest';
import { maxTokenLength, tokenize } from '#core/retrieval/tokenize';

describe('tokenize', () => {
  test('inflections of an English word are one term', () => {
    expect(tokenize('Delete deleting deleted deletes deletion')).toEqual(Array(5).fill('delet'));
    expect(tokenize('delivery deliveries delivered')).toEqual(Array(3).fill('deliv'));
  });

  test('diacritics, width and case are folded', () => {
    expect(tokenize('ＣＡＦÉ Straße Łódź', 'xx')).toEqual(['cafe', 'strasse', 'lodz']);
  });

  test('contractions, hyphens and abbreviations', () => {
    expect(tokenize("can't I e-mail my T-shirt? U.S.A. sign-in")).toEqual([
      'can',
      'not',
      'i',
      'email',
      'my',
      'tshirt',
      'usa',
      'sign',
      'in',
    ]);
    expect(tokenize("l'article", 'fr')).toEqual(['articl']);
  });

  test('scripts without spaces become overlapping pairs', () => {
    expect(tokenize('查询订单ABC123', 'zh')).toEqual(['查询', '询订', '订单', 'abc123']);
    expect(tokenize('배송은 언제', 'ko')).toEqual(['배송', '송은', '언제']);
  });

  test('short questions keep every word', () => {
    expect(tokenize('who are you')).toEqual(['who', 'be', 'you']);
  });

  test('a megabyte of anything is linear and its terms are bounded', () => {
    const hostile = [
      'a',
      'a-',
      "a'",
      'a.',
      'é',
      '中',
      'ก\u0e34',
      'a\u0301',
      '𝒜',
      '𐐷',
      '\ud800',
      '\0',
      '中a',
      "l'",
    ];
    for (const piece of hostile) {
      const time = (size: number): number => {
        const text = piece.repeat(size / piece.length);
        const before = performance.now();
        const tokens = tokenize(text);
        const took = performance.now() - before;
        for (const token of tokens.slice(0, 50)) {
          expect(token.length).toBeLessThanOrEqual(maxTokenLength * 2);
          expect(token.isWellFormed()).toBe(true);
        }
        return took;
      };
      time(10_000);
      expect(time(1_000_000)).toBeLessThan(3000);
    }
  });
});

test('names of every object are words like others', () => {
  for (const locale of ['en', 'de', 'fr', 'ru', 'zh'])
    for (const word of Object.getOwnPropertyNames(Object.prototype))
      for (const token of tokenize(`${word} and ${word}s`, locale))
        expect(typeof token).toBe('string');
});
