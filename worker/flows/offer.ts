/**
 * The next step that is offered after an answer: which one core/answer/offer's rules name, in the visitor's words, and as a button. Looks at
 * the desk's hours only where they decide. Used by flows/answer, for both engines.
 */
import { offerFor } from '#core/answer/offer';
import type { Offer, OfferSituation } from '#core/answer/offer';
import { isOpenAt } from '#core/business-hours';
import type { Draft } from '#core/conversation/input';
import { inboxFor } from '#core/routing';
import type { Tenant } from '#core/tenant';
import { callerRefusal } from '#core/tool/admit';
import { titleOf } from '#core/tool/render';
import type { Answer, AnswerDeps } from '#flows/answer';
import { mayAskForContact } from '#flows/lead-spec';
import type { Reading } from '#flows/read-question';
import type { Toolbox } from '#flows/use-tools';
import { words } from '#worker/locales/notices';

export interface NextStep {
  offer: Offer;
  /** What is said of it, behind the answer. */
  text: string;
  /** What the answer gets besides. */
  beside: Partial<Draft>;
}

export async function nextStep(
  tenant: Tenant,
  reading: Reading,
  toolbox: Toolbox | null,
  deps: Pick<AnswerDeps, 'teams' | 'system' | 'leadDesk'>,
): Promise<NextStep | null> {
  if (!tenant.settings.proactiveOffers) return null;
  const { question, understood, language } = reading;
  const situation: OfferSituation = {
    intent: understood.intent.label,
    sentiment: understood.sentiment,
    frustration: understood.frustration,
    matter: `${reading.text} ${reading.found.hits[0]?.title ?? ''}`,
    page: question.page ?? '',
    segment: question.segment,
    timesAskedBefore: reading.timesAskedBefore,
    confidence: reading.confidence,
    tools: usable(toolbox),
    offered: question.offered ?? [],
    isDeskOpen: null,
  };
  const first = offerFor(situation);
  const offer =
    first === 'undecided'
      ? offerFor({ ...situation, isDeskOpen: await isDeskOpen(tenant, language, deps) })
      : first;
  if (offer === null || offer === 'undecided') return null;
  switch (offer.kind) {
    case 'tool': {
      const tool = toolbox?.tools.find(({ name }) => name === offer.tool);
      if (!tool) return null;
      const title = titleOf(tool, language);
      return {
        offer,
        text: words('offerTool', language, { title }),
        beside: { quickReplies: [title] },
      };
    }
    case 'person':
      return {
        offer,
        text: words('offerPerson', language),
        beside: { quickReplies: [words('talkToPerson', language)] },
      };
    case 'contact':
      return {
        offer,
        text: words('offerContact', language),
        beside: mayAskForContact(tenant, deps.leadDesk)
          ? { quickReplies: [words('leaveContact', language)] }
          : // Clients show the way to leave details beside such a message.
            { notice: 'lead-offer' },
      };
  }
}

/** Those that would not refuse this visitor, or only until an address is proved. */
const usable = (toolbox: Toolbox | null) =>
  (toolbox?.tools ?? []).filter((tool) => {
    const refusal = callerRefusal(tool, toolbox!);
    return refusal === null || (refusal === 'needs-email' && toolbox!.proof !== null);
  });

/** A desk whose hours nobody knows is taken to be open: who asks for a person is told if it is not. */
async function isDeskOpen(
  tenant: Tenant,
  language: string,
  { teams, system }: Pick<AnswerDeps, 'teams' | 'system'>,
): Promise<boolean> {
  const inboxes = (await teams?.inboxes(tenant.id).catch(() => [])) ?? [];
  const inbox = inboxFor(language, inboxes);
  return inbox === null || isOpenAt(system.now(), inbox);
}

/** Behind the answer, and in the report of the turn. */
export function withOffer(
  made: Answer,
  step: NextStep | null,
  emit: (text: string) => void,
): Answer {
  if (!step) return made;
  const { draft, report } = made;
  emit(`\n\n${step.text}`);
  const quickReplies = [...(draft.quickReplies ?? []), ...(step.beside.quickReplies ?? [])];
  return {
    ...made,
    draft: {
      ...draft,
      ...step.beside,
      text: `${draft.text}\n\n${step.text}`,
      ...(quickReplies.length > 0 ? { quickReplies: [...new Set(quickReplies)] } : {}),
    },
    report: {
      ...report,
      decision: 'offer',
      offered: [step.offer.name],
      reasons: [...(report.reasons ?? []), `offers ${step.offer.name}: ${step.offer.reason}`],
    },
  };
}
