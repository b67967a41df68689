/**
 * What staff without `pii.read` see of anything that was written: telephone numbers, addresses and the like in it are masked,
 * wherever they stand in an answer or a frame. Every text is looked at but the ones that are known to be names of things, so
 * that what is added later is masked, too. Used by routes of staff, their exports and the inbox's socket. Pure.
 */
import { maskEmail, maskPhone, maskText } from '#core/mask-contact';
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import { findPersonalData, redactableTypes } from '#core/redaction/redact';

/** Ids, instants, words of the protocol, and what the company itself wrote: long digits in them are nobody's number. */
const named =
  /^(?:id|at|kind|type|status|author|to|until|by|digest|cursor|hash|locale|language|intent|provider|model|promptVersion|tool|target|url|mime|citations|tags|mentions)$|(?:Id|Ids|At|Since|Until|Key|Ref|Name)$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const identifier = /^[a-z]{3}_[0-9A-Za-z]{10,40}$/;

/** The value itself for who may see it, else a copy with masks. */
export const shownTo = <T>(actor: Actor, value: T): T =>
  may(actor, 'pii.read') ? value : maskPersonal(value);

export function maskPersonal<T>(value: T): T {
  return masked(value) as T;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string')
    return instant.test(value) || identifier.test(value) ? value : maskPersonalText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  const isFound = 'kind' in value && (redactableTypes as readonly unknown[]).includes(value.kind);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      // What was found in a text, spelled otherwise than it stood there.
      if (isFound && name === 'text') return [name, maskText()];
      return [name, named.test(name) ? one : masked(one)];
    }),
  );
}

export function maskPersonalText(text: string): string {
  const parts: string[] = [];
  let last = 0;
  for (const { type, start, end } of findPersonalData(text)) {
    parts.push(text.slice(last, start), maskOf(type, text.slice(start, end)));
    last = end;
  }
  parts.push(text.slice(last));
  // An excerpt may end in the middle of an address, which then looks like none.
  return parts.join('').replace(/(?<=^|\s)(?=\S*[@\d])[^\s…]+…$/u, `${maskText()}…`);
}

function maskOf(type: string, text: string): string {
  if (type === 'EMAIL') return maskEmail(text);
  return type === 'PHONE' ? maskPhone(text) : maskText();
}
