/** A private note, under the name of who wrote it; members it mentions must be of this company. */
import type { Result } from '#core/result';
import { refuse } from '#core/result';
import type { AcceptDeps } from '#flows/accept-conversation';
import { openMemberNames } from '#flows/member-names';
import type { NoteRequest } from '#protocol/desk-requests';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxAnswer } from '#protocol/inbox';
import type * as v from 'valibot';

export async function noteConversation(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  conversationId: ConversationId,
  { mentions, ...note }: v.InferOutput<typeof NoteRequest>,
  deps: AcceptDeps,
): Promise<Result<InboxAnswer>> {
  const names = await openMemberNames(tenantId, [memberId, ...mentions], deps);
  if (mentions.some((id) => !names.has(id))) return refuse('not-found', 'mentions: no such member');
  return deps.conversations.tellAsStaff(tenantId as TenantId, conversationId, {
    ...note,
    mentions,
    kind: 'note',
    agentId: memberId,
    memberName: names.get(memberId) ?? '',
  });
}
