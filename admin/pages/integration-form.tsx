/** The form of a connection: what, where, and how it proves itself. A secret goes in and is never shown again. Part of integrations.tsx. */
import { useState } from 'preact/hooks';
import type {
  Auth,
  Integration,
  IntegrationAnswer,
  IntegrationTypeList,
} from '#protocol/integration';
import { api } from '../api.ts';
import { Field, Form, Pick } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

export type Kind = IntegrationTypeList['types'][number];

interface IntegrationFormProps {
  kinds: Kind[];
  before: Integration | null;
  done: (id: string) => void;
}

/** All fields of all kinds of proof: what is typed stays while another kind is looked at. */
interface Fields {
  kind: Auth['kind'];
  in: string;
  name: string;
  username: string;
  tokenUrl: string;
  clientId: string;
  scope: string;
  style: string;
}

const authKinds: Auth['kind'][] = ['api-key', 'basic', 'bearer', 'oauth2', 'none'];
const empty: Fields = {
  kind: 'bearer',
  in: 'header',
  name: 'X-Api-Key',
  username: '',
  tokenUrl: '',
  clientId: '',
  scope: '',
  style: 'basic',
};

const path = '/v1/admin/integrations';

export function IntegrationForm({ kinds, before, done }: IntegrationFormProps) {
  const [first] = kinds;
  const [type, setType] = useState<string>(before?.type ?? first?.type ?? 'rest');
  const [name, setName] = useState(before?.name ?? first?.title ?? '');
  const [baseUrl, setBaseUrl] = useState(before?.baseUrl ?? first?.baseUrl ?? '');
  const [testPath, setTestPath] = useState(before?.testPath ?? first?.testPath ?? '/');
  const [auth, setAuth] = useState<Fields>({ ...empty, ...(before?.auth ?? first?.auth) });
  const [secret, setSecret] = useState('');
  const set = (change: Partial<Fields>) => setAuth({ ...auth, ...change });
  const pick = (chosen: string) => {
    const kind = kinds.find((one) => one.type === chosen);
    if (!kind) return;
    setType(chosen);
    setName(kind.title);
    setBaseUrl(kind.baseUrl);
    setTestPath(kind.testPath);
    setAuth({ ...empty, ...kind.auth });
  };
  const save = async () => {
    const body = {
      ...(before ? {} : { type }),
      name,
      baseUrl,
      testPath,
      auth: authOf(auth),
      ...(secret === '' || auth.kind === 'none' ? {} : { secret }),
    };
    const { integration } = await api<IntegrationAnswer>(before ? `${path}/${before.id}` : path, {
      method: before ? 'PATCH' : 'POST',
      body,
    });
    done(integration.id);
  };
  return (
    <Form submit={before ? t('integrations.save') : t('integrations.create')} onSubmit={save}>
      <h2>{before ? before.name : t('integrations.new')}</h2>
      {!before && (
        <Pick
          label={t('integrations.type')}
          value={type}
          options={kinds.map((kind) => [kind.type, kind.title])}
          onPick={pick}
        />
      )}
      <Field
        label={t('integrations.name')}
        value={name}
        onInput={setName}
        maxLength={120}
        required
      />
      <Field
        label={t('integrations.baseUrl')}
        hint={t('integrations.baseUrlHint')}
        value={baseUrl}
        onInput={setBaseUrl}
        maxLength={2048}
        required
      />
      <Pick
        label={t('integrations.auth')}
        value={auth.kind}
        options={authKinds.map((kind) => [kind, t(`integrations.auth.${kind}`)])}
        onPick={(kind) => set({ kind: kind as Auth['kind'] })}
      />
      {auth.kind === 'api-key' && (
        <>
          <Pick
            label={t('integrations.keyIn')}
            value={auth.in}
            options={[
              ['header', t('integrations.inHeader')],
              ['query', t('integrations.inQuery')],
            ]}
            onPick={(place) => set({ in: place })}
          />
          <Field
            label={t('integrations.keyName')}
            value={auth.name}
            onInput={(text) => set({ name: text })}
            maxLength={64}
            required
          />
        </>
      )}
      {auth.kind === 'basic' && (
        <Field
          label={t('integrations.username')}
          value={auth.username}
          onInput={(text) => set({ username: text })}
          autocomplete="off"
          maxLength={300}
          required
        />
      )}
      {auth.kind === 'oauth2' && (
        <>
          <Field
            label={t('integrations.tokenUrl')}
            value={auth.tokenUrl}
            onInput={(text) => set({ tokenUrl: text })}
            maxLength={2048}
            required
          />
          <Field
            label={t('integrations.clientId')}
            value={auth.clientId}
            onInput={(text) => set({ clientId: text })}
            autocomplete="off"
            maxLength={300}
            required
          />
          <Field
            label={t('integrations.scope')}
            value={auth.scope}
            onInput={(text) => set({ scope: text })}
            maxLength={1000}
          />
        </>
      )}
      {auth.kind !== 'none' && (
        <Field
          label={t(`integrations.secret.${auth.kind}`)}
          hint={before?.hasSecret ? t('integrations.secretKept') : t('integrations.secretHint')}
          type="password"
          autocomplete="new-password"
          value={secret}
          onInput={setSecret}
          maxLength={4000}
        />
      )}
      <Field
        label={t('integrations.testPath')}
        hint={t('integrations.testPathHint')}
        value={testPath}
        onInput={setTestPath}
        maxLength={1000}
        required
      />
    </Form>
  );
}

function authOf({ kind, name, username, tokenUrl, clientId, scope, ...more }: Fields): object {
  switch (kind) {
    case 'api-key':
      return { kind, in: more.in, name };
    case 'basic':
      return { kind, username };
    case 'oauth2':
      return { kind, tokenUrl, clientId, scope, style: more.style };
    default:
      return { kind };
  }
}
