/**
 * Which of a tenant's instructions hold for a message: those in force whose conditions are met, the most important and most relevant
 * first, as many as their share of the prompt allows. An instruction to escalate needs no model: it is a trigger. Pure; used
 * by flows/instruct.
 */
import type { Escalation } from '#core/answer/triggers';
import { estimatedTokens } from '#core/model-chain';
import { fold, tokenize } from '#core/retrieval/tokenize';
import type { Instruction } from '#protocol/instruction';

export interface Circumstances {
  text: string;
  intent: string;
  language: string;
  /** Of the page the visitor is on; null when unknown. */
  page: string | null;
  /** Of a known contact; null for everybody else. */
  segment: string | null;
  now: number;
}

/** Tokens of all instructions in one prompt. */
const shareTokens = 900;
/** Facts and offers without a condition must at least touch the question. */
const leastRelevance = 0.15;
const touching = new Set<Instruction['type']>(['knowledge', 'sales']);

/** Best first; those to escalate are left to `instructedEscalation`. */
export function selectInstructions(
  all: readonly Instruction[],
  circumstances: Circumstances,
): Instruction[] {
  const asked = new Set(tokenize(circumstances.text, circumstances.language));
  const chosen: Instruction[] = [];
  let tokens = 0;
  const ranked = all
    .filter((one) => one.type !== 'escalation' && holds(one, circumstances))
    .map((one) => ({ one, relevance: relevance(one, asked, circumstances.language) }))
    .filter(
      ({ one, relevance: value }) =>
        !touching.has(one.type) || isConditional(one) || value >= leastRelevance,
    )
    .map(({ one, relevance: value }) => ({ one, weight: one.priority + 50 * value }))
    .toSorted((a, b) => b.weight - a.weight || (a.one.id < b.one.id ? -1 : 1));
  for (const { one } of ranked) {
    const needed = estimatedTokens(one.text.length) + 4;
    if (tokens + needed > shareTokens) continue;
    tokens += needed;
    chosen.push(one);
  }
  return chosen;
}

const strength = { low: 0, medium: 1, high: 2, critical: 3 } as const;

/** The strongest that holds, as a trigger; its id stands for its words, which are the tenant's own. */
export function instructedEscalation(
  all: readonly Instruction[],
  circumstances: Circumstances,
): Escalation | null {
  const [strongest] = all
    .filter((one) => one.type === 'escalation' && holds(one, circumstances))
    .toSorted((a, b) => strength[b.level] - strength[a.level] || b.priority - a.priority);
  return strongest
    ? { level: strongest.level, type: 'complexity', reason: `instruction ${strongest.id}` }
    : null;
}

/** The stronger of two triggers; the first when they are equal. */
export function stronger(a: Escalation | null, b: Escalation | null): Escalation | null {
  if (!a || !b) return a ?? b;
  return strength[b.level] > strength[a.level] ? b : a;
}

function holds(one: Instruction, at: Circumstances): boolean {
  if (!one.enabled) return false;
  if (one.validFrom !== null && at.now < Date.parse(one.validFrom)) return false;
  if (one.validUntil !== null && at.now >= Date.parse(one.validUntil)) return false;
  const { intents, pages, segments, languages, says } = one.conditions;
  return (
    oneOf(intents, (intent) => intent === at.intent) &&
    oneOf(languages, (language) => language === at.language) &&
    oneOf(segments, (segment) => segment.toLowerCase() === at.segment?.toLowerCase()) &&
    oneOf(pages, (page) => at.page !== null && matchesPage(at.page, page)) &&
    oneOf(says, (phrase) => isSaid(at.text, phrase))
  );
}

const oneOf = (list: readonly string[], test: (item: string) => boolean): boolean =>
  list.length === 0 || list.some(test);

const isConditional = ({ conditions }: Instruction): boolean =>
  Object.values(conditions).some((list) => list.length > 0);

/** Parts of the pattern, in order, each where the last one ended; no regular expression is made of a tenant's text. */
export function matchesPage(page: string, pattern: string): boolean {
  let from = 0;
  for (const part of pattern.toLowerCase().split('*')) {
    const at = page.toLowerCase().indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return true;
}

/** As whole words; scripts without spaces anywhere. */
function isSaid(text: string, phrase: string): boolean {
  const words = (value: string) =>
    fold(value)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim();
  const [said, wanted] = [words(text), words(phrase)];
  if (wanted === '') return false;
  return /[\u0e00-\u0eff\u3040-\ud7af]/.test(wanted)
    ? said.includes(wanted)
    : ` ${said} `.includes(` ${wanted} `);
}

/** An instruction is an unchanging value, and its words are the same in every turn: worked out once a language. */
const known = new WeakMap<Instruction, Map<string, ReadonlySet<string>>>();

function tokensOf(one: Instruction, language: string): ReadonlySet<string> {
  const byLanguage = known.get(one) ?? new Map<string, ReadonlySet<string>>();
  const tokens =
    byLanguage.get(language) ?? new Set(tokenize(`${one.title}\n${one.text}`, language));
  byLanguage.set(language, tokens);
  known.set(one, byLanguage);
  return tokens;
}

/** The share of the question's words that the instruction has, too. */
function relevance(one: Instruction, asked: ReadonlySet<string>, language: string): number {
  if (asked.size === 0) return 0;
  const own = tokensOf(one, language);
  let shared = 0;
  for (const token of asked) if (own.has(token)) shared++;
  return shared / asked.size;
}
