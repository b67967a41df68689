/** One article beside the list: read, changed, put into another language, removed. Part of knowledge.tsx. */
import { useState } from 'preact/hooks';
import type { Article } from '#protocol/article';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Refusal, Skeleton } from '../components/states.tsx';
import { isKept } from '../kept.ts';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { ArticleEditor } from './article-editor.tsx';
import type { Beginning } from './article-editor.tsx';

interface ArticleSheetProps {
  id: string;
  mayWrite: boolean;
  categories: readonly string[];
  /** The list shows something else now. */
  changed: () => void;
  /** Another language of it was written. */
  opened: (id: string) => void;
  onClose: () => void;
}

export function ArticleSheet(props: ArticleSheetProps) {
  const { id, mayWrite, categories, changed, opened, onClose } = props;
  const article = useResource(id, (signal) =>
    api<Article>(`/v1/admin/articles/${encodeURIComponent(id)}`, { signal }),
  );
  const [begin, setBegin] = useState<Beginning | null>(null);
  return (
    <Sheet label={t('article.label')} onClose={onClose}>
      {article.state === 'loading' && <Skeleton lines={8} />}
      {article.state === 'failed' && <Failed error={article.error} retry={article.reload} small />}
      {article.state === 'ready' &&
        (begin ? (
          <ArticleEditor
            begin={begin}
            categories={categories}
            close={() => setBegin(null)}
            saved={(saved) => {
              setBegin(null);
              changed();
              if (saved.id === id) article.reload();
              else opened(saved.id);
            }}
          />
        ) : (
          <>
            <ArticleText article={article.data} />
            {mayWrite && (
              <Acts article={article.data} begin={setBegin} changed={changed} onClose={onClose} />
            )}
          </>
        ))}
    </Sheet>
  );
}

interface ActsProps {
  article: Article;
  begin: (begin: Beginning) => void;
  changed: () => void;
  onClose: () => void;
}

function Acts({ article, begin, changed, onClose }: ActsProps) {
  const [asks, setAsks] = useState(false);
  const { act, refusal, isBusy } = useAct();
  const { id, locale, title } = article;
  const remove = async () => {
    const isDone = await act(() => api(`/v1/admin/articles/${id}`, { method: 'DELETE' }));
    if (!isDone) return;
    changed();
    onClose();
  };
  return (
    <>
      <Refusal text={refusal} />
      <div class="article-acts">
        <button
          type="button"
          class="button button-strong"
          onClick={() => begin({ change: article })}
        >
          {t(isKept(`article.${id}`) ? 'article.goOn' : 'article.edit')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => begin({ translate: article, locale: locale === 'en' ? 'de' : 'en' })}
        >
          {t('article.addLanguage')}
        </button>
        <button
          type="button"
          class="button button-quiet bad"
          aria-busy={isBusy}
          onClick={() => setAsks(true)}
        >
          {t('article.remove')}
        </button>
      </div>
      {asks && (
        <Confirm
          title={t('article.removeTitle', { title })}
          text={t('article.removeBody')}
          yes={t('article.remove')}
          onYes={() => void remove()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

function ArticleText({ article }: { article: Article }) {
  const { title, body, questions, locale, category, url, enabled, updatedAt } = article;
  return (
    <article class="article-text">
      <p class="muted small">
        {readable(category)} · {languageName(locale)} ·{' '}
        {t(enabled ? 'knowledge.on' : 'knowledge.off')}
      </p>
      <h2 dir="auto" lang={locale}>
        {title}
      </h2>
      <p class="article-body" dir="auto" lang={locale}>
        {body}
      </p>
      {questions.length > 0 && (
        <>
          <h3>{t('article.questions')}</h3>
          <ul class="article-questions" lang={locale}>
            {questions.map((question) => (
              <li key={question} dir="auto">
                {question}
              </li>
            ))}
          </ul>
        </>
      )}
      {url && /^https?:/.test(url) && (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {t('article.source')}
        </a>
      )}
      <p class="muted small">{t('article.updated', { at: when(updatedAt) })}</p>
    </article>
  );
}
