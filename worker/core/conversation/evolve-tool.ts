/** The fold of tools: which calls are open, and what the engine waits for. Used by evolve only. */
import type { ConversationState } from '#core/conversation/state';
import type { TurnId } from '#protocol/ids';
import type { ToolPlan } from '#protocol/tool-event';
import type { ConversationEvent } from '#protocol/event';

export interface OpenCall {
  callId: string;
  turnId: TurnId;
  tool: string;
  /** Who made it by hand; absent for the assistant's. */
  memberId?: string;
  /** Epoch ms until when a member may agree; null when nobody need. */
  expiresAt: number | null;
  isApproved: boolean;
}

export interface ToolState {
  open: OpenCall[];
  plan: ToolPlan | null;
}

export const noTools: ToolState = { open: [], plan: null };

/** The state of tools after the event; the same object when it says nothing about them. */
export function evolveTools(state: ConversationState, event: ConversationEvent): ToolState {
  const tools = state.tools ?? noTools;
  const changed = (callId: string, but: Partial<OpenCall>): ToolState => ({
    ...tools,
    open: tools.open.map((call) => (call.callId === callId ? { ...call, ...but } : call)),
  });
  switch (event.kind) {
    case 'tool.requested': {
      const { callId, turnId, tool, memberId } = event;
      const by = memberId === undefined ? {} : { memberId };
      const call: OpenCall = { callId, turnId, tool, ...by, expiresAt: null, isApproved: false };
      return { ...tools, open: [...tools.open, call] };
    }
    case 'approval.requested':
      return changed(event.callId, { expiresAt: Date.parse(event.expiresAt) });
    case 'approval.decided':
      return changed(event.callId, { isApproved: event.decision === 'approved' });
    case 'tool.called':
      return { ...tools, open: tools.open.filter((call) => call.callId !== event.callId) };
    case 'tool.planned':
      return { ...tools, plan: event.plan };
    // Nobody can agree any more, and nothing is asked.
    case 'conversation.ended':
      return {
        plan: null,
        open: tools.open.filter((call) => call.expiresAt === null || call.isApproved),
      };
    default:
      return tools;
  }
}
