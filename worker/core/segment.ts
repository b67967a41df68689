/**
 * Which segment a known person is in, as a table: what staff said goes first, then what the tenant's own system has signed, then the
 * tenant's rules over what is known of the contact. Pure; used by flows/segment-for, for answers, instructions and routing.
 */
import type { ContactMemory } from '#core/memory/contact';
import { segments } from '#core/memory/contact';
import type { TenantSettings } from '#core/tenant';

export type SegmentLimits = Pick<
  TenantSettings,
  'segmentVipOrders' | 'segmentNewDays' | 'segmentIdleDays' | 'segmentComplaints' | 'segmentMood'
>;

export interface SegmentFacts {
  memory: ContactMemory | null;
  /** Of the contact, as staff or the tenant's systems wrote them. */
  attributes: Record<string, string>;
  isVip: boolean;
  /** From a signed identity. */
  claimed: string | null;
  now: number;
}

const dayMs = 86_400_000;
/** Names of attributes that the rules read. */
export const ordersTotal = 'orders_total';
export const openComplaints = 'open_complaints';

interface Rule {
  name: string;
  segment(facts: SegmentFacts, limits: SegmentLimits): string | null;
}

/** The first that has something to say decides; 0 switches a line off. */
const rules: readonly Rule[] = [
  { name: 'said by staff', segment: ({ memory }) => memory?.byHand ?? null },
  {
    name: 'marked as VIP',
    segment: ({ memory, isVip }) => (isVip || memory?.isVip ? 'vip' : null),
  },
  {
    name: 'signed by the company',
    segment: ({ claimed }) => (claimed === null ? null : known(claimed)),
  },
  {
    name: 'orders together',
    segment: ({ attributes }, { segmentVipOrders: least }) =>
      least > 0 && numberOf(attributes[ordersTotal]) >= least ? 'vip' : null,
  },
  {
    name: 'open complaints',
    segment: ({ attributes }, { segmentComplaints: most }) =>
      most > 0 && numberOf(attributes[openComplaints]) >= most ? 'at-risk' : null,
  },
  {
    name: 'unhappy of late',
    segment: ({ memory }, { segmentMood }) =>
      memory && memory.mood <= segmentMood ? 'at-risk' : null,
  },
  {
    name: 'away for long',
    segment: ({ memory, now }, { segmentIdleDays: days }) =>
      memory && days > 0 && now - memory.lastAt >= days * dayMs ? 'at-risk' : null,
  },
  {
    name: 'known for a short time',
    segment: ({ memory, now }, { segmentNewDays: days }) => {
      if (!memory) return null;
      return days > 0
        ? now - memory.firstAt < days * dayMs
          ? 'new'
          : null
        : memory.conversationCount <= 1
          ? 'new'
          : null;
    },
  },
  { name: 'known', segment: ({ memory }) => (memory ? 'regular' : null) },
];

/** Null for somebody of whom nothing is known. */
export function segmentBy(
  facts: SegmentFacts,
  limits: SegmentLimits,
): { segment: string; because: string } | null {
  for (const rule of rules) {
    const segment = rule.segment(facts, limits);
    if (segment !== null) return { segment, because: rule.name };
  }
  return null;
}

/** `At Risk`, `at_risk` and `at-risk` are one; a segment of the company's own stays as it is. */
function known(claimed: string): string {
  const plain = claimed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return segments.find((one) => one === plain) ?? claimed;
}

/** `1.250,00 €` and `1250` alike; what is no number counts for nothing. */
export function numberOf(text: string | undefined): number {
  const digits = (text ?? '').replace(/[^\d.,]/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = digits.slice(0, digits.length - (decimals?.[0].length ?? 0)).replace(/[.,]/g, '');
  const value = Number(`${whole}.${decimals?.[1] ?? '0'}`);
  return whole === '' || Number.isNaN(value) ? 0 : value;
}
