/** What each person can: languages, skills, how many conversations at once; and whether they are there. Part of inboxes.tsx. */
import { KeptBadge } from '../components/kept-badge.tsx';
import { useState } from 'preact/hooks';
import type { Member as Person } from '#protocol/member';
import type { Profile } from '#protocol/team';
import { api } from '../api.ts';
import { Field, Form } from '../components/form.tsx';
import { Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { useKept } from '../kept.ts';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import type { Resource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import type { Desk } from './inboxes.tsx';
import { KeptNote } from './inboxes-parts.tsx';
import { listed } from './lead-capture-words.ts';

interface PeopleProps {
  desk: Resource<Desk>;
  keep: string;
  mayWrite: boolean;
}

export function DeskPeople({ desk, keep, mayWrite }: PeopleProps) {
  const opened = usePlace().query.get('person');
  const { people, profiles = [] } = desk.data ?? {};
  const rows = people?.flatMap((person) => {
    const profile = profiles.find(({ memberId }) => memberId === person.id);
    return profile && person.role !== 'viewer' ? [{ person, profile }] : [];
  });
  const editing = rows?.find(({ person }) => person.id === opened);
  const close = () => navigate(withQuery({ person: '' }), { replace: true });
  return (
    <>
      <Rows
        label={t('inboxes.people')}
        list={desk}
        items={rows}
        none={{ title: t('inboxes.noPeople'), text: t('inboxes.noPeopleBody') }}
        row={({ person, profile }) => (
          <li class="row" key={person.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{person.name}</strong>
                <Presence profile={profile} />
                <KeptBadge place={`${keep}.${person.id}`} />
              </span>
              <span class="muted small">
                {[
                  t('inboxes.load', { load: profile.load, capacity: profile.capacity }),
                  profile.languages.map(languageName).join(', '),
                  profile.skills.join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {mayWrite && (
              <button
                type="button"
                class="button"
                aria-label={`${t('canned.edit')}: ${person.name}`}
                onClick={() => navigate(withQuery({ person: person.id }))}
              >
                {t('canned.edit')}
              </button>
            )}
          </li>
        )}
      />
      {mayWrite && editing && (
        <Sheet label={editing.person.name} onClose={close}>
          <ProfileForm
            keep={`${keep}.${opened}`}
            {...editing}
            saved={() => {
              close();
              desk.reload();
            }}
          />
        </Sheet>
      )}
    </>
  );
}

function Presence({ profile: { isOnline, availability } }: { profile: Profile }) {
  if (!isOnline) return <span class="badge">{t('inboxes.offline')}</span>;
  return availability === 'online' ? (
    <span class="badge badge-up">{t('availability.online')}</span>
  ) : (
    <span class="badge">{t('availability.away')}</span>
  );
}

interface FormProps {
  keep: string;
  person: Person;
  profile: Profile;
  saved: () => void;
}

function ProfileForm({ keep, person, profile, saved }: FormProps) {
  const [stored] = useState({
    languages: profile.languages.join(', '),
    skills: profile.skills.join(', '),
    capacity: String(profile.capacity),
  });
  const kept = useKept(keep, stored);
  const { languages, skills, capacity } = kept.value;
  const [wasTried, setWasTried] = useState(false);
  const set = (change: Partial<typeof stored>) => kept.set({ ...kept.value, ...change });
  const spoken = listed(languages).filter((one) => /^[a-z]{2}$/i.test(one));
  const faults = {
    languages: spoken.length < listed(languages).length,
    capacity: !/^\d{1,3}$/.test(capacity.trim()) || Number(capacity) > 100,
  };
  const save = async () => {
    setWasTried(true);
    if (faults.languages || faults.capacity) throw new Error('faults');
    await api(`/v1/admin/profiles/${person.id}`, {
      method: 'PUT',
      body: {
        languages: listed(languages.toLowerCase()),
        skills: listed(skills),
        capacity: Number(capacity),
      },
    });
    kept.drop();
    saved();
  };
  return (
    <Form
      submit={t('inboxes.save')}
      onSubmit={save}
      words={(error) =>
        error instanceof Error && error.message === 'faults' ? t('inboxes.look') : undefined
      }
      isChecked
    >
      <h2 dir="auto">{person.name}</h2>
      {kept.wasKept && <KeptNote drop={kept.drop} />}
      <Field
        label={t('inboxes.capacity')}
        hint={t('inboxes.capacityHint')}
        value={capacity}
        onInput={(to) => set({ capacity: to })}
        inputMode="numeric"
        error={wasTried && faults.capacity ? t('inboxes.fault.capacity') : undefined}
        autofocus
      />
      <Field
        label={t('inboxes.speaks')}
        hint={spoken.length > 0 ? spoken.map(languageName).join(', ') : t('inboxes.speaksHint')}
        value={languages}
        onInput={(to) => set({ languages: to })}
        error={wasTried && faults.languages ? t('inboxes.fault.languages') : undefined}
      />
      <Field
        label={t('inboxes.skills')}
        hint={t('inboxes.skillsHint')}
        value={skills}
        onInput={(to) => set({ skills: to })}
      />
    </Form>
  );
}
