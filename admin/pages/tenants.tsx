/** For the owner of the installation: the companies on it; new ones, plans, sites, colours, site keys, suspending. */
import { useState } from 'preact/hooks';
import type { TenantAnswer, TenantInfo, TenantList } from '#protocol/tenant';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Filters, SearchField } from '../components/filters.tsx';
import { ActsMenu, Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import type { PageProps } from './table.ts';
import { LinkToPass } from './team-link.tsx';
import { EditTenant, NewTenant } from './tenant-form.tsx';

const path = '/v1/admin/tenants';
type Asks = { what: 'suspend' | 'rotate'; tenant: TenantInfo };

export function Tenants({ member }: PageProps) {
  const { query } = usePlace();
  const sought = query.get('q') ?? '';
  const list = useResource('tenants', (signal) => api<TenantList>(path, { signal }));
  const [edited, setEdited] = useState<TenantInfo | 'new' | null>(null);
  const [asks, setAsks] = useState<Asks | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { act, refusal } = useAct({ after: list.reload });
  const attempt = (what: () => Promise<unknown>) => {
    setSaid('');
    return act(what);
  };
  const change = (id: string, body: object) =>
    api<TenantInfo>(`${path}/${id}`, { method: 'PATCH', body });
  const created = ({ tenant, link: given }: TenantAnswer) => {
    setEdited(null);
    setLink(given);
    setSaid(t('tenants.created', { name: tenant.name }));
    list.reload();
  };
  const found = list.data?.tenants.filter(({ name, slug }) =>
    `${name} ${slug}`.toLowerCase().includes(sought.toLowerCase()),
  );
  return (
    <>
      <PageHead title={t('tenants.title')} lead={t('tenants.lead')}>
        <button type="button" class="button" onClick={() => setEdited('new')}>
          {t('tenants.new')}
        </button>
      </PageHead>
      <Filters>
        <SearchField sought={sought} label={t('tenants.search')} />
      </Filters>
      <p class="done" role="status">
        {said}
      </p>
      <Refusal text={refusal} />
      <Rows
        label={t('tenants.title')}
        list={list}
        items={found}
        none={{ title: t('tenants.none'), text: t('tenants.noneBody') }}
        row={(tenant) => (
          <TenantRow
            key={tenant.id}
            tenant={tenant}
            isOwn={tenant.id === member.tenantId}
            edit={() => setEdited(tenant)}
            ask={(what) => setAsks({ what, tenant })}
            activate={() => void attempt(() => change(tenant.id, { status: 'active' }))}
          />
        )}
      />
      {edited && (
        <Sheet
          label={edited === 'new' ? t('tenants.newTitle') : edited.name}
          onClose={() => setEdited(null)}
        >
          {edited === 'new' ? (
            <NewTenant
              create={async (body) =>
                created(await api<TenantAnswer>(path, { method: 'POST', body }))
              }
            />
          ) : (
            <EditTenant
              tenant={edited}
              save={async (body) => {
                await change(edited.id, body);
                setEdited(null);
                list.reload();
              }}
            />
          )}
        </Sheet>
      )}
      {asks && (
        <Confirm
          title={t(`tenants.${asks.what}Title`, { name: asks.tenant.name })}
          text={t(`tenants.${asks.what}Body`)}
          yes={t(`tenants.${asks.what}`)}
          onYes={() =>
            void attempt(() =>
              asks.what === 'suspend'
                ? change(asks.tenant.id, { status: 'suspended' })
                : api(`${path}/${asks.tenant.id}/site-key`, { method: 'POST' }),
            )
          }
          onClose={() => setAsks(null)}
        />
      )}
      {link !== null && <LinkToPass link={link} onClose={() => setLink(null)} />}
    </>
  );
}

interface RowProps {
  tenant: TenantInfo;
  isOwn: boolean;
  edit: () => void;
  ask: (what: Asks['what']) => void;
  activate: () => void;
}

function TenantRow({ tenant, isOwn, edit, ask, activate }: RowProps) {
  const { name, slug, plan, status, members, siteKey } = tenant;
  const isActive = status === 'active';
  const standing = isActive
    ? { words: t('tenants.suspend'), onAct: () => ask('suspend') }
    : { words: t('tenants.activate'), onAct: activate };
  return (
    <li class={isActive ? 'row' : 'row row-off'}>
      <div class="row-words">
        <span class="row-line">
          <strong dir="auto">{name}</strong>
          <code class="muted">{slug}</code>
          <span class="badge">{tMaybe(`tenants.plan.${plan}`) ?? plan}</span>
          {!isActive && <span class="badge badge-down">{t('tenants.status.suspended')}</span>}
        </span>
        <span class="muted small">
          {t('tenants.members', { count: members })} · <code>{siteKey}</code>
        </span>
      </div>
      <div class="row-acts">
        <button type="button" class="button" onClick={edit}>
          {t('tenants.edit')}
        </button>
        <ActsMenu
          label={t('team.more', { name })}
          acts={[
            { words: t('tenants.rotate'), onAct: () => ask('rotate') },
            ...(isOwn ? [] : [standing]),
          ]}
        />
      </div>
    </li>
  );
}
