/**
 * What one was told of: unread lines first, in pages, live; each leads to its conversation. The other half, how one wants to be
 * told, is notification-ways.tsx.
 */
import './notifications.css';
import type { Notification, NotificationPage } from '#protocol/notification';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Link } from '../components/link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { Refusal } from '../components/states.tsx';
import { useAfterGap, useLive } from '../live.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { noticeHref, noticeWords, setUnread, useUnread } from '../notices.ts';
import { usePaged } from '../paged.ts';
import { usePlace, withQuery } from '../router.ts';
import { NotificationWays } from './notification-ways.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/notifications';

export function Notifications({ member }: PageProps) {
  const { query } = usePlace();
  const tab = query.get('tab') === 'ways' ? 'ways' : 'list';
  return (
    <>
      <PageHead title={t('notifications.title')} lead={t('notifications.lead')}>
        <div class="segmented" role="group" aria-label={t('leads.view')}>
          <Link class="segment" href={withQuery({ tab: '' })} isCurrent={tab === 'list'}>
            {t('notifications.list')}
          </Link>
          <Link class="segment" href={withQuery({ tab: 'ways' })} isCurrent={tab === 'ways'}>
            {t('notifications.ways')}
          </Link>
        </div>
      </PageHead>
      {tab === 'list' ? <List /> : <NotificationWays member={member} />}
    </>
  );
}

function List() {
  const unread = useUnread();
  const list = usePaged<Notification>('notifications', async (cursor, signal) => {
    const page = await api<NotificationPage>(path, { query: { cursor, limit: 30 }, signal });
    setUnread(page.unread);
    return { items: page.notifications, cursor: page.cursor };
  });
  useLive((frame) => {
    if (frame.type !== 'notification') return;
    const told = frame.notification;
    list.put(told, ({ id }) => id === told.id);
  });
  useAfterGap(list.reload);
  const { act, refusal } = useAct();
  const read = (ids?: string[]) =>
    act(async () => {
      await api(`${path}/read`, { method: 'POST', body: ids ? { ids } : {} });
      const readAt = new Date().toISOString();
      list.change(
        (one) => one.readAt === null && (ids?.includes(one.id) ?? true),
        (one) => ({ ...one, readAt }),
      );
      setUnread(ids ? unread - ids.length : 0);
    });
  return (
    <>
      <div class="notices-head">
        <p class="muted" role="status">
          {unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.allRead')}
        </p>
        {unread > 0 && (
          <button type="button" class="button" onClick={() => void read()}>
            {t('notifications.readAll')}
          </button>
        )}
      </div>
      <Refusal text={refusal} />
      <PagedRows
        list={list}
        none={{ title: t('notifications.none'), text: t('notifications.noneBody') }}
      >
        {(items) => (
          <ul class="rows" aria-label={t('notifications.title')} aria-busy={list.isBusy}>
            {items.map((one) => (
              <NoticeRow key={one.id} notice={one} read={() => void read([one.id])} />
            ))}
          </ul>
        )}
      </PagedRows>
    </>
  );
}

function NoticeRow({ notice, read }: { notice: Notification; read: () => void }) {
  const { at, readAt, count, conversationId } = notice;
  const isNew = readAt === null;
  return (
    <li class={isNew ? 'row' : 'row row-off'}>
      <div class="row-words">
        <span class="row-line">
          {isNew && <span class="notice-dot" aria-hidden="true" />}
          <Link class="row-title" href={noticeHref(notice)} onMove={() => isNew && read()}>
            {isNew && <span class="unseen">{t('notifications.new')} </span>}
            {noticeWords(notice)}
          </Link>
          {count > 1 && <span class="badge badge-down">{t('notifications.count', { count })}</span>}
        </span>
        <span class="muted small">
          {t('inbox.visitor', { id: conversationId.slice(-4) })} ·{' '}
          <time dateTime={at}>{when(at)}</time>
          {count > 1 && ` · ${t('notifications.bundled')}`}
        </span>
      </div>
      {isNew && (
        <button type="button" class="button button-quiet" onClick={read}>
          {t('notifications.read')}
        </button>
      )}
    </li>
  );
}
