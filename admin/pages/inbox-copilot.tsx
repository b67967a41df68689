/** The copilot beside the composer: a next reply with its sources, a summary, another wording, a translation. Never sends. */
import { useRef, useState } from 'preact/hooks';
import type { CopilotAnswer, CopilotRequest } from '#protocol/copilot';
import { api } from '../api.ts';
import { ActsMenu } from '../components/rows.tsx';
import { problemText } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { ownLanguage } from './inbox-translations.ts';

export const manners = ['shorter', 'longer', 'friendlier', 'formal', 'correct'] as const;

type Task = CopilotRequest extends infer R
  ? R extends CopilotRequest
    ? Omit<R, 'conversationId'>
    : never
  : never;

type Help =
  | { state: 'busy'; task: Task }
  | { state: 'ready'; task: Task; answer: CopilotAnswer }
  | { state: 'failed'; task: Task; error: unknown };

export interface Copilot {
  help: Help | null;
  ask: (task: Task) => void;
  close: () => void;
}

export function useCopilot(conversationId: string): Copilot {
  const [help, setHelp] = useState<Help | null>(null);
  const round = useRef(0);
  const ask = (task: Task) => {
    const mine = ++round.current;
    setHelp({ state: 'busy', task });
    api<CopilotAnswer>('/v1/admin/copilot', {
      method: 'POST',
      body: { ...task, conversationId },
    }).then(
      (answer) => mine === round.current && setHelp({ state: 'ready', task, answer }),
      (error: unknown) => mine === round.current && setHelp({ state: 'failed', task, error }),
    );
  };
  return {
    help,
    ask,
    close: () => {
      round.current++;
      setHelp(null);
    },
  };
}

interface MenuProps {
  copilot: Copilot;
  text: string;
  /** Of the visitor, ISO 639-1. */
  language: string | null;
}

export function CopilotMenu({ copilot, text, language }: MenuProps) {
  const hasText = text.trim() !== '';
  const acts: [words: string, task: Task][] = [
    [t('inbox.copilot.suggest'), { task: 'suggest' }],
    [t('inbox.copilot.summary'), { task: 'summary', language: ownLanguage() }],
    ...(hasText
      ? manners.map((manner): [string, Task] => [
          t(`inbox.copilot.${manner}`),
          { task: 'rewrite', text, manner },
        ])
      : []),
    ...(hasText && language
      ? [
          [
            t('inbox.copilot.translate', { language: languageName(language) }),
            { task: 'translate', text, language },
          ] as [string, Task],
        ]
      : []),
  ];
  return (
    <div class="copilot-menu">
      <ActsMenu
        icon="spark"
        label={t('inbox.copilot')}
        acts={acts.map(([words, task]) => ({ words, onAct: () => copilot.ask(task) }))}
      />
    </div>
  );
}

interface HelpProps {
  copilot: Copilot;
  /** A summary is for colleagues: it goes into a note. */
  use: (text: string, isForColleagues: boolean) => void;
  mayReply: boolean;
}

export function CopilotHelp({ copilot: { help, ask, close }, use, mayReply }: HelpProps) {
  if (!help) return null;
  const isSummary = help.task.task === 'summary';
  return (
    <section class="copilot-help" aria-label={t('inbox.copilot')} aria-busy={help.state === 'busy'}>
      <div role="status">
        {help.state === 'busy' && <p class="muted small">{t('inbox.copilot.busy')}</p>}
        {help.state === 'failed' && <p class="small bad">{problemText(help.error)}</p>}
        {help.state === 'ready' && (
          <p class="copilot-text" dir="auto" lang={help.answer.language ?? undefined}>
            {help.answer.text}
          </p>
        )}
      </div>
      {help.state === 'ready' && help.answer.citations.length > 0 && (
        <p class="small muted">
          {t('inbox.sources')}: {help.answer.citations.map(({ title }) => title).join(' · ')}
        </p>
      )}
      <div class="copilot-acts">
        {help.state === 'ready' && (isSummary || mayReply) && (
          <button
            type="button"
            class="button button-strong"
            onClick={() => {
              use(help.answer.text, isSummary);
              close();
            }}
          >
            {t(isSummary ? 'inbox.copilot.useNote' : 'inbox.copilot.use')}
          </button>
        )}
        {help.state !== 'busy' && (
          <button type="button" class="button" onClick={() => ask(help.task)}>
            {t('inbox.copilot.again')}
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={close}>
          {t('close')}
        </button>
        {help.state === 'ready' && (
          <span class="muted small">
            {help.answer.provider === 'builtin'
              ? t(isSummary ? 'inbox.copilot.ownWords' : 'inbox.copilot.builtin')
              : t('inbox.copilot.by', { model: help.answer.model })}
          </span>
        )}
      </div>
    </section>
  );
}
