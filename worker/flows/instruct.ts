/**
 * What the tenant has told its assistant for a message like this: the instructions for the prompt, and a trigger when one says to call a
 * person. Instructions that cannot be read are as if there were none. One step of flows/answer.
 */
import type { Escalation } from '#core/answer/triggers';
import { instructedEscalation, selectInstructions } from '#core/instruction';
import type { Tenant } from '#core/tenant';
import type { Understanding } from '#core/understanding/understand';
import type { AnswerDeps, Question } from '#flows/answer';
import type { Instruction } from '#protocol/instruction';

export interface Instructed {
  /** For the prompt, the most important first. */
  used: readonly Instruction[];
  escalation: Escalation | null;
}

export async function instruct(
  tenant: Tenant,
  question: Question,
  understood: Understanding,
  language: string,
  { instructions, system }: AnswerDeps,
): Promise<Instructed> {
  try {
    const all = await instructions.ready(tenant.id);
    if (all.length === 0) return { used: [], escalation: null };
    const circumstances = {
      text: question.text,
      intent: understood.intent.label,
      language,
      page: question.page,
      segment: question.segment,
      now: system.now(),
    };
    return {
      used: selectInstructions(all, circumstances),
      escalation: instructedEscalation(all, circumstances),
    };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    console.error(JSON.stringify({ at: 'instructions', tenantId: tenant.id, error: name }));
    return { used: [], escalation: null };
  }
}
