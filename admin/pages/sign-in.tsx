/** Signed out: says why, and every way in: password, company account, a forgotten password, an invitation, a one-time link. */
import './sign-in.css';
import { useEffect, useState } from 'preact/hooks';
import type { SignInOptions } from '#protocol/access';
import { api, ApiProblem } from '../api.ts';
import { EmailField, PasswordField } from '../components/credentials.tsx';
import { Form } from '../components/form.tsx';
import { Icon, Logo } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import { nameWindow } from '../notices.ts';
import { useResource } from '../resource.ts';
import type { MailedLink, Session } from '../session.ts';
import { Forgot, Join, NewPassword } from './sign-in-links.tsx';

type Why = Extract<Session, { state: 'signed-out' }>['why'];

interface SignInProps {
  why: Why;
  mailed: MailedLink | undefined;
  signedIn: () => void;
}

export function SignIn({ why, mailed, signedIn }: SignInProps) {
  const [door, setDoor] = useState<'password' | 'forgot' | MailedLink['kind']>(
    mailed?.kind ?? 'password',
  );
  const [notice, setNotice] = useState<string | null>(null);
  const options = useResource('sign-in-options', (signal) =>
    api<SignInOptions>('/v1/admin/sign-in/options', { signal }),
  );
  useEffect(() => {
    nameWindow(t('app.title', { page: t('signIn.title') }));
  }, []);
  const back = (said: string | null = null) => {
    setNotice(said);
    setDoor('password');
  };
  const token = mailed?.token ?? '';
  return (
    <main class="alone">
      <div class="sign-in">
        <Logo />
        {door === 'reset' && <NewPassword token={token} done={() => back(t('reset.done'))} />}
        {door === 'invitation' && <Join token={token} done={() => back(t('invite.done'))} />}
        {door === 'forgot' && <Forgot canMail={options.data?.mail !== false} />}
        {door === 'password' && (
          <>
            <h1>{t('signIn.title')}</h1>
            <div role="status">
              {notice ? <Said text={notice} /> : why !== 'none' && <Notice why={why} />}
            </div>
            <Password signedIn={signedIn} />
            <button type="button" class="link-button" onClick={() => setDoor('forgot')}>
              {t('signIn.forgot')}
            </button>
            {options.data?.oidc && (
              <a class="button sign-in-company" href="/v1/admin/oidc/start">
                <Icon name="shield" />
                {t('signIn.oidc')}
              </a>
            )}
            <ByLink isOpen={why === 'link-refused'} />
          </>
        )}
        {door !== 'password' && (
          <button type="button" class="link-button" onClick={() => back()}>
            {t('signIn.back')}
          </button>
        )}
        <a href="/">{t('signIn.demo')}</a>
      </div>
    </main>
  );
}

function Password({ signedIn }: { signedIn: () => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const send = async () => {
    await api('/v1/admin/sign-in', { method: 'POST', body: { email, password } });
    signedIn();
  };
  return (
    <Form
      submit={t('signIn.submit')}
      onSubmit={send}
      words={(error) =>
        error instanceof ApiProblem && error.code === 'unauthenticated'
          ? t('signIn.wrong')
          : undefined
      }
    >
      <EmailField value={email} onInput={setEmail} />
      <PasswordField value={password} onInput={setPassword} />
    </Form>
  );
}

/** Of a fresh installation: nobody has a password yet. */
function ByLink({ isOpen }: { isOpen: boolean }) {
  return (
    <details class="by-link" open={isOpen}>
      <summary>{t('signIn.byLink')}</summary>
      <ol class="steps">
        <li>
          {t('signIn.step1')}
          <pre class="code" dir="ltr">
            <code>npm start</code>
          </pre>
        </li>
        <li>{t('signIn.step2')}</li>
        <li>{t('signIn.step3')}</li>
      </ol>
    </details>
  );
}

const notices = {
  'link-refused': 'signIn.linkRefused',
  'company-refused': 'signIn.oidcRefused',
  ended: 'signIn.ended',
  left: 'signIn.left',
} as const;

function Notice({ why }: { why: keyof typeof notices }) {
  return (
    <p class={why.endsWith('refused') ? 'notice notice-bad' : 'notice'}>
      <Icon name={why === 'left' ? 'check' : 'alert'} />
      {t(notices[why])}
    </p>
  );
}

function Said({ text }: { text: string }) {
  return (
    <p class="notice">
      <Icon name="check" />
      {text}
    </p>
  );
}
