/**
 * What a visitor gave as an answer to a part: does it fit what was asked, and what does it mean. Used by
 * core/conversation/decide before a message is stored, and by whoever reads the answer (flows, tools). Pure.
 */
import { isOneUse } from '#core/part';
import type { AskedPart } from '#core/part';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Button, FormField, Part, PartReply, PartValues } from '#protocol/part';

/** A part of another conversation and none at all look the same. */
export function checkReply(reply: PartReply, asked: AskedPart | null): Result<null> {
  if (!asked) return refuse('not-found');
  const { part } = asked;
  if (asked.isAnswered && isOneUse(part)) return refuse('stale', 'this was answered already');
  const wrong = faultOf(part, reply.values);
  return wrong === null ? ok(null) : refuse('invalid-request', `partReply.values.${wrong}`);
}

/** The tool and the arguments that the answer stands for: a button's own, or what was filled in; null when it stands for none. */
export function chosenAction(
  part: Part,
  values: PartValues,
): { action: string; input: PartValues } | null {
  if (part.type === 'form' || part.type === 'date' || part.type === 'slots') {
    if (part.action === undefined) return null;
    // Agreeing is for the log, not for the tool.
    const { consent: _, ...given } = values;
    return { action: part.action, input: { ...given, ...part.input } };
  }
  const button = buttonsOf(part).find(({ id }) => id === values['button']);
  return button?.type === 'action' ? { action: button.action, input: button.input ?? {} } : null;
}

const buttonsOf = (part: Part): Button[] =>
  part.type === 'buttons' ? part.buttons : part.type === 'card' ? (part.actions ?? []) : [];

/** The first value that does not fit, as `name: what is expected`; null when all do. */
function faultOf(part: Part, values: PartValues): string | null {
  switch (part.type) {
    case 'card':
    case 'buttons': {
      const chosen = buttonsOf(part).find(({ id }) => id === values['button']);
      if (!chosen || chosen.type === 'link') return 'button: expected one of the buttons';
      return strange(values, ['button']);
    }
    case 'date':
      return dayFault('date', values['date'], part) ?? strange(values, ['date']);
    case 'slots':
      if (!part.slots.some(({ at }) => at === values['slot']))
        return 'slot: expected one of the slots';
      return strange(values, ['slot']);
    case 'form': {
      for (const field of part.fields) {
        const fault = fieldFault(field, values[field.name]);
        if (fault !== null) return fault;
      }
      if (part.consent && values['consent'] !== true) return 'consent: is missing';
      const names = part.fields.map(({ name }) => name);
      return strange(values, part.consent ? [...names, 'consent'] : names);
    }
    case 'carousel':
    case 'receipt':
      return 'none: nothing was asked here';
  }
}

function strange(values: PartValues, known: string[]): string | null {
  const name = Object.keys(values).find((it) => !known.includes(it));
  return name === undefined ? null : `${name}: was not asked for`;
}

const email = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const phone = /^[+\d][\d\s().\-/]{4,30}$/;

function fieldFault(field: FormField, value: PartValues[string] | undefined): string | null {
  const { name } = field;
  if (value === undefined || (typeof value === 'string' && value.trim() === ''))
    return field.required ? `${name}: is missing` : null;
  if (field.type === 'number') {
    const fits =
      typeof value === 'number' &&
      value >= (field.min ?? -Infinity) &&
      value <= (field.max ?? Infinity);
    return fits ? null : `${name}: expected a number${range(field)}`;
  }
  if (typeof value !== 'string') return `${name}: expected text`;
  switch (field.type) {
    case 'email':
      return email.test(value) ? null : `${name}: expected an e-mail address`;
    case 'phone':
      return phone.test(value) ? null : `${name}: expected a phone number`;
    case 'date':
      return dayFault(name, value, field);
    case 'select':
      return field.options.some((option) => option.value === value)
        ? null
        : `${name}: expected one of the options`;
    case 'text':
    case 'textarea':
      return null;
  }
}

type Range = { min?: string | number | undefined; max?: string | number | undefined };

const range = ({ min, max }: Range): string =>
  min === undefined && max === undefined ? '' : ` from ${min ?? '…'} to ${max ?? '…'}`;

/** ISO days compare as text. The 31st of February is none. */
function dayFault(name: string, value: unknown, limits: Range): string | null {
  const fits =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(value) &&
    isDay(value) &&
    (limits.min === undefined || value >= String(limits.min)) &&
    (limits.max === undefined || value <= String(limits.max));
  return fits ? null : `${name}: expected a day, like 2026-11-21${range(limits)}`;
}

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`);
  return at === at && new Date(at).toISOString().startsWith(value);
}
