/** A conversation about contact details, for the tests of lead capture. */
import { leadStep } from '#core/lead-capture';
import type { LeadSituation, LeadStep } from '#core/lead-situation';
import { entitiesIn } from '#core/understanding/understand';
import { defaultLeadCapture } from '#protocol/lead-capture';
import type { LeadCapture, LeadProgress } from '#protocol/lead-capture';

export const capture: LeadCapture = { ...defaultLeadCapture, mode: 'questions' };
const buttons = { skip: 'Skip', agree: 'Yes, I agree', decline: 'No, do not keep them' };

export const at = (
  text: string,
  progress: LeadProgress | null,
  more: Partial<LeadSituation> = {},
): LeadSituation => ({
  capture,
  progress,
  hasLead: false,
  isNobodyThere: false,
  wantsPerson: false,
  isAsked: null,
  heard: {},
  values: null,
  isOtherMatter: false,
  isAnswerable: false,
  text,
  entities: entitiesIn(text, 'en', 0),
  answer: /^yes\b/i.test(text) ? 'yes' : /^no\b/i.test(text) ? 'no' : null,
  language: 'en',
  intent: 'GENERAL_INQUIRY',
  page: null,
  segment: null,
  buttons,
  ...more,
});

/** Says one after the other; answers what is waited for after each. */
export function talk(texts: string[], more: Partial<LeadSituation> = {}) {
  let progress: LeadProgress | null = null;
  const said: string[] = [];
  let last: LeadStep = { kind: 'none' };
  for (const text of texts) {
    last = leadStep(at(text, progress, more));
    if ('progress' in last) progress = last.progress;
    said.push(last.kind === 'ask' ? `${last.how} ${last.question.id}` : last.kind);
  }
  return { said, progress: progress as LeadProgress | null, last };
}
