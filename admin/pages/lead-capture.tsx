/**
 * How contact details are taken down: when, what is asked, with whose consent, and what follows from a lead. Changed here and saved as
 * one; in force from the next turn on.
 */
import '../components/rows.css';
import './settings.css';
import { useEffect, useState } from 'preact/hooks';
import type { LeadCapture, LeadQuestion, LeadRule } from '#protocol/lead-capture';
import type { SettingsView } from '#protocol/settings';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Field, Pick } from '../components/form.tsx';
import { ActsMenu } from '../components/rows.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Empty, Failed, Refusal, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePeople } from './inbox-people.ts';
import { emptyQuestion, emptyRule, QuestionForm, RuleForm } from './lead-capture-form.tsx';
import { textOf, wordsOf } from './lead-capture-words.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/settings';
const modes = ['off', 'questions', 'form'] as const;

type Editing =
  | { what: 'question'; at: number; first: LeadQuestion }
  | { what: 'rule'; at: number; first: LeadRule };

export function LeadCapturePage({ member }: PageProps) {
  const view = useResource('lead-capture', (signal) => api<SettingsView>(path, { signal }));
  if (view.state === 'loading') return <Skeleton lines={12} />;
  if (!view.data) return <Failed error={view.error} retry={view.reload} />;
  return (
    <Editor
      stored={view.data.settings['leadCapture'] as LeadCapture}
      mayWrite={member.allowed.includes('settings.write')}
      reload={view.reload}
    />
  );
}

interface EditorProps {
  stored: LeadCapture;
  mayWrite: boolean;
  reload: () => void;
}

function Editor({ stored, mayWrite, reload }: EditorProps) {
  const [capture, setCapture] = useState(stored);
  const [consent, setConsent] = useState(textOf(stored.consent));
  const [editing, setEditing] = useState<Editing | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const people = usePeople();
  const { act, refusal, isBusy } = useAct();
  useEffect(() => {
    setCapture(stored);
    setConsent(textOf(stored.consent));
  }, [stored]);
  const set = (change: Partial<LeadCapture>) => {
    setIsSaved(false);
    setCapture({ ...capture, ...change });
  };
  const now = { ...capture, consent: wordsOf(consent) };
  const isDirty = JSON.stringify(now) !== JSON.stringify(stored);
  const save = () =>
    act(async () => {
      await api(path, { method: 'PATCH', body: { leadCapture: now } });
      setIsSaved(true);
      reload();
    });
  const placed = <T,>(list: readonly T[], at: number, item: T): T[] =>
    at < list.length ? list.toSpliced(at, 1, item) : [...list, item];
  return (
    <>
      <PageHead title={t('leadCapture.title')} lead={t('leadCapture.lead')} />
      <div class="settings">
        <Card title={t('leadCapture.how')} wide>
          <Pick
            label={t('leadCapture.mode')}
            value={capture.mode}
            options={modes.map((mode) => [mode, t(`leadCapture.mode.${mode}`)])}
            onPick={(mode) => set({ mode: mode as LeadCapture['mode'] })}
          />
          <Field
            label={t('leadCapture.quoteTool')}
            hint={t('leadCapture.quoteToolHint')}
            value={capture.quoteTool}
            onInput={(quoteTool) => set({ quoteTool })}
            maxLength={64}
          />
        </Card>
        <Card
          title={t('leadCapture.questions')}
          wide
          action={
            mayWrite && (
              <button
                type="button"
                class="button"
                onClick={() =>
                  setEditing({
                    what: 'question',
                    at: capture.questions.length,
                    first: emptyQuestion,
                  })
                }
              >
                {t('leadCapture.addQuestion')}
              </button>
            )
          }
        >
          <p class="muted small">{t('leadCapture.questionsLead')}</p>
          {capture.questions.length === 0 && <Empty title={t('leadCapture.noQuestions')} />}
          <Rows
            items={capture.questions}
            keyOf={({ id }) => id}
            wordsOf={(one) => ({ title: one.ask['en'] ?? one.id, more: questionInWords(one) })}
            mayWrite={mayWrite}
            edit={(at, first) => setEditing({ what: 'question', at, first })}
            change={(questions) => set({ questions })}
          />
        </Card>
        <Card title={t('leadCapture.consent')} wide>
          <Field
            label={t('leadCapture.consentText')}
            hint={t('leadCapture.consentHint')}
            value={consent}
            onInput={(text) => {
              setIsSaved(false);
              setConsent(text);
            }}
            rows={4}
          />
        </Card>
        <Card
          title={t('leadCapture.rules')}
          wide
          action={
            mayWrite && (
              <button
                type="button"
                class="button"
                onClick={() =>
                  setEditing({ what: 'rule', at: capture.rules.length, first: emptyRule })
                }
              >
                {t('leadCapture.addRule')}
              </button>
            )
          }
        >
          <p class="muted small">{t('leadCapture.rulesLead')}</p>
          {capture.rules.length === 0 && <Empty title={t('leadCapture.noRules')} />}
          <Rows
            items={capture.rules}
            keyOf={({ name }, index) => `${index}:${name}`}
            wordsOf={(one) => ({ title: one.name, more: ruleInWords(one, people.nameOf) })}
            mayWrite={mayWrite}
            edit={(at, first) => setEditing({ what: 'rule', at, first })}
            change={(list) => set({ rules: list })}
          />
        </Card>
      </div>
      <Refusal text={refusal} />
      {mayWrite && (
        <p class="settings-save">
          <button
            type="button"
            class="button button-strong"
            disabled={!isDirty || isBusy}
            onClick={() => void save()}
          >
            {t('leadCapture.save')}
          </button>{' '}
          <span class="muted small" role="status">
            {isDirty ? t('leadCapture.unsaved') : isSaved ? t('leadCapture.saved') : ''}
          </span>
        </p>
      )}
      {editing && (
        <Sheet label={t('leadCapture.title')} onClose={() => setEditing(null)}>
          {editing.what === 'question' ? (
            <QuestionForm
              first={editing.first}
              done={(question) => {
                set({ questions: placed(capture.questions, editing.at, question) });
                setEditing(null);
              }}
            />
          ) : (
            <RuleForm
              first={editing.first}
              people={people}
              questions={capture.questions}
              done={(rule) => {
                set({ rules: placed(capture.rules, editing.at, rule) });
                setEditing(null);
              }}
            />
          )}
        </Sheet>
      )}
    </>
  );
}

