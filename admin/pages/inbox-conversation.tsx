/** One conversation: who has it, what may be done with it, its log, the composer, and beside it what is known of the visitor. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { variablesOf } from '#core/canned-response';
import type { Macro } from '#protocol/macro';
import type { InboxSummary, LiveUp, OnlineMember } from '#protocol/inbox';
import { Confirm } from '../components/confirm.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { api } from '../api.ts';
import { t } from '../locales/texts.ts';
import type { Member } from '../session.ts';
import { useActs } from './inbox-acts.ts';
import { Composer } from './inbox-composer.tsx';
import { ContextPanel } from './inbox-context.tsx';
import { useOpenConversation } from './inbox-conversation-data.ts';
import { ConversationHead } from './inbox-conversation-head.tsx';
import { useConversationCommands } from './inbox-conversation-keys.ts';
import type { Mode } from './inbox-drafts.ts';
import { ConversationLog } from './inbox-log.tsx';
import { MacroSheet, useMacros } from './inbox-macros.tsx';
import { useContext } from './inbox-context-data.ts';
import type { People } from './inbox-people.ts';
import { visitorName } from './inbox-row.tsx';
import { useTranslations } from './inbox-translations.ts';

interface ViewProps {
  id: string;
  member: Member;
  /** As the list knows it; undefined when it is older than what the list shows. */
  summary: InboxSummary | undefined;
  live: { round: number; isOpen: boolean; send: (frame: LiveUp) => void };
  online: OnlineMember[];
  people: People;
  isVisitorTyping: boolean;
  isPanelOpen: boolean;
  showPanel: (isOpen: boolean) => void;
  take: (summary: InboxSummary) => void;
}

export type Asking = 'end' | 'takeOver';

export function ConversationView(props: ViewProps) {
  const { id, member, live, online, people, isVisitorTyping, take } = props;
  const { isPanelOpen, showPanel } = props;
  const conversation = useOpenConversation(id, live, props.summary?.lastSeq ?? 0, take);
  const acts = useActs(id, props.summary, take, conversation.reload, live.round);
  const summary = props.summary && { ...props.summary, ...acts.ahead };
  const context = useContext(id, conversation.isLoaded);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [mode, setMode] = useState<Mode>('reply');
  const [translates, setTranslates] = useState(false);
  const translations = useTranslations(id, conversation.events, translates, () =>
    setTranslates(false),
  );
  const view = useRef<HTMLElement>(null);
  const macros = useMacros(member.allowed.includes('macro.run'));
  const [given, setGiven] = useState<{ words: string } | null>(null);
  const [macro, setMacro] = useState<Macro | null>(null);

  const floor = summary?.floor;
  const isMine = floor?.holder === 'agent' && floor.agentId === member.memberId;
  const mayWrite = member.allowed.includes('conversation.write');
  const isOver = summary?.status === 'ended';
  const mayAct = mayWrite && conversation.isFresh && !acts.isBusy && summary !== undefined;

  const lastAsked = conversation.events.findLast(
    (event) => event.kind === 'message.created' && event.message.author === 'visitor',
  )?.seq;
  useRead(id, isMine && conversation.isFresh ? lastAsked : undefined);
  useEffect(() => {
    live.send({ type: 'watch', conversationId: id as never });
  }, [id, live.round]);
  useEffect(() => () => live.send({ type: 'watch', conversationId: null }), []);
  const write = (wanted: Mode) => {
    setMode(wanted);
    const field = () => view.current?.querySelector<HTMLElement>('.composer textarea');
    // At once where it is there already: the next key is a letter, not an act.
    if (field()) field()?.focus();
    else requestAnimationFrame(() => field()?.focus());
  };
  useConversationCommands({
    id,
    summary,
    member,
    mayAct,
    acts,
    write,
    ask: setAsking,
    macros,
    runMacro: setMacro,
    togglePanel: () => showPanel(!isPanelOpen),
  });

  const others = online.filter(
    ({ memberId, watching }) => memberId !== member.memberId && watching.includes(id),
  );
  const mayNot =
    floor && t(`inbox.mayNot.${floor.holder}`, { name: floor.agentName || t('inbox.agent') });
  return (
    <section class="inbox-view" aria-label={visitorName(id)} ref={view}>
      <ConversationHead
        id={id}
        summary={summary}
        member={member}
        contactName={context.data?.contact?.name ?? null}
        mayAct={mayAct}
        act={(way) => void acts.act(way)}
        ask={setAsking}
        translates={translates}
        translate={setTranslates}
        isPanelOpen={isPanelOpen}
        showPanel={showPanel}
      />
      <p class="inbox-refusal small bad" role="alert">
        {acts.refusal}
      </p>
      {others.length > 0 && (
        <p class="inbox-others small" role="status">
          {t('inbox.alsoHere', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {conversation.error !== undefined && (
        <Failed error={conversation.error} retry={conversation.reload} />
      )}
      {conversation.isLoaded ? (
        <ConversationLog
          id={id}
          conversation={conversation}
          isVisitorTyping={isVisitorTyping}
          people={people}
          mayDecide={member.allowed.includes('approval.decide')}
          translations={translations}
        />
      ) : (
        conversation.error === undefined && (
          <div class="inbox-loading">
            <Skeleton lines={6} />
          </div>
        )
      )}
      {mayWrite && floor ? (
        <Composer
          conversationId={id}
          isFresh={conversation.isFresh}
          mode={mode}
          setMode={write}
          mayNotReply={isMine ? null : (mayNot ?? '')}
          reply={conversation.reply}
          note={conversation.note}
          typing={(on) => live.send({ type: 'typing', conversationId: id as never, on })}
          people={people}
          variables={variablesOf({
            contactName: context.data?.contact?.name ?? undefined,
            agentName: people.nameOf(member.memberId),
            tenantName: member.tenantName,
            conversationId: id,
          })}
          language={summary?.language ?? null}
          macros={mayAct ? macros : []}
          runMacro={setMacro}
          given={given}
        />
      ) : (
        floor && (
          <p class="inbox-closed muted small">{isOver ? mayNot : t('inbox.mayNot.viewer')}</p>
        )
      )}
      {isPanelOpen && summary && (
        <ContextPanel
          summary={summary}
          events={conversation.events}
          context={context}
          member={member}
          people={people}
          acts={acts}
          mayAct={mayAct}
          use={(words) => {
            setMode('reply');
            setGiven({ words });
          }}
          close={() => showPanel(false)}
        />
      )}
      {macro && (
        <MacroSheet
          macro={macro}
          conversationId={id}
          people={people}
          takeOver={
            !isMine && !isOver && floor?.holder !== 'agent' ? () => acts.act('accept') : undefined
          }
          onClose={() => setMacro(null)}
        />
      )}
      {asking === 'end' && (
        <Confirm
          title={t('inbox.endTitle')}
          text={t('inbox.endBody')}
          yes={t('inbox.endConfirm')}
          onYes={() => void acts.act('end')}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'takeOver' && (
        <Confirm
          title={t('inbox.takeOverTitle', { name: floor?.agentName || t('inbox.agent') })}
          text={t('inbox.takeOverBody')}
          yes={t('inbox.accept')}
          onYes={() => void acts.act('accept', { takeOver: true })}
          onClose={() => setAsking(null)}
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
