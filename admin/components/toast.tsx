/** A short word at the foot of the window after an act, with a way to take it back while it is shown. One at a time. */
import './toast.css';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../locales/texts.ts';
import { problemText } from './states.tsx';

interface Said {
  text: string;
  undo?: (() => Promise<unknown>) | undefined;
  go?: { words: string; run: () => void } | undefined;
}

/** Long enough to read and to reach the button. */
const shownMs = 9_000;

let show: ((said: Said | null) => void) | null = null;

/** With a way back, or a way on. */
export function toast(text: string, then?: Said['undo'] | Said['go']): void {
  show?.(typeof then === 'function' ? { text, undo: then } : { text, go: then });
}

export function Toasts() {
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    show = setSaid;
    return () => {
      show = null;
    };
  }, []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  const takeBack = (undo: () => Promise<unknown>) => {
    setSaid(null);
    undo().then(
      () => setSaid({ text: t('toast.undone') }),
      (error: unknown) => setSaid({ text: problemText(error) }),
    );
  };
  return (
    <div class="toasts" role="status">
      {said && (
        <div class="toast">
          <span>{said.text}</span>
          {said.undo && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => said.undo && takeBack(said.undo)}
            >
              {t('toast.undo')}
            </button>
          )}
          {said.go && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                setSaid(null);
                said.go?.run();
              }}
            >
              {said.go.words}
            </button>
          )}
          <button
            type="button"
            class="button button-quiet"
            aria-label={t('close')}
            onClick={() => setSaid(null)}
          >
            ×
          </button>
        </div>
      )}
    </div>
  );
}
