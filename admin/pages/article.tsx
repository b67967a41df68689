/** One article, read beside the list: its text as written, the questions it answers, where it is published. */
import type { Article } from '#protocol/article';
import { api } from '../api.ts';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';

export function ArticleSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const article = useResource(id, (signal) =>
    api<Article>(`/v1/admin/articles/${encodeURIComponent(id)}`, { signal }),
  );
  return (
    <Sheet label={t('article.label')} onClose={onClose}>
      {article.state === 'loading' && <Skeleton lines={8} />}
      {article.state === 'failed' && <Failed error={article.error} retry={article.reload} small />}
      {article.state === 'ready' && <ArticleText article={article.data} />}
    </Sheet>
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
