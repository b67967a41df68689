/** How one wants to be told: each kind by each way, quiet hours, and where to. Part of notifications.tsx. */
import { useState } from 'preact/hooks';
import type {
  NotificationKind,
  NotificationPreferences,
  QuietHours,
  Ways,
} from '#protocol/notification';
import { notificationKinds } from '#protocol/notification';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Failed, Refusal, Skeleton } from '../components/states.tsx';
import { Switch } from '../components/switch.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { Channels, OwnTargets } from './notification-targets.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/notifications/preferences';
const ways = ['inApp', 'push', 'email', 'webhook'] as const satisfies (keyof Ways)[];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const usualQuiet: QuietHours = { from: '20:00', to: '08:00', zone };

export function NotificationWays({ member }: PageProps) {
  const found = useResource('notification-preferences', (signal) =>
    api<NotificationPreferences>(path, { signal }),
  );
  const [chosen, setChosen] = useState<NotificationPreferences | null>(null);
  const { act, refusal, isBusy } = useAct();
  if (found.state === 'loading') return <Skeleton lines={8} />;
  if (!found.data) return <Failed error={found.error} retry={found.reload} />;
  const preferences = chosen ?? found.data;
  /** Shown at once, taken back when the server refuses. */
  const save = async (change: Partial<NotificationPreferences>) => {
    const body = { ...preferences, ...change };
    setChosen(body);
    const isDone = await act(() => api(path, { method: 'PUT', body }));
    if (!isDone) setChosen(preferences);
  };
  return (
    <div class="notice-cards">
      <Refusal text={refusal} />
      <Card title={t('notifications.kinds')} wide>
        <p class="muted">{t('notifications.kindsLead')}</p>
        <KindTable preferences={preferences} isBusy={isBusy} save={save} />
      </Card>
      <Card
        title={t('notifications.quiet')}
        wide
        action={
          <Switch
            isOn={Boolean(preferences.quiet)}
            label={t('notifications.quiet')}
            isBusy={isBusy}
            onSwitch={(isOn) => void save({ quiet: isOn ? usualQuiet : null })}
          />
        }
      >
        <p class="muted">{t('notifications.quietLead')}</p>
        {preferences.quiet && <Quiet quiet={preferences.quiet} save={save} />}
      </Card>
      <OwnTargets />
      {member.allowed.includes('integration.read') && <Channels member={member} />}
    </div>
  );
}

interface KindsProps {
  preferences: NotificationPreferences;
  isBusy: boolean;
  save: (change: Partial<NotificationPreferences>) => Promise<void>;
}

function KindTable({ preferences, isBusy, save }: KindsProps) {
  const change = (kind: NotificationKind, way: keyof Ways, isOn: boolean) => {
    const now = preferences[kind];
    if (now) void save({ [kind]: { ...now, [way]: isOn } });
  };
  return (
    <table class="notice-kinds" aria-busy={isBusy}>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{t('notifications.kind')}</span>
          </th>
          {ways.map((way) => (
            <th key={way} scope="col">
              {t(`notifications.way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notificationKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`notice.${kind}`)}</th>
            {ways.map((way) => (
              <td key={way}>
                <label class="notice-check">
                  <input
                    type="checkbox"
                    aria-label={`${t(`notice.${kind}`)}: ${t(`notifications.way.${way}`)}`}
                    checked={preferences[kind]?.[way] ?? false}
                    onChange={({ currentTarget }) => change(kind, way, currentTarget.checked)}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface QuietProps {
  quiet: QuietHours;
  save: (change: Partial<NotificationPreferences>) => Promise<void>;
}

function Quiet({ quiet, save }: QuietProps) {
  const set = (name: 'from' | 'to') => ({
    type: 'time' as const,
    class: 'select',
    value: quiet[name],
    required: true,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      value !== '' && void save({ quiet: { ...quiet, [name]: value, zone } }),
  });
  return (
    <div class="row-line">
      <label class="day-field">
        <span class="muted small">{t('notifications.quietFrom')}</span>
        <input {...set('from')} />
      </label>
      <label class="day-field">
        <span class="muted small">{t('notifications.quietTo')}</span>
        <input {...set('to')} />
      </label>
      <span class="muted small">{t('notifications.zone', { zone: quiet.zone })}</span>
    </div>
  );
}
