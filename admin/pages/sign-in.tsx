/** Signed out: says why, and how to get a one-time link. There is no form, because there is no password yet. */
import './sign-in.css';
import { useEffect } from 'preact/hooks';
import { Icon, Logo } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import type { Session } from '../session.ts';

type Why = Extract<Session, { state: 'signed-out' }>['why'];

export function SignIn({ why }: { why: Why }) {
  useEffect(() => {
    document.title = t('app.title', { page: t('signIn.title') });
  }, []);
  return (
    <main class="alone">
      <div class="sign-in">
        <Logo />
        <h1>{t('signIn.title')}</h1>
        <div role="status">{why !== 'none' && <Notice why={why} />}</div>
        <p class="muted">{t('signIn.lead')}</p>
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
        <a href="/">{t('signIn.demo')}</a>
      </div>
    </main>
  );
}

const notices = {
  'link-refused': 'signIn.linkRefused',
  ended: 'signIn.ended',
  left: 'signIn.left',
} as const;

function Notice({ why }: { why: keyof typeof notices }) {
  return (
    <p class={why === 'link-refused' ? 'notice notice-bad' : 'notice'}>
      <Icon name={why === 'left' ? 'check' : 'alert'} />
      {t(notices[why])}
    </p>
  );
}
