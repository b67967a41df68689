/** One conversation: who has it, what may be done with it, its messages, and the composer for who has the floor. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InboxAnswer, InboxSummary, LiveUp, OnlineMember } from '#protocol/inbox';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Icon } from '../components/icon.tsx';
import { Link } from '../components/link.tsx';
import { Failed, problemText, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { withQuery } from '../router.ts';
import type { Member } from '../session.ts';
import { Composer } from './inbox-composer.tsx';
import { useOpenConversation } from './inbox-conversation-data.ts';
import { useInboxKeys } from './inbox-keys.ts';
import { FloorBadge, visitorName } from './inbox-row.tsx';
import { ConversationLog } from './inbox-log.tsx';

interface ViewProps {
  id: string;
  member: Member;
  /** As the list knows it; undefined when it is older than what the list shows. */
  summary: InboxSummary | undefined;
  live: { round: number; isOpen: boolean; send: (frame: LiveUp) => void };
  online: OnlineMember[];
  isVisitorTyping: boolean;
  take: (summary: InboxSummary) => void;
}

type Act = 'accept' | 'release' | 'end';

export function ConversationView(props: ViewProps) {
  const { id, member, summary, live, online, isVisitorTyping, take } = props;
  const conversation = useOpenConversation(id, live, summary?.lastSeq ?? 0, take);
  const [doing, setDoing] = useState<Act | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isEnding, setIsEnding] = useState(false);
  const view = useRef<HTMLElement>(null);

  const floor = summary?.floor;
  const isMine = floor?.holder === 'agent' && floor.agentId === member.memberId;
  const isOthers = floor?.holder === 'agent' && !isMine;
  const mayWrite = member.role !== 'viewer';
  const isOver = summary?.status === 'ended';
  const mayAct = mayWrite && conversation.isFresh && doing === null && summary !== undefined;

  const act = async (what: Act) => {
    setDoing(what);
    setRefusal(null);
    try {
      const path = `/v1/admin/conversations/${id}/${what}`;
      take((await api<InboxAnswer>(path, { method: 'POST' })).conversation);
    } catch (error) {
      setRefusal(problemText(error));
      conversation.reload();
    }
    setDoing(null);
  };

  const lastAsked = conversation.events.findLast(
    (event) => event.kind === 'message.created' && event.message.author === 'visitor',
  )?.seq;
  useRead(id, isMine && conversation.isFresh ? lastAsked : undefined);
  useEffect(() => {
    live.send({ type: 'watch', conversationId: id as never });
  }, [id, live.round]);
  useEffect(() => () => live.send({ type: 'watch', conversationId: null }), []);
  useInboxKeys({
    r: () => view.current?.querySelector('textarea')?.focus(),
    a: () => mayAct && !isMine && !isOthers && !isOver && void act('accept'),
    e: () => mayAct && !isOthers && !isOver && setIsEnding(true),
  });

  const others = online.filter(
    ({ memberId, watching }) => memberId !== member.memberId && watching.includes(id),
  );
  return (
    <section class="inbox-view" aria-label={visitorName(id)} ref={view}>
      <header class="inbox-view-head">
        <Link class="button button-quiet inbox-back" href={withQuery({ c: '' })}>
          <Icon name="back" />
          <span class="unseen">{t('inbox.back')}</span>
        </Link>
        <div class="inbox-view-who">
          <h2>{visitorName(id)}</h2>
          {summary && <FloorBadge summary={summary} memberId={member.memberId} />}
        </div>
        {mayWrite && summary && !isOver && !isOthers && (
          <div class="inbox-acts">
            {isMine ? (
              <button
                type="button"
                class="button"
                disabled={!mayAct}
                onClick={() => void act('release')}
              >
                {t('inbox.release')}
              </button>
            ) : (
              <button
                type="button"
                class="button button-strong"
                disabled={!mayAct}
                aria-keyshortcuts="a"
                onClick={() => void act('accept')}
              >
                {t('inbox.accept')}
              </button>
            )}
            <button
              type="button"
              class="button"
              disabled={!mayAct}
              aria-keyshortcuts="e"
              onClick={() => setIsEnding(true)}
            >
              {t('inbox.end')}
            </button>
          </div>
        )}
      </header>
      <p class="inbox-refusal small bad" role="alert">
        {refusal && t('inbox.notDone', { why: refusal })}
      </p>
      {others.length > 0 && (
        <p class="inbox-others muted small" role="status">
          {t('inbox.alsoHere', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {conversation.error !== undefined && (
        <Failed error={conversation.error} retry={conversation.reload} />
      )}
      {conversation.isLoaded ? (
        <ConversationLog conversation={conversation} isVisitorTyping={isVisitorTyping} />
      ) : (
        conversation.error === undefined && (
          <div class="inbox-loading">
            <Skeleton lines={6} />
          </div>
        )
      )}
      {isMine && mayWrite ? (
        <Composer
          conversationId={id}
          isFresh={conversation.isFresh}
          send={conversation.reply}
          typing={(on) => live.send({ type: 'typing', conversationId: id as never, on })}
        />
      ) : (
        floor && (
          <p class="inbox-closed muted small">
            {mayWrite || isOver
              ? t(`inbox.mayNot.${floor.holder}`, { name: floor.agentName || t('inbox.agent') })
              : t('inbox.mayNot.viewer')}
          </p>
        )
      )}
      {isEnding && (
        <Confirm
          title={t('inbox.endTitle')}
          text={t('inbox.endBody')}
          yes={t('inbox.endConfirm')}
          onYes={() => void act('end')}
          onClose={() => setIsEnding(false)}
        />
      )}
    </section>
  );
}

/** Tells the visitor what has been seen, once for each message, while the window is in sight. */
function useRead(id: string, seq: number | undefined): void {
  const told = useRef(0);
  useEffect(() => {
    if (seq === undefined) return;
    const tell = () => {
      if (document.visibilityState !== 'visible' || seq <= told.current) return;
      told.current = seq;
      api(`/v1/admin/conversations/${id}/read`, { method: 'POST', body: { seq } }).catch(
        () => undefined,
      );
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [id, seq]);
}
