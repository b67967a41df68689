/**
 * Which parts were answered, and with what: read from the log and from what waits to be sent, so that a form that was sent stays
 * sent after a reload and in every tab. Pure.
 */
import type { Part, PartOf, PartValues } from '#protocol/part';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import { readParts, readReply } from '#widget/read-parts';
import type { Line, View } from '#widget/view';

const known = new WeakMap<object, Part[]>();

/** The parts of a message, read once. */
export function partsOf(raw: unknown): Part[] {
  if (typeof raw !== 'object' || raw === null) return [];
  let parts = known.get(raw);
  if (!parts) known.set(raw, (parts = readParts(raw)));
  return parts;
}

let lastLines: Line[] | undefined;
let lastQueued: View['queued'] | undefined;
let last = new Map<string, PartValues>();

/** By message and part; the first answer counts. */
export function answersOf({ lines, queued }: View): Map<string, PartValues> {
  if (lines === lastLines && queued === lastQueued) return last;
  const answers = new Map<string, PartValues>();
  const take = (raw: unknown) => {
    const reply = readReply(raw);
    const key = reply && `${reply.messageId} ${reply.partId}`;
    if (key && !answers.has(key)) answers.set(key, reply.values);
  };
  for (const line of lines)
    if (line.kind === 'message' && line.message.author === 'visitor') take(line.message.raw);
  for (const item of queued) if (!item.failed) take(item.more);
  [lastLines, lastQueued, last] = [lines, queued, answers];
  return answers;
}

/** `2026-11-23` in the reader's words. */
export function dayWords(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (at !== at) return day;
  return dateFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(at);
}

/** What was filled in, as rows to read. */
export const filledRows = (form: PartOf<'form'>, values: PartValues, locale: string) => {
  const rows: { label: string; value: string }[] = [];
  map(form.fields, (field) => {
    const value = values[field.name];
    if (value === undefined || value === '') return;
    const option =
      field.type === 'select' ? field.options.find((it) => it.value === value)?.label : undefined;
    const day = field.type === 'date' ? dayWords(String(value), locale) : undefined;
    rows.push({ label: field.label, value: option ?? day ?? String(value) });
  });
  return rows;
};
