/**
 * What leaves open what is meant: a message that says nothing by itself, articles that score near each other, a date that reads two ways.
 * The candidates become buttons of one clarifying question. Tables over plain values; flows/clarify looks up what it needs. Pure.
 */
import type { VagueTopic } from '#core/answer/vague-phrases';
import { dayLabel } from '#core/tool/choice';
import type { Entity } from '#core/understanding/entities/entity';

export type Ambiguity =
  /** Says nothing by itself; `options` that this company can answer, two or more or none. */
  | { kind: 'vague'; topic: VagueTopic; options: string[] }
  /** `isSure`: the best of them clears the threshold. */
  | { kind: 'articles'; options: string[]; isSure: boolean }
  | { kind: 'date'; value: string; options: string[] };

export interface Candidate {
  title: string;
  locale: string;
  confidence: number;
}

export const mostOptions = 4;

/** Options by what was said, as keys of the visitor's words; each is kept only if an article answers it. */
export const optionsOf = {
  broken: ['optWebsite', 'optPayment', 'optAccount', 'optDelivery', 'optProduct'],
  price: ['optShippingCost', 'optProductPrice', 'optReturnCost'],
  when: ['optDeliveryTime', 'optRefundTime'],
  help: ['optOrder', 'optDelivery', 'optReturn', 'optPayment', 'optAccount', 'optProduct'],
  return: ['optReturnCost', 'optRefundTime'],
} as const satisfies Record<VagueTopic, readonly string[]>;

/** What is asked with them. */
export const questionOf = {
  broken: 'clarifyBroken',
  price: 'clarifyPrice',
  when: 'clarifyWhich',
  help: 'clarifyMore',
  return: 'clarifyWhich',
} as const satisfies Record<VagueTopic, string>;

/** "help" adds nothing to the choice; "how much?" says what of it is asked. */
export const saysNothing = (topic: VagueTopic | null): boolean => topic === 'help';

/**
 * One word names a field ("order"), two a matter, more a question. The best article must then be so much better than the second: below
 * these shares of its confidence it is answered at once. Measured on the two demo tenants' own questions: none of 320 is asked back.
 */
const nearShare = { sure: 0.95, unsure: 0.65 } as const;
const sureFrom = 0.7;

export function nearArticles(
  hits: readonly Candidate[],
  question: { text: string; language: string; threshold: number },
): Extract<Ambiguity, { kind: 'articles' }> | null {
  const { text, language, threshold } = question;
  const own = hits.filter(({ locale }) => locale.split('-')[0] === language);
  const [first, second] = own;
  if (!first || !second || first !== hits[0]) return null;
  const floor = threshold / 2;
  const share = second.confidence / Math.max(first.confidence, 1e-9);
  const words = wordsIn(text);
  const isSure = first.confidence >= threshold;
  const isNear = isSure
    ? (words <= 2 && share >= nearShare.sure && second.confidence >= threshold) ||
      (words === 1 &&
        first.confidence < sureFrom &&
        share >= nearShare.unsure &&
        second.confidence >= floor)
    : second.confidence >= floor;
  if (!isNear) return null;
  const least = Math.max(floor, first.confidence / 2);
  const titles = own.filter(({ confidence }) => confidence >= least).map(({ title }) => title);
  const options = [...new Set(titles)].slice(0, mostOptions);
  return options.length < 2 ? null : { kind: 'articles', options, isSure };
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** Han and kana write a word in about two signs. */
const signsPerWord = 2;

function wordsIn(text: string): number {
  const signs = text.match(unspaced)?.length ?? 0;
  const spaced = text.replace(unspaced, ' ').match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  return spaced + Math.ceil(signs / signsPerWord);
}

/** Matters in which a day decides the answer: what is still in time, what is booked for when. */
const dayMatters: ReadonlySet<string> = new Set([
  'RETURNS_REFUNDS',
  'SHIPPING',
  'ORDER_TRACKING',
  'ORDER_MODIFICATION',
  'BOOKING',
  'CUSTOMS',
]);

/** A day that can be read two ways, in a matter that hangs on it. */
export function openDate(
  entities: readonly Entity[],
  intent: string,
  language: string,
): Extract<Ambiguity, { kind: 'date' }> | null {
  if (!dayMatters.has(intent)) return null;
  const date = entities.find(({ type, ambiguous }) => type === 'DATE' && ambiguous);
  const options = (date?.alternatives ?? []).flatMap(({ iso }) =>
    iso === undefined ? [] : [dayLabel(iso, language)],
  );
  const unique = [...new Set(options)];
  return date && unique.length > 1 ? { kind: 'date', value: date.value, options: unique } : null;
}
