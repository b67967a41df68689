/**
 * When a person is needed, as data: each rule names its level, its type and the signs it looks at. `escalationOf` answers the strongest
 * rule that holds, with the reason in words. Low is noted, medium offers a person, high and critical hand over. Pure;
 * used by flows/answer. A rule that fires needlessly silences the assistant, so single signs only offer.
 */
import { harmless, seriousUnspaced, seriousWords } from '#core/answer/trigger-words';

export type EscalationLevel = 'low' | 'medium' | 'high' | 'critical';
export type EscalationType = 'technical' | 'frustration' | 'complexity';

export interface Escalation {
  level: EscalationLevel;
  type: EscalationType;
  reason: string;
}

/** What the rules look at. */
export interface Signs {
  wantsPerson: boolean;
  /** The visitor spoke of hurting themselves. */
  inDanger: boolean;
  /** A word of law, fraud or theft, or null. */
  seriousWord: string | null;
  sentiment: number;
  frustration: number;
  /** The visitor's message before this one was below `angry`, too. */
  wasAngryBefore: boolean;
  /** 1 − the confidence of the best article; 0 for small talk. */
  uncertainty: number;
  /** The best article clears the tenant's threshold. */
  isAnswerable: boolean;
  /** The message looks like a technical problem. */
  isTechnical: boolean;
  timesAskedBefore: number;
  /** Since the conversation began. */
  ageMs: number;
  fallbacksInARow: number;
  /** A contact whom the tenant calls a VIP. */
  isVip: boolean;
}

/** Where the rules draw their lines; a tenant may draw others. */
export interface TriggerLimits {
  angry: number;
  unsure: number;
  askedTimes: number;
  longMs: number;
  vip: 'none' | 'offer' | 'handover';
}

export const triggerLimits: TriggerLimits = {
  angry: -0.6,
  unsure: 0.7,
  askedTimes: 3,
  longMs: 10 * 60_000,
  vip: 'offer',
};

/** Below `angry` by this much a single message is enough. */
const veryAngryBy = 0.15;

interface Rule {
  level: EscalationLevel;
  type: (signs: Signs, limits: TriggerLimits) => EscalationType;
  holds: (signs: Signs, limits: TriggerLimits) => boolean;
  reason: (signs: Signs, limits: TriggerLimits) => string;
}

const always = (type: EscalationType) => () => type;
const bySubject = ({ isTechnical }: Signs): EscalationType =>
  isTechnical ? 'technical' : 'complexity';
const byFeeling = (signs: Signs, { angry }: TriggerLimits): EscalationType =>
  signs.sentiment < angry || signs.frustration > 0.8 ? 'frustration' : bySubject(signs);

