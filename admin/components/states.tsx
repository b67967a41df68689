/** What a page shows instead of content: loading, failed (with the problem in words and a retry), empty. */
import './states.css';
import type { ComponentChildren } from 'preact';
import { ApiProblem } from '../api.ts';
import { Icon } from './icon.tsx';
import { t, tMaybe } from '../locales/texts.ts';

/** Appears after a moment only (CSS), so that quick answers do not flicker. */
export function Loading({
  label = t('loading'),
  fills = false,
}: {
  label?: string;
  fills?: boolean;
}) {
  return (
    <div class={fills ? 'loading loading-fills' : 'loading'} role="status">
      <span class="spinner" aria-hidden="true" />
      {label}
    </div>
  );
}

/** Grey lines where text will be. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span class="skeleton-line" key={line} aria-hidden="true" />
      ))}
    </div>
  );
}

interface FailedProps {
  error: unknown;
  retry: () => void;
  /** Said instead of the problem's own words. */
  text?: string;
  retryLabel?: string;
  small?: boolean;
}

export function Failed({ error, retry, text, retryLabel, small = false }: FailedProps) {
  const requestId = error instanceof ApiProblem ? error.requestId : null;
  return (
    <div class={small ? 'failed failed-small' : 'failed'} role="alert">
      <Icon name="alert" />
      <div>
        <p class="failed-title">{t('failed.title')}</p>
        <p class="muted">{text ?? problemText(error)}</p>
        {requestId && (
          <p class="muted small">
            <code>{t('failed.requestId', { id: requestId })}</code>
          </p>
        )}
        <button type="button" class="button" onClick={retry}>
          {retryLabel ?? t('retry')}
        </button>
      </div>
    </div>
  );
}

/** Why what was just tried is not done. Always in the page, so that a screen reader hears it come. */
export function Refusal({ text, small = false }: { text: string | null; small?: boolean }) {
  return (
    <p class={small ? 'refusal small' : 'refusal'} role="alert">
      {text}
    </p>
  );
}

/** A failure in words: ours for the codes we know, else the server's. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.other');
  return tMaybe(`problem.${error.code}`) ?? (error.message || t('problem.other'));
}

interface EmptyProps {
  title: string;
  text?: string;
  heading?: 'h1' | 'h2';
  children?: ComponentChildren;
}

export function Empty({ title, text, heading: Heading = 'h2', children }: EmptyProps) {
  return (
    <div class="empty">
      <Heading>{title}</Heading>
      {text && <p class="muted">{text}</p>}
      {children}
    </div>
  );
}
