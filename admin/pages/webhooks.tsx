/** Endpoints that are told of events: what each hears, its secret (shown once), a test, and what became of each delivery. */
import { useState } from 'preact/hooks';
import { webhookTypes } from '#protocol/webhook';
import type { Webhook, WebhookDraft, WebhookWithSecret } from '#protocol/webhook';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Secret } from '../components/secret.tsx';
import { Field, Form } from '../components/form.tsx';
import { Rows, SwitchedActs } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import type { PageProps } from './table.ts';
import { Deliveries } from './webhook-deliveries.tsx';

const path = '/v1/admin/webhooks';

export function Webhooks({ member }: PageProps) {
  const { query } = usePlace();
  const list = useResource('webhooks', (signal) => api<{ webhooks: Webhook[] }>(path, { signal }));
  const [isNew, setIsNew] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [removes, setRemoves] = useState<Webhook | null>(null);
  const mayWrite = member.allowed.includes('webhook.write');
  const { act, refusal } = useAct({ after: list.reload });
  const rotate = async (id: string) => {
    const { secret: made } = await api<WebhookWithSecret>(`${path}/${id}/rotate`, {
      method: 'POST',
    });
    setSecret(made);
  };
  const opened = list.data?.webhooks.find(({ id }) => id === query.get('webhook'));
  return (
    <>
      <PageHead title={t('webhooks.title')} lead={t('webhooks.lead')}>
        {mayWrite && (
          <button type="button" class="button" onClick={() => setIsNew(true)}>
            {t('webhooks.new')}
          </button>
        )}
      </PageHead>
      <Refusal text={refusal} />
      <Rows
        label={t('webhooks.title')}
        list={list}
        items={list.data?.webhooks}
        none={{ title: t('webhooks.none'), text: t('webhooks.noneBody') }}
        row={(webhook) => (
          <li class={webhook.enabled ? 'row' : 'row row-off'} key={webhook.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="ltr">{webhook.url}</strong>
                {webhook.disabledBecause && (
                  <span class="badge badge-down">
                    {t(`webhooks.disabled.${webhook.disabledBecause}`)}
                  </span>
                )}
              </span>
              {webhook.description && <span dir="auto">{webhook.description}</span>}
              <span class="muted small">
                {webhook.types.join(', ')}
                {webhook.includesContactData && ` · ${t('webhooks.withContact')}`}
              </span>
            </div>
            <div class="row-acts">
              <button
                type="button"
                class="button"
                onClick={() => navigate(withQuery({ webhook: webhook.id }))}
              >
                {t('webhooks.deliveries')}
              </button>
              {mayWrite && (
                <SwitchedActs
                  path={`${path}/${webhook.id}`}
                  isOn={webhook.enabled}
                  switchLabel={t('webhooks.switch', { url: webhook.url })}
                  act={act}
                  label={t('webhooks.more', { url: webhook.url })}
                  acts={[
                    {
                      words: t('webhooks.test'),
                      onAct: () =>
                        void act(async () => {
                          await api(`${path}/${webhook.id}/test`, { method: 'POST' });
                          navigate(withQuery({ webhook: webhook.id }));
                        }),
                    },
                    {
                      words: t('webhooks.rotate'),
                      onAct: () => void act(() => rotate(webhook.id)),
                    },
                    { words: t('webhooks.remove'), onAct: () => setRemoves(webhook) },
                  ]}
                />
              )}
            </div>
          </li>
        )}
      />
      {(isNew || secret) && (
        <Sheet
          label={t('webhooks.new')}
          onClose={() => {
            setIsNew(false);
            setSecret(null);
          }}
        >
          {secret ? (
            <Secret
              title={t('webhooks.secretTitle')}
              lead={t('webhooks.secretLead')}
              secret={secret}
            />
          ) : (
            <NewWebhook
              create={async (body) => {
                const made = await api<WebhookWithSecret>(path, { method: 'POST', body });
                setSecret(made.secret);
                list.reload();
              }}
            />
          )}
        </Sheet>
      )}
      {opened && (
        <Deliveries
          webhook={opened}
          onClose={() => navigate(withQuery({ webhook: '' }), { replace: true })}
        />
      )}
      {removes && (
        <Confirm
          title={t('webhooks.removeTitle')}
          text={t('webhooks.removeBody', { url: removes.url })}
          yes={t('webhooks.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}

function NewWebhook({ create }: { create: (draft: WebhookDraft) => Promise<void> }) {
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const [types, setTypes] = useState<ReadonlySet<string>>(new Set(['*']));
  const [includesContactData, setContact] = useState(false);
  const toggle = (type: string) =>
    setTypes((before) => {
      const after = new Set(before);
      if (!after.delete(type)) after.add(type);
      return after;
    });
  const patterns = ['*', ...webhookTypes];
  return (
    <Form
      submit={t('webhooks.create')}
      onSubmit={() =>
        create({
          url,
          description,
          types: [...types] as WebhookDraft['types'],
          includesContactData,
        })
      }
    >
      <h2>{t('webhooks.new')}</h2>
      <Field
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        value={url}
        onInput={setUrl}
        maxLength={2048}
        required
        autofocus
      />
      <Field
        label={t('webhooks.description')}
        value={description}
        onInput={setDescription}
        maxLength={200}
      />
      <fieldset class="scopes">
        <legend>{t('webhooks.types')}</legend>
        {patterns.map((type) => (
          <label class="scope" key={type}>
            <input type="checkbox" checked={types.has(type)} onChange={() => toggle(type)} />
            {type === '*' ? t('webhooks.all') : readable(type.replace('.', ': '))}
          </label>
        ))}
      </fieldset>
      <label class="scope">
        <input
          type="checkbox"
          checked={includesContactData}
          onChange={() => setContact(!includesContactData)}
        />
        {t('webhooks.contact')}
      </label>
    </Form>
  );
}
