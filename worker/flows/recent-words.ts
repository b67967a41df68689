/** The newest words of a visitor and the state of the conversation, for what is done by hand in it: orders, macros. */
import type { ConversationState } from '#core/conversation/state';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Conversations } from '#ports/conversations';
import type { ConversationId, TenantId } from '#protocol/ids';

/** Events looked back over: what is talked about now is among them. */
const lookedBack = 150;

export async function recentWords(
  tenantId: string,
  conversationId: ConversationId,
  { conversations }: { conversations: Pick<Conversations, 'page'> },
): Promise<Result<{ state: ConversationState; said: string[] }>> {
  const of = tenantId as TenantId;
  let page = await conversations.page(of, conversationId, 0);
  // A foreign conversation and an absent one look the same.
  if (!page) return refuse('not-found');
  if (page.more)
    page = await conversations.page(of, conversationId, page.state.lastSeq - lookedBack);
  if (!page) return refuse('not-found');
  const said = page.events.flatMap((event) =>
    event.kind === 'message.created' && event.message.author === 'visitor'
      ? [event.message.text]
      : [],
  );
  return ok({ state: page.state, said });
}
