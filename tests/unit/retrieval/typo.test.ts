// Spelling correction: what is found, and that a large vocabulary stays cheap.
import { describe, expect, test } from 'vitest';
import { corrections, editDistance } from '#core/retrieval/typo';

const vocabularyOf = (...terms: string[]) => new Map(terms.map((term) => [term, { anywhere: 1 }]));

describe('corrections', () => {
  test.each([
    ['pasword', 'password'],
    ['recieve', 'receive'],
    ['parcle', 'parcel'],
    ['adress', 'address'],
    ['wharehouse', 'warehouse'],
    ['deklaration', 'declaration'],
  ])('%s is %s', (wrong, right) => {
    const vocabulary = vocabularyOf(
      'password',
      'receive',
      'parcel',
      'address',
      'warehouse',
      'declaration',
      'label',
    );
    expect(corrections(wrong, vocabulary)[0]?.term).toBe(right);
  });

  test('short words, numbers and identifiers are left alone', () => {
    const vocabulary = vocabularyOf('hs', 'vat', 'dap', 'hp10033127');
    for (const term of ['vta', 'hs1', 'hp10033128', ''])
      expect(corrections(term, vocabulary)).toEqual([]);
  });

  test('distance counts insertions, deletions, changes and swaps, and gives up early', () => {
    expect(editDistance('abcd', 'abdc', 2)).toBe(1);
    expect(editDistance('abcd', 'abcd', 2)).toBe(0);
    expect(editDistance('kitten', 'sitting', 5)).toBe(3);
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
  });

  test('a vocabulary of 50,000 terms stays cheap', () => {
    const letters = 'etaoinshrdlu';
    const vocabulary = new Map<string, { anywhere: number }>();
    for (let at = 0; vocabulary.size < 50_000; at++) {
      let term = '';
      for (
        let rest = at * 7919 + 12345, size = 5 + (at % 6);
        term.length < size;
        rest = (rest * 31 + 17) % 1_000_003
      )
        term += letters[rest % letters.length]!;
      vocabulary.set(term, { anywhere: 1 });
    }
    corrections('warmup', vocabulary);
    const before = performance.now();
    for (let at = 0; at < 200; at++) corrections(`shlodren${letters[at % 12]}`, vocabulary);
    expect((performance.now() - before) / 200).toBeLessThan(5);
  });
});
