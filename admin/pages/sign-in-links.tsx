/** The doors that a mailed link opens: a new password, an invitation; and asking for such a link. Parts of sign-in.tsx. */
import { useState } from 'preact/hooks';
import { api, ApiProblem } from '../api.ts';
import { EmailField, PasswordField } from '../components/credentials.tsx';
import { Field, Form } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

const goneWords = (words: string) => (error: unknown) => {
  if (!(error instanceof ApiProblem)) return undefined;
  if (error.code === 'unauthenticated') return words;
  return error.code === 'password-refused' ? error.message : undefined;
};

export function Forgot({ canMail }: { canMail: boolean }) {
  const [email, setEmail] = useState('');
  const [isSent, setIsSent] = useState(false);
  const send = async () => {
    await api('/v1/admin/password-reset', { method: 'POST', body: { email } });
    setIsSent(true);
  };
  return (
    <>
      <h1>{t('forgot.title')}</h1>
      {!canMail && <p class="notice">{t('signIn.noMail')}</p>}
      {isSent ? (
        <p class="notice" role="status">
          {t('forgot.sent')}
        </p>
      ) : (
        <Form submit={t('forgot.submit')} onSubmit={send}>
          <p class="muted">{t('forgot.lead')}</p>
          <EmailField value={email} onInput={setEmail} autofocus />
        </Form>
      )}
    </>
  );
}

export function NewPassword({ token, done }: { token: string; done: () => void }) {
  const [password, setPassword] = useState('');
  const send = async () => {
    await api('/v1/admin/password-reset/confirm', { method: 'POST', body: { token, password } });
    done();
  };
  return (
    <>
      <h1>{t('reset.title')}</h1>
      <Form submit={t('reset.submit')} onSubmit={send} words={goneWords(t('reset.gone'))}>
        <p class="muted">{t('reset.lead')}</p>
        <PasswordField
          isNew
          label={t('account.newPassword')}
          hint={t('password.rule')}
          value={password}
          onInput={setPassword}
          autofocus
        />
      </Form>
    </>
  );
}

export function Join({ token, done }: { token: string; done: () => void }) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = async () => {
    const body = { token, email, name, password };
    await api('/v1/admin/invitations/accept', { method: 'POST', body });
    done();
  };
  return (
    <>
      <h1>{t('invite.title')}</h1>
      <Form submit={t('invite.submit')} onSubmit={send} words={goneWords(t('invite.gone'))}>
        <p class="muted">{t('invite.lead')}</p>
        <EmailField label={t('invite.email')} value={email} onInput={setEmail} autofocus />
        <Field
          label={t('account.name')}
          autocomplete="name"
          value={name}
          onInput={setName}
          maxLength={120}
          required
        />
        <PasswordField isNew hint={t('password.rule')} value={password} onInput={setPassword} />
      </Form>
    </>
  );
}
