/** What was sent to one endpoint and what it answered; what was given up is sent again by a press. Part of webhooks.tsx. */
import '../components/rows.css';
import type { Delivery, DeliveryPage, Webhook } from '#protocol/webhook';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Sheet } from '../components/sheet.tsx';
import { Empty, Failed, Skeleton, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { whenExactly } from '../locales/times.ts';
import { useResource } from '../resource.ts';

const everyMs = 5_000;

export function Deliveries({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const path = `/v1/admin/webhooks/${webhook.id}`;
  const page = useResource(
    `deliveries:${webhook.id}`,
    (signal) => api<DeliveryPage>(`${path}/deliveries`, { signal }),
    { everyMs },
  );
  const { act, refusal } = useAct({ after: page.reload });
  const replay = (id?: string) =>
    act(() => api(`${path}/replay`, { method: 'POST', body: id ? { id } : {} }));
  const { data } = page;
  return (
    <Sheet label={t('webhooks.deliveries')} onClose={onClose}>
      <h2>{t('webhooks.deliveries')}</h2>
      <p class="muted small" dir="ltr">
        {webhook.url}
      </p>
      {page.state === 'loading' && <Skeleton lines={6} />}
      {page.state === 'failed' && <Failed error={page.error} retry={page.reload} small />}
      {data && (
        <p class="row-line">
          <span class="badge">{t('webhooks.waiting', { count: data.waiting })}</span>
          <span class={data.parked > 0 ? 'badge badge-down' : 'badge'}>
            {t('webhooks.parked', { count: data.parked })}
          </span>
          {data.parked > 0 && (
            <button type="button" class="button" onClick={() => void replay()}>
              {t('webhooks.replayAll')}
            </button>
          )}
        </p>
      )}
      <Refusal text={refusal} />
      {data?.deliveries.length === 0 && <Empty title={t('webhooks.nothingSent')} />}
      {data && data.deliveries.length > 0 && (
        <ul class="rows">
          {data.deliveries.map((one) => (
            <DeliveryRow key={one.id} delivery={one} replay={() => void replay(one.id)} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function DeliveryRow({ delivery, replay }: { delivery: Delivery; replay: () => void }) {
  const { type, status, attempts, lastResult, lastAt, nextAt, createdAt } = delivery;
  return (
    <li class="row">
      <div class="row-words">
        <span class="row-line">
          <strong>{type}</strong>
          <span
            class={
              status === 'delivered'
                ? 'badge badge-up'
                : status === 'parked'
                  ? 'badge badge-down'
                  : 'badge'
            }
          >
            {t(`webhooks.status.${status}`)}
          </span>
        </span>
        <span class="muted small">
          {whenExactly(lastAt ?? createdAt)}
          {lastResult && ` · ${lastResult}`} · {t('webhooks.tries', { count: attempts })}
          {nextAt && ` · ${t('webhooks.next', { at: whenExactly(nextAt) })}`}
        </span>
      </div>
      {status === 'parked' && (
        <button type="button" class="button" onClick={replay}>
          {t('webhooks.replay')}
        </button>
      )}
    </li>
  );
}
