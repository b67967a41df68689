/** The list of the inbox: tabs, rows, and what stands there when there are none. */
import type { InboxSummary } from '#protocol/inbox';
import { duration, useNow } from '../components/clock.tsx';
import { Link } from '../components/link.tsx';
import { Empty, Failed, Skeleton } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { withQuery } from '../router.ts';
import { inOrder, isIn, isUnread, tabs } from './inbox-tabs.ts';
import type { Tab } from './inbox-tabs.ts';
import type { InboxList } from './inbox-list-data.ts';

interface ListProps {
  list: InboxList;
  tab: Tab;
  openId: string | null;
  memberId: string;
}

/** The end of the id is enough to tell visitors apart while nobody has a name. */
export const visitorName = (id: string): string => t('inbox.visitor', { id: id.slice(-4) });

export function ConversationList({ list, tab, openId, memberId }: ListProps) {
  const all = [...list.byId.values()];
  const shown = all.filter((summary) => isIn(tab, summary, memberId)).toSorted(inOrder);
  const waiting = all.filter((summary) => isIn('waiting', summary, memberId)).length;
  const isLoaded = list.tab === tab;
  return (
    <section class="inbox-side" aria-label={t('inbox.list')}>
      <nav class="inbox-tabs" aria-label={t('inbox.tabs')}>
        {tabs.map((one) => (
          <Link
            key={one}
            class="inbox-tab"
            href={withQuery({ tab: one === 'open' ? '' : one })}
            isCurrent={one === tab}
          >
            {t(`inbox.tab.${one}`)}
            {one === 'waiting' && waiting > 0 && <span class="inbox-count">{waiting}</span>}
          </Link>
        ))}
      </nav>
      {list.error !== undefined && <Failed error={list.error} retry={list.reload} />}
      {shown.length > 0 && (
        <ul class="inbox-rows" aria-label={t('inbox.list')}>
          {shown.map((summary) => (
            <li key={summary.id}>
              <Row summary={summary} isOpen={summary.id === openId} memberId={memberId} />
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && isLoaded && list.error === undefined && (
        <Empty title={t(`inbox.none.${tab}`)} text={t('inbox.noneBody')} />
      )}
      {shown.length === 0 && !isLoaded && list.error === undefined && (
        <div class="inbox-loading">
          <Skeleton lines={8} />
        </div>
      )}
      {isLoaded && list.cursor !== null && (
        <button type="button" class="button inbox-more" aria-busy={list.isBusy} onClick={list.more}>
          {t('inbox.more')}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  summary: InboxSummary;
  isOpen: boolean;
  memberId: string;
}

function Row({ summary, isOpen, memberId }: RowProps) {
  const { id, last, lastAt, locale } = summary;
  const unread = isUnread(summary, memberId);
  return (
    <Link class="inbox-row" href={withQuery({ c: id })} isCurrent={isOpen}>
      <span class="inbox-row-head">
        <strong>{visitorName(id)}</strong>
        {unread && (
          <span class="inbox-dot">
            <span class="unseen">{t('inbox.unread')}</span>
          </span>
        )}
        <time class="muted small" dateTime={lastAt}>
          {shortTime(lastAt)}
        </time>
      </span>
      <span class={unread ? 'inbox-preview inbox-preview-unread' : 'inbox-preview'}>
        {last ? (
          <>
            {last.author !== 'visitor' && <>{t(`inbox.${last.author}`)}: </>}
            <bdi>{last.text}</bdi>
          </>
        ) : (
          t('inbox.noWords')
        )}
      </span>
      <span class="inbox-row-foot">
        <FloorBadge summary={summary} memberId={memberId} />
        <span class="muted small">{languageName(locale)}</span>
      </span>
    </Link>
  );
}

export function FloorBadge({ summary, memberId }: { summary: InboxSummary; memberId: string }) {
  const { floor, waitingSince } = summary;
  if (floor.holder === 'queue' && waitingSince) return <WaitClock since={waitingSince} />;
  if (floor.holder === 'agent')
    return (
      <span class="badge badge-up">
        {floor.agentId === memberId ? t('inbox.you') : floor.agentName || t('inbox.agent')}
      </span>
    );
  return <span class="badge">{t(`inbox.floor.${floor.holder}`)}</span>;
}

function WaitClock({ since }: { since: string }) {
  const now = useNow(1_000);
  return (
    <span class="badge badge-waits">
      {t('inbox.waits', { time: duration(now - Date.parse(since)) })}
    </span>
  );
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

export const clockTime = (at: string): string => time.format(new Date(at));

function shortTime(at: string): string {
  const then = new Date(at);
  return then.toDateString() === new Date().toDateString() ? time.format(then) : day.format(then);
}
