/** Copies a text and says so, on the button and to screen readers. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { t } from '../locales/texts.ts';

const shownMs = 2_000;

export function CopyButton({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    // Absent outside a secure context.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('absent'));
    writing.then(
      () => setOutcome('done'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        <Icon name={outcome === 'done' ? 'check' : 'copy'} />
        {t(outcome === 'done' ? 'copy.done' : 'copy')}
      </button>
      <span role="status" class={outcome === 'failed' ? 'muted small' : 'unseen'}>
        {outcome && t(`copy.${outcome}`)}
      </span>
    </>
  );
}
