/**
 * The prompt: the text in use, a draft with its differences, a trial of the draft against the knowledge (no visitor gets it),
 * publishing, and every earlier version to bring back exactly.
 */
import './prompt.css';
import '../components/rows.css';
import { useEffect, useState } from 'preact/hooks';
import type { InferOutput } from 'valibot';
import type { PromptState, PromptTestAnswer, PromptVersion } from '#protocol/prompt';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Card } from '../components/card.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Field, Form } from '../components/form.tsx';
import { Failed, Skeleton, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { PromptDiffView } from './prompt-diff.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/prompts';

export function Prompt({ member }: PageProps) {
  const state = useResource('prompt', (signal) => api<PromptState>(path, { signal }));
  if (state.state === 'loading') return <Skeleton lines={10} />;
  if (!state.data) return <Failed error={state.error} retry={state.reload} />;
  return <Loaded prompt={state.data} member={member} reload={state.reload} />;
}

interface LoadedProps extends PageProps {
  prompt: PromptState;
  reload: () => void;
}

function Loaded({ prompt, member, reload }: LoadedProps) {
  const { current, draft, versions } = prompt;
  const [text, setText] = useState(draft?.text ?? current.text);
  const [restores, setRestores] = useState<PromptVersion | null>(null);
  useEffect(() => setText(draft?.text ?? current.text), [draft?.updatedAt, current.version]);
  const mayWrite = member.allowed.includes('prompt.write');
  const mayPublish = member.allowed.includes('prompt.publish');
  const isChanged = text !== (draft?.text ?? current.text);
  const { act, refusal } = useAct({ after: reload });
  const save = () => api(`${path}/draft`, { method: 'PUT', body: { text } });
  return (
    <>
      <PageHead
        title={t('prompt.title')}
        lead={t('prompt.lead', { version: current.version, at: when(current.createdAt) })}
      />
      <Refusal text={refusal} />
      <div class="prompt-page">
        <Card title={t(draft ? 'prompt.draft' : 'prompt.current')} wide>
          <textarea
            class="prompt-text"
            rows={18}
            maxLength={8_000}
            dir="auto"
            aria-label={t('prompt.title')}
            value={text}
            readOnly={!mayWrite}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          {mayWrite && (
            <div class="row-acts">
              {draft && (
                <button
                  type="button"
                  class="button"
                  onClick={() => void act(() => api(`${path}/draft`, { method: 'DELETE' }))}
                >
                  {t('prompt.drop')}
                </button>
              )}
              <button
                type="button"
                class="button"
                disabled={!isChanged}
                onClick={() => void act(save)}
              >
                {t('prompt.save')}
              </button>
              {mayPublish && (
                <button
                  type="button"
                  class="button button-strong"
                  disabled={!draft || isChanged}
                  onClick={() =>
                    void act(() => api(`${path}/publish`, { method: 'POST', body: {} }))
                  }
                >
                  {t('prompt.publish')}
                </button>
              )}
            </div>
          )}
        </Card>
        {draft && (
          <Card title={t('prompt.changes')} wide>
            <PromptDiffView from={current.version} to="draft" stamp={draft.updatedAt} />
          </Card>
        )}
        {draft && <TryDraft />}
        <Card title={t('prompt.versions')} wide>
          <ul class="rows">
            {versions.map((version) => (
              <li class="row" key={version.version}>
                <div class="row-words">
                  <strong>{t('prompt.version', { version: version.version })}</strong>
                  <span class="muted small">
                    {when(version.createdAt)}
                    {version.restoredFrom !== null &&
                      ` · ${t('prompt.restoredFrom', { version: version.restoredFrom })}`}
                    {version.note && ` · ${version.note}`}
                  </span>
                </div>
                {mayPublish && version.version !== current.version && (
                  <button type="button" class="button" onClick={() => setRestores(version)}>
                    {t('prompt.restore')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {restores && (
        <Confirm
          title={t('prompt.restoreTitle', { version: restores.version })}
          text={t('prompt.restoreBody')}
          yes={t('prompt.restore')}
          onYes={() =>
            void act(() => api(`${path}/${restores.version}/restore`, { method: 'POST', body: {} }))
          }
          onClose={() => setRestores(null)}
        />
      )}
    </>
  );
}

function TryDraft() {
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<InferOutput<typeof PromptTestAnswer> | null>(null);
  const ask = async () =>
    setAnswer(await api(`${path}/draft/test`, { method: 'POST', body: { question } }));
  return (
    <Card title={t('prompt.try')} wide>
      <Form submit={t('prompt.ask')} onSubmit={ask}>
        <Field
          label={t('prompt.question')}
          hint={t('prompt.tryHint')}
          value={question}
          onInput={setQuestion}
          maxLength={4_000}
          required
        />
      </Form>
      {answer && (
        <div class="prompt-answer" aria-live="polite">
          <p class="prompt-words" dir="auto">
            {answer.text}
          </p>
          <p class="muted small">{answer.citations.map(({ title }) => title).join(' · ')}</p>
        </div>
      )}
    </Card>
  );
}
