/**
 * RFC 4180 with a formula guard: no cell begins with a character that makes a spreadsheet run it; such a cell gets an
 * apostrophe in front, and so does one that begins with an apostrophe, so that taking one away gives the original
 * back. Used by every CSV export. Pure.
 */
import Papa from 'papaparse';

/** ASCII and full-width signs, and white space that spreadsheets skip before one. */
const startsFormula = /^[=+\-@\t\r\n'＝＋－＠﹦﹢﹣﹫\u00a0\ufeff ]/u;

export type CsvCell = string | number | boolean | null | undefined;

export function csvRow(cells: CsvCell[]): string {
  const row = cells.map((cell) =>
    typeof cell === 'string' && startsFormula.test(cell) ? `'${cell}` : (cell ?? ''),
  );
  return `${Papa.unparse([row], { newline: '\r\n' })}\r\n`;
}

/** What a cell said before `csvRow`. */
export const csvText = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
