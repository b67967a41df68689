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
  /** What there is; one alone needs no menu. */
  formats?: readonly Format[];
}

type Format = 'csv' | 'json';
const both = ['csv', 'json'] as const;

export function ExportButton({ path, query, formats = both }: ExportProps) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const menu = useRef<HTMLDetailsElement>(null);

  const take = async (format: Format) => {
    if (menu.current) menu.current.open = false;
    const abort = new AbortController();
    running.current = abort;
    setRefusal(null);
    setProgress({ done: 0, total: 0 });
    try {
      await download(
        path,
        formats.length > 1 ? { ...query, format } : query,
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
      ) : formats.length === 1 ? (
        <button type="button" class="button" onClick={() => void take(formats[0]!)}>
          <Icon name="download" />
          {t(`export.${formats[0]!}`)}
        </button>
      ) : (
        <details class="export-menu" ref={menu}>
          <summary class="button">
            <Icon name="download" />
            {t('export.label')}
          </summary>
          <div class="export-choices">
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                class="button button-quiet"
                onClick={() => void take(format)}
              >
                {t(`export.${format}`)}
              </button>
            ))}
          </div>
        </details>
      )}
      <Refusal text={refusal} small />
    </div>
  );
}
