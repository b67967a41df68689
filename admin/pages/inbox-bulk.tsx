/** What can be done with several conversations at once: at once, told in words, and taken back where that is possible. */
import './inbox-bulk.css';
import { useState } from 'preact/hooks';
import type { BulkAnswer } from '#protocol/desk-requests';
import { priorities } from '#protocol/desk';
import type { Priority } from '#protocol/desk';
import type { InboxSummary } from '#protocol/inbox';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { t } from '../locales/texts.ts';
import type { People } from './inbox-people.ts';
import { snoozes, snoozeUntil } from './inbox-snooze.ts';
import type { Snooze } from './inbox-snooze.ts';
import { undoOf } from './inbox-undo.ts';
import type { BulkAct } from './inbox-undo.ts';

interface BulkProps {
  chosen: InboxSummary[];
  people: People;
  clear: () => void;
  chooseAll: () => void;
}

/** The longest that the server takes at once. */
const most = 100;

const send = (conversationIds: string[], act: BulkAct) =>
  api<BulkAnswer>('/v1/admin/conversations/bulk', {
    method: 'POST',
    body: { conversationIds: conversationIds.slice(0, most), act },
  });

export function BulkBar({ chosen, people, clear, chooseAll }: BulkProps) {
  const [isEnding, setIsEnding] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const act = async (what: BulkAct) => {
    setIsBusy(true);
    try {
      const { results } = await send(
        chosen.map(({ id }) => id),
        what,
      );
      const done = results.filter(({ ok }) => ok).map(({ conversationId }) => conversationId);
      const words =
        done.length === results.length
          ? t('inbox.bulk.done', { count: done.length })
          : t('inbox.bulk.partly', { count: done.length, all: results.length });
      const back = undoOf(
        what,
        chosen.filter(({ id }) => done.includes(id)),
      );
      toast(
        words,
        back.length > 0
          ? async () => {
              await Promise.all(back.map(([ids, inverse]) => send(ids, inverse)));
            }
          : undefined,
      );
      clear();
    } catch (error) {
      toast(t('inbox.notDone', { why: problemText(error) }));
    }
    setIsBusy(false);
  };
  return (
    <div class="inbox-bulk" role="toolbar" aria-label={t('inbox.bulk')} aria-busy={isBusy}>
      <p class="small" role="status">
        {t('inbox.chosen', { count: chosen.length })}
      </p>
      <button type="button" class="button button-quiet" onClick={chooseAll}>
        {t('inbox.chooseAll')}
      </button>
      <button
        type="button"
        class="button button-quiet"
        aria-label={t('inbox.chooseNone')}
        onClick={clear}
      >
        <Icon name="close" />
      </button>
      <div class="inbox-bulk-acts">
        <form
          class="inbox-bulk-tag"
          onSubmit={(event) => {
            event.preventDefault();
            const tag = String(new FormData(event.currentTarget).get('tag') ?? '').trim();
            if (tag) void act({ kind: 'tag', add: [tag] });
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
        <Pick
          label={t('inbox.assign')}
          options={[
            ['', t('inbox.nobody')],
            ...people.members.map(({ id, name }): [string, string] => [id, name]),
            ...people.teams.map(({ id, name }): [string, string] => [id, name]),
          ]}
          onPick={(id) =>
            void act({
              kind: 'assign',
              assigneeId: id.startsWith('mem_') ? id : null,
              teamId: id.startsWith('tea_') ? id : null,
            })
          }
        />
        <Pick
          label={t('inbox.priority')}
          options={priorities.map((one) => [one, t(`inbox.priority.${one}`)])}
          onPick={(priority) => void act({ kind: 'prioritise', priority: priority as Priority })}
        />
        <Pick
          label={t('inbox.snooze')}
          options={[
            ...snoozes.map((one): [string, string] => [one, t(`inbox.snooze.${one}`)]),
            ['wake', t('inbox.wake')],
          ]}
          onPick={(kind) =>
            void act({
              kind: 'snooze',
              until: kind === 'wake' ? null : snoozeUntil(kind as Snooze, new Date()),
            })
          }
        />
        <button type="button" class="button" disabled={isBusy} onClick={() => setIsEnding(true)}>
          {t('inbox.end')}
        </button>
      </div>
      {isEnding && (
        <Confirm
          title={t('inbox.bulk.endTitle', { count: chosen.length })}
          text={t('inbox.endBody')}
          yes={t('inbox.bulk.endConfirm')}
          onYes={() => void act({ kind: 'end' })}
          onClose={() => setIsEnding(false)}
        />
      )}
    </div>
  );
}

interface PickProps {
  label: string;
  options: [value: string, words: string][];
  onPick: (value: string) => void;
}

/** A menu of one choice: shows its own name again after each. */
export function Pick({ label, options, onPick }: PickProps) {
  return (
    <select
      class="select"
      aria-label={label}
      value="-"
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        currentTarget.value = '-';
        onPick(value);
      }}
    >
      <option value="-" disabled hidden>
        {label}
      </option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
