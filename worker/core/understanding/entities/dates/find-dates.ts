// Dates and times in sixteen languages: reads parts, joins those that belong together, resolves ranges and reports the value against
// the reference instant. Linear in the text: every token is read from a bounded number of starts.

import {
  type Group,
  slotOf,
  conflicts,
  anchored,
  open,
  attach,
} from '#core/understanding/entities/dates/group';
import type { Part } from '#core/understanding/entities/dates/part';
import { readPart } from '#core/understanding/entities/dates/read-part';
import { Reader } from '#core/understanding/entities/dates/reader';
import { instantOf } from '#core/understanding/entities/dates/resolve';
import type { Meaning } from '#core/understanding/entities/dates/resolve';
import {
  type Instant,
  isoOf,
  type Reference,
  referenceOf,
} from '#core/understanding/entities/dates/instant';
import type { DetectOptions, Entity, Reading } from '#core/understanding/entities/entity';
import {
  languageByScript,
  latinLanguages,
  lexicon,
  type Lexicon,
} from '#core/understanding/entities/words/lexicon';
import { tokenize } from '#core/understanding/entities/words/tokens';

const monthFirstRegions = new Set(['US', 'PH', 'FM', 'PW', 'GU', 'AS', 'CA', 'PR']);

const dayKinds = new Set(['date', 'weekday', 'day', 'holiday']);

function scan(
  text: string,
  table: Lexicon,
  dayFirst: boolean,
  reference: Reference | null,
): Entity[] {
  const tokens = tokenize(text, table);
  const reader = new Reader(text, tokens, table, dayFirst);
  const found: Entity[] = [];
  let group: Group | null = null;
  let links: ('to' | 'from' | 'before' | 'after' | 'and')[] = [];
  let pendingStart = -1;
  let lastEnd = -1;

  const flush = (): void => {
    if (group && anchored(group)) found.push(entity(text, group, reference));
    group = null;
    links = [];
    pendingStart = -1;
  };

  for (let i = 0; i < tokens.length;) {
    if (reader.distance(i) === 2) flush();
    const sense = reader.sense(i);
    const previous = i > 0 && reader.close(i) ? reader.sense(i - 1) : {};
    const dated = group !== null;
    const read = readPart(reader, i, {
      expectsTime:
        (dated &&
          dayKinds.has(group!.parts.at(-1)!.kind) &&
          /^\d{1,2}\.\d\d(?!\d)/.test(text.slice(tokens[i]!.start, tokens[i]!.start + 6))) ||
        (previous.at === true && previous.wd === undefined) ||
        (dated &&
          (links.length > 0 || previous.oc === 'pre') &&
          group!.parts.some((part) => part.kind === 'time')) ||
        previous.oc === 'pre' ||
        (dated && previous.pt !== undefined && !table.unspaced),
      expectsDate:
        (dated && group!.parts.at(-1)!.kind === 'weekday' && sense.weak !== true) ||
        previous.noun === true ||
        previous.wd !== undefined ||
        (dated && group!.parts.some((part) => part.kind === 'period' && part.unit === 'mon')) ||
        (previous.g === true &&
          ['de', 'fr', 'nl', 'es', 'ru', 'it', 'pt'].includes(table.language) &&
          /^\d/.test(text.slice(tokens[i]!.start, tokens[i]!.start + 1)) &&
          /^(?:den|am|le|op|el|числа|il|dia)$/.test(tokens[i - 1]?.word ?? '')),
    });
    if (read) {
      const { part } = read;
      const current: Group | null = group;
      if (current) {
        const half: readonly Part[] = current.parts.slice(current.split);
        const dash = /[-–~—〜～]/.test(text.slice(lastEnd, part.start));
        const to =
          dash || links.includes('to') || (links.includes('and') && current.lead === 'from');
        if (conflicts(half, part)) {
          if (to && current.split === 0) {
            current.split = current.parts.length;
            current.parts.push(part);
            current.end = part.end;
          } else {
            flush();
            group = open(part, reader, i);
          }
        } else {
          if (links.includes('and') && current.lead !== 'from' && !(part.kind === 'time')) {
            flush();
            group = open(part, reader, i);
          } else {
            attach(current, part, links, to);
          }
        }
      } else {
        group = open(part, reader, i);
        if (pendingStart >= 0) {
          group.start = Math.min(group.start, pendingStart);
        }
        if (links.includes('from')) group.lead = 'from';
        else if (links.includes('before')) group.lead = 'before';
        else if (links.includes('after')) group.lead = 'after';
      }
      links = [];
      pendingStart = -1;
      lastEnd = part.end;
      i = Math.max(i + 1, read.next);
      continue;
    }
    const linked = sense.to || sense.from || sense.bef || sense.aft || sense.and;
    if (
      !linked &&
      !sense.g &&
      !sense.at &&
      !sense.in &&
      sense.md === undefined &&
      sense.later === undefined &&
      sense.ago === undefined &&
      sense.oc === undefined &&
      sense.ap === undefined
    ) {
      flush();
      i++;
      continue;
    }
    if (sense.and) links.push('and');
    else if (sense.to) links.push('to');
    if (sense.from) links.push('from');
    if (sense.bef || sense.ago) links.push('before');
    if (sense.aft || sense.later !== undefined) links.push('after');
    if (
      group &&
      reader.close(i) &&
      (sense.bef ||
        sense.aft ||
        (sense.from && !sense.g) ||
        (sense.to && !sense.g && table.language !== 'en')) &&
      !sense.weak
    )
      (group as Group).tail = true;
    if (!group && linked && !sense.and && !sense.weak) {
      if (pendingStart < 0) pendingStart = tokens[i]!.start;
    }
    i++;
  }
  flush();
  return found;
}

