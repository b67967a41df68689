/** Asks for password and code when the server wants a fresh sign-in; the call that met it is then made again (api.ts). */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '#protocol/access';
import { api, ApiProblem, onStepUp } from '../api.ts';
import { CodeField, PasswordField } from './credentials.tsx';
import { Form } from './form.tsx';
import { t } from '../locales/texts.ts';

type Asked = { account: Account; answer: (isConfirmed: boolean) => void };

export function StepUp({ signOut }: { signOut: () => Promise<void> }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    onStepUp(async () => {
      const account = await api<Account>('/v1/admin/account');
      return new Promise<boolean>((answer) => setAsked({ account, answer }));
    });
    return () => onStepUp(() => Promise.resolve(false));
  }, []);
  if (!asked) return null;
  const done = (isConfirmed: boolean) => {
    setAsked(null);
    asked.answer(isConfirmed);
  };
  return <Dialog account={asked.account} done={done} signOut={signOut} />;
}

interface DialogProps {
  account: Account;
  done: (isConfirmed: boolean) => void;
  signOut: () => Promise<void>;
}

function Dialog({ account, done, signOut }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isConfirmed = useRef(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const { hasPassword, hasMfa } = account;
  const confirm = async () => {
    await api('/v1/admin/step-up', {
      method: 'POST',
      body: { ...(hasPassword ? { password } : {}), ...(hasMfa ? { code } : {}) },
    });
    isConfirmed.current = true;
    dialog.current?.close();
  };
  const cancel = (
    <button type="button" class="button" onClick={() => dialog.current?.close()}>
      {t('cancel')}
    </button>
  );
  return (
    <dialog
      class="confirm"
      ref={dialog}
      aria-label={t('stepUp.title')}
      onClose={() => done(isConfirmed.current)}
    >
      <h2>{t('stepUp.title')}</h2>
      {hasPassword || hasMfa ? (
        <Form
          submit={t('stepUp.submit')}
          onSubmit={confirm}
          words={(error) =>
            error instanceof ApiProblem && error.code === 'invalid-credential'
              ? t('problem.invalid-credential')
              : undefined
          }
          extra={cancel}
        >
          <p class="muted">{t('stepUp.lead')}</p>
          {hasPassword && <PasswordField value={password} onInput={setPassword} autofocus />}
          {hasMfa && <CodeField value={code} onInput={setCode} />}
        </Form>
      ) : (
        <>
          <p class="muted">{t('stepUp.none')}</p>
          <div class="confirm-acts">
            {cancel}
            <button type="button" class="button" onClick={() => void signOut()}>
              {t('signOut')}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
