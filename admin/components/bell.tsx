/** The bell of the frame: how many notifications are not read, and the way to them. */
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { t } from '../locales/texts.ts';
import { useUnread } from '../notices.ts';
import { href } from '../router.ts';

/** More is said as so many and more. */
const shownMost = 99;

export function Bell({ isCurrent }: { isCurrent: boolean }) {
  const unread = useUnread();
  return (
    <Link class="button button-quiet bell" href={href('notifications')} isCurrent={isCurrent}>
      <Icon name="bell" />
      <span class="unseen">
        {unread > 0 ? t('notifications.bell', { count: unread }) : t('notifications.title')}
      </span>
      {unread > 0 && (
        <span class="bell-count" aria-hidden="true">
          {unread > shownMost ? `${shownMost}+` : unread}
        </span>
      )}
    </Link>
  );
}
