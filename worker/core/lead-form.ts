/** Lead capture in one piece: the form that is shown, and what of its values fits. Pure; used by lead-capture and flows/talk-about-lead. */
import { readAnswer } from '#core/lead-answer';
import { questionOf } from '#core/lead-question';
import type { LeadCapture, LeadQuestion } from '#protocol/lead-capture';
import type { FormField, PartOf, PartValues } from '#protocol/part';

/** The id of our form in a message; its answer comes back under it. */
export const leadFormId = 'lead';

/** The widget's own words stand around it; the questions are its labels. */
export function leadForm(
  questions: readonly LeadQuestion[],
  labelOf: (question: LeadQuestion) => string,
  consent: { text: string; url?: string },
): PartOf<'form'> {
  return {
    type: 'form',
    id: leadFormId,
    fields: questions.map((question) => fieldOf(question, labelOf(question).slice(0, 80))),
    consent,
  };
}

function fieldOf({ id: name, kind, options }: LeadQuestion, label: string): FormField {
  switch (kind) {
    case 'email':
    case 'phone':
    case 'number':
      return { type: kind, name, label };
    case 'choice':
      return {
        type: 'select',
        name,
        label,
        options: options.map((value) => ({ value, label: value })),
      };
    case 'yesno':
    case 'name':
    case 'origin':
    case 'destination':
    case 'goods':
      return { type: 'text', name, label };
    case 'text':
      return { type: name === 'request' ? 'textarea' : 'text', name, label };
  }
}

export function formAnswers(capture: LeadCapture, values: PartValues): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [id, value] of Object.entries(values)) {
    const question = questionOf(capture, id);
    if (!question || typeof value === 'boolean') continue;
    const kind = question.kind === 'yesno' ? 'text' : question.kind;
    const fitting = readAnswer(
      { ...question, kind },
      { text: String(value), entities: [], answer: null },
    );
    if (fitting !== null) given[id] = fitting;
  }
  return given;
}
