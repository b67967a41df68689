/**
 * The mapping editor: an endpoint of a connection becomes a tool. What is sent (method, path, query, body with `{argument}`), what an
 * answer looks like (a real one or a pasted sample), which of its fields the assistant gets and under which name. Part of integration.tsx.
 */
import { useState } from 'preact/hooks';
import type { EndpointPreviewAnswer } from '#protocol/integration';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Field, Form, Pick } from '../components/form.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import {
  argumentKinds,
  emptyEndpoint,
  mappingOf,
  placeholdersOf,
  sampleArguments,
  suggestedName,
  toolOf,
} from './integration-mapping.ts';
import type { Endpoint } from './integration-mapping.ts';

interface EndpointEditorProps {
  integrationId: string;
  done: () => void;
}

export function EndpointEditor({ integrationId, done }: EndpointEditorProps) {
  const [endpoint, setEndpoint] = useState<Endpoint>(emptyEndpoint);
  const [sample, setSample] = useState('');
  const [tried, setTried] = useState<EndpointPreviewAnswer | null>(null);
  const { act, refusal, isBusy } = useAct();
  const set = (change: Partial<Endpoint>) => setEndpoint({ ...endpoint, ...change });
  const names = placeholdersOf(endpoint);
  const tryIt = (of: Endpoint) =>
    act(async () => {
      const body = {
        method: of.method,
        mapping: mappingOf(of),
        arguments: sampleArguments(of),
        ...(sample.trim() === '' ? {} : { sample }),
      };
      const path = `/v1/admin/integrations/${integrationId}/preview`;
      setTried(await api<EndpointPreviewAnswer>(path, { method: 'POST', body }));
    });
  const save = async () => {
    await api('/v1/admin/tools', { method: 'POST', body: toolOf(endpoint, integrationId) });
    done();
  };
  const toggle = (pointer: string, on: boolean) => {
    const { [pointer]: _, ...rest } = endpoint.picks;
    set({ picks: on ? { ...rest, [pointer]: suggestedName(pointer, Object.values(rest)) } : rest });
  };
  return (
    <Form submit={t('endpoint.save')} onSubmit={save}>
      <h3>{t('endpoint.title')}</h3>
      <Field
        label={t('endpoint.name')}
        hint={t('endpoint.nameHint')}
        value={endpoint.name}
        onInput={(name) => set({ name })}
        maxLength={60}
        required
      />
      <Field
        label={t('endpoint.description')}
        hint={t('endpoint.descriptionHint')}
        value={endpoint.description}
        onInput={(description) => set({ description })}
        maxLength={500}
        required
      />
      <Pick
        label={t('endpoint.method')}
        value={endpoint.method}
        options={['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((one) => [one, one])}
        onPick={(method) => set({ method })}
      />
      <Field
        label={t('endpoint.path')}
        hint={t('endpoint.pathHint')}
        value={endpoint.path}
        onInput={(path) => set({ path })}
        maxLength={1000}
        required
      />
      <Field
        label={t('endpoint.query')}
        hint={t('endpoint.queryHint')}
        value={endpoint.query}
        onInput={(query) => set({ query })}
        rows={3}
      />
      {endpoint.method !== 'GET' && (
        <Field
          label={t('endpoint.body')}
          hint={t('endpoint.bodyHint')}
          value={endpoint.body}
          onInput={(body) => set({ body })}
          rows={5}
        />
      )}
      {names.length > 0 && (
        <fieldset class="scopes">
          <legend>{t('endpoint.arguments')}</legend>
          {names.map((name) => (
            <div class="row" key={name}>
              <code dir="ltr">{`{${name}}`}</code>
              <Pick
                label={t('endpoint.argumentKind', { name })}
                value={endpoint.kinds[name] ?? 'text'}
                options={argumentKinds.map((kind) => [kind, t(`endpoint.kind.${kind}`)])}
                onPick={(kind) =>
                  set({
                    kinds: { ...endpoint.kinds, [name]: kind as (typeof argumentKinds)[number] },
                  })
                }
              />
              <Field
                label={t('endpoint.tryWith', { name })}
                value={endpoint.tries[name] ?? ''}
                onInput={(value) => set({ tries: { ...endpoint.tries, [name]: value } })}
                maxLength={200}
              />
            </div>
          ))}
        </fieldset>
      )}
      <Field
        label={t('endpoint.fault')}
        hint={t('endpoint.faultHint')}
        value={endpoint.fault}
        onInput={(fault) => set({ fault })}
        maxLength={300}
        dir="ltr"
      />
      <Field
        label={t('endpoint.sample')}
        hint={t('endpoint.sampleHint')}
        value={sample}
        onInput={setSample}
        rows={4}
      />
      <Refusal text={refusal} />
      <div>
        <button type="button" class="button" disabled={isBusy} onClick={() => void tryIt(endpoint)}>
          {isBusy ? t('endpoint.trying') : t('endpoint.try')}
        </button>
      </div>
      {tried && (
        <section aria-live="polite">
          <pre class="code" dir="ltr">
            <code>
              {tried.request.method} {tried.request.url}
              {tried.request.body === null ? '' : `\n${tried.request.body}`}
            </code>
          </pre>
          <p class="muted small">{[tried.httpStatus, tried.detail].filter(Boolean).join(' · ')}</p>
          {tried.roots.length > 1 && (
            <Pick
              label={t('endpoint.root')}
              value={endpoint.root}
              options={tried.roots.map(({ pointer, count }) => [
                pointer,
                `${pointer === '' ? t('endpoint.whole') : pointer}${count === null ? '' : ` (${count})`}`,
              ])}
              onPick={(root) => {
                const next = { ...endpoint, root, picks: {} };
                setEndpoint(next);
                void tryIt(next);
              }}
            />
          )}
          {tried.fields.length > 0 && (
            <fieldset class="scopes">
              <legend>{t('endpoint.fields')}</legend>
              <ul class="rows">
                {tried.fields.map(({ pointer, value }) => (
                  <li class="row" key={pointer}>
                    <label class="row-words">
                      <span class="row-line">
                        <input
                          type="checkbox"
                          checked={pointer in endpoint.picks}
                          onChange={({ currentTarget }) => toggle(pointer, currentTarget.checked)}
                        />
                        <code dir="ltr">{pointer || '/'}</code>
                      </span>
                      <span class="muted small">
                        <bdi>{value}</bdi>
                      </span>
                    </label>
                    {pointer in endpoint.picks && (
                      <Field
                        label={t('endpoint.as', { field: pointer })}
                        value={endpoint.picks[pointer] ?? ''}
                        onInput={(name) => set({ picks: { ...endpoint.picks, [pointer]: name } })}
                        maxLength={100}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </fieldset>
          )}
          <h4>{t('endpoint.result')}</h4>
          <pre class="code" dir="ltr">
            <code>{JSON.stringify(tried.result, null, 2)}</code>
          </pre>
        </section>
      )}
    </Form>
  );
}
