/** The answer of a turn that a tool or lead capture has given; and the signs by which a person is called. Used by flows/answer. */
import { seriousWordIn } from '#core/answer/triggers';
import type { Concern } from '#core/guard/screen';
import type { Tenant } from '#core/tenant';
import { sentiment } from '#core/understanding/sentiment';
import { timesAskedBefore } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import type { Answer, Question } from '#flows/answer';
import type { LeadAnswer } from '#flows/talk-about-lead';
import type { Report } from '#flows/turn-report';
import type { ToolAnswer } from '#flows/use-tools';

export function fromLead(
  { draft, progress, reason }: LeadAnswer,
  { escalation: _escalation, ...report }: Report,
): Omit<Answer, 'escalate'> {
  return {
    draft: { ...draft, confidence: 1 },
    report: {
      ...report,
      model: 'lead',
      outcome: 'answered',
      decision: 'collect-lead',
      confidence: 1,
      reasons: [...(report.reasons ?? []), reason],
    },
    lead: progress,
    // Whatever a tool was waiting for, the visitor has gone on to this.
    plan: null,
  };
}

export function fromTools(
  { draft, plan, reason, isFailure, isClarifying }: ToolAnswer,
  { escalation, ...report }: Report,
): Omit<Answer, 'escalate'> {
  // That no article knows it says nothing where a tool does.
  const isSettled = !isFailure && escalation?.type === 'complexity';
  return {
    draft: { ...draft, confidence: 1 },
    report: {
      ...report,
      model: 'tools',
      outcome: isFailure ? 'fallback' : 'answered',
      decision: isClarifying ? 'clarify' : 'call-tool',
      confidence: 1,
      reasons: [...(report.reasons ?? []), reason],
      ...(escalation && !isSettled ? { escalation } : {}),
    },
    plan,
  };
}

export function signsOf(
  tenant: Tenant,
  question: Question,
  understood: Understanding,
  concern: Concern | null,
  language: string,
) {
  const angry = tenant.settings.triggerSentiment;
  const before = question.history.findLast((turn) => turn.author === 'visitor');
  return {
    wantsPerson: understood.wantsPerson,
    inDanger: concern === 'self-harm',
    seriousWord:
      concern === null ? seriousWordIn(question.text, tenant.settings.triggerWords) : null,
    sentiment: understood.sentiment,
    frustration: understood.frustration,
    wasAngryBefore:
      understood.sentiment < angry &&
      before !== undefined &&
      sentiment(before.text, { language }) < angry,
    isTechnical: understood.intent.label === 'TECHNICAL_SUPPORT',
    timesAskedBefore: understood.smalltalk
      ? 0
      : timesAskedBefore(question.text, question.history, language),
    ageMs: question.ageMs,
    fallbacksInARow: question.fallbacksInARow,
    isVip: question.segment === 'vip',
  };
}
