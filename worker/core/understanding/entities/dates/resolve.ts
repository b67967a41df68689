// Computes what a date expression means, given a reference instant: the first day or minute, the end of a range, and other readings.
// Everything is local time of the reference (UTC if the caller did not shift it). Pure arithmetic.

import {
  type Reference,
  type Instant,
  minutesPer,
  shifted,
} from '#core/understanding/entities/dates/instant';
import type { Part } from '#core/understanding/entities/dates/part';
import { edged, clockOf, pick } from '#core/understanding/entities/dates/range';
import { dayOf } from '#core/understanding/entities/dates/day';

export interface Meaning {
  readonly start: Instant;
  /** Exclusive; absent for a single day or minute. */
  readonly end?: Instant | undefined;
  readonly others: readonly Instant[];
  readonly unclear: boolean;
}

/** One side of an expression. */
export function instantOf(parts: readonly Part[], reference: Reference | null): Meaning | null {
  let found = dayOf(parts, reference);
  const offset = pick(parts, 'offset');
  if (offset) {
    const base: Instant | null = found
      ? { day: found.day, minute: found.minute }
      : reference
        ? {
            day: reference.day + (offset.base ?? 0),
            minute: offset.amounts!.some(([, unit]) => unit in minutesPer)
              ? reference.minute
              : undefined,
          }
        : null;
    if (!base) return null;
    const moved = shifted(base, offset.amounts!, offset.direction ?? 1);
    found = { day: moved.day, minute: moved.minute };
  }
  if (found) found = edged(found, pick(parts, 'edge')?.edge);
  const clock = clockOf(parts, found);
  // "the end of today" is its last minute.
  if (
    found &&
    !clock &&
    found.end === undefined &&
    pick(parts, 'edge')?.edge === 2 &&
    found.minute === undefined
  )
    found = { ...found, minute: 1439 };
  if (!found) {
    if (!clock || !reference) return null;
    found = { day: reference.day };
  }
  const minute = clock ? clock.minute : found.minute;
  const day = found.day + (clock?.overflow ?? 0);
  return {
    start: { day, minute },
    end: found.end === undefined || clock ? undefined : { day: found.end },
    unclear: found.unclear === true,
    others: (found.others ?? []).map((other) => ({ day: other, minute })),
  };
}
