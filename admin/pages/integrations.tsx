/** Connections to other systems: shops, payment, CRM, carriers, own APIs; and endpoints where such systems report. */
import './integrations.css';
import { useState } from 'preact/hooks';
import type { Integration, IntegrationList, IntegrationTypeList } from '#protocol/integration';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Rows, SwitchedActs } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import { Hooks } from './hooks.tsx';
import { IntegrationForm } from './integration-form.tsx';
import { IntegrationSheet } from './integration.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/integrations';

export function Integrations(props: PageProps) {
  const { member } = props;
  const { query } = usePlace();
  const list = useResource('integrations', (signal) => api<IntegrationList>(path, { signal }));
  const types = useResource('integration-types', (signal) =>
    api<IntegrationTypeList>(`${path}/types`, { signal }),
  );
  const [edits, setEdits] = useState<Integration | 'new' | null>(null);
  const [removes, setRemoves] = useState<Integration | null>(null);
  const mayWrite = member.allowed.includes('integration.write');
  const { act, refusal } = useAct({ after: list.reload });
  const kinds = types.data?.types ?? [];
  const titleOf = (type: string) => kinds.find((kind) => kind.type === type)?.title ?? type;
  const opened = list.data?.integrations.find(({ id }) => id === query.get('integration'));
  return (
    <>
      <PageHead title={t('integrations.title')} lead={t('integrations.lead')}>
        {mayWrite && kinds.length > 0 && (
          <button type="button" class="button" onClick={() => setEdits('new')}>
            {t('integrations.new')}
          </button>
        )}
      </PageHead>
      <Refusal text={refusal} />
      <Rows
        label={t('integrations.title')}
        list={list}
        items={list.data?.integrations}
        none={{ title: t('integrations.none'), text: t('integrations.noneBody') }}
        row={(one) => (
          <li class={one.enabled ? 'row' : 'row row-off'} key={one.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{one.name}</strong>
                <span class="badge">{titleOf(one.type)}</span>
                {one.auth.kind !== 'none' && !one.hasSecret && (
                  <span class="badge badge-down">{t('integrations.noSecret')}</span>
                )}
              </span>
              <span class="muted small" dir="ltr">
                {one.baseUrl}
              </span>
            </div>
            <div class="row-acts">
              <button
                type="button"
                class="button"
                onClick={() => navigate(withQuery({ integration: one.id }))}
              >
                {t('integrations.open')}
              </button>
              {mayWrite && (
                <SwitchedActs
                  path={`${path}/${one.id}`}
                  isOn={one.enabled}
                  switchLabel={t('integrations.switch', { name: one.name })}
                  act={act}
                  label={t('integrations.more', { name: one.name })}
                  acts={[
                    { words: t('integrations.edit'), onAct: () => setEdits(one) },
                    { words: t('integrations.remove'), onAct: () => setRemoves(one) },
                  ]}
                />
              )}
            </div>
          </li>
        )}
      />
      {member.allowed.includes('webhook.read') && <Hooks {...props} />}
      {edits && (
        <Sheet
          label={edits === 'new' ? t('integrations.new') : edits.name}
          onClose={() => setEdits(null)}
        >
          <IntegrationForm
            kinds={kinds}
            before={edits === 'new' ? null : edits}
            done={(id) => {
              setEdits(null);
              list.reload();
              navigate(withQuery({ integration: id }));
            }}
          />
        </Sheet>
      )}
      {opened && !edits && (
        <IntegrationSheet
          key={opened.id}
          integration={opened}
          kind={kinds.find(({ type }) => type === opened.type)}
          mayWrite={mayWrite}
          onClose={() => navigate(withQuery({ integration: '' }), { replace: true })}
        />
      )}
      {removes && (
        <Confirm
          title={t('integrations.removeTitle', { name: removes.name })}
          text={t('integrations.removeBody')}
          yes={t('integrations.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}
