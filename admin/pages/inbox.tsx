/**
 * The desk: conversations as they come, one of them open beside the list (on a phone instead of it). Which tab and which
 * conversation stands in the address. After any loss of the connection all is loaded again before anything may be sent.
 */
import './inbox.css';
import './inbox-list.css';
import './inbox-log.css';
import './inbox-composer.css';
import { useEffect, useState } from 'preact/hooks';
import type { LiveDown, OnlineMember } from '#protocol/inbox';
import { NoticeButton } from '../components/notice-button.tsx';
import { Empty } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useLive } from '../live.ts';
import { usePlace } from '../router.ts';
import { narrow } from './inbox-context.tsx';
import { ConversationView } from './inbox-conversation.tsx';
import { chooseRow, moveInRows, useInboxKeys } from './inbox-keys.ts';
import { useInboxList } from './inbox-list-data.ts';
import { ConversationList } from './inbox-list.tsx';
import { usePeople } from './inbox-people.ts';
import { searchOf, tabOf } from './inbox-tabs.ts';
import type { PageProps } from './table.ts';

const typingStaysMs = 8_000;

export function Inbox({ member }: PageProps) {
  const { query } = usePlace();
  const tab = tabOf(query.get('tab'));
  const openId = /^cnv_\w{22}$/.exec(query.get('c') ?? '')?.[0] ?? null;
  const [online, setOnline] = useState<OnlineMember[]>([]);
  const [typing, setTyping] = useState<{ id: string } | null>(null);

  const heard = (frame: LiveDown) => {
    switch (frame.type) {
      case 'welcome':
        setOnline(frame.members);
        return list.begin(frame.recent);
      case 'conversation':
        if (frame.conversation.last?.author === 'visitor')
          setTyping((now) => (now?.id === frame.conversation.id ? null : now));
        return list.take(frame.conversation);
      case 'presence':
        return setOnline((all) => [
          ...all.filter(({ memberId }) => memberId !== frame.member.memberId),
          ...(frame.isOnline ? [frame.member] : []),
        ]);
      case 'typing':
        return setTyping(frame.on ? { id: frame.conversationId } : null);
      default:
        return undefined;
    }
  };
  const live = useLive(heard);
  const { memberId } = member;
  const search = searchOf(query);
  const list = useInboxList({ tab, search, round: live.round, memberId });
  const people = usePeople();
  const [isPanelOpen, setIsPanelOpen] = useState(readPanel);
  const showPanel = (isOpen: boolean) => {
    setIsPanelOpen(isOpen);
    if (!matchMedia(narrow).matches) keepPanel(isOpen);
  };
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setTyping(null), typingStaysMs);
    return () => clearTimeout(timer);
  }, [typing]);
  useInboxKeys({
    j: () => moveInRows(1),
    k: () => moveInRows(-1),
    x: chooseRow,
    '/': () => document.querySelector<HTMLElement>('.inbox-narrow input')?.focus(),
  });

  const isStale = live.round > 0 && list.round > 0 && list.round !== live.round;
  return (
    <div class={openId ? 'inbox inbox-open' : 'inbox'}>
      <div class="inbox-head">
        <div class="inbox-head-line">
          <h1>{t('inbox.title')}</h1>
          <NoticeButton />
        </div>
        <p class="inbox-state small" role="status">
          {live.round > 0 && !live.isOpen ? t('inbox.offline') : isStale && t('inbox.refreshing')}
        </p>
      </div>
      <ConversationList
        list={list}
        tab={tab}
        openId={openId}
        member={member}
        people={people}
        online={online}
        typingId={typing?.id ?? null}
        chosen={chosen}
        choose={setChosen}
      />
      {openId ? (
        <ConversationView
          key={openId}
          id={openId}
          member={member}
          summary={list.byId.get(openId)}
          live={live}
          online={online}
          people={people}
          isVisitorTyping={typing?.id === openId}
          isPanelOpen={isPanelOpen}
          showPanel={showPanel}
          take={list.take}
        />
      ) : (
        <section class="inbox-view inbox-view-none">
          <Empty title={t('inbox.choose')} text={t('inbox.chooseBody')} />
        </section>
      )}
    </div>
  );
}

const panelKey = 'parley.inbox.panel';

/** As it was left; on a phone it begins closed, for it would cover everything. */
function readPanel(): boolean {
  if (matchMedia(narrow).matches) return false;
  try {
    return localStorage.getItem(panelKey) !== 'closed';
  } catch {
    return true;
  }
}

function keepPanel(isOpen: boolean): void {
  try {
    localStorage.setItem(panelKey, isOpen ? 'open' : 'closed');
  } catch {
    // Forbidden: it is as long as the page.
  }
}
