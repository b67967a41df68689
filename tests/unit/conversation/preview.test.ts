// The first words of a text: one line, whole graphemes, at most 140 of them with the ellipsis.
import { expect, test } from 'vitest';
import { previewOf } from '#core/preview';

const family = '👨‍👩‍👧‍👦';

test.each([
  ['short', 'Hello', 'Hello'],
  ['lines become one', ' a\n\n b\t c ', 'a b c'],
  ['exactly as long as may be', 'é'.repeat(140), 'é'.repeat(140)],
  ['one too long', 'x'.repeat(141), `${'x'.repeat(139)}…`],
  ['a family is one', family.repeat(50), family.repeat(50)],
  ['nothing', ' \n ', ''],
])('%s', (_, text, expected) => {
  expect(previewOf(text)).toBe(expected);
});

test('graphemes without end, or cut in two, stay small and well-formed', () => {
  for (const text of [`a${'\u0301'.repeat(5_000)}`, '🧵'.repeat(3_000), family.repeat(200)]) {
    const preview = previewOf(text);
    expect(preview.length).toBeLessThan(1_500);
    expect(preview.isWellFormed()).toBe(true);
  }
});
