/** The state of every dependency, live from /health: asked again each half minute while the page is seen. */
import './health.css';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { Icon } from '../components/icon.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { dateFormat } from '../locales/formats.ts';
import { useResource } from '../resource.ts';

interface HealthAnswer {
  status: string;
  dependencies: Record<string, { state: string; detail?: string }>;
}

const everyMs = 30_000;
const time = dateFormat({ timeStyle: 'medium' });

export function Health() {
  const health = useResource(
    'health',
    async (signal) => ({ at: new Date(), ...(await api<HealthAnswer>('/health', { signal })) }),
    { everyMs },
  );
  return (
    <Card
      title={t('health.title')}
      action={
        <button
          type="button"
          class="button button-quiet"
          aria-busy={health.isBusy}
          onClick={health.reload}
          title={t('health.refresh')}
          aria-label={t('health.refresh')}
        >
          <Icon name="refresh" />
        </button>
      }
    >
      {health.state === 'loading' && <Skeleton lines={3} />}
      {health.state === 'failed' && <Failed error={health.error} retry={health.reload} small />}
      {health.state === 'ready' && <Standing health={health.data} />}
    </Card>
  );
}

function Standing({ health }: { health: HealthAnswer & { at: Date } }) {
  const isOk = health.status === 'ok';
  return (
    <>
      <p class={isOk ? 'standing standing-good' : 'standing standing-bad'} role="status">
        <Icon name={isOk ? 'check' : 'alert'} />
        {t(isOk ? 'health.ok' : 'health.degraded')}
      </p>
      <ul class="dependencies">
        {Object.entries(health.dependencies).map(([name, { state, detail }]) => (
          <li key={name}>
            <span>{tMaybe(`health.${name}`) ?? name}</span>
            <span class={`badge badge-${state}`} title={detail}>
              {tMaybe(`health.${state}`) ?? state}
            </span>
          </li>
        ))}
      </ul>
      <p class="muted small">{t('health.checkedAt', { time: time.format(health.at) })}</p>
    </>
  );
}
