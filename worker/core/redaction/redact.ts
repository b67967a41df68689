// Replaces personal data by reversible placeholders before a text leaves for a third-party model or a log. Generous on
// purpose: a masked order number costs a little meaning, a leaked card number costs trust. Pure; restore() is its inverse.

import { toAscii } from '#core/understanding/entities/characters';
import { digitRuns } from '#core/understanding/entities/digit-runs';
import { findEmails } from '#core/understanding/entities/email';
import type { Entity } from '#core/understanding/entities/entity';
import { resolveOverlaps } from '#core/understanding/entities/extract';
import { findIbans } from '#core/understanding/entities/iban';
import { findIpAddresses } from '#core/understanding/entities/ip-address';
import { findNationalIds } from '#core/understanding/entities/national-id';
import { findOrderIds } from '#core/understanding/entities/order-id';
import { findPaymentCards } from '#core/understanding/entities/payment-card';
import { findPhones } from '#core/understanding/entities/phone';
import { findTrackingNumbers } from '#core/understanding/entities/tracking-number';
import { personalDataTypes } from '#protocol/settings';
import type { PersonalDataType } from '#protocol/settings';

export const redactableTypes = personalDataTypes;
export type RedactableType = PersonalDataType;

/** A type that is absent is masked; `false` lets it through. */
export type RedactionPolicy = Partial<Record<RedactableType, boolean>>;

/** Of a tenant's setting; undefined when everything is masked, as it is by default. */
export function policyOf(hidden: readonly RedactableType[]): RedactionPolicy | undefined {
  if (redactableTypes.every((type) => hidden.includes(type))) return undefined;
  return Object.fromEntries(redactableTypes.map((type) => [type, hidden.includes(type)]));
}

export interface RedactedSpan {
  readonly type: RedactableType;
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
  /** What stood there. Never log it and never send it along. */
  readonly original: string;
}

export interface Redaction {
  readonly text: string;
  readonly spans: readonly RedactedSpan[];
}

/** A telephone number has at least so many digits, everything else that is only digits has more. */
const fewestDigits = 6;

/** Where personal data is, of the types the policy masks, in text order and without overlaps. */
export function findPersonalData(text: string, policy: RedactionPolicy = {}): Entity[] {
  const plain = toAscii(text);
  const generous = { generous: true };
  const found: Entity[] = [];
  if (plain.includes('@') || / dot | punto | punkt |\(at\)|\[at\]/i.test(plain))
    found.push(...findEmails(plain, generous));
  if (plain.includes(':') || plain.includes('.')) found.push(...findIpAddresses(plain));
  const digits = plain.match(/\d/g)?.length ?? 0;
  if (digits > 0) {
    // These may be spelled mostly with letters.
    found.push(...findIbans(plain, generous));
    found.push(...findNationalIds(plain, generous));
  }
  if (digits >= fewestDigits) {
    const runs = digitRuns(plain);
    found.push(...findPaymentCards(plain, runs, generous));
    found.push(...findPhones(plain, runs, generous));
    // What is certainly an order's or a parcel's number stays readable: the model needs it and it names nobody.
    for (const entity of [...findOrderIds(plain), ...findTrackingNumbers(plain)]) {
      if (!entity.ambiguous) found.push(entity);
    }
  }
  const masked = (entity: Entity): boolean =>
    redactableTypes.includes(entity.type as RedactableType) &&
    policy[entity.type as RedactableType] !== false;
  return resolveOverlaps(found).filter(masked);
}

/**
 * The last twenty messages go into every prompt of a conversation: what was found in them is kept for its next turn. Long ones are
 * read again; the oldest are forgotten. Values only, about 1 MB when full.
 */
const textsKept = 2_000;
const longestKept = 1_000;
const kept = new Map<string, Entity[]>();

function personalDataIn(text: string, policy: RedactionPolicy | undefined): Entity[] {
  if (policy || text.length > longestKept) return findPersonalData(text, policy);
  const found = kept.get(text) ?? findPersonalData(text);
  kept.delete(text);
  kept.set(text, found);
  const [oldest] = kept.keys();
  if (kept.size > textsKept && oldest !== undefined) kept.delete(oldest);
  return found;
}

/** `taken` continues the numbering of earlier messages of the same prompt, so that one placeholder means one value. */
export function redact(
  text: string,
  options: { readonly policy?: RedactionPolicy; readonly taken?: readonly RedactedSpan[] } = {},
): Redaction {
  const placeholders = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const span of options.taken ?? []) {
    placeholders.set(`${span.type}:${span.original}`, span.placeholder);
    const number = Number(/_(\d+)⟧$/.exec(span.placeholder)?.[1] ?? 0);
    counts.set(span.type, Math.max(counts.get(span.type) ?? 0, number));
  }
  // A visitor who writes a placeholder himself must not get another's value restored into it.
  for (const match of text.matchAll(/⟦([A-Z_]{1,20})_(\d{1,6})⟧/g)) {
    counts.set(match[1]!, Math.max(counts.get(match[1]!) ?? 0, Number(match[2])));
  }
  const spans: RedactedSpan[] = [];
  const parts: string[] = [];
  let last = 0;
  for (const entity of personalDataIn(text, options.policy)) {
    const type = entity.type as RedactableType;
    const original = text.slice(entity.start, entity.end);
    const key = `${type}:${original}`;
    let placeholder = placeholders.get(key);
    if (!placeholder) {
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      placeholder = `⟦${type}_${number}⟧`;
      placeholders.set(key, placeholder);
    }
    spans.push({ type, start: entity.start, end: entity.end, placeholder, original });
    parts.push(text.slice(last, entity.start), placeholder);
    last = entity.end;
  }
  parts.push(text.slice(last));
  return { text: parts.join(''), spans };
}

/** Puts the originals back into a text that came back from a model. Unknown placeholders stay as they are. */
export function restore(text: string, spans: readonly RedactedSpan[]): string {
  if (!spans.length || !text.includes('⟦')) return text;
  const originals = new Map(spans.map((span) => [span.placeholder, span.original]));
  return text.replace(
    /⟦[A-Z_]{1,20}_\d{1,6}⟧/g,
    (placeholder) => originals.get(placeholder) ?? placeholder,
  );
}
