/**
 * Lead capture as a model sees it: one more tool, by which it says that a quote or a person is wanted and what it has heard so far. It
 * stores nothing: the rules of core/lead-capture go on from there, ask what is missing and for consent. Used by flows/answer-by-model.
 */
import type { ToolCall, ToolSpec } from '#core/model-calls';
import type { Tenant } from '#core/tenant';
import type { LeadDesk, LeadWish } from '#flows/talk-about-lead';
import { leadCaptureLimits, ownQuestions } from '#protocol/lead-capture';

export const leadSpecName = 'collect_contact_details';

export const mayAskForContact = ({ settings }: Tenant, desk: LeadDesk | undefined): boolean =>
  desk !== undefined &&
  settings.leadCapture.mode !== 'off' &&
  !desk.hasLead &&
  desk.progress?.status !== 'declined';

export function leadSpecs({ settings }: Tenant): ToolSpec[] {
  const text = { type: 'string', maxLength: leadCaptureLimits.answer };
  const ids = new Set([...ownQuestions, ...settings.leadCapture.questions.map(({ id }) => id)]);
  return [
    {
      name: leadSpecName,
      description:
        'Call this when the visitor wants a quote, or a person and nobody is there. Never ask for contact details yourself: this does, one question at a time, and asks for consent. Pass only what the visitor has written.',
      parameters: {
        type: 'object',
        properties: {
          cause: { type: 'string', enum: ['quote', 'person'] },
          ...Object.fromEntries([...ids].map((id) => [id, text])),
        },
        required: ['cause'],
      },
    },
  ];
}

/** The call that stands for it among a model's calls, or one of the tenant's tool for quotes. */
export function leadWish(
  calls: readonly ToolCall[],
  { settings }: Tenant,
  restore: (text: string) => string,
): LeadWish | null {
  const { mode, quoteTool } = settings.leadCapture;
  if (mode === 'off') return null;
  const call = calls.find(
    ({ name }) => name === leadSpecName || (quoteTool !== '' && name === quoteTool),
  );
  if (!call) return null;
  const { cause, ...given } = call.arguments;
  const heard = Object.entries(given).flatMap(([id, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[id, restore(String(value))]] : [],
  );
  return {
    cause: call.name === leadSpecName && cause === 'person' ? 'person' : 'quote',
    heard: Object.fromEntries(heard) as Record<string, string>,
  };
}
