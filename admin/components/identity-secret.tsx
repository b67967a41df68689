/** A new identity secret for the company's backend: asked about, made, shown this once. Part of the settings. */
import { useState } from 'preact/hooks';
import type { IdentitySecretAnswer } from '#protocol/settings';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { t } from '../locales/texts.ts';
import { Card } from './card.tsx';
import { Confirm } from './confirm.tsx';
import { Secret } from './secret.tsx';
import { Refusal } from './states.tsx';

export function IdentitySecret() {
  const [isAsked, setIsAsked] = useState(false);
  const [secret, setSecret] = useState('');
  const { act, refusal, isBusy } = useAct();
  const make = () =>
    act(async () => {
      const path = '/v1/admin/settings/identity-secret';
      setSecret((await api<IdentitySecretAnswer>(path, { method: 'POST' })).secret);
    });
  return (
    <Card title={t('settings.secret.title')} wide>
      {secret ? (
        <Secret
          title={t('settings.secret.title')}
          lead={t('settings.secret.shown')}
          secret={secret}
        />
      ) : (
        <>
          <p class="muted">{t('settings.secret.lead')}</p>
          <div>
            <button
              type="button"
              class="button"
              aria-busy={isBusy}
              onClick={() => setIsAsked(true)}
            >
              {t('settings.secret.make')}
            </button>
          </div>
        </>
      )}
      <Refusal text={refusal} />
      {isAsked && (
        <Confirm
          title={t('settings.secret.sure')}
          text={t('settings.secret.sureBody')}
          yes={t('settings.secret.make')}
          onYes={() => void make()}
          onClose={() => setIsAsked(false)}
        />
      )}
    </Card>
  );
}
