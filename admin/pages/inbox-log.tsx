/** The messages of a conversation and what happened between them, with the sources and the reasons of each answer. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationEvent, EventOf } from '#protocol/event';
import type { Message } from '#protocol/message';
import { MessageParts } from '../components/message-parts.tsx';
import { RichText } from '../components/rich-text.tsx';
import { problemText } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { numberFormat } from '../locales/formats.ts';
import { Approval, NoteBubble, ToolReport, ToolRequest } from './inbox-desk-bubbles.tsx';
import { wordsOf } from './inbox-events.ts';
import type { People } from './inbox-people.ts';
import { ownLanguage } from './inbox-translations.ts';
import { clockTime } from './inbox-row.tsx';
import type { Outgoing, OpenConversation } from './inbox-conversation-data.ts';

interface LogProps {
  id: string;
  conversation: OpenConversation;
  isVisitorTyping: boolean;
  people: People;
  mayDecide: boolean;
  /** Of the visitor's messages, by seq. */
  translations: ReadonlyMap<number, string>;
}

/** So close to the end the log follows what is new. */
const followsWithin = 120;

export function ConversationLog(props: LogProps) {
  const { id, conversation, isVisitorTyping, people, mayDecide, translations } = props;
  const { events, outgoing } = conversation;
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [events, outgoing.length, isVisitorTyping]);
  const turns = new Map(
    events.flatMap((event) =>
      event.kind === 'turn.ended' ? [[event.turnId, event] as const] : [],
    ),
  );
  const decided = new Set(
    events.flatMap((event) => (event.kind === 'approval.decided' ? [event.callId] : [])),
  );
  const seenSeq = events.reduce(
    (seen, event) =>
      event.kind === 'conversation.read' && event.by === 'visitor'
        ? Math.max(seen, event.upTo)
        : seen,
    0,
  );
  const lastSeen = events.findLast(
    (event) =>
      event.kind === 'message.created' && event.message.author === 'agent' && event.seq <= seenSeq,
  )?.seq;
  return (
    <div
      class="inbox-log"
      role="log"
      aria-label={t('inbox.log')}
      tabIndex={0}
      ref={box}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < followsWithin;
      }}
    >
      {events.map((event) => {
        switch (event.kind) {
          case 'message.created':
            return (
              <Bubble
                key={event.seq}
                id={id}
                message={event.message}
                at={event.at}
                turn={event.message.turnId && turns.get(event.message.turnId)}
                isSeen={event.seq === lastSeen}
                translation={translations.get(event.seq)}
              />
            );
          case 'note.created':
            return <NoteBubble key={event.seq} id={id} event={event} people={people} />;
          case 'tool.requested':
            return <ToolRequest key={event.seq} event={event} people={people} />;
          case 'tool.reported':
            return <ToolReport key={event.seq} event={event} people={people} />;
          case 'approval.requested':
            return (
              <Approval
                key={event.seq}
                event={event}
                conversationId={id}
                isOpen={!decided.has(event.callId)}
                people={people}
                mayDecide={mayDecide && conversation.isFresh}
              />
            );
          default:
            return <Happened key={event.seq} event={event} people={people} />;
        }
      })}
      {outgoing.map((one) => (
        <Pending key={one.clientId} outgoing={one} conversation={conversation} />
      ))}
      <p class="inbox-typing muted small" role="status">
        {isVisitorTyping && t('inbox.typing')}
      </p>
    </div>
  );
}

interface BubbleProps {
  id: string;
  message: Message;
  at: string;
  turn: EventOf<'turn.ended'> | '' | undefined;
  isSeen: boolean;
  translation: string | undefined;
}

function Bubble({ id, message, at, turn, isSeen, translation }: BubbleProps) {
  const { author, authorName, language, citations, attachments, confidence } = message;
  return (
    <article class={`bubble bubble-${author}`}>
      <header class="muted small">
        {author === 'visitor' ? null : <span>{authorName ?? t(`inbox.${author}`)}</span>}
        <time dateTime={at}>{clockTime(at)}</time>
      </header>
      <p class="bubble-text" dir="auto" lang={language}>
        <RichText message={message} />
      </p>
      {translation !== undefined && (
        <p class="bubble-text bubble-translation" dir="auto" lang={ownLanguage()}>
          <span class="muted small">{t('inbox.translated')}</span> {translation}
        </p>
      )}
      {message.marks?.includes('invisible-text') && (
        <p class="bubble-mark small">
          <span aria-hidden="true">⚠ </span>
          {t('inbox.invisibleText')}
        </p>
      )}
      {attachments && attachments.length > 0 && !message.files && (
        <p class="muted small">{t('inbox.files', { count: attachments.length })}</p>
      )}
      <MessageParts message={message} conversationId={id} />
      {citations && citations.length > 0 && (
        <ul class="bubble-sources small" aria-label={t('inbox.sources')}>
          {citations.map(({ articleId, title, url }) => (
            <li key={articleId}>
              {url && /^https?:/.test(url) ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
            </li>
          ))}
        </ul>
      )}
      {confidence !== undefined && (
        <p class="muted small">{t('inbox.confidence', { percent: percent.format(confidence) })}</p>
      )}
      {turn && <Why turn={turn} />}
      {isSeen && <p class="muted small">{t('inbox.seen')}</p>}
    </article>
  );
}

function Why({ turn }: { turn: EventOf<'turn.ended'> }) {
  const { outcome, provider, model, confidence, latencyMs, tokens, reasons, decision } = turn;
  const facts: [string, string][] = [
    [t('inbox.why.outcome'), tMaybe(`inbox.outcome.${outcome}`) ?? outcome],
    ...(decision ? ([[t('inbox.why.decision'), decision]] as [string, string][]) : []),
    [t('inbox.why.provider'), model === 'none' ? provider : `${provider} · ${model}`],
    [t('inbox.why.confidence'), percent.format(confidence)],
    [t('inbox.why.latency'), `${Math.round(latencyMs)} ms`],
    [t('inbox.why.tokens'), `${tokens.input} + ${tokens.output}`],
    ...(reasons?.length
      ? ([[t('inbox.why.reasons'), reasons.join('; ')]] as [string, string][])
      : []),
  ];
  return (
    <details class="why small">
      <summary>{t('inbox.why')}</summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt class="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Pending({
  outgoing: { clientId, text, isNote, error },
  conversation,
}: {
  outgoing: Outgoing;
  conversation: OpenConversation;
}) {
  return (
    <article class={`bubble bubble-pending ${isNote ? 'bubble-note' : 'bubble-agent'}`}>
      <p class="bubble-text" dir="auto">
        {text}
      </p>
      {error === null ? (
        <p class="muted small" role="status">
          {t('inbox.sending')}
        </p>
      ) : (
        <div role="alert">
          <p class="small bad">{t('inbox.notSent', { why: problemText(error) })}</p>
          <button
            type="button"
            class="button"
            disabled={!conversation.isFresh}
            onClick={() => conversation.retry(clientId)}
          >
            {t('retry')}
          </button>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => conversation.discard(clientId)}
          >
            {t('inbox.discard')}
          </button>
        </div>
      )}
    </article>
  );
}

function Happened({ event, people }: { event: ConversationEvent; people: People }) {
  const words = wordsOf(event, people);
  return words ? (
    <p class="inbox-note muted small">
      {words} · <time dateTime={event.at}>{clockTime(event.at)}</time>
    </p>
  ) : null;
}

const percent = numberFormat({ style: 'percent' });
