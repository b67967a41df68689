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

  const signs = [...'=+-@＝＋－＠﹦﹢﹣﹫', '\t', '\r', '\n', "'", ' ', '\u00a0', '\ufeff'];
  const formulas = ['1+1', `cmd|' /C calc'!A0`, 'HYPERLINK("https://evil.example","x")', 'x\n=1+1'];
  it.each(signs.flatMap((sign) => formulas.map((formula) => sign + formula)))(
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

  // What the files of csv-spectrum hold: commas, quotes, ends of lines of both kinds, JSON, nothing, other scripts.
  it.each([
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
    [
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['2', '3', '4'],
    ],
    [
      ['first', 'last', 'address'],
      ['John', 'Doe', '120 any st., Anytown'],
    ],
    [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
      ['3', '4'],
    ],
    [
      ['key', 'val'],
      ['1', '{"type": "Point", "coordinates": [102.0, 0.5]}'],
    ],
    [
      ['a', 'b', 'c'],
      ['1', '2', 'Once upon \na time'],
      ['7', '8', '9'],
    ],
    [
      ['a', 'b', 'c'],
      ['1', '2', 'Once upon \r\na time'],
    ],
    [
      ['a', 'b'],
      ['1', 'ha \n"ha" \nha'],
      ['3', '4'],
    ],
    [
      ['a', 'b', 'c'],
      ['4', '5', 'ʤ'],
      ['\u05d0', '你好', '😀'],
    ],
  ])('the cells of a known file come back: %#', (...rows) => {
    expect(parse(rows.map(csvRow).join('').trimEnd())).toEqual(rows);
  });
});
