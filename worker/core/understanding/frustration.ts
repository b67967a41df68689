// How frustrated a visitor is at this turn of a conversation, 0…1: repetition, corrections,
// refusals and the assistant's failures weigh more than polarity words. Pure; the escalation rules
// use it over turns. It needs no language: cues of all sixteen are looked for.
import { foldText, wordsOf } from '#core/understanding/features';
import {
  contentCues,
  failureCues,
  strongCues,
  unspacedCues,
  weakCues,
} from '#core/understanding/frustration-cues';
import { sigmoid } from '#core/understanding/linear-classifier';
import { sentiment } from '#core/understanding/sentiment';

/** Bare texts are taken as alternating, the last one being the company's. */
export type PreviousTurn = string | { readonly role: string; readonly text: string };

const mostTurns = 8;
const readLength = 500;

type Side = { readonly visitor: string[]; readonly company: string[] };

function sidesOf(turns: readonly PreviousTurn[]): Side {
  const side: Side = { visitor: [], company: [] };
  const recent = turns.slice(-mostTurns);
  recent.forEach((turn, i) => {
    const fromVisitor =
      typeof turn === 'string'
        ? (recent.length - i) % 2 === 0
        : /^(?:u|v|c|user|visitor|customer|contact|client)$/i.test(turn.role);
    const text = (typeof turn === 'string' ? turn : turn.text).slice(0, readLength);
    (fromVisitor ? side.visitor : side.company).push(text);
  });
  return side;
}

/** Cues with the blank before them: made once, there are hundreds. */
const atWordStart = new Map<readonly string[], readonly string[]>();

function countCues(line: string, cues: readonly string[]): number {
  const starts = atWordStart.get(cues) ?? cues.map((cue) => ` ${cue}`);
  atWordStart.set(cues, starts);
  let count = 0;
  for (const start of starts) if (line.includes(start)) count++;
  return count;
}

const cached = new Map<string, readonly string[]>();
function countAnywhere(text: string, kind: keyof typeof unspacedCues): number {
  if (!/[\u3040-\ud7af]/.test(text)) return 0;
  const cues = cached.get(kind) ?? unspacedCues[kind].split('|');
  cached.set(kind, cues);
  return cues.filter((cue) => text.includes(cue)).length;
}

/** Share of the shorter text's words (or ideograph pairs) that the other has too. */
export function wordOverlap(a: string, b: string): number {
  const setOf = (text: string): Set<string> => {
    const set = new Set<string>();
    for (const word of wordsOf(text)) {
      if (/[\u3040-\ud7af]/.test(word)) {
        for (let i = 0; i + 1 < word.length; i++) set.add(word.slice(i, i + 2));
      } else if (word.length > 2) set.add(word.slice(0, 6));
    }
    return set;
  };
  const left = setOf(a);
  const right = setOf(b);
  if (left.size < 2 || right.size < 2) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return shared / Math.min(left.size, right.size);
}

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

const lineOf = (text: string): string => ` ${wordsOf(text).join(' ')} `;

export function frustration(turnText: string, previousTurns: readonly PreviousTurn[] = []): number {
  const text = turnText.slice(0, readLength);
  const { visitor, company } = sidesOf(previousTurns);
  const line = lineOf(text);
  const lastAnswer = company.at(-1) ?? '';
  const strong = countCues(line, strongCues) + countAnywhere(text, 'strong');
  const weak = countCues(line, weakCues) + countAnywhere(text, 'weak');
  const content = countCues(line, contentCues) + countAnywhere(text, 'content');
  const failure = countCues(lineOf(lastAnswer), failureCues) + countAnywhere(lastAnswer, 'failure');
  const earlierFailure = countCues(lineOf(company.at(-2) ?? ''), failureCues);
  const repeats = most(visitor.slice(-4).map((earlier) => wordOverlap(text, earlier)));
  const answersRepeat = company.length > 1 ? wordOverlap(lastAnswer, company.at(-2)!) : 0;
  const feeling = sentiment(foldText(text) === text ? text : turnText.slice(0, readLength));
  const marks = (text.match(/[?!？！]{2,}/g) ?? []).length;
  return sigmoid(
    -1.6 +
      1.5 * Math.min(2, strong) +
      0.35 * Math.min(3, weak) -
      0.8 * Math.min(2, content) +
      1.1 * Math.min(1.5, failure) +
      0.3 * Math.min(1, earlierFailure) +
      1.6 * Math.max(0, repeats - 0.4) +
      1.2 * Math.max(0, answersRepeat - 0.5) -
      1.4 * feeling +
      0.6 * Math.min(2, marks),
  );
}
