/** Above a conversation: whose it is, and the acts that everything turns on: taking it, giving it back, resolving it. */
import type { InboxSummary } from '#protocol/inbox';
import { Icon } from '../components/icon.tsx';
import { Link } from '../components/link.tsx';
import { t } from '../locales/texts.ts';
import { withQuery } from '../router.ts';
import type { Member } from '../session.ts';
import type { Asking } from './inbox-conversation.tsx';
import { FloorBadge, Sla, visitorName } from './inbox-row.tsx';

interface HeadProps {
  id: string;
  summary: InboxSummary | undefined;
  member: Member;
  contactName: string | null;
  mayAct: boolean;
  act: (way: 'accept' | 'release') => void;
  ask: (what: Asking) => void;
  translates: boolean;
  translate: (on: boolean) => void;
  isPanelOpen: boolean;
  showPanel: (isOpen: boolean) => void;
}

export function ConversationHead(props: HeadProps) {
  const { id, summary, member, contactName, mayAct, act, ask } = props;
  const { translates, translate, isPanelOpen, showPanel } = props;
  const floor = summary?.floor;
  const isMine = floor?.holder === 'agent' && floor.agentId === member.memberId;
  const isOthers = floor?.holder === 'agent' && !isMine;
  const isOver = summary?.status === 'ended';
  const may = (what: string) => member.allowed.includes(what);
  return (
    <header class="inbox-view-head">
      <Link class="button button-quiet inbox-back" href={withQuery({ c: '' })}>
        <Icon name="back" />
        <span class="unseen">{t('inbox.back')}</span>
      </Link>
      <div class="inbox-view-who">
        <h2>
          <bdi>{contactName ?? visitorName(id)}</bdi>
        </h2>
        {summary && <FloorBadge summary={summary} memberId={member.memberId} />}
        {summary && (
          <span class="small">
            <Sla summary={summary} />
          </span>
        )}
      </div>
      <div class="inbox-acts">
        {may('conversation.write') && summary && !isOver && (
          <>
            {isMine && (
              <button
                type="button"
                class="button"
                disabled={!mayAct}
                onClick={() => act('release')}
              >
                {t('inbox.release')}
              </button>
            )}
            {!isMine && !isOthers && (
              <button
                type="button"
                class="button button-strong"
                disabled={!mayAct}
                aria-keyshortcuts="a"
                onClick={() => act('accept')}
              >
                {t('inbox.accept')}
              </button>
            )}
            {isOthers && may('conversation.takeover') && (
              <button
                type="button"
                class="button"
                disabled={!mayAct}
                onClick={() => ask('takeOver')}
              >
                {t('inbox.accept')}
              </button>
            )}
            {!isOthers && (
              <button
                type="button"
                class="button"
                disabled={!mayAct}
                aria-keyshortcuts="e"
                onClick={() => ask('end')}
              >
                {t('inbox.end')}
              </button>
            )}
          </>
        )}
        {may('copilot.use') && (
          <button
            type="button"
            class="button button-quiet inbox-toggle"
            aria-pressed={translates}
            aria-label={t('inbox.translate')}
            title={t('inbox.translate')}
            onClick={() => translate(!translates)}
          >
            <Icon name="translate" />
          </button>
        )}
        <button
          type="button"
          class="button button-quiet inbox-toggle"
          aria-pressed={isPanelOpen}
          aria-keyshortcuts="i"
          aria-label={t('inbox.details')}
          title={t('inbox.details')}
          onClick={() => showPanel(!isPanelOpen)}
        >
          <Icon name="panel" />
        </button>
      </div>
    </header>
  );
}
