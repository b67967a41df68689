import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvRow, csvText } from '#core/csv';

const parse = (text: string) => Papa.parse<string[]>(text).data;

describe('csvRow', () => {
  it('writes a row that every reader takes apart in the same way', () => {
    expect(csvRow(['a', 'b "c"', 'd,e', 'f\ng', null, 7, true, ''])).toBe(
      'a,"b ""c""","d,e","f\ng",,7,true,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', "'x", '＝1', '＋1', '－1', '＠x', ' =1'])(
    'guards %j',
    (text) => {
      const cell = parse(csvRow([text, 'z']))[0]?.[0] ?? '';
      expect([cell, csvText(cell)]).toEqual([`'${text}`, text]);
    },
  );

  it('gives every text back, and no cell begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (cells) => {
        const read = parse(csvRow(cells))[0] ?? [];
        expect(read.map(csvText)).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
      }),
    );
  });
});
