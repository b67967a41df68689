/** The states of a list behind a cursor (paged.ts): loading, failed, empty, and the foot that says how many and fetches more. */
import './rows.css';
import type { ComponentChildren } from 'preact';
import { Link } from './link.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { t } from '../locales/texts.ts';
import type { Paged } from '../paged.ts';

interface PagedRowsProps<T> {
  list: Paged<T>;
  /** Of an empty list; with `clear`, the page without filters, the filters are what left nothing. */
  none: { title: string; text?: string; clear?: string | undefined };
  /** Says how many are shown also when there are no more. */
  counts?: boolean;
  /** Around the grey lines; the rows' own class. */
  class?: string;
  children: (items: T[]) => ComponentChildren;
}

export function PagedRows<T>(props: PagedRowsProps<T>) {
  const { list, none, counts = false, class: box = 'rows', children } = props;
  const { items, isBusy, error, hasMore } = list;
  const isSettled = !isBusy && error === undefined;
  return (
    <>
      {items && items.length > 0 && children(items)}
      {items?.length === 0 && isSettled && !hasMore && (
        <Empty title={none.title} text={none.text ?? ''}>
          {none.clear !== undefined && (
            <Link class="button" href={none.clear}>
              {t('knowledge.clear')}
            </Link>
          )}
        </Empty>
      )}
      {!items && isBusy && (
        <div class={`${box} rows-loading`}>
          <Skeleton lines={8} />
        </div>
      )}
      {error !== undefined && <Failed error={error} retry={list.reload} />}
      {items && (counts || hasMore) && (
        <div class="rows-foot">
          <p class={items.length > 0 ? 'muted small' : 'unseen'} role="status">
            {t('knowledge.shown', { count: items.length })}
          </p>
          {hasMore && (
            <button type="button" class="button" aria-busy={isBusy} onClick={list.more}>
              {t('knowledge.more')}
            </button>
          )}
        </div>
      )}
    </>
  );
}
