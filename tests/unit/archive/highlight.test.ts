import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight } from '#core/archive/highlight';

const shown = (text: string, q: string, language = 'en') =>
  highlight(text, q, language)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('highlight', () => {
  it.each([
    ['Where is my parcel?', 'parcels', 'en', 'Where is my [parcel]?'],
    ['Wo ist mein Paket?', 'paket', 'de', 'Wo ist mein [Paket]?'],
    ['我的包裹在哪里', '包裹', 'zh', '我的[包裹]在哪里'],
    ['أين شحنتي الآن', 'شحنتي', 'ar', 'أين [شحنتي] الآن'],
    ['Café CAFÉ cafe', 'cafe', 'fr', '[Café] [CAFÉ] [cafe]'],
    ['nothing here', 'parcel', 'en', 'nothing here'],
    ['a\n\nparcel', 'parcel', 'en', 'a [parcel]'],
  ])('%s ◂ %s', (text, q, language, expected) => {
    expect(shown(text, q, language)).toBe(expected);
  });

  it('shows the part where the match stands', () => {
    const text = `${'word '.repeat(100)}parcel ${'more '.repeat(100)}`;
    const parts = highlight(text, 'parcel', 'en');
    expect(parts[0]).toEqual({ text: '…', isMatch: false });
    expect(parts.at(-1)).toEqual({ text: '…', isMatch: false });
    expect(parts.filter(({ isMatch }) => isMatch)).toEqual([{ text: 'parcel', isMatch: true }]);
    expect(parts.map(({ text: piece }) => piece).join('').length).toBeLessThan(260);
  });

  it('never cuts a character, and says nothing that is not in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        (text, q) => {
          const pieces = highlight(text, q, 'en');
          for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true);
          const said = pieces.map((piece) => piece.text).join('');
          const plain = text.replace(/\s+/gu, ' ');
          for (const part of said.split('…'))
            if (!text.includes('…')) expect(plain).toContain(part.trim());
        },
      ),
      { numRuns: 300 },
    );
  });
});
