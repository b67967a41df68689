/** The second factor of one's own account: set up with a QR code, recovery codes shown once, turned off. Part of account.tsx. */
import { useState } from 'preact/hooks';
import { encode } from 'uqr';
import type { Account, RecoveryCodes, TotpSecret } from '#protocol/access';
import { useAct } from '../act.ts';
import { api, ApiProblem } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Confirm } from '../components/confirm.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { CodeField, PasswordField } from '../components/credentials.tsx';
import { Form } from '../components/form.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';

const path = '/v1/admin/account';

interface PartProps {
  account: Account;
  reload: () => void;
}

export function SecondFactorCard({ account, reload }: PartProps) {
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [asks, setAsks] = useState<'codes' | 'off' | null>(null);
  const { act: attempt, refusal } = useAct();
  const post = <T,>(of: string, body?: object) =>
    api<T>(path + of, { method: 'POST', ...(body ? { body } : {}) });
  const { hasMfa, recoveryCodesLeft } = account;
  return (
    <Card title={t('account.mfa')}>
      <p class="muted">{t(hasMfa ? 'account.mfaOn' : 'account.mfaOff')}</p>
      <Refusal text={refusal} />
      {codes && <Codes codes={codes} />}
      {!hasMfa && !secret && (
        <div>
          <button
            type="button"
            class="button"
            onClick={() => void attempt(async () => setSecret(await post<TotpSecret>('/totp')))}
          >
            {t('account.mfaSetUp')}
          </button>
        </div>
      )}
      {!hasMfa && secret && (
        <SetUp
          secret={secret}
          confirm={async (code) => {
            const { recoveryCodes } = await post<RecoveryCodes>('/totp/confirm', { code });
            setCodes(recoveryCodes);
            setSecret(null);
            reload();
          }}
        />
      )}
      {hasMfa && (
        <>
          {!codes && (
            <p class="muted small">{t('account.codesLeft', { count: recoveryCodesLeft })}</p>
          )}
          <div class="form-acts">
            <button type="button" class="button" onClick={() => setAsks('codes')}>
              {t('account.codesNew')}
            </button>
            <button type="button" class="button" onClick={() => setAsks('off')}>
              {t('account.mfaRemove')}
            </button>
          </div>
        </>
      )}
      {asks === 'codes' && (
        <Confirm
          title={t('account.codesNewTitle')}
          text={t('account.codesNewBody')}
          yes={t('account.codesNew')}
          onYes={() =>
            void attempt(async () => {
              setCodes((await post<RecoveryCodes>('/recovery-codes')).recoveryCodes);
              reload();
            })
          }
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'off' && (
        <TurnOff
          hasPassword={account.hasPassword}
          cancel={() => setAsks(null)}
          remove={async (password) => {
            await post('/totp/remove', account.hasPassword ? { password } : {});
            setAsks(null);
            setCodes(null);
            reload();
          }}
        />
      )}
    </Card>
  );
}

interface SetUpProps {
  secret: TotpSecret;
  confirm: (code: string) => Promise<void>;
}

function SetUp({ secret, confirm }: SetUpProps) {
  const [code, setCode] = useState('');
  return (
    <>
      <p>{t('account.mfaScan')}</p>
      <div class="qr-and-key">
        <QrCode text={secret.address} />
        <div class="secret">
          <span class="muted small">{t('account.mfaKey')}</span>
          <code class="code" dir="ltr">
            {secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </code>
          <CopyButton text={secret.secret} />
        </div>
      </div>
      <Form submit={t('account.mfaConfirm')} onSubmit={() => confirm(code)}>
        <CodeField value={code} onInput={setCode} />
      </Form>
    </>
  );
}

/** Always dark on light: scanners expect it, whatever the theme. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('account.mfaQr')}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  );
}

function Codes({ codes }: { codes: string[] }) {
  return (
    <div class="secret">
      <p>{t('account.codesKeep')}</p>
      <ul class="codes code" dir="ltr" aria-label={t('account.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <CopyButton text={codes.join('\n')} />
      </div>
    </div>
  );
}

interface TurnOffProps {
  hasPassword: boolean;
  cancel: () => void;
  remove: (password: string) => Promise<void>;
}

function TurnOff({ hasPassword, cancel, remove }: TurnOffProps) {
  const [password, setPassword] = useState('');
  return (
    <Form
      submit={t('account.mfaRemove')}
      onSubmit={() => remove(password)}
      words={(error) =>
        error instanceof ApiProblem && error.code === 'password-refused' ? error.message : undefined
      }
      extra={
        <button type="button" class="button" onClick={cancel}>
          {t('cancel')}
        </button>
      }
    >
      <p>
        <strong>{t('account.mfaRemoveTitle')}</strong> {t('account.mfaRemoveBody')}
      </p>
      {hasPassword && <PasswordField value={password} onInput={setPassword} />}
    </Form>
  );
}
