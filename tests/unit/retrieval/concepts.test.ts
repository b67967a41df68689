// Concepts are found by words, by phrases, by phrases with words between, and by what only shops write.
import { describe, expect, test } from 'vitest';
import { conceptsOf, mentionsOf } from '#core/retrieval/concepts';
import { tokenize } from '#core/retrieval/tokenize';

const concepts = (text: string) => conceptsOf(tokenize(text), 'en');

describe('concepts', () => {
  test('a phrase may hold other words, which do not count as its own', () => {
    const mentions = mentionsOf(tokenize('send the boots back'), 'en');
    expect(mentions.filter(({ concept }) => concept === '§return')).toEqual([
      { concept: '§return', at: [0, 3] },
    ]);
    expect(concepts('send it to the friend who came from work back')).not.toContain('§return');
  });

  test('a promotion code speaks of discounts, an order number does not', () => {
    expect(concepts('SPRING20')).toEqual(['§discount']);
    expect(concepts('HP10033120')).toEqual([]);
  });
});
