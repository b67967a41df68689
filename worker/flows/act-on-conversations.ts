/** One act on many conversations: each on its own, and each says how it went. A few at a time: an object each. */
import type { Result } from '#core/result';
import { ok } from '#core/result';
import { assignConversation } from '#flows/assign-conversation';
import type { AssignDeps } from '#flows/assign-conversation';
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import { refuse } from '#core/result';
import type { BulkAnswer, BulkRequest } from '#protocol/desk-requests';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxAnswer } from '#protocol/inbox';

const atOnce = 8;
const actions = {
  tag: 'conversation.tag',
  prioritise: 'conversation.tag',
  snooze: 'conversation.snooze',
  assign: 'conversation.assign',
  end: 'conversation.write',
} as const;

export async function actOnConversations(
  member: Actor & { tenantId: string; memberId: string },
  { conversationIds, act }: BulkRequest,
  deps: AssignDeps,
): Promise<Result<BulkAnswer>> {
  if (!may(member, actions[act.kind])) return refuse('forbidden');
  const results: BulkAnswer['results'] = [];
  const ids = [...new Set(conversationIds)];
  for (let from = 0; from < ids.length; from += atOnce) {
    const told = ids.slice(from, from + atOnce).map(async (conversationId) => {
      const result = await actOn(member, conversationId, act, deps);
      return {
        conversationId,
        ok: result.ok,
        ...(result.ok ? {} : { code: result.refusal.code }),
      };
    });
    results.push(...(await Promise.all(told)));
  }
  return ok({ results });
}

function actOn(
  member: { tenantId: string; memberId: string; role: string },
  conversationId: ConversationId,
  act: BulkRequest['act'],
  deps: AssignDeps,
): Promise<Result<InboxAnswer>> {
  if (act.kind === 'assign') return assignConversation(member, conversationId, act, deps);
  return deps.conversations.tellAsStaff(member.tenantId as TenantId, conversationId, {
    ...act,
    agentId: member.memberId,
  });
}
