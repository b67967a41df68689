/**
 * What the assistant does with a question, as one table: the first row that holds decides. What may stand beside an answer (a person
 * within reach, a next step) is the table's second half, core/answer/offer. Pure; flows/answer carries it out.
 */
import type { Ambiguity } from '#core/answer/ambiguity';
import type { Concern } from '#core/guard/screen';
import { handsOver } from '#core/answer/triggers';
import type { Escalation } from '#core/answer/triggers';
import type { Smalltalk } from '#core/understanding/smalltalk';
import type { Understanding } from '#core/understanding/understand';
import type { TurnDecision } from '#protocol/event';

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
  /**
   * What the planner of tools makes of it: it `awaited` this, the message leaves a `choice` between tools or numbers, or it asks for a
   * tool (`fresh`); null when it is no matter for tools.
   */
  tool: 'awaited' | 'choice' | 'fresh' | null;
  /** More than one thing is meant, or nothing in particular. */
  ambiguity: Ambiguity | null;
  /** The answer before this one was a clarifying question: there is never a second one behind it. */
  justClarified: boolean;
  /** It turns to another subject than the question before. */
  changesTopic: boolean;
}

interface Common {
  /** What it is, for reports. */
  decision: TurnDecision;
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

export type PlanKind =
  | { kind: 'smalltalk'; notice: SmalltalkNotice }
  | { kind: 'concern'; notice: ConcernNotice }
  | { kind: 'handover'; notice: HandoverNotice }
  | { kind: 'tool' }
  | { kind: 'clarify'; ambiguity: Ambiguity }
  | { kind: 'model' }
  | { kind: 'articles' }
  | { kind: 'fallback' };
export type AnswerPlan = Common & PlanKind;

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

interface Row {
  does: TurnDecision;
  /** What it is carried out as; null when the row does not hold. */
  when: (situation: AnswerSituation) => PlanKind | null;
  because: (situation: AnswerSituation) => string;
}

const confidentIn = ({ knowledgeAvailable, confidence, threshold }: AnswerSituation): boolean =>
  knowledgeAvailable && confidence >= threshold;

/** Nothing to go by, or the choice changes the answer, is asked about also where a model could guess. */
const asksAnyway = ({ ambiguity, modelAvailable }: AnswerSituation): boolean =>
  ambiguity !== null && !(modelAvailable && ambiguity.kind === 'articles' && !ambiguity.isSure);

const percent = (situation: AnswerSituation): string => situation.confidence.toFixed(2);

/** First come danger and people, then what was begun, then small talk; what is unclear is asked before it is answered. */
const rows: readonly Row[] = [
  {
    does: 'hand-over',
    when: ({ concern }) =>
      concern === 'self-harm' ? { kind: 'handover', notice: 'selfHarm' } : null,
    because: () => 'guard: self-harm',
  },
  {
    does: 'hand-over',
    when: ({ understood }) =>
      understood.wantsPerson ? { kind: 'handover', notice: 'handover' } : null,
    because: () => 'asked for a person',
  },
  {
    does: 'answer',
    when: ({ concern }) =>
      concern !== null && concern !== 'self-harm'
        ? { kind: 'concern', notice: noticeOfConcern[concern] }
        : null,
    because: ({ concern }) => `guard: ${concern}`,
  },
  {
    does: 'hand-over',
    when: ({ escalation }) =>
      handsOver(escalation) ? { kind: 'handover', notice: 'handoverSerious' } : null,
    because: () => 'a person is needed',
  },
  {
    does: 'call-tool',
    when: ({ tool }) => (tool === 'awaited' ? { kind: 'tool' } : null),
    because: () => 'a tool waits for this',
  },
  {
    does: 'answer',
    when: ({ understood }) =>
      understood.smalltalk ? { kind: 'smalltalk', notice: noticeOf[understood.smalltalk] } : null,
    because: () => 'small talk',
  },
  {
    does: 'clarify',
    when: ({ tool, justClarified }) =>
      tool === 'choice' && !justClarified ? { kind: 'tool' } : null,
    because: () => 'unclear: more than one tool or number',
  },
  {
    does: 'clarify',
    when: (situation) =>
      situation.ambiguity !== null &&
      asksAnyway(situation) &&
      // What a tool is asked for in so many words is clear; what says nothing is not, whatever a tool makes of it.
      (situation.tool === null || situation.ambiguity.kind === 'vague') &&
      !situation.justClarified
        ? { kind: 'clarify', ambiguity: situation.ambiguity }
        : null,
    because: ({ ambiguity }) =>
      `unclear: ${ambiguity?.kind === 'vague' ? `"${ambiguity.topic}" of what` : ambiguity?.kind === 'date' ? 'a date reads two ways' : 'articles near each other'}`,
  },
  {
    does: 'call-tool',
    when: ({ tool, modelAvailable }) =>
      tool !== null && !modelAvailable ? { kind: 'tool' } : null,
    because: () => 'asks for a tool',
  },
  {
    does: 'answer',
    when: ({ modelAvailable }) => (modelAvailable ? { kind: 'model' } : null),
    because: () => 'a model is configured',
  },
  {
    does: 'answer',
    when: (situation) => (confidentIn(situation) ? { kind: 'articles' } : null),
    because: (situation) => `confidence ${percent(situation)} ≥ ${situation.threshold}`,
  },
  {
    does: 'collect-lead',
    when: ({ knowledgeAvailable }) => (knowledgeAvailable ? null : { kind: 'fallback' }),
    because: () => 'the knowledge base is away',
  },
  {
    does: 'collect-lead',
    when: () => ({ kind: 'fallback' }),
    because: (situation) => `confidence ${percent(situation)} < ${situation.threshold}`,
  },
];

export function decideAnswer(situation: AnswerSituation): AnswerPlan {
  for (const row of rows) {
    const made = row.when(situation);
    if (made) return planOf(row, made, situation);
  }
  throw new Error('the last row always holds');
}

function planOf(row: Row, made: PlanKind, situation: AnswerSituation): AnswerPlan {
  const { escalation, threshold, changesTopic, knowledgeAvailable, concern, justClarified } =
    situation;
  // A medium trigger puts a person within reach, without taking the conversation away.
  const isOffering = escalation !== null && escalation.level !== 'low';
  const offersPerson =
    made.kind === 'concern' ? concern !== 'injection' : made.kind !== 'smalltalk' && isOffering;
  return {
    ...made,
    decision: row.does === 'answer' && offersPerson ? 'offer-person' : row.does,
    confident: confidentIn(situation),
    knowledgeAvailable,
    // Proposing articles is a question, too.
    nearFloor: justClarified ? Infinity : threshold / 2,
    offersPerson,
    reasons: [
      row.because(situation),
      ...(changesTopic ? ['another subject than before'] : []),
      ...(escalation ? [`${escalation.level} ${escalation.type}: ${escalation.reason}`] : []),
    ],
  };
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
