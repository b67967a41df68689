/** Endpoints where other systems report what became of orders, parcels and tickets; the secret is shown once. Part of integrations.tsx. */
import { useState } from 'preact/hooks';
import type { Hook, HookList, HookWithSecret } from '#protocol/hook';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Secret } from '../components/secret.tsx';
import { Field, Form } from '../components/form.tsx';
import { Rows, SwitchedActs } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/hooks';

export function Hooks({ member }: PageProps) {
  const list = useResource('hooks', (signal) => api<HookList>(path, { signal }));
  const [isNew, setIsNew] = useState(false);
  const [name, setName] = useState('');
  const [made, setMade] = useState<HookWithSecret | null>(null);
  const [removes, setRemoves] = useState<Hook | null>(null);
  const mayWrite = member.allowed.includes('webhook.write');
  const { act, refusal } = useAct({ after: list.reload });
  const close = () => {
    setIsNew(false);
    setMade(null);
    setName('');
  };
  return (
    <section class="hooks">
      <PageHead title={t('hooks.title')} lead={t('hooks.lead')} heading="h2">
        {mayWrite && (
          <button type="button" class="button" onClick={() => setIsNew(true)}>
            {t('hooks.new')}
          </button>
        )}
      </PageHead>
      <Refusal text={refusal} />
      <Rows
        label={t('hooks.title')}
        list={list}
        items={list.data?.hooks}
        none={{ title: t('hooks.none'), text: t('hooks.noneBody') }}
        row={(hook) => (
          <li class={hook.enabled ? 'row' : 'row row-off'} key={hook.id}>
            <div class="row-words">
              <strong dir="auto">{hook.name}</strong>
              <code class="muted small" dir="ltr">
                {location.origin + hook.path}
              </code>
            </div>
            {mayWrite && (
              <div class="row-acts">
                <SwitchedActs
                  path={`${path}/${hook.id}`}
                  isOn={hook.enabled}
                  switchLabel={t('integrations.switch', { name: hook.name })}
                  act={act}
                  label={t('integrations.more', { name: hook.name })}
                  acts={[
                    {
                      words: t('webhooks.rotate'),
                      onAct: () =>
                        void act(async () =>
                          setMade(
                            await api<HookWithSecret>(`${path}/${hook.id}/rotate`, {
                              method: 'POST',
                            }),
                          ),
                        ),
                    },
                    { words: t('integrations.remove'), onAct: () => setRemoves(hook) },
                  ]}
                />
              </div>
            )}
          </li>
        )}
      />
      {(isNew || made) && (
        <Sheet label={t('hooks.new')} onClose={close}>
          {made ? (
            <Secret
              title={t('webhooks.secretTitle')}
              lead={t('hooks.secretLead')}
              secret={made.secret}
            >
              <p class="muted small">{t('hooks.example')}</p>
              <pre class="code" dir="ltr">
                <code>{example}</code>
              </pre>
            </Secret>
          ) : (
            <Form
              submit={t('hooks.create')}
              onSubmit={async () => {
                setMade(await api<HookWithSecret>(path, { method: 'POST', body: { name } }));
                list.reload();
              }}
            >
              <h2>{t('hooks.new')}</h2>
              <Field
                label={t('integrations.name')}
                hint={t('hooks.nameHint')}
                value={name}
                onInput={setName}
                maxLength={120}
                required
                autofocus
              />
            </Form>
          )}
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('integrations.removeTitle', { name: removes.name })}
          text={t('hooks.removeBody')}
          yes={t('integrations.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </section>
  );
}

/** What an endpoint with the usual mapping takes. */
const example = JSON.stringify(
  {
    type: 'order.updated',
    data: {
      conversationId: 'cnv_…',
      subject: 'Order 1001',
      state: 'shipped',
      text: 'Left the warehouse',
      sequence: 3,
    },
  },
  null,
  2,
);
