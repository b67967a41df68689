/**
 * What the signed-in member is told, on every page: how many lines are not read (in the bell, the title and the icon of the
 * window), a toast as one comes in sight, a notification of the system while out of sight. Side effects: the live socket, the
 * title, the icon. Used by app.tsx, the bell and the page of notifications.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Notification as Told, NotificationPage } from '#protocol/notification';
import { api } from './api.ts';
import { toast } from './components/toast.tsx';
import { t, tMaybe } from './locales/texts.ts';
import { useLive } from './live.ts';
import { showNotice } from './notify.ts';
import { href, navigate, place } from './router.ts';
import plainIcon from './icon.svg';
import unreadIcon from './icon-unread.svg';

let unread = 0;
let page = '';
const watchers = new Set<(count: number) => void>();

export function useUnread(): number {
  const [count, setCount] = useState(unread);
  useEffect(() => {
    watchers.add(setCount);
    setCount(unread);
    return () => {
      watchers.delete(setCount);
    };
  }, []);
  return count;
}

export function setUnread(count: number): void {
  unread = Math.max(0, count);
  for (const watch of watchers) watch(unread);
  showInWindow();
}

/** The words of the open page, before which the count stands. */
export function nameWindow(title: string): void {
  page = title;
  showInWindow();
}

function showInWindow(): void {
  document.title = unread > 0 ? `(${unread}) ${page}` : page;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = unread > 0 ? unreadIcon : plainIcon;
  if (icon && icon.getAttribute('href') !== wanted) icon.href = wanted;
}

const loadCount = async () => {
  const { unread: count } = await api<NotificationPage>('/v1/admin/notifications', {
    query: { limit: 1 },
  });
  setUnread(count);
};

export const noticeWords = ({ kind }: Pick<Told, 'kind'>): string =>
  tMaybe(`notice.${kind}`) ?? kind;

export const noticeHref = ({ conversationId }: Pick<Told, 'conversationId'>): string =>
  `${href('inbox')}?c=${conversationId}`;

/** Once in the window. */
export function useNotices(): void {
  const live = useLive((frame) => {
    if (frame.type !== 'notification') return;
    const told = frame.notification;
    // Counted with a line that is there already: a storm is one line, not many.
    if (told.count === 1) setUnread(unread + 1);
    showNotice(told);
    const { path, query } = place();
    const isOpen = path === 'inbox' && query.get('c') === told.conversationId;
    if (document.visibilityState !== 'visible' || isOpen) return;
    const words = noticeWords(told);
    toast(told.count > 1 ? t('notice.many', { words, count: told.count }) : words, {
      words: t('notice.open'),
      run: () => navigate(told.count > 1 ? href('notifications') : noticeHref(told)),
    });
  });
  useEffect(() => {
    if (live.round > 0) void loadCount().catch(() => undefined);
  }, [live.round]);
  useEffect(() => {
    // Another window may have read them.
    const seen = () => {
      if (document.visibilityState === 'visible') void loadCount().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      setUnread(0);
    };
  }, []);
}
