/** The people of the company: who they are, roles, disable, remove with undo, a way back in; open invitations below. */
import { useState } from 'preact/hooks';
import type { Member as Person, MemberPage, MemberResetAnswer } from '#protocol/member';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Choice, Filters, SearchField } from '../components/filters.tsx';
import { Rows } from '../components/rows.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import type { PageProps } from './table.ts';
import { Invitations } from './team-invitations.tsx';
import { LinkToPass } from './team-link.tsx';
import { PersonRow, roles } from './team-row.tsx';
import type { PersonAct } from './team-row.tsx';

const path = '/v1/admin/members';

export function Team({ member }: PageProps) {
  const { query } = usePlace();
  const filter = Object.fromEntries(
    ['q', 'role', 'status'].map((name) => [name, query.get(name) ?? '']),
  );
  const list = useResource(JSON.stringify(filter), (signal) =>
    api<MemberPage>(path, { query: { ...filter, limit: 200 }, signal }),
  );
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<Person | null>(null);
  const [resets, setResets] = useState<Person | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const manages = member.allowed.includes('member.write');

  const trying = useAct({ after: list.reload, words: (why) => t('team.notDone', { why }) });
  const attempt = (what: () => Promise<unknown>, words = '') => {
    setSaid('');
    setRemoved(null);
    return trying.act(async () => {
      await what();
      setSaid(words);
    });
  };
  const act = (person: Person, given: PersonAct) => {
    const one = `${path}/${person.id}`;
    switch (given.act) {
      case 'change':
        return attempt(() => api(one, { method: 'PATCH', body: given.change }));
      case 'remove':
        return attempt(async () => {
          await api(one, { method: 'DELETE' });
          setRemoved(person);
        });
      case 'restore':
        return attempt(() => api(`${one}/restore`, { method: 'POST' }));
      case 'reset':
        return reset(person, false);
      case 'reset-mfa':
        return Promise.resolve(setResets(person));
      case 'end-sessions':
        return attempt(
          () => api(`${one}/sessions`, { method: 'DELETE' }),
          t('team.sessionsEnded', { name: person.name }),
        );
    }
  };
  const reset = (person: Person, mfa: boolean) =>
    attempt(async () => {
      const body = { mfa };
      const answer = await api<MemberResetAnswer>(`${path}/${person.id}/reset`, {
        method: 'POST',
        body,
      });
      setLink(answer.link);
      if (answer.link === null) setSaid(t('team.resetSent'));
    });

  const people = list.data?.members;
  return (
    <>
      <header class="page-head">
        <h1>{t('team.title')}</h1>
        <p class="muted">
          {people ? t('team.lead', { count: people.length }) : t('team.leadPlain')}
        </p>
      </header>
      <Filters>
        <SearchField sought={filter['q'] ?? ''} label={t('team.search')} />
        <Choice
          name="role"
          label={t('team.role')}
          all={t('team.anyRole')}
          value={filter['role'] ?? ''}
          options={roles.map((role) => [role, t(`role.${role}`)])}
        />
        {manages && (
          <Choice
            name="status"
            label={t('team.status')}
            all={t('team.anyStatus')}
            value={filter['status'] ?? ''}
            options={(['active', 'disabled', 'removed'] as const).map((status) => [
              status,
              t(`team.status.${status}`),
            ])}
          />
        )}
      </Filters>
      <Refusal text={trying.refusal} />
      <p class="done" role="status">
        {removed ? t('team.removed', { name: removed.name }) : said}
        {removed && (
          <button
            type="button"
            class="button"
            onClick={() => void act(removed, { act: 'restore' })}
          >
            {t('team.undo')}
          </button>
        )}
      </p>
      <Rows
        label={t('team.title')}
        list={list}
        items={people}
        none={{ title: t('team.none'), text: t('team.noneBody') }}
        row={(person) => (
          <PersonRow
            key={person.id}
            person={person}
            me={member}
            act={(given) => void act(person, given)}
          />
        )}
      />
      {member.allowed.includes('invitation.read') && <Invitations me={member} />}
      {resets && (
        <Confirm
          title={t('team.resetMfaTitle', { name: resets.name })}
          text={t('team.resetMfaBody')}
          yes={t('team.resetMfa')}
          onYes={() => void reset(resets, true)}
          onClose={() => setResets(null)}
        />
      )}
      {link !== null && <LinkToPass link={link} onClose={() => setLink(null)} />}
    </>
  );
}