interface RowsProps<T> {
  items: readonly T[];
  keyOf: (item: T, index: number) => string;
  wordsOf: (item: T) => { title: string; more: string };
  mayWrite: boolean;
  edit: (at: number, item: T) => void;
  change: (items: T[]) => void;
}

/** In the order in which they count. Nothing is lost by a wrong press: nothing is saved yet. */
function Rows<T>({ items, keyOf, wordsOf: said, mayWrite, edit, change }: RowsProps<T>) {
  if (items.length === 0) return null;
  return (
    <ol class="rows">
      {items.map((item, at) => {
        const { title, more } = said(item);
        return (
          <li class="row" key={keyOf(item, at)}>
            <div class="row-words">
              <strong dir="auto">{title}</strong>
              <span class="muted small">{more}</span>
            </div>
            {mayWrite && (
              <ActsMenu
                label={t('canned.more', { title })}
                acts={[
                  { words: t('canned.edit'), onAct: () => edit(at, item) },
                  ...(at === 0
                    ? []
                    : [
                        {
                          words: t('leadCapture.earlier'),
                          onAct: () => change(items.toSpliced(at, 1).toSpliced(at - 1, 0, item)),
                        },
                      ]),
                  { words: t('canned.remove'), onAct: () => change(items.toSpliced(at, 1)) },
                ]}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function questionInWords({ id, kind, causes, conditions, ask }: LeadQuestion): string {
  const given = Object.values(conditions).flat();
  return [
    id,
    t(`leadCapture.kind.${kind}`),
    causes.length === 1 ? t(`leadCapture.cause.${causes[0]!}`) : '',
    Object.keys(ask).length > 1
      ? t('leadCapture.languages', { count: Object.keys(ask).length })
      : '',
    given.length > 0 ? given.join(', ') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function ruleInWords({ when, act }: LeadRule, nameOf: (id: string) => string | undefined): string {
  return [
    when.causes.length === 1 ? t(`leadCapture.cause.${when.causes[0]!}`) : '',
    when.minScore > 0 ? t('leadCapture.from', { score: when.minScore }) : '',
    ...when.answers.map(({ question, says }) => `${question}: ${says.join(', ')}`),
    act.tags.length > 0 ? `→ ${act.tags.join(', ')}` : '',
    act.assign.length > 0
      ? `→ ${act.assign.map((id) => nameOf(id) ?? t('inbox.someone')).join(', ')}`
      : '',
    act.notify === 'nobody' ? '' : `→ ${t(`leadCapture.notify.${act.notify}`)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
