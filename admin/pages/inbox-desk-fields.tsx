/** What the desk does with a conversation: whose it is, handing it on with a reason, priority, snooze, tags, people only. */
import { useState } from 'preact/hooks';
import { priorities } from '#protocol/desk';
import type { InboxSummary } from '#protocol/inbox';
import { Icon } from '../components/icon.tsx';
import { Switch } from '../components/switch.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import type { Member } from '../session.ts';
import type { Acts } from './inbox-acts.ts';
import { Pick } from './inbox-bulk.tsx';
import type { People } from './inbox-people.ts';
import { snoozes, snoozeUntil } from './inbox-snooze.ts';
import type { Snooze } from './inbox-snooze.ts';

interface FieldsProps {
  summary: InboxSummary;
  member: Member;
  people: People;
  acts: Acts;
  mayAct: boolean;
}

export function DeskFields({ summary, member, people, acts, mayAct }: FieldsProps) {
  const { priority, snoozedUntil, tags, peopleOnly, status } = summary;
  const isOpen = status === 'open';
  const change = acts.actWithUndo;
  return (
    <div class="desk-fields">
      <Owner {...{ summary, member, people, acts, mayAct }} />
      <label>
        <span class="muted small">{t('inbox.priority')}</span>
        <select
          class="select"
          value={priority}
          disabled={!mayAct}
          onChange={({ currentTarget: { value } }) =>
            void change(
              'priority',
              { priority: value },
              t('inbox.priorityIs', { priority: t(`inbox.priority.${value as 'low'}`) }),
              { priority },
            )
          }
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {t(`inbox.priority.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {isOpen && (
        <div>
          <span class="muted small">{t('inbox.snooze')}</span>
          {snoozedUntil ? (
            <div class="desk-line">
              <span class="small">{t('inbox.until', { at: when(snoozedUntil) })}</span>
              <button
                type="button"
                class="button"
                disabled={!mayAct}
                onClick={() => void acts.act('snooze', { until: null })}
              >
                {t('inbox.wake')}
              </button>
            </div>
          ) : (
            mayAct && (
              <Pick
                label={t('inbox.snooze')}
                options={snoozes.map((one): [string, string] => [one, t(`inbox.snooze.${one}`)])}
                onPick={(kind) =>
                  void change(
                    'snooze',
                    { until: snoozeUntil(kind as Snooze, new Date()) },
                    t('inbox.snoozed'),
                    { until: null },
                  )
                }
              />
            )
          )}
        </div>
      )}
      <div>
        <span class="muted small">{t('inbox.tags')}</span>
        <ul class="desk-tags" aria-label={t('inbox.tags')}>
          {tags.map((tag) => (
            <li class="inbox-tag" key={tag}>
              <bdi>{tag}</bdi>
              {mayAct && (
                <button
                  type="button"
                  class="view-remove"
                  aria-label={t('inbox.removeTag', { tag })}
                  onClick={() =>
                    void change('tags', { remove: [tag] }, t('inbox.tagRemoved', { tag }), {
                      add: [tag],
                    })
                  }
                >
                  <Icon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
        {mayAct && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const form = event.currentTarget;
              const tag = String(new FormData(form).get('tag') ?? '').trim();
              if (tag) void acts.act('tags', { add: [tag] }).then((done) => done && form.reset());
            }}
          >
            <input
              class="select"
              name="tag"
              maxLength={40}
              aria-label={t('inbox.addTag')}
              placeholder={t('inbox.addTag')}
            />
          </form>
        )}
      </div>
      {mayAct && isOpen && (
        <div class="desk-line">
          <span class="small">{t('inbox.peopleOnly')}</span>
          <Switch
            label={t('inbox.peopleOnly')}
            isOn={peopleOnly}
            isBusy={acts.isBusy}
            onSwitch={(on) => void acts.act('people-only', { on })}
          />
        </div>
      )}
      {summary.callbackDueAt && mayAct && (
        <div class="desk-line">
          <span class="small">{t('inbox.callbackDue', { at: when(summary.callbackDueAt) })}</span>
          <button type="button" class="button" onClick={() => void acts.act('callback-done')}>
            {t('inbox.callbackDone')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Given to a person or a team; who holds the floor hands it on, with a reason. */
function Owner({ summary, member, people, acts, mayAct }: FieldsProps) {
  const { assigneeId, teamId, supervisor, floor, status } = summary;
  const [isPassing, setIsPassing] = useState(false);
  const isMine = floor.holder === 'agent' && floor.agentId === member.memberId;
  const words = supervisor
    ? t('inbox.supervisor')
    : (people.nameOf(assigneeId) ?? people.teamOf(teamId) ?? t('inbox.nobody'));
  const load = (id: string) => people.profiles.find(({ memberId }) => memberId === id);
  const options = [
    ...people.members
      .filter(({ role }) => role !== 'viewer')
      .map(({ id, name }): [string, string] => {
        const profile = load(id);
        const state = profile?.isOnline ? t('inbox.isOnline') : t('inbox.isAway');
        return [id, profile ? `${name} · ${state} · ${profile.load}/${profile.capacity}` : name];
      }),
    ...people.teams.map(({ id, name }): [string, string] => [id, t('inbox.team', { name })]),
  ];
  const pass = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const to = String(form.get('to') ?? '');
    const reason = String(form.get('reason') ?? '').trim();
    const target =
      to === 'supervisor'
        ? { supervisor: true }
        : to.startsWith('tea_')
          ? { teamId: to }
          : { memberId: to };
    const body = { ...target, ...(reason ? { reason } : {}) };
    if (await acts.act('transfer', body)) setIsPassing(false);
  };
  return (
    <div>
      <span class="muted small">{t('inbox.assignee')}</span>
      <div class="desk-line">
        <bdi>{words}</bdi>
        {mayAct && status === 'open' && !isMine && (
          <Pick
            label={t('inbox.assign')}
            options={[['', t('inbox.nobody')], ...options]}
            onPick={(id) =>
              void acts.actWithUndo(
                'assign',
                {
                  assigneeId: id.startsWith('mem_') ? id : null,
                  teamId: id.startsWith('tea_') ? id : null,
                },
                t('inbox.assigned'),
                { assigneeId, teamId },
              )
            }
          />
        )}
        {mayAct && isMine && !isPassing && (
          <button type="button" class="button" onClick={() => setIsPassing(true)}>
            {t('inbox.transfer')}
          </button>
        )}
      </div>
      {isPassing && isMine && (
        <form class="context-form context-form-tall" onSubmit={(event) => void pass(event)}>
          <select class="select" name="to" aria-label={t('inbox.transferTo')}>
            <option value="supervisor">{t('inbox.supervisor')}</option>
            {options
              .filter(([id]) => id !== member.memberId)
              .map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
          <input
            class="select"
            name="reason"
            maxLength={500}
            aria-label={t('inbox.reason')}
            placeholder={t('inbox.reason')}
          />
          <div class="desk-line">
            <button type="submit" class="button button-strong">
              {t('inbox.transfer')}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setIsPassing(false)}>
              {t('cancel')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
