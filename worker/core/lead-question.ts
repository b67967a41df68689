/** Which questions of the tenant's list are still to be put in this conversation, by their conditions. Pure; used by lead-capture. */
import { matchesPage } from '#core/instruction';
import { isSaid } from '#core/tool/said';
import type { LeadCapture, LeadProgress, LeadQuestion } from '#protocol/lead-capture';

/** Where and with whom. */
export interface Place {
  capture: LeadCapture;
  text: string;
  language: string;
  page: string | null;
  segment: string | null;
}

/** The tenant's list; a phone number is asked for as well when no address was given. */
export const phone: LeadQuestion = {
  id: 'phone',
  kind: 'phone',
  ask: {},
  options: [],
  causes: [],
  conditions: { intents: [], pages: [], segments: [], languages: [], says: [] },
};
export const questionOf = ({ questions }: LeadCapture, id: string | null): LeadQuestion | null =>
  id === null ? null : (questions.find((one) => one.id === id) ?? (id === 'phone' ? phone : null));

/** Those that hold here and are neither answered nor refused. */
export function openQuestions(
  at: Place,
  { cause, answers, skipped, intent: begun }: LeadProgress,
): LeadQuestion[] {
  return at.capture.questions.filter(
    (question) =>
      one(question.causes, (it) => it === cause) &&
      answers[question.id] === undefined &&
      !skipped.includes(question.id) &&
      holds(question, at, answers, begun),
  );
}

const one = (list: readonly string[], test: (item: string) => boolean) =>
  list.length === 0 || list.some(test);

function holds(
  { conditions }: LeadQuestion,
  at: Place,
  answers: Record<string, string>,
  begun: string,
): boolean {
  const { intents, pages, segments, languages, says } = conditions;
  const said = [at.text, ...Object.values(answers)].join('\n');
  return (
    one(intents, (intent) => intent === begun) &&
    one(languages, (language) => language === at.language) &&
    one(segments, (segment) => segment.toLowerCase() === at.segment?.toLowerCase()) &&
    one(pages, (page) => at.page !== null && matchesPage(at.page, page)) &&
    one(says, (phrase) => isSaid(said, phrase))
  );
}
