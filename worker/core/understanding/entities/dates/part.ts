// The smallest pieces of a date expression that mean something alone ("next week", "14th Feb", "at 9:30", "two days after"). Made by
// read-part.ts, joined by find-dates.ts, computed by resolve.ts.

export type PartKind =
  | 'date'
  | 'weekday'
  | 'day'
  | 'period'
  | 'offset'
  | 'duration'
  | 'time'
  | 'daypart'
  | 'holiday'
  | 'edge'
  | 'year'
  | 'quarter'
  | 'season'
  | 'now'
  | 'nth'
  | 'dayofmonth'
  | 'link';

export interface Part {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
  /** Enough to be a date without company. */
  readonly strong: boolean;
  readonly y?: number | undefined;
  readonly mo?: number | undefined;
  readonly d?: number | undefined;
  /** Day and month could be the other way round. */
  readonly swappable?: boolean;
  /** The second day of "9 to 12 June". */
  readonly d2?: number | undefined;
  readonly wd?: number;
  /** Of weekday, month, period: this 0, next 1, last -1. */
  readonly shift?: number | undefined;
  readonly days?: number;
  readonly unit?: string;
  readonly count?: number;
  /** Offsets and durations: [count, unit] summed. */
  readonly amounts?: readonly (readonly [number, string])[];
  /** -1 before, 1 after. */
  readonly direction?: number;
  readonly base?: number | undefined;
  readonly h?: number;
  readonly mi?: number;
  readonly s?: number;
  readonly ap?: number | undefined;
  readonly key?: string;
  readonly edge?: number;
  readonly link?: 'to' | 'from' | 'before' | 'after' | 'glue';
  readonly to?: boolean;
}

export interface Read {
  readonly part: Part;
  readonly next: number;
}
