/** One inbox: who answers in it, when it is open, how long its visitors wait. What is changed is kept until it is saved. Part of inboxes.tsx. */
import { useState } from 'preact/hooks';
import type { ListedInbox, Team } from '#protocol/team';
import { api, ApiProblem } from '../api.ts';
import { Check, Field, Form, Pick } from '../components/form.tsx';
import { useKept } from '../kept.ts';
import { dateFormat } from '../locales/formats.ts';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { draftOf, faultsOf, fieldOf, freshInbox, isZone, requestOf } from './inboxes-draft.ts';
import type { InboxDraft } from './inboxes-draft.ts';
import { Holidays } from './inboxes-holidays.tsx';
import { WeekHours } from './inboxes-hours.tsx';
import { KeptNote } from './inboxes-parts.tsx';
import { listed } from './lead-capture-words.ts';

const path = '/v1/admin/inboxes';
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

interface FormProps {
  /** Of the draft that is kept. */
  keep: string;
  first: ListedInbox | null;
  isFirstOne: boolean;
  teams: Team[];
  saved: () => void;
}

export function InboxForm({ keep, first, isFirstOne, teams, saved }: FormProps) {
  const [stored] = useState(() => (first ? draftOf(first) : freshInbox(ownZone, isFirstOne)));
  const kept = useKept<InboxDraft>(keep, stored);
  const draft = kept.value;
  const [wasTried, setWasTried] = useState(false);
  const [refused, setRefused] = useState<{ field: string; why: string } | null>(null);
  const set = (change: Partial<InboxDraft>) => {
    setRefused(null);
    kept.set({ ...draft, ...change });
  };
  const faults = faultsOf(draft);
  // What is wrong is said where it is, and not before somebody has tried to save it, but for clocks that contradict each other.
  const shown = Object.fromEntries(
    Object.entries(faults).filter(([field]) => wasTried || field.startsWith('week')),
  );
  const errorAt = (field: string): string | undefined => {
    if (refused?.field === field) return refused.why;
    return shown[field] && t(shown[field]);
  };
  const save = async () => {
    setWasTried(true);
    if (Object.keys(faults).length > 0) {
      focusFault();
      throw new Error('faults');
    }
    try {
      await api(first ? `${path}/${first.id}` : path, {
        method: first ? 'PUT' : 'POST',
        body: requestOf(draft),
      });
    } catch (error) {
      const field = error instanceof ApiProblem ? fieldOf(error.message, draft) : '';
      if (field !== '' && error instanceof ApiProblem)
        setRefused({ field, why: error.message.replace(/^[\w.]+: /, '') });
      throw error;
    }
    kept.drop();
    saved();
  };
  const spoken = listed(draft.languages).filter((one) => /^[a-z]{2}$/i.test(one));
  return (
    <Form
      submit={t('inboxes.save')}
      onSubmit={save}
      words={(error) => (error instanceof ApiProblem ? undefined : t('inboxes.look'))}
      isChecked
    >
      <h2 dir="auto">{first ? first.name : t('inboxes.new')}</h2>
      {kept.wasKept && <KeptNote drop={kept.drop} />}
      <Field
        label={t('inboxes.name')}
        value={draft.name}
        onInput={(name) => set({ name })}
        maxLength={80}
        error={errorAt('name')}
        autofocus
      />
      <Check
        label={t('inboxes.default')}
        hint={t('inboxes.defaultHint')}
        isOn={draft.isDefault}
        onCheck={(isDefault) => set({ isDefault })}
      />
      <Field
        label={t('inboxes.languages')}
        hint={spoken.length > 0 ? spoken.map(languageName).join(', ') : t('inboxes.languagesHint')}
        value={draft.languages}
        onInput={(languages) => set({ languages })}
        error={errorAt('languages')}
      />
      <Pick
        label={t('inboxes.team')}
        value={draft.teamId}
        options={[['', t('inboxes.everybody')], ...teams.map(teamOption)]}
        onPick={(teamId) => set({ teamId })}
        error={errorAt('teamId')}
      />
      {draft.teamId !== '' && (
        <Pick
          label={t('inboxes.overflow')}
          value={draft.overflow}
          options={(['team', 'anyone'] as const).map((one) => [one, t(`inboxes.overflow.${one}`)])}
          onPick={(overflow) => set({ overflow: overflow as InboxDraft['overflow'] })}
        />
      )}
      <Field
        label={t('inboxes.wait')}
        hint={t('inboxes.waitHint')}
        value={draft.waitMinutes}
        onInput={(waitMinutes) => set({ waitMinutes })}
        inputMode="numeric"
        error={errorAt('waitLimitMs')}
      />
      <Field
        label={t('inboxes.zone')}
        hint={isZone(draft.zone) ? t('inboxes.zoneNow', { at: timeIn(draft.zone) }) : ''}
        value={draft.zone}
        onInput={(zone) => set({ zone })}
        options={zones}
        error={errorAt('zone')}
      />
      <fieldset class="scopes">
        <legend>{t('inboxes.hours')}</legend>
        <Check
          label={t('inboxes.always')}
          isOn={draft.isAlwaysOpen}
          onCheck={(isAlwaysOpen) => set({ isAlwaysOpen })}
        />
        {!draft.isAlwaysOpen && (
          <WeekHours
            week={draft.week}
            faults={shownWith(shown, refused)}
            change={(week) => set({ week })}
          />
        )}
        {errorAt('hours') && (
          <p class="field-error" role="alert">
            {errorAt('hours')}
          </p>
        )}
      </fieldset>
      <fieldset class="scopes">
        <legend>{t('inboxes.holidays')}</legend>
        <Holidays
          holidays={draft.holidays}
          faults={shownWith(shown, refused)}
          today={dateIn(draft.zone)}
          change={(holidays) => set({ holidays })}
        />
      </fieldset>
    </Form>
  );
}

const teamOption = ({ id, name }: Team): [string, string] => [id, name];

/** Rows say what is wrong in our words; what only the server knows is said of the row as such. */
const shownWith = (
  shown: ReturnType<typeof faultsOf>,
  refused: { field: string } | null,
): ReturnType<typeof faultsOf> =>
  refused ? { ...shown, [refused.field]: shown[refused.field] ?? 'inboxes.fault.refused' } : shown;

/** After the words are there. */
function focusFault(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.sheet [aria-invalid="true"]')?.focus(),
  );
}

const timeIn = (zone: string): string =>
  dateFormat({ timeZone: zone, weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(
    new Date(),
  );

const dateIn = (zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: isZone(zone) ? zone : 'UTC' }).format(new Date());
