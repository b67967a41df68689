/**
 * Files of articles: what they hold and what is wrong in them is shown first; then they are sent in portions, with a bar and a way
 * to stop, and it is said of each what became of it. Part of knowledge.tsx.
 */
import { useRef, useState } from 'preact/hooks';
import type { ArticleImported } from '#protocol/article';
import { importedAtOnce } from '#protocol/article';
import { api } from '../api.ts';
import { Icon } from '../components/icon.tsx';
import { Sheet } from '../components/sheet.tsx';
import { problemText, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import type { ReadFile } from './article-file.ts';

type Result = ArticleImported['results'][number];

/** Of one file: more is a database, not a file of articles. */
const fileMaxBytes = 20_000_000;
const shownMax = 30;

interface ImportProps {
  changed: () => void;
  onClose: () => void;
}

export function ArticleImportSheet({ changed, onClose }: ImportProps) {
  const [read, setRead] = useState<ReadFile | null>(null);
  const [results, setResults] = useState<Result[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const running = useRef<AbortController | null>(null);
  const left = read ? read.articles.slice(results.length) : [];

  const choose = async (files: FileList | null) => {
    setRefusal('');
    setResults([]);
    setRead(null);
    const all: ReadFile = { articles: [], wrong: [] };
    try {
      const { readArticles } = await import('./article-file.ts');
      for (const file of files ?? []) {
        if (file.size > fileMaxBytes) {
          all.wrong.push({ place: file.name, why: t('article.import.tooLarge') });
          continue;
        }
        const { articles, wrong } = readArticles(file.name, await file.text());
        all.articles.push(...articles);
        all.wrong.push(...wrong);
      }
      setRead(all);
    } catch (error) {
      setRefusal(problemText(error));
    }
  };

  const send = async () => {
    const abort = new AbortController();
    running.current = abort;
    setIsBusy(true);
    setRefusal('');
    try {
      for (let rest = left; rest.length > 0 && !abort.signal.aborted;) {
        const { results: done } = await api<ArticleImported>('/v1/admin/articles/import', {
          method: 'POST',
          body: { articles: rest.slice(0, importedAtOnce) },
          signal: abort.signal,
        });
        setResults((before) => [...before, ...done]);
        rest = rest.slice(done.length);
      }
    } catch (error) {
      if (!abort.signal.aborted) setRefusal(problemText(error));
    }
    setIsBusy(false);
    changed();
  };
  const close = () => {
    running.current?.abort();
    onClose();
  };

  return (
    <Sheet label={t('article.import')} onClose={close}>
      <div class="article-import">
        <h2>{t('article.import')}</h2>
        <p class="muted">{t('article.import.lead')}</p>
        <label class="button article-choose">
          <Icon name="clip" />
          {t('article.import.choose')}
          <input
            type="file"
            class="unseen"
            multiple
            accept=".json,.csv,.md,.markdown,.txt"
            disabled={isBusy}
            onChange={({ currentTarget }) => void choose(currentTarget.files)}
          />
        </label>
        <Refusal text={refusal} />
        {read && (
          <>
            <Wrong wrong={read.wrong} />
            {results.length > 0 || isBusy ? (
              <>
                <progress
                  aria-label={t('article.import.running')}
                  max={read.articles.length}
                  value={results.length}
                />
                <Outcomes results={results} isDone={left.length === 0} />
              </>
            ) : (
              <p>{t('article.import.found', { count: read.articles.length })}</p>
            )}
            {isBusy ? (
              <button type="button" class="button" onClick={() => running.current?.abort()}>
                {t('export.stop')}
              </button>
            ) : (
              left.length > 0 && (
                <button type="button" class="button button-strong" onClick={() => void send()}>
                  {t('article.import.send', { count: left.length })}
                </button>
              )
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

const Wrong = ({ wrong }: Pick<ReadFile, 'wrong'>) =>
  wrong.length === 0 ? null : (
    <div role="alert">
      <p class="bad">{t('article.import.wrong', { count: wrong.length })}</p>
      <ul class="article-wrong small">
        {wrong.slice(0, shownMax).map(({ place, why }) => (
          <li key={`${place} ${why}`}>
            <bdi>{place}</bdi>: {why}
          </li>
        ))}
      </ul>
    </div>
  );

function Outcomes({ results, isDone }: { results: Result[]; isDone: boolean }) {
  const count = (outcome: Result['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  return (
    <div role="status">
      <p>
        {t(isDone ? 'article.import.done' : 'article.import.soFar', {
          added: count('added'),
          changed: count('changed'),
          unchanged: count('unchanged'),
        })}
      </p>
      <Wrong
        wrong={refused.map(({ slug, locale, detail = '' }) => ({
          place: `${slug} (${locale})`,
          why: detail,
        }))}
      />
    </div>
  );
}
