/**
 * What a lead is worth: points for what the visitor gave and did, each with its reason, so that staff see why one stands
 * before another. Called when a lead is captured. Pure.
 */
import type { Lead, LeadReason } from '#protocol/lead';

export interface LeadSignals {
  hasEmail: boolean;
  hasPhone: boolean;
  hasCompany: boolean;
  hasNote: boolean;
  consent: boolean;
  /** The address as given; a company's own domain says more than a mailbox provider's. */
  email?: string;
  /** Messages of the visitor so far. */
  messageCount: number;
  askedForPerson: boolean;
  /** What the conversation was about, as the understanding named it. */
  intent?: string | null;
  /** The visitor is a known customer. */
  isContact: boolean;
}

const points: Record<LeadReason['code'], number> = {
  email: 15,
  phone: 20,
  company: 10,
  'company-email': 10,
  note: 5,
  consent: 5,
  'asked-person': 10,
  'buying-question': 15,
  'long-conversation': 5,
  'known-contact': 5,
};
const buying = new Set(['PRICING', 'PRODUCT_INQUIRY', 'BOOKING']);
const longConversation = 6;
const highFrom = 60;
const mediumFrom = 35;

/** Providers of mailboxes for anybody: an address there names a person, not a company. */
const mailboxProviders =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|yandex|ya|qq|163|126|sina|naver|daum|hanmail|libero|virgilio|orange|wanadoo|free|laposte|t-online|wp|onet|interia|o2|seznam|uol|bol|rediffmail|zoho|fastmail|tutanota|hey)\.[a-z.]{2,7}$/;

export function scoreLead(signals: LeadSignals): { score: number; reasons: LeadReason[] } {
  const domain = signals.email?.trim().toLowerCase().split('@').at(-1) ?? '';
  const spoken: [LeadReason['code'], boolean][] = [
    ['email', signals.hasEmail],
    ['company-email', domain.includes('.') && !mailboxProviders.test(domain)],
    ['phone', signals.hasPhone],
    ['company', signals.hasCompany],
    ['note', signals.hasNote],
    ['consent', signals.consent],
    ['asked-person', signals.askedForPerson],
    ['buying-question', signals.intent != null && buying.has(signals.intent)],
    ['long-conversation', signals.messageCount >= longConversation],
    ['known-contact', signals.isContact],
  ];
  const reasons = spoken
    .filter(([, holds]) => holds)
    .map(([code]) => ({ code, points: points[code] }));
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, one) => sum + one.points, 0),
    ),
    reasons,
  };
}

export function priorityOf(score: number): Lead['priority'] {
  return score >= highFrom ? 'high' : score >= mediumFrom ? 'medium' : 'low';
}

/** Scores of a priority: from, below. */
export const scoresOf: Record<Lead['priority'], [from: number, below: number]> = {
  low: [0, mediumFrom],
  medium: [mediumFrom, highFrom],
  high: [highFrom, 101],
};
