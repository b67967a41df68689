/** What the company's own ticket system checks tickets with, shown on a press. Part of the settings. */
import { useState } from 'preact/hooks';
import type { TicketSecretAnswer } from '#protocol/settings';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { t } from '../locales/texts.ts';
import { Card } from './card.tsx';
import { CopyButton } from './copy-button.tsx';
import { Refusal } from './states.tsx';

export function TicketSecret() {
  const [secret, setSecret] = useState('');
  const { act, refusal, isBusy } = useAct();
  const show = () =>
    act(async () => {
      const path = '/v1/admin/settings/ticket-secret';
      setSecret((await api<TicketSecretAnswer>(path, { method: 'POST' })).secret);
    });
  return (
    <Card title={t('settings.ticketSecret.title')} wide>
      <p class="muted">{t('settings.ticketSecret.lead')}</p>
      {secret ? (
        <>
          <pre class="code" dir="ltr">
            <code>{secret}</code>
          </pre>
          <div>
            <CopyButton text={secret} />
          </div>
        </>
      ) : (
        <div>
          <button type="button" class="button" aria-busy={isBusy} onClick={() => void show()}>
            {t('settings.ticketSecret.show')}
          </button>
        </div>
      )}
      <Refusal text={refusal} />
    </Card>
  );
}
