/** A page of a list that is short enough to be read whole, and the rows of it that hold some words. Pure; used by middleware/list. */
import type { ListQuery } from '#protocol/list';

export function cut<T>(
  all: T[],
  { cursor = 0, limit = all.length, q = '' }: ListQuery,
): { rows: T[]; cursor: string | null } {
  const sought = q.toLowerCase();
  const found = sought === '' ? all : all.filter((row) => holds(row, sought));
  const end = cursor + limit;
  return { rows: found.slice(cursor, end), cursor: end < found.length ? String(end) : null };
}

/** In any text of the row, whatever its field. */
function holds(value: unknown, sought: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(sought);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((inner) => holds(inner, sought))
  );
}
