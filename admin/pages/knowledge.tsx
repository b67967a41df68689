/**
 * The tenant's articles: search, filters (kept in the address), pages, and the switch that takes an article out of the
 * answers from the next turn on. Articles are read and written beside the list (article.tsx, article-editor.tsx, article-import.tsx).
 */
import './knowledge.css';
import { useState } from 'preact/hooks';
import type { Article, ArticleFacets, ArticlePage, ArticleSummary } from '#protocol/article';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { ArticleEditor } from './article-editor.tsx';
import { ArticleImportSheet } from './article-import.tsx';
import { ArticleSheet } from './article.tsx';
import { KnowledgeFilters } from './knowledge-filters.tsx';
import type { PageProps } from './table.ts';
import { ExportButton } from '../components/export-button.tsx';
import { Link } from '../components/link.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { Switch } from '../components/switch.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, navigate, usePlace, withQuery } from '../router.ts';

const path = '/v1/admin/articles';

export function Knowledge({ member }: PageProps) {
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
  const mayWrite = member.allowed.includes('article.write');
  const categories = (facets.data?.categories ?? []).map(({ value }) => value);
  const show = (change: Record<string, string>) =>
    navigate(withQuery({ article: '', new: '', question: '', import: '', ...change }), {
      replace: true,
    });
  const changed = () => {
    list.reload();
    facets.reload();
  };
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
      >
        <div class="articles-acts">
          <ExportButton path={`${path}/export`} query={filter} />
          {mayWrite && (
            <>
              <Link class="button" href={withQuery({ import: '1' })}>
                {t('article.import')}
              </Link>
              <Link class="button button-strong" href={withQuery({ new: '1' })}>
                {t('article.new')}
              </Link>
            </>
          )}
        </div>
      </PageHead>
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
          key={opened}
          id={opened}
          mayWrite={mayWrite}
          categories={categories}
          changed={changed}
          opened={(id) => show({ article: id })}
          onClose={() => show({})}
        />
      )}
      {mayWrite && query.get('new') === '1' && (
        <Sheet label={t('article.new')} onClose={() => show({})}>
          <ArticleEditor
            begin={{ question: query.get('question') ?? '' }}
            categories={categories}
            close={() => show({})}
            saved={({ id }) => {
              changed();
              show({ article: id });
            }}
          />
        </Sheet>
      )}
      {mayWrite && query.get('import') === '1' && (
        <ArticleImportSheet changed={changed} onClose={() => show({})} />
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
