/** A page of a list that is read whole, and the rows that hold some words (core/list). */
import { expect, test } from 'vitest';
import { cut } from '#core/list';

const rows = [
  { id: 'a', title: 'Returns', tags: ['Refund'], at: 1 },
  { id: 'b', title: 'Opening hours', tags: [], at: 2 },
  { id: 'c', title: 'Übergabe', tags: ['refunds'], at: null },
];
const ids = (query: Parameters<typeof cut>[1]) => {
  const { rows: found, cursor } = cut(rows, query);
  return [found.map(({ id }) => id).join(''), cursor];
};

test.each([
  [{}, 'abc', null],
  [{ limit: 2 }, 'ab', '2'],
  [{ limit: 2, cursor: 2 }, 'c', null],
  [{ limit: 3 }, 'abc', null],
  [{ limit: 1, cursor: 7 }, '', null],
  [{ q: 'REFUND' }, 'ac', null],
  [{ q: 'refund', limit: 1 }, 'a', '1'],
  [{ q: 'refund', limit: 1, cursor: 1 }, 'c', null],
  [{ q: 'über' }, 'c', null],
  // The names of fields are no words of a row.
  [{ q: 'title' }, '', null],
  [{ q: '' }, 'abc', null],
])('%j', (query, found, cursor) => {
  expect(ids(query)).toEqual([found, cursor]);
});
