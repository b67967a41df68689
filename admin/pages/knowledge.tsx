/**
 * The tenant's articles: search, filters (kept in the address), pages, and the switch that takes an article out of the
 * answers from the next turn on. An article opens beside the list (article.tsx).
 */
import './knowledge.css';
import { useState } from 'preact/hooks';
import type { Article, ArticleFacets, ArticlePage, ArticleSummary } from '#protocol/article';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { ArticleSheet } from './article.tsx';
import { KnowledgeFilters } from './knowledge-filters.tsx';
import { Link } from '../components/link.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { Refusal } from '../components/states.tsx';
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
  const { act, refusal } = useAct({ words: (why) => t('knowledge.notSwitched', { why }) });

  /** Shown at once, taken back when the server refuses. */
  const enable = async (id: string, enabled: boolean) => {
    const show = (value: boolean) =>
      list.change(
        (article) => article.id === id,
        (article) => ({ ...article, enabled: value }),
      );
    setSwitching((ids) => new Set(ids).add(id));
    show(enabled);
    const isDone = await act(async () => {
      const { enabled: now } = await api<Article>(`${path}/${id}`, {
        method: 'PATCH',
        body: { enabled },
      });
      show(now);
      facets.reload();
    });
    if (!isDone) show(!enabled);
    setSwitching((ids) => new Set([...ids].filter((other) => other !== id)));
  };

  const opened = query.get('article');
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <>
      <PageHead
        title={t('knowledge.title')}
        lead={
          facets.data
            ? t('knowledge.lead', { total: facets.data.total, enabled: facets.data.enabled })
            : t('knowledge.leadPlain')
        }
      />
      <KnowledgeFilters filter={filter} facets={facets.data} />
      <Refusal text={refusal} />
      <PagedRows
        list={list}
        counts
        class="articles"
        none={{
          title: t(isFiltered ? 'knowledge.noneFound' : 'knowledge.none'),
          text: t(isFiltered ? 'knowledge.noneFoundBody' : 'knowledge.noneBody'),
          clear: isFiltered ? href('knowledge') : undefined,
        }}
      >
        {(items) => (
          <ul class="articles" aria-busy={list.isBusy} aria-label={t('knowledge.title')}>
            {items.map((article) => (
              <ArticleRow
                key={article.id}
                article={article}
                isSwitching={switching.has(article.id)}
                enable={enable}
              />
            ))}
          </ul>
        )}
      </PagedRows>
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
