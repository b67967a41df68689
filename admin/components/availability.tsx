/** Whether new conversations come to oneself: at the desk, or away for a while. At the foot of the menu. */
import { useState } from 'preact/hooks';
import type { Availability as Chosen, Profile } from '#protocol/team';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Refusal } from './states.tsx';
import { Switch } from './switch.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';

const path = '/v1/admin/profiles/me';

export function Availability() {
  const own = useResource('own-profile', (signal) => api<Profile>(path, { signal }));
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { act, refusal, isBusy } = useAct();
  if (!own.data) return null;
  const now = chosen ?? own.data.availability;
  /** Shown at once, taken back when the server refuses. */
  const choose = async (availability: Chosen) => {
    setChosen(availability);
    const isDone = await act(() =>
      api(`${path}/availability`, { method: 'PUT', body: { availability } }),
    );
    if (!isDone) setChosen(now);
  };
  return (
    <>
      <div class="account-row account-availability">
        <span class="small">{t(`availability.${now}`)}</span>
        <Switch
          isOn={now === 'online'}
          label={t('availability.label')}
          isBusy={isBusy}
          onSwitch={(isOn) => void choose(isOn ? 'online' : 'away')}
        />
      </div>
      {refusal && <Refusal text={refusal} small />}
    </>
  );
}
