/** Lead capture of one conversation: what stands in its state, and the way to a stored lead. Used by turn-runner and people-watch. */
import type { ConversationState } from '#core/conversation/state';
import type { Tenant } from '#core/tenant';
import { captureAnswers } from '#flows/capture-answers';
import type { LeadDesk } from '#flows/talk-about-lead';
import type { Deps } from '#worker/wiring';

export function leadDesk(tenant: Tenant, state: ConversationState, deps: Deps): LeadDesk {
  return {
    progress: state.lead ?? null,
    hasLead: state.leadId !== undefined,
    isNobodyThere: state.missed !== null,
    capture: (progress, agreed) => captureAnswers(tenant, state, progress, agreed, deps),
  };
}
