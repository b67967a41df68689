/** Which answers may be given again: only to the same question in the same circumstances, and nobody's own. */
import { expect, it, test } from 'vitest';
import { cacheKeyOf, mayBeCached } from '#core/answer/cached';
import type { CacheQuestion } from '#core/answer/cached';

const asked = (but: Partial<CacheQuestion> = {}): CacheQuestion => ({
  system: 'You are kind. Passages: …',
  question: 'Do you ship to Norway?',
  tools: [],
  ...but,
});

test.each([
  ['a first question with nothing personal', 0, false, true],
  ['a question with something personal', 0, true, false],
  ['a follow-up', 1, false, false],
])('%s', (_, historyLength, isPersonal, expected) =>
  expect(mayBeCached({ historyLength, isPersonal })).toBe(expected),
);

test.each(['do you ship to norway', 'Do  you ship\nto Norway ?!', 'ＤＯ you ship to Norway？'])(
  '%j is the same question',
  (question) => expect(cacheKeyOf(asked({ question }))).toBe(cacheKeyOf(asked())),
);

it('is another question with other words, another prompt, or the border between them moved', () => {
  const keys = [
    asked(),
    asked({ question: 'Do you ship to Norway today?' }),
    asked({ system: 'You are kind. Passages: … (edited)' }),
    asked({ tools: ['track'] }),
    asked({ system: 'a', question: 'b" "c' }),
    asked({ system: 'a" "b', question: 'c' }),
  ].map(cacheKeyOf);
  expect(new Set(keys).size).toBe(keys.length);
});
