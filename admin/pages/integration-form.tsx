/** The form of a connection: what, where, how it proves itself, and which endpoints are tools at once. A secret goes in and is never shown again. Part of integrations.tsx. */
import { useState } from 'preact/hooks';
import type {
  Auth,
  Integration,
  IntegrationAnswer,
  IntegrationType,
  IntegrationTypeList,
} from '#protocol/integration';
import { api } from '../api.ts';
import { Field, Form, Pick } from '../components/form.tsx';
import { t } from '../locales/texts.ts';
import {
  authKinds,
  authOf,
  fieldsOf,
  firstFields,
  headersOf,
  isExample,
  linesOf,
  movedTokenUrl,
} from './integration-auth.ts';
import type { AuthFields } from './integration-auth.ts';

export type Kind = IntegrationTypeList['types'][number];

interface IntegrationFormProps {
  kinds: Kind[];
  before: Integration | null;
  done: (id: string) => void;
}

/** What only reads may be used at once; what changes something is added when somebody means it. */
const readings = (kind: Kind | undefined): ReadonlySet<string> =>
  new Set(kind?.endpoints.filter(({ risk }) => risk === 'read').map(({ name }) => name));

const ownAddress = (kind: Kind | undefined): string =>
  kind && !isExample(kind.baseUrl) ? kind.baseUrl : '';

const path = '/v1/admin/integrations';

export function IntegrationForm({ kinds, before, done }: IntegrationFormProps) {
  const [type, setType] = useState<IntegrationType>(before?.type ?? kinds[0]?.type ?? 'rest');
  const kind = kinds.find((one) => one.type === type);
  const [name, setName] = useState(before?.name ?? kind?.title ?? '');
  const [baseUrl, setBaseUrl] = useState(before?.baseUrl ?? ownAddress(kind));
  const [testPath, setTestPath] = useState(before?.testPath ?? kind?.testPath ?? '/');
  const [auth, setAuth] = useState(before ? fieldsOf(before.auth) : firstFields(kind?.auth));
  const [headers, setHeaders] = useState(linesOf(before?.headers ?? kind?.headers ?? {}));
  const [endpoints, setEndpoints] = useState(readings(kind));
  const [secret, setSecret] = useState('');
  const set = (change: Partial<AuthFields>) => setAuth({ ...auth, ...change });
  const pick = (chosen: string) => {
    const next = kinds.find((one) => one.type === chosen);
    if (!next) return;
    setType(next.type);
    setName(next.title);
    setBaseUrl(ownAddress(next));
    setTestPath(next.testPath);
    setAuth(firstFields(next.auth));
    setHeaders(linesOf(next.headers));
    setEndpoints(readings(next));
  };
  const move = (address: string) => {
    const from = baseUrl === '' ? (kind?.baseUrl ?? '') : baseUrl;
    set({ tokenUrl: movedTokenUrl(auth.tokenUrl, from, address) });
    setBaseUrl(address);
  };
  const save = async () => {
    const body = {
      ...(before ? {} : { type, endpoints: [...endpoints] }),
      name,
      baseUrl,
      testPath,
      headers: headersOf(headers),
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
          options={kinds.map((one) => [one.type, one.title])}
          onPick={pick}
        />
      )}
      <p class="muted small">{t(`integrations.help.${type}`)}</p>
      <Field
        label={t('integrations.name')}
        value={name}
        onInput={setName}
        maxLength={120}
        required
      />
      <Field
        label={t('integrations.baseUrl')}
        dir="ltr"
        hint={
          kind && isExample(kind.baseUrl)
            ? t('integrations.baseUrlExample', { url: kind.baseUrl })
            : t('integrations.baseUrlHint')
        }
        value={baseUrl}
        onInput={move}
        maxLength={2048}
        required
      />
      <Pick
        label={t('integrations.auth')}
        value={auth.kind}
        options={authKinds.map((one) => [one, t(`integrations.auth.${one}`)])}
        onPick={(chosen) => set({ kind: chosen as Auth['kind'] })}
      />
      <Proof auth={auth} set={set} />
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
      {!before && kind && kind.endpoints.length > 0 && (
        <fieldset class="scopes">
          <legend>{t('integrations.firstTools')}</legend>
          {kind.endpoints.map((endpoint) => (
            <label class="scope endpoint-choice" key={endpoint.name}>
              <input
                type="checkbox"
                checked={endpoints.has(endpoint.name)}
                onChange={({ currentTarget }) => {
                  const next = new Set(endpoints);
                  if (currentTarget.checked) next.add(endpoint.name);
                  else next.delete(endpoint.name);
                  setEndpoints(next);
                }}
              />
              <span>
                <code dir="ltr">{endpoint.name}</code>{' '}
                <span class="muted small">{endpoint.description}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <details class="more-fields">
        <summary>{t('integrations.advanced')}</summary>
        <div>
          {auth.kind === 'oauth2' && <TokenDetails auth={auth} set={set} />}
          <Field
            label={t('integrations.headers')}
            dir="ltr"
            hint={t('integrations.headersHint')}
            value={headers}
            onInput={setHeaders}
            rows={2}
          />
          <Field
            label={t('integrations.testPath')}
            dir="ltr"
            hint={t('integrations.testPathHint')}
            value={testPath}
            onInput={setTestPath}
            maxLength={1000}
            required
          />
        </div>
      </details>
    </Form>
  );
}

interface ProofProps {
  auth: AuthFields;
  set: (change: Partial<AuthFields>) => void;
}

function Proof({ auth, set }: ProofProps) {
  if (auth.kind === 'api-key')
    return (
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
          dir="ltr"
          value={auth.name}
          onInput={(text) => set({ name: text })}
          maxLength={64}
          required
        />
      </>
    );
  if (auth.kind === 'basic')
    return (
      <Field
        label={t('integrations.username')}
        value={auth.username}
        onInput={(text) => set({ username: text })}
        autocomplete="off"
        maxLength={300}
        required
      />
    );
  if (auth.kind === 'oauth2')
    return (
      <>
        <Field
          label={t('integrations.tokenUrl')}
          dir="ltr"
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
      </>
    );
  return null;
}

function TokenDetails({ auth, set }: ProofProps) {
  return (
    <>
      <Field
        label={t('integrations.scope')}
        value={auth.scope}
        onInput={(text) => set({ scope: text })}
        maxLength={1000}
      />
      <Pick
        label={t('integrations.tokenStyle')}
        value={auth.style}
        options={[
          ['basic', t('integrations.tokenStyle.basic')],
          ['body', t('integrations.tokenStyle.body')],
        ]}
        onPick={(style) => set({ style })}
      />
      <Field
        label={t('integrations.tokenHeader')}
        dir="ltr"
        hint={t('integrations.tokenHeaderHint')}
        value={auth.header}
        onInput={(header) => set({ header })}
        maxLength={64}
      />
    </>
  );
}
