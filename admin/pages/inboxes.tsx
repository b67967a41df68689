/**
 * Where conversations wait for people: inboxes with their hours, teams, and what each person can. Everything that routing reads is set
 * here; what is being changed is kept until it is saved.
 */
import './inboxes.css';
import { useState } from 'preact/hooks';
import type { Member as Person, MemberPage } from '#protocol/member';
import type { ListedInbox, Profile, Team } from '#protocol/team';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { KeptBadge } from '../components/kept-badge.tsx';
import { Link } from '../components/link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ActsMenu, Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import type { Resource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import { InboxForm } from './inboxes-form.tsx';
import { DeskPeople } from './inboxes-people.tsx';
import { Teams } from './inboxes-teams.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/inboxes';
const tabs = ['inboxes', 'teams', 'people'] as const;
/** Hours begin and end while the page is open. */
const everyMs = 60_000;

export interface Desk {
  inboxes: ListedInbox[];
  teams: Team[];
  profiles: Profile[];
  people: Person[];
}

export function Inboxes({ member }: PageProps) {
  const asked = usePlace().query.get('tab');
  const tab = tabs.find((one) => one === asked) ?? 'inboxes';
  const desk = useResource<Desk>(
    'desk',
    async (signal) => {
      const [{ inboxes }, { teams }, { profiles }, { members }] = await Promise.all([
        api<Pick<Desk, 'inboxes'>>(path, { signal }),
        api<Pick<Desk, 'teams'>>('/v1/admin/teams', { signal }),
        api<Pick<Desk, 'profiles'>>('/v1/admin/profiles', { signal }),
        api<MemberPage>('/v1/admin/members', { query: { limit: 200 }, signal }),
      ]);
      const people = members.filter(({ status }) => status === 'active');
      return { inboxes, teams, profiles, people };
    },
    { everyMs },
  );
  const keep = `${member.tenantId}.${tab}`;
  const mayWrite = member.allowed.includes(tab === 'inboxes' ? 'routing.write' : 'team.write');
  return (
    <>
      <PageHead title={t('inboxes.title')} lead={t('inboxes.lead')}>
        {mayWrite && tab !== 'people' && (
          <button
            type="button"
            class="button"
            onClick={() => navigate(withQuery({ [tab === 'teams' ? 'team' : 'inbox']: 'new' }))}
          >
            {t(tab === 'teams' ? 'inboxes.newTeam' : 'inboxes.new')}
          </button>
        )}
      </PageHead>
      <div class="segmented inboxes-tabs" role="group" aria-label={t('leads.view')}>
        {tabs.map((one) => (
          <Link
            key={one}
            class="segment"
            href={withQuery({
              tab: one === 'inboxes' ? '' : one,
              inbox: '',
              team: '',
              person: '',
            })}
            isCurrent={tab === one}
          >
            {t(`inboxes.${one}`)}
          </Link>
        ))}
      </div>
      {tab === 'inboxes' && <List desk={desk} keep={keep} mayWrite={mayWrite} />}
      {tab === 'teams' && <Teams desk={desk} keep={keep} mayWrite={mayWrite} />}
      {tab === 'people' && <DeskPeople desk={desk} keep={keep} mayWrite={mayWrite} />}
    </>
  );
}

interface ListProps {
  desk: Resource<Desk>;
  keep: string;
  mayWrite: boolean;
}

function List({ desk, keep, mayWrite }: ListProps) {
  const opened = usePlace().query.get('inbox');
  const [removes, setRemoves] = useState<ListedInbox | null>(null);
  const { act, refusal } = useAct({ after: desk.reload });
  const { inboxes, teams = [] } = desk.data ?? {};
  const editing = inboxes?.find(({ id }) => id === opened);
  const close = () => navigate(withQuery({ inbox: '' }), { replace: true });
  const edit = (inbox: ListedInbox) => navigate(withQuery({ inbox: inbox.id }));
  return (
    <>
      <Refusal text={refusal} />
      <Rows
        label={t('inboxes.title')}
        list={desk}
        items={inboxes}
        none={{ title: t('inboxes.none'), text: t('inboxes.noneBody') }}
        row={(inbox) => (
          <li class="row" key={inbox.id}>
            <div class="row-words">
              <span class="row-line">
                {mayWrite ? (
                  <Link class="row-title" href={withQuery({ inbox: inbox.id })}>
                    <span dir="auto">{inbox.name}</span>
                  </Link>
                ) : (
                  <strong dir="auto">{inbox.name}</strong>
                )}
                <span class={inbox.isOpen ? 'badge badge-up' : 'badge badge-down'}>
                  {t(inbox.isOpen ? 'inboxes.open' : 'inboxes.closed')}
                </span>
                {inbox.isDefault && <span class="badge">{t('inboxes.isDefault')}</span>}
                <KeptBadge place={`${keep}.${inbox.id}`} />
              </span>
              <span class="muted small">{wordsOf(inbox, teams)}</span>
            </div>
            {mayWrite && (
              <ActsMenu
                label={t('canned.more', { title: inbox.name })}
                acts={[
                  { words: t('canned.edit'), onAct: () => edit(inbox) },
                  { words: t('canned.remove'), onAct: () => setRemoves(inbox) },
                ]}
              />
            )}
          </li>
        )}
      />
      {mayWrite && inboxes && (editing || opened === 'new') && (
        <Sheet label={t('inboxes.inbox')} onClose={close}>
          <InboxForm
            keep={`${keep}.${opened}`}
            first={editing ?? null}
            isFirstOne={inboxes.length === 0}
            teams={teams}
            saved={() => {
              close();
              desk.reload();
            }}
          />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('inboxes.removeTitle', { name: removes.name })}
          text={t(inboxes?.length === 1 ? 'inboxes.removeLast' : 'inboxes.removeBody')}
          yes={t('canned.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}

function wordsOf(inbox: ListedInbox, teams: Team[]): string {
  const { isOpen, opensAt, closesAt, teamId, languages, zone } = inbox;
  return [
    isOpen
      ? closesAt === null
        ? t('inboxes.alwaysOpen')
        : t('inboxes.openUntil', { at: when(closesAt) })
      : opensAt === null
        ? t('inboxes.closedLong')
        : t('inboxes.opensAt', { at: when(opensAt) }),
    teams.find(({ id }) => id === teamId)?.name ?? t('inboxes.everybody'),
    languages.length > 0 ? languages.map(languageName).join(', ') : t('inboxes.anyLanguage'),
    zone,
  ].join(' · ');
}
