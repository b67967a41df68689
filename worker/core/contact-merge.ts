/**
 * Two records of one person: when a phone number says so, and which values the one that stays has. Pure; used by flows/contacts
 * and flows/capture-lead.
 */
import type { ContactValues, MergeChoice } from '#protocol/ticket';

/** Shorter ones are extensions that many share. */
const digitsMin = 7;

/** The same number however it is written; empty when it is none. Without a country code it is another one than with it. */
export function phoneDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^00/, '');
  return digits.length < digitsMin ? '' : digits;
}

/** So long a merge can be undone; then what was not chosen is forgotten. */
export const undoableMs = 7 * 86_400_000;

/** What the kept one says after the merge was undone: what was before it, but for what has changed since. */
export function beforeMerge<Fields extends object>(
  now: Fields,
  before: Fields,
  after: Fields,
): Fields {
  const restored = { ...now };
  for (const name of Object.keys(before) as (keyof Fields)[])
    if (now[name] === after[name]) restored[name] = before[name];
  return restored;
}

/** What the kept one has stays, what it lacks is taken over, and what was chosen of the other one wins. */
export function mergedValues(
  kept: ContactValues,
  gone: ContactValues,
  { name, email, attributes }: MergeChoice,
): ContactValues {
  const wins = new Set(attributes);
  return {
    name: (name ? gone.name : kept.name) ?? kept.name ?? gone.name,
    email: (email ? gone.email : kept.email) ?? kept.email ?? gone.email,
    attributes: {
      ...gone.attributes,
      ...kept.attributes,
      ...Object.fromEntries(Object.entries(gone.attributes).filter(([one]) => wins.has(one))),
    },
  };
}
