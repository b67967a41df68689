/** One's own account: name, password, second factor with recovery codes, sessions. Dangerous acts ask for a fresh sign-in. */
import './account.css';
import { useState } from 'preact/hooks';
import type { Account, SessionInfo, SessionList } from '#protocol/access';
import { useAct } from '../act.ts';
import { api, ApiProblem } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Card } from '../components/card.tsx';
import { EmailField, PasswordField } from '../components/credentials.tsx';
import { Field, Form } from '../components/form.tsx';
import { Rows } from '../components/rows.tsx';
import { Failed, Skeleton, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { SecondFactorCard } from './account-mfa.tsx';

const path = '/v1/admin/account';

export function AccountPage() {
  const account = useResource('account', (signal) => api<Account>(path, { signal }));
  return (
    <>
      <PageHead title={t('account.title')} lead={t('account.lead')} />
      {account.state === 'loading' && <Skeleton lines={8} />}
      {account.state === 'failed' && !account.data && (
        <Failed error={account.error} retry={account.reload} />
      )}
      {account.data && (
        <div class="account-cards">
          <div class="account-stack">
            <Name account={account.data} reload={account.reload} />
            <Password account={account.data} reload={account.reload} />
          </div>
          <SecondFactorCard account={account.data} reload={account.reload} />
          <Sessions />
        </div>
      )}
    </>
  );
}

interface PartProps {
  account: Account;
  reload: () => void;
}

function Name({ account, reload }: PartProps) {
  const [name, setName] = useState(account.name);
  const [said, setSaid] = useState('');
  const save = async () => {
    setSaid('');
    await api(path, { method: 'PATCH', body: { name } });
    setSaid(t('account.saved'));
    reload();
  };
  return (
    <Card title={t('account.you')}>
      <Form
        submit={t('account.save')}
        onSubmit={save}
        extra={
          <span class="done" role="status">
            {said}
          </span>
        }
      >
        <Field
          label={t('account.name')}
          value={name}
          onInput={setName}
          autocomplete="name"
          maxLength={120}
          required
        />
      </Form>
      <Email account={account} reload={reload} />
    </Card>
  );
}

function Email({ account, reload }: PartProps) {
  const [email, setEmail] = useState(account.email);
  const [said, setSaid] = useState('');
  const save = async () => {
    setSaid('');
    await api(`${path}/email`, { method: 'POST', body: { email } });
    setSaid(t('account.emailChanged'));
    reload();
  };
  return (
    <Form
      submit={t('account.changeEmail')}
      onSubmit={save}
      extra={
        <span class="done" role="status">
          {said}
        </span>
      }
    >
      <EmailField
        label={t('account.email')}
        autocomplete="email"
        value={email}
        onInput={setEmail}
      />
    </Form>
  );
}

function Password({ account, reload }: PartProps) {
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState('');
  const { hasPassword, hasMfa, passwordChangedAt } = account;
  const change = async () => {
    setSaid('');
    await api(`${path}/password`, { method: 'POST', body: { password } });
    setPassword('');
    setSaid(t('account.passwordChanged'));
    reload();
  };
  const standing = passwordChangedAt
    ? t('account.hasPassword', { at: when(passwordChangedAt) })
    : t(hasPassword ? 'account.hasPasswordOld' : 'account.noPassword');
  return (
    <Card title={t('account.password')}>
      <p class="muted">{standing}</p>
      <Form
        submit={t(hasPassword ? 'account.changePassword' : 'account.setPassword')}
        onSubmit={change}
        words={(error) =>
          error instanceof ApiProblem && error.code === 'password-refused'
            ? error.message
            : undefined
        }
      >
        <PasswordField
          isNew
          label={t('account.newPassword')}
          hint={t(hasMfa ? 'password.ruleMfa' : 'password.rule')}
          value={password}
          onInput={setPassword}
        />
      </Form>
      <p class="done" role="status">
        {said}
      </p>
    </Card>
  );
}

function Sessions() {
  const list = useResource('sessions', (signal) =>
    api<SessionList>(`${path}/sessions`, { signal }),
  );
  const { act, refusal } = useAct({ after: list.reload });
  const end = (of: string) => act(() => api(`${path}/sessions${of}`, { method: 'DELETE' }));
  const sessions = list.data?.sessions;
  return (
    <Card
      title={t('account.sessions')}
      wide
      action={
        (sessions?.length ?? 0) > 1 && (
          <button type="button" class="button" onClick={() => void end('')}>
            {t('account.endOthers')}
          </button>
        )
      }
    >
      <p class="muted">{t('account.sessionsLead')}</p>
      <Refusal text={refusal} />
      <Rows
        label={t('account.sessions')}
        list={list}
        items={sessions}
        none={{ title: t('account.sessions'), text: '' }}
        row={(session) => (
          <SessionRow key={session.id} session={session} end={() => void end(`/${session.id}`)} />
        )}
      />
    </Card>
  );
}

function SessionRow({ session, end }: { session: SessionInfo; end: () => void }) {
  const { userAgent, address, seenAt, isThis } = session;
  return (
    <li class="row">
      <div class="row-words">
        <span class="row-line">
          <strong>{device(userAgent)}</strong>
          {isThis && <span class="badge badge-up">{t('account.thisSession')}</span>}
        </span>
        <span class="muted small">
          {t('account.seen', { at: when(seenAt) })}
          {address && (
            <>
              {' · '}
              <span dir="ltr">{address}</span>
            </>
          )}
        </span>
      </div>
      {!isThis && (
        <button type="button" class="button" onClick={end}>
          {t('account.endSession')}
        </button>
      )}
    </li>
  );
}

/** Browser and system, as far as the header says; the order matters, because everybody claims to be everybody. */
function device(userAgent: string): string {
  const first = (names: [pattern: RegExp, name: string][]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = first([
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  const system = first([
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ') || t('account.unknownDevice');
}
