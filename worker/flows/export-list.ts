/** A list page by page as CSV or JSON, piece by piece: an export is never whole in memory. Used by the exports of lists. */
import { csvRow } from '#core/csv';
import type { CsvCell } from '#core/csv';

export interface Export {
  /** How many there were when the export began, for the bar. */
  total: number;
  pieces: AsyncGenerator<string>;
}

export type Column<Item> = [name: string, of: (item: Item) => CsvCell];

export async function* csvOf<Item>(
  pages: AsyncIterable<Item[]>,
  columns: readonly Column<Item>[],
): AsyncGenerator<string> {
  yield csvRow(columns.map(([name]) => name));
  for await (const items of pages)
    yield items.map((item) => csvRow(columns.map(([, of]) => of(item)))).join('');
}

/** `{"format":"parley.<name>.v1","<name>":[…]}`, an item a line. */
export async function* jsonOf<Item>(
  pages: AsyncIterable<Item[]>,
  name: string,
): AsyncGenerator<string> {
  yield `{"format":"parley.${name}.v1","${name}":[`;
  let isFirst = true;
  for await (const items of pages)
    for (const item of items) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(item)}`;
      isFirst = false;
    }
  yield '\n]}\n';
}
