// The parts of one date expression while they are collected: what may stand together, and when they make a date at all.

import type { Part } from '#core/understanding/entities/dates/part';
import type { Reader } from '#core/understanding/entities/dates/reader';

export interface Group {
  parts: Part[];
  /** Index of the first part of the second half of a range. */
  split: number;
  start: number;
  end: number;
  lead: 'from' | 'before' | 'after' | 'in' | null;
  tail: boolean;
  /** Its first word is capitalised: "on Sun", not "in the sun". */
  capital: boolean;
}

export const slotOf = (part: Part): string => {
  switch (part.kind) {
    case 'holiday':
    case 'now':
    case 'day':
    case 'offset':
      return 'day';
    case 'period':
      return `period ${part.unit}`;
    default:
      return part.kind;
  }
};

/** Kinds that can stand for the same day together: "tomorrow, 13/04/21", "Friday 7 June". */
export function conflicts(parts: readonly Part[], part: Part): boolean {
  const slot = slotOf(part);
  for (const other of parts) {
    const taken = slotOf(other);
    if (
      taken === slot &&
      slot !== 'edge' &&
      slot !== 'link' &&
      !(slot === 'daypart' && part.h === other.h)
    ) {
      return !(slot === 'date' && other.mo === undefined);
    }
    if (slot === 'date' && taken === 'dayofmonth' && part.d !== undefined) return true;
    if (taken === 'date' && slot === 'dayofmonth' && other.d !== undefined) return true;
    if ((slot === 'day' && taken === 'weekday') || (slot === 'weekday' && taken === 'day'))
      return true;
    if (taken === 'date' && slot === 'year' && other.y !== undefined) return true;
  }
  return false;
}

export function anchored(group: Group): boolean {
  const { parts } = group;
  if (parts.some((part) => part.strong)) return true;
  const has = (kind: Part['kind']): boolean => parts.some((part) => part.kind === kind);
  const link = group.lead !== null || group.tail;
  if (has('year') && (link || group.split > 0 || has('edge'))) return true;
  if (
    has('weekday') &&
    (has('time') || has('dayofmonth') || has('daypart') || (link && group.capital))
  )
    return true;
  if (has('time') && (has('daypart') || group.lead === 'in' || (group.split > 0 && link)))
    return true;
  if (has('daypart') && (group.lead === 'in' || link)) return true;
  if (has('nth') && (has('period') || has('date') || has('year'))) return true;
  if (has('edge') && (has('period') || has('date') || has('season'))) return true;
  if (has('date') && link) return true;
  if (has('season') && link) return true;
  if (has('dayofmonth') && link && parts.some((part) => part.kind === 'dayofmonth'))
    return group.lead === 'in' || group.split > 0;
  return false;
}

export function open(part: Part, reader: Reader, i: number): Group {
  const previous = i > 0 && reader.close(i) ? reader.sense(i - 1) : {};
  const next = reader.sense(i + 1);
  const postposed =
    (next.g || next.at) &&
    ['hi', 'ko', 'ja', 'tr'].includes(reader.lexicon.language) &&
    reader.near(i + 1);
  const inside =
    postposed ||
    ((previous.g || previous.at || previous.in || previous.oc === 'pre') && !previous.and);
  return {
    parts: [part],
    split: 0,
    start: part.start,
    end: part.end,
    lead: inside ? 'in' : null,
    tail: false,
    capital: /\p{Lu}/u.test(reader.text[part.start]!),
  };
}

/** Adds a part; a duration before "after" or "from" and a day becomes an offset from that day. */
export function attach(group: Group, part: Part, links: readonly string[], to: boolean): void {
  const last = group.parts.at(-1)!;
  if (
    last.kind === 'duration' &&
    (links.includes('before') ||
      links.includes('after') ||
      links.includes('from') ||
      last.end === part.start)
  ) {
    group.parts[group.parts.length - 1] = {
      ...last,
      kind: 'offset',
      strong: true,
      direction: links.includes('before') && !links.includes('after') ? -1 : 1,
    };
  }
  void to;
  group.parts.push(part);
  group.end = part.end;
}
