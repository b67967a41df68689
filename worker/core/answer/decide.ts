/**
 * What kind of answer a question gets: the rules as one readable table. Pure; flows/answer carries it out.
 */
import type { Smalltalk } from '#core/understanding/smalltalk';
import type { Understanding } from '#core/understanding/understand';

export interface AnswerSituation {
  understood: Understanding;
  /** Calibrated confidence of the best article, 0 when there is none. */
  confidence: number;
  /** The tenant's threshold. */
  threshold: number;
  knowledgeAvailable: boolean;
  modelAvailable: boolean;
  fallbacksInARow: number;
}

interface Common {
  /** The best article clears the threshold. */
  confident: boolean;
  knowledgeAvailable: boolean;
  /** An article below this is not even worth proposing. */
  nearFloor: number;
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

export type AnswerPlan = Common &
  (
    | { kind: 'smalltalk'; notice: SmalltalkNotice }
    | { kind: 'handover' }
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

export function decideAnswer(situation: AnswerSituation): AnswerPlan {
  const { understood, confidence, threshold, knowledgeAvailable, modelAvailable } = situation;
  const confident = knowledgeAvailable && confidence >= threshold;
  const common = { confident, knowledgeAvailable, nearFloor: threshold / 2 };
  const because = (rule: string) => ({ ...common, reasons: [rule] });
  if (understood.wantsPerson) return { kind: 'handover', ...because('asked for a person') };
  if (understood.smalltalk)
    return { kind: 'smalltalk', notice: noticeOf[understood.smalltalk], ...because('small talk') };
  if (modelAvailable) return { kind: 'model', ...because('a model is configured') };
  if (confident)
    return { kind: 'articles', ...because(`confidence ${confidence.toFixed(2)} ≥ ${threshold}`) };
  if (!knowledgeAvailable) return { kind: 'fallback', ...because('the knowledge base is away') };
  return { kind: 'fallback', ...because(`confidence ${confidence.toFixed(2)} < ${threshold}`) };
}

/** A message this short may lean on the question before it ("and for Canada?"). */
const followUpWords = 4;

/** What is searched for: the question, with the one before it when it is too short to stand alone. */
export function searchText(text: string, asked: string[]): string {
  const wordCount = text.trim().split(/\s+/u, followUpWords + 1).length;
  const before = asked.at(-1);
  const leansBack = /^(and|or|what about|how about|und|et|y|e|en|а|и)\b/iu.test(text.trim());
  return before !== undefined && leansBack && wordCount <= followUpWords * 2
    ? `${before.slice(0, 500)} ${text}`
    : text;
}
