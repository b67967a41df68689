/** Teams: who is in one and what they know. An inbox asks one team. Part of inboxes.tsx. */
import { useState } from 'preact/hooks';
import type { ListedInbox, Team } from '#protocol/team';
import type { Member as Person } from '#protocol/member';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Check, Field, Form } from '../components/form.tsx';
import { KeptBadge } from '../components/kept-badge.tsx';
import { ActsMenu, Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { useKept } from '../kept.ts';
import { t } from '../locales/texts.ts';
import type { Resource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import type { Desk } from './inboxes.tsx';
import { KeptNote } from './inboxes-parts.tsx';
import { listed } from './lead-capture-words.ts';

const path = '/v1/admin/teams';

interface TeamsProps {
  desk: Resource<Desk>;
  keep: string;
  mayWrite: boolean;
}

export function Teams({ desk, keep, mayWrite }: TeamsProps) {
  const opened = usePlace().query.get('team');
  const [removes, setRemoves] = useState<Team | null>(null);
  const { act, refusal } = useAct({ after: desk.reload });
  const { teams, people = [], inboxes = [] } = desk.data ?? {};
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name;
  const editing = teams?.find(({ id }) => id === opened);
  const close = () => navigate(withQuery({ team: '' }), { replace: true });
  return (
    <>
      <Refusal text={refusal} />
      <Rows
        label={t('inboxes.teams')}
        list={desk}
        items={teams}
        none={{ title: t('inboxes.noTeams'), text: t('inboxes.noTeamsBody') }}
        row={(team) => (
          <li class="row" key={team.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{team.name}</strong>
                <KeptBadge place={`${keep}.${team.id}`} />
              </span>
              <span class="muted small">
                {[
                  team.memberIds.length === 0
                    ? t('inboxes.everybody')
                    : team.memberIds.flatMap((id) => nameOf(id) ?? []).join(', '),
                  team.skills.join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {mayWrite && (
              <ActsMenu
                label={t('canned.more', { title: team.name })}
                acts={[
                  { words: t('canned.edit'), onAct: () => navigate(withQuery({ team: team.id })) },
                  { words: t('canned.remove'), onAct: () => setRemoves(team) },
                ]}
              />
            )}
          </li>
        )}
      />
      {mayWrite && (editing || opened === 'new') && (
        <Sheet label={t('inboxes.team')} onClose={close}>
          <TeamForm
            keep={`${keep}.${opened}`}
            first={editing ?? null}
            people={people}
            saved={() => {
              close();
              desk.reload();
            }}
          />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('inboxes.removeTeamTitle', { name: removes.name })}
          text={removalWords(removes, inboxes)}
          yes={t('canned.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}

function removalWords({ id }: Team, inboxes: ListedInbox[]): string {
  const asking = inboxes.filter(({ teamId }) => teamId === id).map(({ name }) => name);
  return asking.length === 0
    ? t('inboxes.removeTeamBody')
    : t('inboxes.removeTeamUsed', { inboxes: asking.join(', ') });
}

interface FormProps {
  keep: string;
  first: Team | null;
  people: Person[];
  saved: () => void;
}

function TeamForm({ keep, first, people, saved }: FormProps) {
  const [stored] = useState({
    name: first?.name ?? '',
    skills: first?.skills.join(', ') ?? '',
    memberIds: first?.memberIds ?? [],
  });
  const kept = useKept(keep, stored);
  const { name, skills, memberIds } = kept.value;
  const set = (change: Partial<typeof stored>) => kept.set({ ...kept.value, ...change });
  // Who has left is in it no more once it is saved.
  const body = {
    name,
    skills: listed(skills),
    memberIds: memberIds.filter((id) => people.some((one) => one.id === id)),
  };
  const save = async () => {
    await api(first ? `${path}/${first.id}` : path, { method: first ? 'PUT' : 'POST', body });
    kept.drop();
    saved();
  };
  return (
    <Form submit={t('inboxes.save')} onSubmit={save}>
      <h2 dir="auto">{first ? first.name : t('inboxes.newTeam')}</h2>
      {kept.wasKept && <KeptNote drop={kept.drop} />}
      <Field
        label={t('inboxes.teamName')}
        value={name}
        onInput={(to) => set({ name: to })}
        maxLength={80}
        required
        autofocus
      />
      <Field
        label={t('inboxes.skills')}
        hint={t('inboxes.teamSkillsHint')}
        value={skills}
        onInput={(to) => set({ skills: to })}
      />
      <fieldset class="scopes">
        <legend>{t('inboxes.teamMembers')}</legend>
        <p class="muted small">{t('inboxes.teamMembersHint')}</p>
        {people.map((person) => (
          <Check
            key={person.id}
            label={person.name}
            isOn={memberIds.includes(person.id)}
            onCheck={(isOn) =>
              set({
                memberIds: isOn
                  ? [...memberIds, person.id]
                  : memberIds.filter((id) => id !== person.id),
              })
            }
          />
        ))}
      </fieldset>
    </Form>
  );
}
