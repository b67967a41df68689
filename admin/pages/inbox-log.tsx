/** The messages of a conversation and what happened between them, with the sources and the reasons of each answer. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationEvent, EventOf } from '#protocol/event';
import type { Message } from '#protocol/message';
import { MessageParts } from '../components/message-parts.tsx';
import { problemText } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { clockTime } from './inbox-row.tsx';
import type { Outgoing, OpenConversation } from './inbox-conversation-data.ts';

interface LogProps {
  conversation: OpenConversation;
  isVisitorTyping: boolean;
}

/** So close to the end the log follows what is new. */
const followsWithin = 120;

export function ConversationLog({ conversation, isVisitorTyping }: LogProps) {
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
      {events.map((event) =>
        event.kind === 'message.created' ? (
          <Bubble
            key={event.seq}
            message={event.message}
            at={event.at}
            turn={event.message.turnId && turns.get(event.message.turnId)}
            isSeen={event.seq === lastSeen}
          />
        ) : (
          <Note key={event.seq} event={event} />
        ),
      )}
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
  message: Message;
  at: string;
  turn: EventOf<'turn.ended'> | '' | undefined;
  isSeen: boolean;
}

function Bubble({ message, at, turn, isSeen }: BubbleProps) {
  const { author, authorName, text, language, citations, attachments, confidence } = message;
  return (
    <article class={`bubble bubble-${author}`}>
      <header class="muted small">
        {author === 'visitor' ? null : <span>{authorName ?? t(`inbox.${author}`)}</span>}
        <time dateTime={at}>{clockTime(at)}</time>
      </header>
      <p class="bubble-text" dir="auto" lang={language}>
        {text}
      </p>
      {message.marks?.includes('invisible-text') && (
        <p class="bubble-mark small">
          <span aria-hidden="true">⚠ </span>
          {t('inbox.invisibleText')}
        </p>
      )}
      {attachments && attachments.length > 0 && !message.files && (
        <p class="muted small">{t('inbox.files', { count: attachments.length })}</p>
      )}
      <MessageParts message={message} />
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
        <p class="muted small">{t('inbox.confidence', { percent: percent(confidence) })}</p>
      )}
      {turn && <Why turn={turn} />}
      {isSeen && <p class="muted small">{t('inbox.seen')}</p>}
    </article>
  );
}

function Why({ turn }: { turn: EventOf<'turn.ended'> }) {
  const { outcome, provider, model, confidence, latencyMs, tokens, reasons } = turn;
  const facts: [string, string][] = [
    [t('inbox.why.outcome'), outcome],
    [t('inbox.why.provider'), model === 'none' ? provider : `${provider} · ${model}`],
    [t('inbox.why.confidence'), percent(confidence)],
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
  outgoing: { clientId, text, error },
  conversation,
}: {
  outgoing: Outgoing;
  conversation: OpenConversation;
}) {
  return (
    <article class="bubble bubble-agent bubble-pending">
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

function Note({ event }: { event: ConversationEvent }) {
  const words = noteOf(event);
  return words ? (
    <p class="inbox-note muted small">
      {words} · <time dateTime={event.at}>{clockTime(event.at)}</time>
    </p>
  ) : null;
}

function noteOf(event: ConversationEvent): string | undefined {
  switch (event.kind) {
    case 'conversation.started':
      return t('inbox.note.started');
    case 'escalation.requested':
      return [t(`inbox.note.requested.${event.by}`), event.reason].filter(Boolean).join(': ');
    case 'escalation.accepted':
      return t('inbox.note.accepted', { name: event.agentName });
    case 'escalation.ended':
      return tMaybe(`inbox.note.${event.resolution}`);
    case 'conversation.identified':
      return t('inbox.note.identified');
    case 'lead.captured':
      return t('inbox.note.lead', { fields: event.fields.join(', ') });
    case 'feedback.given':
      return t('inbox.note.feedback', {
        value: [event.value, event.comment].filter(Boolean).join(': '),
      });
    case 'conversation.ended':
      return t(`inbox.note.ended.${event.by}`);
    default:
      return undefined;
  }
}

const percent = (share: number): string =>
  new Intl.NumberFormat(undefined, { style: 'percent' }).format(share);
