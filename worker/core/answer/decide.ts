/**
 * What kind of answer a question gets: the rules as one readable table. Pure; flows/answer carries it out.
 */
import type { Concern } from '#core/guard/screen';
import { handsOver } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import type { Smalltalk } from '#core/understanding/smalltalk';
import type { Understanding } from '#core/understanding/understand';

export interface AnswerSituation {
  understood: Understanding;
  /** What the guard found, or null. */
  concern: Concern | null;
  /** The strongest trigger that fired, or null. */
  escalation: Escalation | null;
  /** Calibrated confidence of the best article, 0 when there is none. */
  confidence: number;
  /** The tenant's threshold. */
  threshold: number;
  knowledgeAvailable: boolean;
  modelAvailable: boolean;
}

interface Common {
  /** The best article clears the threshold. */
  confident: boolean;
  knowledgeAvailable: boolean;
  /** An article below this is not even worth proposing. */
  nearFloor: number;
  /** A button for a person stands beside the answer. */
  offersPerson: boolean;
  /** The rule that decided, for "why this answer". */
  reasons: string[];
}

export type SmalltalkNotice =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'howAreYou'
  | 'whoAreYou'
  | 'affirm'
  | 'deny';
export type ConcernNotice = 'abuse' | 'othersData' | 'stayOnTopic';
export type HandoverNotice = 'handover' | 'handoverSerious' | 'selfHarm';

export type AnswerPlan = Common &
  (
    | { kind: 'smalltalk'; notice: SmalltalkNotice }
    | { kind: 'concern'; notice: ConcernNotice }
    | { kind: 'handover'; notice: HandoverNotice }
    | { kind: 'model' }
    | { kind: 'articles' }
    | { kind: 'fallback' }
  );

const noticeOf: Record<Smalltalk, SmalltalkNotice> = {
  greeting: 'greeting',
  thanks: 'thanks',
  goodbye: 'goodbye',
  'how-are-you': 'howAreYou',
  'who-are-you': 'whoAreYou',
  affirm: 'affirm',
  deny: 'deny',
};
const noticeOfConcern: Record<Exclude<Concern, 'self-harm'>, ConcernNotice> = {
  abuse: 'abuse',
  'others-data': 'othersData',
  injection: 'stayOnTopic',
};

/** Whether the knowledge base has a say in the answer at all. */
export const needsKnowledge = (understood: Understanding, concern: Concern | null): boolean =>
  !understood.smalltalk && !understood.wantsPerson && concern === null;

export function decideAnswer(situation: AnswerSituation): AnswerPlan {
  const { understood, concern, escalation, confidence, threshold } = situation;
  const { knowledgeAvailable, modelAvailable } = situation;
  const confident = knowledgeAvailable && confidence >= threshold;
  const level = escalation?.level;
  const common = {
    confident,
    knowledgeAvailable,
    nearFloor: threshold / 2,
    offersPerson: level !== undefined && level !== 'low',
  };
  const because = (...rules: string[]) => ({
    ...common,
    reasons: [
      ...rules,
      ...(escalation ? [`${escalation.level} ${escalation.type}: ${escalation.reason}`] : []),
    ],
  });
  if (concern === 'self-harm')
    return { kind: 'handover', notice: 'selfHarm', ...because('guard: self-harm') };
  if (understood.wantsPerson)
    return { kind: 'handover', notice: 'handover', ...because('asked for a person') };
  if (concern !== null)
    return {
      kind: 'concern',
      notice: noticeOfConcern[concern],
      ...because(`guard: ${concern}`),
      offersPerson: concern !== 'injection',
    };
  if (handsOver(escalation))
    return { kind: 'handover', notice: 'handoverSerious', ...because('a person is needed') };
  if (understood.smalltalk)
    return {
      kind: 'smalltalk',
      notice: noticeOf[understood.smalltalk],
      ...because('small talk'),
      offersPerson: false,
    };
  if (modelAvailable) return { kind: 'model', ...because('a model is configured') };
  if (confident)
    return { kind: 'articles', ...because(`confidence ${confidence.toFixed(2)} ≥ ${threshold}`) };
  if (!knowledgeAvailable) return { kind: 'fallback', ...because('the knowledge base is away') };
  return { kind: 'fallback', ...because(`confidence ${confidence.toFixed(2)} < ${threshold}`) };
}

/** Short, alone, calm, and one article says it: a cheaper model says it as well. */
const simpleCharacters = 160;
const surely = 0.75;

export const isSimpleTurn = (turn: {
  text: string;
  historyLength: number;
  confidence: number;
  escalation: Escalation | null;
}): boolean =>
  turn.text.length <= simpleCharacters &&
  turn.historyLength === 0 &&
  turn.confidence >= surely &&
  turn.escalation === null;

const mostSuggestions = 3;

/** Titles of articles beside those that were cited: what the visitor may want to know next. */
export function suggestionsOf(
  hits: readonly { articleId: string; title: string; locale: string; confidence: number }[],
  shown: ReadonlySet<string>,
  language: string,
  floor: number,
): string[] {
  const titles = hits
    .filter((hit) => !shown.has(hit.articleId) && hit.confidence >= floor)
    .filter((hit) => hit.locale.split('-')[0] === language)
    .map((hit) => hit.title);
  return [...new Set(titles)].slice(0, mostSuggestions);
}
