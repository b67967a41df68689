/** Exports what the filters leave, as CSV or JSON, with a bar while it comes and a way to stop it. */
import './export-button.css';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { problemText, Refusal } from './states.tsx';
import { download } from '../download.ts';
import { t } from '../locales/texts.ts';

interface ExportProps {
  path: string;
  query: Record<string, string>;
}

export function ExportButton({ path, query }: ExportProps) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const menu = useRef<HTMLDetailsElement>(null);

  const take = async (format: 'csv' | 'json') => {
    if (menu.current) menu.current.open = false;
    const abort = new AbortController();
    running.current = abort;
    setRefusal(null);
    setProgress({ done: 0, total: 0 });
    try {
      await download(
        path,
        { ...query, format },
        (done, total) => setProgress({ done, total }),
        abort.signal,
      );
    } catch (error) {
      if (!abort.signal.aborted) setRefusal(problemText(error));
    }
    setProgress(null);
  };

  return (
    <div class="export">
      {progress ? (
        <>
          <progress
            class="export-bar"
            aria-label={t('export.running')}
            max={progress.total || undefined}
            value={progress.total ? progress.done : undefined}
          />
          <button type="button" class="button" onClick={() => running.current?.abort()}>
            {t('export.stop')}
          </button>
        </>
      ) : (
        <details class="export-menu" ref={menu}>
          <summary class="button">
            <Icon name="download" />
            {t('export.label')}
          </summary>
          <div class="export-choices">
            <button type="button" class="button button-quiet" onClick={() => void take('csv')}>
              {t('export.csv')}
            </button>
            <button type="button" class="button button-quiet" onClick={() => void take('json')}>
              {t('export.json')}
            </button>
          </div>
        </details>
      )}
      <Refusal text={refusal} small />
    </div>
  );
}