/** Strongest first; the first that holds decides. */
const rules: readonly Rule[] = [
  {
    level: 'critical',
    type: always('complexity'),
    holds: ({ inDanger }) => inDanger,
    reason: () => 'the visitor may be in danger',
  },
  {
    level: 'critical',
    type: always('complexity'),
    holds: ({ seriousWord }) => seriousWord !== null,
    reason: ({ seriousWord }) => `the word "${seriousWord}"`,
  },
  {
    level: 'high',
    type: byFeeling,
    holds: ({ wantsPerson }) => wantsPerson,
    reason: () => 'the visitor asked for a person',
  },
  {
    level: 'high',
    type: always('frustration'),
    holds: ({ sentiment, frustration, wasAngryBefore, isAnswerable }, { angry }) =>
      (sentiment < angry && wasAngryBefore) ||
      (sentiment < angry - veryAngryBy && (!isAnswerable || frustration > 0.9)),
    reason: ({ sentiment, wasAngryBefore }, { angry }) =>
      `sentiment ${sentiment.toFixed(2)} < ${angry}${wasAngryBefore ? ', again' : ''}`,
  },
  {
    level: 'high',
    type: always('frustration'),
    holds: ({ timesAskedBefore, sentiment }, { askedTimes }) =>
      timesAskedBefore >= askedTimes && sentiment < -0.2,
    reason: ({ timesAskedBefore }) => `the same question ${timesAskedBefore + 1} times, annoyed`,
  },
  {
    level: 'high',
    type: always('complexity'),
    holds: ({ isVip }, { vip }) => isVip && vip === 'handover',
    reason: () => 'a VIP writes',
  },
  {
    level: 'medium',
    type: always('frustration'),
    holds: ({ sentiment }, { angry }) => sentiment < angry,
    reason: ({ sentiment }, { angry }) => `sentiment ${sentiment.toFixed(2)} < ${angry}`,
  },
  {
    level: 'medium',
    type: always('frustration'),
    holds: ({ timesAskedBefore }, { askedTimes }) => timesAskedBefore >= askedTimes,
    reason: ({ timesAskedBefore }) => `the same question ${timesAskedBefore + 1} times`,
  },
  {
    level: 'medium',
    type: always('complexity'),
    holds: ({ isVip }, { vip }) => isVip && vip === 'offer',
    reason: () => 'a VIP writes',
  },
  {
    level: 'medium',
    type: bySubject,
    holds: ({ fallbacksInARow }) => fallbacksInARow >= 2,
    reason: ({ fallbacksInARow }) => `${fallbacksInARow} answers in a row did not help`,
  },
  {
    level: 'medium',
    type: bySubject,
    holds: ({ uncertainty }, { unsure }) => uncertainty > unsure,
    reason: ({ uncertainty }, { unsure }) => `uncertainty ${uncertainty.toFixed(2)} > ${unsure}`,
  },
  {
    level: 'medium',
    type: bySubject,
    holds: ({ ageMs }, { longMs }) => ageMs > longMs,
    reason: ({ ageMs }) => `${Math.floor(ageMs / 60_000)} minutes and still not solved`,
  },
  {
    level: 'low',
    type: always('frustration'),
    holds: ({ frustration }) => frustration > 0.8,
    reason: ({ frustration }) => `frustration ${frustration.toFixed(2)}`,
  },
];

export function escalationOf(
  signs: Signs,
  limits: TriggerLimits = triggerLimits,
): Escalation | null {
  const rule = rules.find(({ holds }) => holds(signs, limits));
  if (!rule) return null;
  return {
    level: rule.level,
    type: rule.type(signs, limits),
    reason: rule.reason(signs, limits),
  };
}

export const handsOver = (escalation: Escalation | null): boolean =>
  escalation?.level === 'high' || escalation?.level === 'critical';

const readCharacters = 2_000;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’`´]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}"']+/gu, ' ')
    .trim();
}

const split = (lists: readonly string[]) => lists.flatMap((list) => list.split('|'));
const spaced = split(seriousWords).map((entry) => {
  const phrase = entry.replace('$', '');
  return { phrase, begin: ` ${plain(phrase)}${entry.endsWith('$') ? ' ' : ''}` };
});
const unspaced = split(seriousUnspaced);
const allowed = split(harmless).map((phrase) => plain(phrase));

/** "What happens if my parcel is stolen?" asks about a rule; nothing has happened. */
const hypothetical =
  /^(?:what (?:if|happens)|if |in case|was (?:ist|passiert),? wenn|que se passe|qué pasa si|cosa succede se|o que acontece|wat als|co jeśli|что если|что будет)/u;

/** The first word of law, fraud or theft that a message uses in earnest. */
export function seriousWordIn(text: string, own: readonly string[] = []): string | null {
  const head = text.slice(0, readCharacters);
  let line = ` ${plain(head)} `;
  if (hypothetical.test(line.trim())) return null;
  for (const phrase of allowed) line = line.replaceAll(phrase, ' ');
  for (const { phrase, begin } of spaced) if (line.includes(begin)) return phrase;
  for (const phrase of own) if (` ${line} `.includes(` ${plain(phrase)} `)) return phrase;
  if (!/[\u3040-\ud7af]/.test(head)) return null;
  return unspaced.find((phrase) => line.includes(phrase)) ?? null;
}
