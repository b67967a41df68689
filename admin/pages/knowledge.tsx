/**
 * The tenant's articles: search, filters (kept in the address), pages, and the switch that takes an article out of the
 * answers from the next turn on. An article opens beside the list (article.tsx).
 */
import './knowledge.css';
import { useState } from 'preact/hooks';
import type { Article, ArticleFacets, ArticlePage, ArticleSummary } from '#protocol/article';
import { api } from '../api.ts';
import { ArticleSheet } from './article.tsx';
import { KnowledgeFilters } from './knowledge-filters.tsx';
import { Link } from '../components/link.tsx';
import { Empty, Failed, problemText, Skeleton } from '../components/states.tsx';
import { Switch } from '../components/switch.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, navigate, usePlace, withQuery } from '../router.ts';

const path = '/v1/admin/articles';

export function Knowledge() {
  const { query } = usePlace();
  const filter = Object.fromEntries(
    ['q', 'locale', 'category', 'enabled'].map((name) => [name, query.get(name) ?? '']),
  );
  const facets = useResource('article-facets', (signal) =>
    api<ArticleFacets>(`${path}/facets`, { signal }),
  );
  const list = usePaged<ArticleSummary>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await api<ArticlePage>(path, { query: { ...filter, cursor }, signal });
    return { items: page.articles, cursor: page.cursor };
  });
  const [switching, setSwitching] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Shown at once, taken back when the server refuses. */
  const enable = async (id: string, enabled: boolean) => {
    const show = (value: boolean) =>
      list.change(
        (article) => article.id === id,
        (article) => ({ ...article, enabled: value }),
      );
    setRefusal(null);
    setSwitching((ids) => new Set(ids).add(id));
    show(enabled);
    try {
      const { enabled: now } = await api<Article>(`${path}/${id}`, {
        method: 'PATCH',
        body: { enabled },
      });
      show(now);
      facets.reload();
    } catch (error) {
      show(!enabled);
      setRefusal(problemText(error));
    }
    setSwitching((ids) => new Set([...ids].filter((other) => other !== id)));
  };

  const opened = query.get('article');
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <>
      <header class="page-head">
        <h1>{t('knowledge.title')}</h1>
        <p class="muted">
          {facets.data
            ? t('knowledge.lead', { total: facets.data.total, enabled: facets.data.enabled })
            : t('knowledge.leadPlain')}
        </p>
      </header>
      <KnowledgeFilters filter={filter} facets={facets.data} />
      <p class="refusal" role="alert">
        {refusal && t('knowledge.notSwitched', { why: refusal })}
      </p>
      {list.items && list.items.length > 0 && (
        <ul class="articles" aria-busy={list.isBusy} aria-label={t('knowledge.title')}>
          {list.items.map((article) => (
            <ArticleRow
              key={article.id}
              article={article}
              isSwitching={switching.has(article.id)}
              enable={enable}
            />
          ))}
        </ul>
      )}
      {list.items?.length === 0 && !list.isBusy && !list.error && (
        <Empty
          title={t(isFiltered ? 'knowledge.noneFound' : 'knowledge.none')}
          text={t(isFiltered ? 'knowledge.noneFoundBody' : 'knowledge.noneBody')}
        >
          {isFiltered && (
            <Link class="button" href={href('knowledge')}>
              {t('knowledge.clear')}
            </Link>
          )}
        </Empty>
      )}
      {!list.items && list.isBusy && (
        <div class="articles articles-loading">
          <Skeleton lines={8} />
        </div>
      )}
      {list.error !== undefined && <Failed error={list.error} retry={list.reload} />}
      {list.items && (
        <div class="articles-foot">
          <p class={list.items.length > 0 ? 'muted small' : 'unseen'} role="status">
            {t('knowledge.shown', { count: list.items.length })}
          </p>
          {list.hasMore && (
            <button type="button" class="button" aria-busy={list.isBusy} onClick={list.more}>
              {t('knowledge.more')}
            </button>
          )}
        </div>
      )}
      {opened && (
        <ArticleSheet
          id={opened}
          onClose={() => navigate(withQuery({ article: '' }), { replace: true })}
        />
      )}
    </>
  );
}

interface RowProps {
  article: ArticleSummary;
  isSwitching: boolean;
  enable: (id: string, enabled: boolean) => Promise<void>;
}

function ArticleRow({ article, isSwitching, enable }: RowProps) {
  const { id, title, category, locale, enabled } = article;
  return (
    <li class={enabled ? 'article' : 'article article-off'}>
      <div class="article-words">
        <Link class="article-title" href={withQuery({ article: id })}>
          <span dir="auto" lang={locale}>
            {title}
          </span>
        </Link>
        <span class="muted small">
          {readable(category)} · {languageName(locale)}
          {!enabled && <span class="badge article-badge">{t('knowledge.off')}</span>}
        </span>
      </div>
      <Switch
        isOn={enabled}
        isBusy={isSwitching}
        label={t('knowledge.switch', { title })}
        onSwitch={(isOn) => void enable(id, isOn)}
      />
    </li>
  );
}
