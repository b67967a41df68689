// Everything a visitor's message names: addresses, numbers, dates, prices, ids. Pure; the one function that the answer flow
// calls. Overlaps are resolved by `priority`; what fits two types is marked ambiguous instead of guessed.

import { toAscii } from '#core/understanding/entities/characters';
import { findDates } from '#core/understanding/entities/dates/find-dates';
import { digitRuns } from '#core/understanding/entities/digit-runs';
import { findEmails } from '#core/understanding/entities/email';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';
import { findIbans } from '#core/understanding/entities/iban';
import { findIpAddresses } from '#core/understanding/entities/ip-address';
import { findMoney } from '#core/understanding/entities/money/find-money';
import { findNationalIds } from '#core/understanding/entities/national-id';
import { findOrderIds } from '#core/understanding/entities/order-id';
import { findPaymentCards } from '#core/understanding/entities/payment-card';
import { findPersons } from '#core/understanding/entities/person';
import { findPhones } from '#core/understanding/entities/phone';
import {
  findTenantEntities,
  type TenantPattern,
} from '#core/understanding/entities/tenant-pattern';
import { findTrackingNumbers } from '#core/understanding/entities/tracking-number';
import { findUrls } from '#core/understanding/entities/url';

export interface ExtractOptions extends DetectOptions {
  readonly patterns?: readonly TenantPattern[];
}

/**
 * Which type wins where two overlap, lowest first. Tenant patterns come before all; self-identifying forms (an '@', a scheme, a
 * check digit) before those that need a label, and those before bare digits.
 */
const priority: Readonly<Record<string, number>> = {
  EMAIL: 1,
  URL: 2,
  IBAN: 3,
  IP: 4,
  CREDIT_CARD: 5,
  US_SSN: 6,
  NATIONAL_ID: 7,
  TRACKING_NUMBER: 8,
  ORDER_ID: 9,
  PRODUCT_ID: 10,
  CURRENCY: 11,
  DATE: 12,
  PHONE: 13,
  PERSON: 14,
};
const rank = (entity: Entity): number =>
  (priority[entity.type] ?? 0) + (entity.ambiguous && entity.type !== 'DATE' ? 20 : 0);

/** Keeps the better of overlapping entities, in text order. O(n log n). */
export function resolveOverlaps(entities: readonly Entity[]): Entity[] {
  const sorted = entities
    .map((entity) => ({ entity, rank: rank(entity) }))
    .toSorted(
      (a, b) => a.rank - b.rank || b.entity.end - b.entity.start - (a.entity.end - a.entity.start),
    );
  const starts: number[] = [];
  const kept: Entity[] = [];
  for (const { entity } of sorted) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < entity.end) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && kept[low - 1]!.end > entity.start) continue;
    starts.splice(low, 0, entity.start);
    kept.splice(low, 0, entity);
  }
  return kept;
}

/** A message is read this far (UTF-16 units); what follows is a pasted document, not a question. Redaction has no such limit. */
export const longestText = 20_000;

export function extractEntities(message: string, options: ExtractOptions = {}): Entity[] {
  const text = message.length > longestText ? message.slice(0, longestText) : message;
  const plain = toAscii(text);
  const found: Entity[] = [];
  const hasDigit = /\d/.test(plain);
  if (options.patterns?.length) found.push(...findTenantEntities(text, options.patterns));
  if (plain.includes('@')) found.push(...findEmails(plain, options));
  if (plain.includes('.') || plain.includes('://')) found.push(...findUrls(plain));
  if (plain.includes(':') || hasDigit) found.push(...findIpAddresses(plain));
  if (hasDigit) {
    const runs = digitRuns(plain);
    found.push(...findIbans(plain, options));
    found.push(...findPaymentCards(plain, runs, options));
    found.push(...findNationalIds(plain, options));
    found.push(...findTrackingNumbers(plain));
    found.push(...findOrderIds(plain, options.language));
    found.push(...findPhones(plain, runs, options));
  }
  found.push(...findMoney(plain, options));
  found.push(...findDates(plain, options));
  found.push(...findPersons(text));
  return resolveOverlaps(found);
}
