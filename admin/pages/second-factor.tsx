/** Between password and desk: the code of the authenticator, or a recovery code. */
import './sign-in.css';
import { useEffect, useState } from 'preact/hooks';
import { api, ApiProblem } from '../api.ts';
import { Field, Form } from '../components/form.tsx';
import { Logo } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import { nameWindow } from '../notices.ts';

interface SecondFactorProps {
  signedIn: () => void;
  signOut: () => Promise<void>;
}

export function SecondFactor({ signedIn, signOut }: SecondFactorProps) {
  const [isRecovery, setIsRecovery] = useState(false);
  const [code, setCode] = useState('');
  useEffect(() => {
    nameWindow(t('app.title', { page: t('mfa.title') }));
  }, []);
  const send = async () => {
    const body = isRecovery ? { recoveryCode: code } : { code };
    await api('/v1/admin/sign-in/code', { method: 'POST', body });
    signedIn();
  };
  return (
    <main class="alone">
      <div class="sign-in">
        <Logo />
        <h1>{t('mfa.title')}</h1>
        <p class="muted">{t('mfa.lead')}</p>
        <Form
          key={String(isRecovery)}
          submit={t('mfa.submit')}
          onSubmit={send}
          words={(error) =>
            error instanceof ApiProblem &&
            ['invalid-credential', 'invalid-request'].includes(error.code)
              ? t('mfa.wrong')
              : undefined
          }
        >
          <Field
            label={t(isRecovery ? 'mfa.recovery' : 'mfa.code')}
            value={code}
            onInput={setCode}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autocomplete={isRecovery ? 'off' : 'one-time-code'}
            maxLength={isRecovery ? 40 : 6}
            required
            autofocus
          />
        </Form>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            setCode('');
            setIsRecovery(!isRecovery);
          }}
        >
          {t(isRecovery ? 'mfa.useCode' : 'mfa.useRecovery')}
        </button>
        <button type="button" class="link-button" onClick={() => void signOut()}>
          {t('signIn.back')}
        </button>
      </div>
    </main>
  );
}
