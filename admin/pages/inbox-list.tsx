/** The list of the inbox: tabs, search and filters, rows that can be chosen together, and what stands there when there are none. */
import { useRef } from 'preact/hooks';
import type { InboxSummary, OnlineMember } from '#protocol/inbox';
import type { InboxCounts } from '#protocol/inbox-filter';
import { priorities } from '#protocol/desk';
import { api } from '../api.ts';
import { Choice, Filters, SearchField } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import { SavedViews } from '../components/saved-views.tsx';
import { Empty, Failed, Skeleton } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace, withQuery } from '../router.ts';
import type { Member } from '../session.ts';
import { BulkBar } from './inbox-bulk.tsx';
import type { InboxList } from './inbox-list-data.ts';
import { useVisitorNames } from './inbox-names.ts';
import type { People } from './inbox-people.ts';
import { Row } from './inbox-row.tsx';
import { filterNames, inOrder, isIn, tabs } from './inbox-tabs.ts';
import type { Tab } from './inbox-tabs.ts';

interface ListProps {
  list: InboxList;
  tab: Tab;
  openId: string | null;
  member: Member;
  people: People;
  online: OnlineMember[];
  typingId: string | null;
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
}

const countsEveryMs = 30_000;

export function ConversationList(props: ListProps) {
  const { list, tab, openId, member, people, online, typingId, chosen, choose } = props;
  const { memberId } = member;
  const all = [...list.byId.values()];
  const isLoaded = list.tab === tab && !list.isChanging;
  const shown = all
    .filter((one) => isIn(tab, one, memberId) && (list.found?.has(one.id) ?? true))
    .toSorted(inOrder);
  const nameOf = useVisitorNames(
    memberId,
    shown.map(({ id }) => id),
  );
  const lastChosen = useRef<string | null>(null);
  const mayChoose = member.allowed.includes('conversation.bulk');
  const chooseOne = (id: string, on: boolean, isRange: boolean) => {
    const next = new Set(chosen);
    const ids = shown.map((one) => one.id as string);
    const from = isRange ? ids.indexOf(lastChosen.current ?? id) : ids.indexOf(id);
    const [low, high] = [from, ids.indexOf(id)].toSorted((a, b) => a - b);
    for (const each of ids.slice(low, (high ?? 0) + 1))
      if (on) next.add(each);
      else next.delete(each);
    lastChosen.current = id;
    choose(next);
  };
  return (
    <section class="inbox-side" aria-label={t('inbox.list')}>
      <Tabs tab={tab} queue={all.filter((one) => isIn('queue', one, memberId)).length} />
      <Narrow all={all} people={people} memberId={memberId} />
      {chosen.size > 0 && (
        <BulkBar
          chosen={all.filter(({ id }) => chosen.has(id))}
          people={people}
          clear={() => choose(new Set())}
          chooseAll={() => choose(new Set(shown.map(({ id }) => id)))}
        />
      )}
      {list.error !== undefined && <Failed error={list.error} retry={list.reload} />}
      {shown.length > 0 && (
        <ul class="inbox-rows" aria-label={t('inbox.list')}>
          {shown.map((summary) => (
            <li key={summary.id}>
              <Row
                summary={summary}
                name={nameOf(summary.id)}
                isOpen={summary.id === openId}
                isChosen={chosen.has(summary.id)}
                choose={mayChoose ? (on, isRange) => chooseOne(summary.id, on, isRange) : null}
                memberId={memberId}
                people={people}
                watching={online.filter(
                  (one) => one.memberId !== memberId && one.watching.includes(summary.id),
                )}
                isVisitorTyping={summary.id === typingId}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && isLoaded && list.error === undefined && (
        <Empty
          title={list.found ? t('inbox.noneFound') : t(`inbox.none.${tab}`)}
          text={list.found ? t('inbox.noneFoundBody') : t('inbox.noneBody')}
        />
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

function Tabs({ tab, queue }: { tab: Tab; queue: number }) {
  const counted = useResource(
    'counts',
    (signal) => api<InboxCounts>('/v1/admin/conversations/counts', { signal }),
    { everyMs: countsEveryMs },
  );
  const counts = counted.data?.counts;
  return (
    <nav class="inbox-tabs" aria-label={t('inbox.tabs')}>
      {tabs.map((one) => (
        <Link
          key={one}
          class="inbox-tab"
          href={withQuery({ tab: one === 'all' ? '' : one })}
          isCurrent={one === tab}
        >
          {t(`inbox.tab.${one}`)}
          {one === 'queue'
            ? queue > 0 && <span class="inbox-count inbox-count-waits">{queue}</span>
            : (one === 'mine' || one === 'unassigned') &&
              !!counts?.[one] && <span class="inbox-count">{counts[one]}</span>}
        </Link>
      ))}
    </nav>
  );
}

interface NarrowProps {
  all: InboxSummary[];
  people: People;
  memberId: string;
}

function Narrow({ all, people, memberId }: NarrowProps) {
  const { query } = usePlace();
  const of = (name: (typeof filterNames)[number]) => query.get(name) ?? '';
  const isNarrow = filterNames.some((name) => name !== 'q' && of(name) !== '');
  const known = (values: (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].toSorted();
  return (
    <div class="inbox-narrow">
      <Filters>
        <SearchField sought={of('q')} label={t('inbox.search')} />
      </Filters>
      <details class="inbox-filters" open={isNarrow}>
        <summary class="small">{t('inbox.filters')}</summary>
        <div class="inbox-filter-fields">
          <Choice
            name="priority"
            label={t('inbox.priority')}
            all={t('inbox.anyPriority')}
            value={of('priority')}
            options={priorities
              .slice(1)
              .map((one) => [one, t('inbox.atLeast', { what: t(`inbox.priority.${one}`) })])}
          />
          <Choice
            name="assignee"
            label={t('inbox.assignee')}
            all={t('inbox.anybody')}
            value={of('assignee')}
            options={[
              ['me', t('inbox.you')],
              ['none', t('inbox.nobody')],
              ...people.members
                .filter(({ id }) => id !== memberId)
                .map(({ id, name }): [string, string] => [id, name]),
            ]}
          />
          <Choice
            name="tag"
            label={t('inbox.tag')}
            all={t('inbox.anyTag')}
            value={of('tag')}
            options={known(all.flatMap(({ tags }) => tags)).map((tag) => [tag, tag])}
          />
          <Choice
            name="language"
            label={t('inbox.language')}
            all={t('inbox.anyLanguage')}
            value={of('language')}
            options={known(all.map(({ language }) => language)).map((one) => [
              one,
              languageName(one),
            ])}
          />
        </div>
      </details>
      <SavedViews page="inbox" names={['tab', ...filterNames]} />
    </div>
  );
}
