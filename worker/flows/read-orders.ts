/** What the visitor of a conversation has ordered or sent, through the tenant's own tools, with what a member can do about it. */
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import type { Result } from '#core/result';
import { ok } from '#core/result';
import { actionsOn, cardsOf, lookUps } from '#core/tool/order-cards';
import { recentWords } from '#flows/recent-words';
import { useToolByHand } from '#flows/use-tool-by-hand';
import type { Conversations } from '#ports/conversations';
import type { Tools } from '#ports/tools';
import type { ConversationId } from '#protocol/ids';
import type { OrdersAnswer } from '#protocol/tool-run';

export interface OrdersDeps {
  conversations: Conversations;
  tools: Pick<Tools, 'ready'>;
}

export async function readOrders(
  member: Actor & { tenantId: string; memberId: string },
  conversationId: ConversationId,
  deps: OrdersDeps,
): Promise<Result<OrdersAnswer>> {
  const recent = await recentWords(member.tenantId, conversationId, deps);
  if (!recent.ok) return recent;
  const tools = (await deps.tools.ready(member.tenantId)).map(({ tool }) => tool);
  const asked = lookUps(tools, recent.value.said).map((lookUp) =>
    useToolByHand(member, conversationId, { ...lookUp, kind: 'look', clientId: 'look' }, deps),
  );
  const told = await Promise.all(asked);
  const parts = told.flatMap((one) => (one.ok ? (one.value.parts ?? []) : []));
  const mayAct = may(member, 'tool.run');
  return ok({
    orders: cardsOf(parts).map((card) => ({
      card,
      actions: mayAct ? actionsOn(tools, card, member.role) : [],
    })),
    isIncomplete: told.some((one) => !one.ok || one.value.status === 'failed'),
  });
}
