/** Marks become pieces, everything else stays; no text is lost, and only https? addresses are links. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '../../../admin/components/marked-text.ts';

const kinds = (text: string) =>
  piecesOf(text).map(({ kind, text: words, href }) => [kind, words, href]);

test('bold, code, links and lists', () => {
  expect(
    kinds('**HP1**: out, see [the rules](https://x.example/r) or `HP…`\n- one\n* two\n  - three'),
  ).toEqual([
    ['bold', 'HP1', undefined],
    ['text', ': out, see ', undefined],
    ['link', 'the rules', 'https://x.example/r'],
    ['text', ' or ', undefined],
    ['code', 'HP…', undefined],
    ['text', '\n• one\n• two\n  • three', undefined],
  ]);
});

test.each([
  ['[the rules](https://x.example/r)', 'x.example'],
  ['[x.example/r](https://x.example/r)', undefined],
  ['[https://X.example](https://x.example/r)', undefined],
  ['[https://bank.example](https://evil.example/)', 'evil.example'],
  ['[bank.example](https://bank.example@evil.example/)', 'evil.example'],
])('where a link goes is said beside it unless its words say so: %s', (text, host) => {
  expect(piecesOf(text).map((piece) => [piece.kind, piece.host])).toEqual([['link', host]]);
});

test('an address that cannot be read is no link', () => {
  expect(piecesOf('[a](https://[x)').map(({ kind, text }) => [kind, text])).toEqual([
    ['text', '[a](https://[x)'],
  ]);
});

test('what is no mark stays as it was written', () => {
  for (const text of [
    '2 ** 3 ** 4 is not bold over\n**two\nlines**',
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '<b>**</b>',
    'a - b',
    '-5 °C',
  ])
    expect(piecesOf(text).filter(({ kind }) => kind === 'link')).toEqual([]);
  expect(kinds('**a**- b').at(-1)).toEqual(['text', '- b', undefined]);
  expect(kinds('a - b, -5 °C, [x](javascript:y)')).toEqual([
    ['text', 'a - b, -5 °C, [x](javascript:y)', undefined],
  ]);
});

test('nothing is lost or made up, whatever is written', () => {
  const alphabet = fc.constantFrom(
    '*',
    '**',
    '`',
    '[',
    ']',
    '(',
    ')',
    'https://x',
    '\n',
    '- ',
    'a',
    'ع',
    '😀',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(alphabet, { maxLength: 40 }).map((all) => all.join('')),
      (text) => {
        const back = piecesOf(text).map(({ kind, text: words, href }) =>
          kind === 'bold'
            ? `**${words}**`
            : kind === 'code'
              ? `\`${words}\``
              : kind === 'link'
                ? `[${words}](${href})`
                : words,
        );
        const bullets = (words: string) => words.replaceAll(/^( *)[-*•] /gmu, '$1• ');
        expect(bullets(back.join(''))).toBe(bullets(text));
      },
    ),
  );
  const long = `${'['.repeat(20_000)}${'**a'.repeat(20_000)}`;
  expect(
    piecesOf(long)
      .map(({ text }) => text)
      .join('').length,
  ).toBeGreaterThan(20_000);
});
