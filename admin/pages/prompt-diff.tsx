/** The differences between a version and the draft, line by line. Part of prompt.tsx. */
import type { InferOutput } from 'valibot';
import type { PromptDiff } from '#protocol/prompt';
import { api } from '../api.ts';
import { Failed, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';

interface DiffProps {
  from: number;
  to: 'draft' | number;
  /** Changes when the draft does. */
  stamp: string;
}

const marks = { same: ' ', added: '+', removed: '−' } as const;

export function PromptDiffView({ from, to, stamp }: DiffProps) {
  const diff = useResource(`${from}:${to}:${stamp}`, (signal) =>
    api<InferOutput<typeof PromptDiff>>(`/v1/admin/prompts/${from}/diff`, {
      query: { to },
      signal,
    }),
  );
  if (diff.state === 'loading') return <Skeleton lines={4} />;
  if (!diff.data) return <Failed error={diff.error} retry={diff.reload} small />;
  if (diff.data.lines.every(({ change }) => change === 'same'))
    return <p class="muted">{t('prompt.noChanges')}</p>;
  return (
    <div class="code prompt-diff" dir="auto">
      {diff.data.lines.map(({ change, text }, index) => (
        <div key={index} class={`prompt-line prompt-${change}`}>
          <span aria-hidden="true">{marks[change]}</span>
          {change !== 'same' && <span class="unseen">{t(`prompt.${change}`)}: </span>}
          {text || ' '}
        </div>
      ))}
    </div>
  );
}