/** What has lasted since a day began in the past: "since Monday" is the last one. */
const since = /^(?:(?:ever )?since|seit|seitdem|depuis|desde|sinds|منذ|מאז)/i;
const sinceAlone = /^(?:(?:ever )?since|seit|seitdem|depuis|desde|sinds|منذ|מאז)(?![\p{L}\p{M}])/iu;

function begun(read: Meaning, reference: Reference): Meaning {
  const past = read.others.find((other) => other.day <= reference.day);
  if (read.start.day <= reference.day || past === undefined) return read;
  return { start: past, others: [], unclear: false };
}

function entity(text: string, group: Group, reference: Reference | null): Entity {
  const { split } = group;
  let { parts } = group;
  // A leading or trailing span of time without a link is not part of the date ("2 hours next month").
  if (parts[0]!.kind === 'duration' && parts.length > 1) {
    parts = parts.slice(1);
    group.start = parts[0]!.start;
  }
  const whole = {
    type: 'DATE' as const,
    start: group.start,
    end: group.end,
    value: text.slice(group.start, group.end),
  };
  const cut = split > 0 ? split - (group.parts.length - parts.length) : 0;
  const first = cut > 0 ? parts.slice(0, cut) : parts;
  const second = cut > 0 ? parts.slice(cut) : [];
  // What is said once holds for both sides: "from 3 to 5 on Monday", "Nov 18 to 25", "March to May 2018".
  const shared = (
    kinds: readonly Part['kind'][],
    from: readonly Part[],
    into: readonly Part[],
  ): Part[] =>
    from.filter(
      (part) => kinds.includes(part.kind) && !into.some((other) => slotOf(other) === slotOf(part)),
    );
  const dayKinds: readonly Part['kind'][] = [
    'date',
    'weekday',
    'day',
    'period',
    'holiday',
    'dayofmonth',
  ];
  const timed = (side: readonly Part[]): boolean => side.some((part) => part.kind === 'time');
  const hasDay = (side: readonly Part[]): boolean =>
    side.some((part) => dayKinds.includes(part.kind));
  const left =
    second.length && timed(first) && !hasDay(first)
      ? [...first, ...shared(dayKinds, second, first)]
      : second.length
        ? [...first, ...shared(['year'], second, first)]
        : first;
  const right =
    second.length && timed(second) && !hasDay(second)
      ? [...second, ...shared(dayKinds, first, second)]
      : second;
  const halves = left.map((part) => {
    const month = second.find((other) => other.kind === 'date' && other.y !== undefined);
    return part.kind === 'date' && part.y === undefined && month ? { ...part, y: month.y } : part;
  });
  const read = instantOf(halves, reference);
  if (!read) return whole;
  const meaning =
    reference && since.test(whole.value) && sinceAlone.test(whole.value)
      ? begun(read, reference)
      : read;
  const until = right.length ? instantOf(right, reference) : null;
  const end: Instant | undefined = until ? (until.end ?? until.start) : meaning.end;
  const others: Reading[] = meaning.others.map((other) => ({
    type: 'DATE',
    value: whole.value,
    iso: isoOf(other),
  }));
  const unclear = meaning.unclear || (parts.some((part) => part.swappable) && others.length > 0);
  return {
    ...whole,
    iso: isoOf(meaning.start),
    ...(end ? { isoEnd: isoOf(end) } : {}),
    ...(unclear ? { ambiguous: true as const } : {}),
    ...(others.length
      ? {
          alternatives: [
            { type: 'DATE', value: whole.value, iso: isoOf(meaning.start) },
            ...others,
          ],
        }
      : {}),
  };
}

/** `text` must be ASCII-normalised by toAscii. */
export function findDates(text: string, options: DetectOptions = {}): Entity[] {
  const reference = referenceOf(options.now);
  const known = options.language ? lexicon(options.language.slice(0, 2).toLowerCase()) : null;
  const script = languageByScript(text);
  const dayFirst = (table: Lexicon): boolean =>
    options.region ? !monthFirstRegions.has(options.region.toUpperCase()) : table.dayFirst;
  const run = (table: Lexicon): Entity[] => scan(text, table, dayFirst(table), reference);
  if (known) return run(known);
  if (script) return run(lexicon(script)!);
  let best: Entity[] = [];
  let most = 0;
  for (const language of latinLanguages) {
    const found = run(lexicon(language)!);
    const size = found.reduce((sum, one) => sum + one.end - one.start, 0);
    if (size > most) {
      most = size;
      best = found;
    }
  }
  return best;
}
