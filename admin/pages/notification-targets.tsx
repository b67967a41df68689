/** Where to tell: one's own browsers and webhooks, and the company's channels. Part of notification-ways.tsx. */
import { useState } from 'preact/hooks';
import { notificationKinds } from '#protocol/notification';
import type { NotificationTarget } from '#protocol/notification';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Field, Form } from '../components/form.tsx';
import { NoticeButton } from '../components/notice-button.tsx';
import { Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import type { Member } from '../session.ts';

const path = '/v1/admin/notifications';

export function OwnTargets() {
  return (
    <Targets
      name="targets"
      path={`${path}/targets`}
      addPath={`${path}/webhooks`}
      title={t('notifications.where')}
      lead={t('notifications.whereLead')}
      mayWrite
    />
  );
}

export function Channels({ member }: { member: Member }) {
  return (
    <Targets
      name="channels"
      path={`${path}/channels`}
      addPath={`${path}/channels`}
      title={t('notifications.channels')}
      lead={t('notifications.channelsLead')}
      mayWrite={member.allowed.includes('integration.write')}
      hasKinds
    />
  );
}

interface TargetsProps {
  /** Of the list in the answer. */
  name: 'targets' | 'channels';
  path: string;
  addPath: string;
  title: string;
  lead: string;
  mayWrite: boolean;
  hasKinds?: boolean;
}

function Targets({ name, path: at, addPath, title, lead, mayWrite, hasKinds }: TargetsProps) {
  const list = useResource(at, (signal) =>
    api<Partial<Record<'targets' | 'channels', NotificationTarget[]>>>(at, { signal }),
  );
  const [isNew, setIsNew] = useState(false);
  const [removes, setRemoves] = useState<NotificationTarget | null>(null);
  const { act, refusal } = useAct({ after: list.reload });
  return (
    <Card
      title={title}
      wide
      action={
        mayWrite && (
          <div class="page-acts">
            {name === 'targets' && <NoticeButton after={list.reload} />}
            <button type="button" class="button" onClick={() => setIsNew(true)}>
              {t('notifications.addWebhook')}
            </button>
          </div>
        )
      }
    >
      <p class="muted">{lead}</p>
      <Refusal text={refusal} />
      <Rows
        label={title}
        list={list}
        items={list.data?.[name]}
        none={{ title: t('notifications.noTargets'), text: '' }}
        row={(target) => (
          <li class="row" key={target.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{target.name}</strong>
                <span class="badge">{t(`notifications.target.${target.kind}`)}</span>
                {target.failures > 0 && (
                  <span class="badge badge-down">
                    {t('notifications.failures', { count: target.failures })}
                  </span>
                )}
              </span>
              <span class="muted small">
                {target.kinds.map((kind) => tMaybe(`notice.${kind}`) ?? kind).join(', ')}
                {target.lastError && <bdi> {target.lastError}</bdi>}
              </span>
            </div>
            {mayWrite && (
              <button type="button" class="button" onClick={() => setRemoves(target)}>
                {t('integrations.remove')}
              </button>
            )}
          </li>
        )}
      />
      {isNew && (
        <Sheet label={t('notifications.addWebhook')} onClose={() => setIsNew(false)}>
          <NewWebhook
            hasKinds={hasKinds ?? false}
            create={async (body) => {
              await api(addPath, { method: 'POST', body });
              setIsNew(false);
              list.reload();
            }}
          />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('integrations.removeTitle', { name: removes.name })}
          text={t('notifications.removeBody')}
          yes={t('integrations.remove')}
          onYes={() => void act(() => api(`${at}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </Card>
  );
}

interface NewProps {
  hasKinds: boolean;
  create: (body: object) => Promise<void>;
}

function NewWebhook({ hasKinds, create }: NewProps) {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [kinds, setKinds] = useState<readonly string[]>([]);
  return (
    <Form
      submit={t('notifications.addWebhook')}
      onSubmit={() => create({ name, url, ...(hasKinds ? { kinds } : {}) })}
    >
      <h2>{t('notifications.addWebhook')}</h2>
      <Field
        label={t('integrations.name')}
        value={name}
        onInput={setName}
        maxLength={80}
        required
        autofocus
      />
      <Field
        label={t('webhooks.url')}
        hint={t('notifications.urlHint')}
        value={url}
        onInput={setUrl}
        maxLength={2048}
        required
      />
      {hasKinds && (
        <fieldset class="scopes">
          <legend>{t('notifications.channelKinds')}</legend>
          {notificationKinds.map((kind) => (
            <label class="scope" key={kind}>
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={() =>
                  setKinds(
                    kinds.includes(kind)
                      ? kinds.filter((other) => other !== kind)
                      : [...kinds, kind],
                  )
                }
              />
              {t(`notice.${kind}`)}
            </label>
          ))}
        </fieldset>
      )}
    </Form>
  );
}
