/** One conversation in the list: who, the last words, how long somebody waits, and what is known of it at a glance. */
import type { InboxSummary, OnlineMember } from '#protocol/inbox';
import { duration, useNow } from '../components/clock.tsx';
import { Link } from '../components/link.tsx';
import { languageName, readable } from '../locales/names.ts';
import { Icon } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import { dateFormat } from '../locales/formats.ts';
import { when } from '../locales/times.ts';
import { withQuery } from '../router.ts';
import type { People } from './inbox-people.ts';
import { isUnread } from './inbox-tabs.ts';

interface RowProps {
  summary: InboxSummary;
  /** When the visitor has one. */
  name: string | undefined;
  isOpen: boolean;
  isChosen: boolean;
  choose: ((on: boolean, isRange: boolean) => void) | null;
  memberId: string;
  people: People;
  /** Colleagues who have it open. */
  watching: OnlineMember[];
  isVisitorTyping: boolean;
}

/** The end of the id is enough to tell visitors apart while nobody has a name. */
export const visitorName = (id: string): string => t('inbox.visitor', { id: id.slice(-4) });

/** Beyond these a feeling is worth a word. */
const upsetBelow = -0.35;
const happyAbove = 0.5;
const tagsShown = 2;

export function Row(props: RowProps) {
  const { summary, isOpen, isChosen, choose, memberId, people, watching, isVisitorTyping } = props;
  const { id, last, lastAt, priority } = summary;
  const name = props.name ?? visitorName(id);
  const unread = isUnread(summary, memberId);
  return (
    <div class={isChosen ? 'inbox-item inbox-item-chosen' : 'inbox-item'}>
      {choose && (
        <input
          type="checkbox"
          class="inbox-choose"
          aria-label={t('inbox.select', { name })}
          checked={isChosen}
          onClick={(event) => choose(event.currentTarget.checked, event.shiftKey)}
        />
      )}
      <Link class="inbox-row" href={withQuery({ c: id })} isCurrent={isOpen}>
        <span class="inbox-row-head">
          <strong dir="auto">{name}</strong>
          {unread && (
            <span class="inbox-dot">
              <span class="unseen">{t('inbox.unread')}</span>
            </span>
          )}
          {(priority === 'high' || priority === 'urgent') && (
            <span class={`inbox-priority inbox-priority-${priority}`}>
              {t(`inbox.priority.${priority}`)}
            </span>
          )}
          <time class="muted small" dateTime={lastAt}>
            {shortTime(lastAt)}
          </time>
        </span>
        <span class={unread ? 'inbox-preview inbox-preview-unread' : 'inbox-preview'}>
          {isVisitorTyping ? (
            <em>{t('inbox.typing')}</em>
          ) : last ? (
            <>
              {last.author !== 'visitor' && <span>{t(`inbox.${last.author}`)}:</span>}
              <span class="inbox-preview-text" dir="auto">
                {last.text}
              </span>
            </>
          ) : (
            t('inbox.noWords')
          )}
        </span>
        <span class="inbox-row-foot small">
          <FloorBadge summary={summary} memberId={memberId} />
          <Sla summary={summary} />
          <Facts summary={summary} people={people} />
          {watching.length > 0 && (
            <span class="inbox-watching">
              <span class="unseen">{t('inbox.openAt')}</span>
              {watching.map(({ memberId: who, name }) => (
                <span class="inbox-initials" key={who} title={name}>
                  {initials(name)}
                </span>
              ))}
            </span>
          )}
        </span>
      </Link>
    </div>
  );
}

function Facts({ summary, people }: { summary: InboxSummary; people: People }) {
  const { sentiment, intent, language, locale, tags, assigneeId, teamId, floor } = summary;
  const { snoozedUntil, peopleOnly } = summary;
  const assignee = people.nameOf(assigneeId) ?? people.teamOf(teamId);
  return (
    <>
      {snoozedUntil && <span class="muted">{t('inbox.until', { at: when(snoozedUntil) })}</span>}
      {sentiment < upsetBelow && <span class="bad">{t('inbox.upset')}</span>}
      {sentiment > happyAbove && <span class="good">{t('inbox.happy')}</span>}
      {peopleOnly && <span class="muted">{t('inbox.peopleOnly')}</span>}
      {intent && <span class="muted">{readable(intent.toLowerCase())}</span>}
      <span class="muted">{languageName(language ?? locale)}</span>
      {assignee && floor.holder !== 'agent' && (
        <span class="muted inbox-whose">
          <Icon name="on" /> <bdi>{assignee}</bdi>
        </span>
      )}
      {tags.slice(0, tagsShown).map((tag) => (
        <span class="inbox-tag" key={tag}>
          <bdi>{tag}</bdi>
        </span>
      ))}
      {tags.length > tagsShown && <span class="muted">+{tags.length - tagsShown}</span>}
    </>
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

/** When the next word is due by what the desk has promised itself. */
export function Sla({ summary: { slaDueAt } }: { summary: InboxSummary }) {
  return slaDueAt ? <Due at={Date.parse(slaDueAt)} /> : null;
}

function Due({ at }: { at: number }) {
  const left = at - useNow(1_000);
  return (
    <span class={left < 0 ? 'inbox-due bad' : 'inbox-due muted'}>
      {left < 0
        ? t('inbox.overdue', { time: duration(-left) })
        : t('inbox.due', { time: duration(left) })}
    </span>
  );
}

const time = dateFormat({ hour: '2-digit', minute: '2-digit' });
const day = dateFormat({ day: 'numeric', month: 'short' });

export const clockTime = (at: string): string => time.format(new Date(at));

function shortTime(at: string): string {
  const then = new Date(at);
  return then.toDateString() === new Date().toDateString() ? time.format(then) : day.format(then);
}

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
