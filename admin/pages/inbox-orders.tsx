/**
 * What the visitor has ordered or sent, beside the conversation, as the company's own tools tell it; each with what can be done about it.
 * Looked up once when the conversation is opened, and again on request or after an act. Part of inbox-context.
 */
import { useEffect, useState } from 'preact/hooks';
import type { ConversationEvent } from '#protocol/event';
import type { OrdersAnswer } from '#protocol/tool-run';
import { api } from '../api.ts';
import { Icon } from '../components/icon.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { useAfterGap } from '../live.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { ToolSheet } from './inbox-tool-sheet.tsx';

export interface QuickAction {
  tool: string;
  title: string;
  arguments: Record<string, string>;
}

interface OrdersProps {
  conversationId: string;
  events: ConversationEvent[];
  mayAct: boolean;
  use: (text: string) => void;
}

export function Orders({ conversationId, events, mayAct, use }: OrdersProps) {
  const found = useResource(`orders:${conversationId}`, (signal) =>
    api<OrdersAnswer>(`/v1/admin/conversations/${conversationId}/orders`, { signal }),
  );
  useAfterGap(found.reload);
  const [acting, setActing] = useState<QuickAction | null>(null);
  // What a tool has changed, or a visitor who has just said who they are, shows other orders.
  const changedAt = events.findLast(
    ({ kind }) => kind === 'tool.called' || kind === 'conversation.identified',
  )?.seq;
  const [shownAt, setShownAt] = useState(changedAt);
  useEffect(() => {
    if (changedAt === shownAt) return;
    setShownAt(changedAt);
    found.reload();
  }, [changedAt]);
  const { orders = [], isIncomplete = false } = found.data ?? {};
  return (
    <>
      {found.state === 'loading' && <Skeleton lines={3} />}
      {found.state === 'failed' && <Failed error={found.error} retry={found.reload} small />}
      {found.data && orders.length === 0 && (
        <p class="muted small">
          {t(isIncomplete ? 'inbox.orders.incomplete' : 'inbox.orders.none')}
        </p>
      )}
      <ul class="orders" aria-busy={found.isBusy}>
        {orders.map(({ card, actions }) => (
          <li key={card.id} class="order">
            <details open={orders.length === 1}>
              <summary>
                <Icon name="down" />
                <strong>
                  <bdi>{card.title}</bdi>
                </strong>
                {card.status && (
                  <span class={`badge order-${card.status.tone}`}>{card.status.text}</span>
                )}
              </summary>
              <dl class="context-facts small">
                {(card.fields ?? []).map(({ label, value }) => (
                  <div key={label}>
                    <dt class="muted">{label}</dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
              {mayAct && actions.length > 0 && (
                <div class="order-acts">
                  {actions.map((action) => (
                    <button
                      key={action.tool}
                      type="button"
                      class="button"
                      aria-label={t('inbox.orders.act', { title: action.title, order: card.title })}
                      onClick={() => setActing(action)}
                    >
                      {action.title}
                    </button>
                  ))}
                </div>
              )}
            </details>
          </li>
        ))}
      </ul>
      {orders.length > 0 && isIncomplete && (
        <p class="muted small">
          <Icon name="alert" /> {t('inbox.orders.incomplete')}
        </p>
      )}
      {acting && (
        <ToolSheet
          conversationId={conversationId}
          action={acting}
          use={use}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}
