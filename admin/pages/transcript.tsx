/** One conversation to read from top to bottom, at the message that was looked for, and to print: messages only. */
import './archive.css';
import { useEffect, useRef } from 'preact/hooks';
import type { ConversationEvent } from '#protocol/event';
import type { InboxConversation } from '#protocol/inbox';
import { api } from '../api.ts';
import { MessageParts } from '../components/message-parts.tsx';
import { RichText } from '../components/rich-text.tsx';
import { Link } from '../components/link.tsx';
import { Empty, Failed, Skeleton } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { href, usePlace } from '../router.ts';

type Said = Extract<ConversationEvent, { kind: 'message.created' }>;

interface Transcript {
  conversation: InboxConversation['conversation'];
  messages: Said[];
}

/** Page by page: the whole conversation is wanted, however long. */
async function load(id: string, signal: AbortSignal): Promise<Transcript> {
  const messages: Said[] = [];
  let after = 0;
  for (;;) {
    const page = await api<InboxConversation>(`/v1/admin/conversations/${id}`, {
      query: { after },
      signal,
    });
    for (const event of page.events) if (event.kind === 'message.created') messages.push(event);
    if (!page.more) return { conversation: page.conversation, messages };
    after = page.cursor;
  }
}

export function TranscriptPage() {
  const { query } = usePlace();
  const id = /^cnv_\w{22}$/.exec(query.get('c') ?? '')?.[0] ?? '';
  const sought = Number(query.get('seq') ?? 0);
  const found = useResource(id, (signal) => load(id, signal));
  if (!id) return <Empty title={t('notFound.title')} />;
  if (found.state === 'loading') return <Skeleton lines={12} />;
  if (found.state === 'failed') return <Failed error={found.error} retry={found.reload} />;
  const { conversation, messages } = found.data;
  return (
    <>
      <header class="transcript-head">
        <div>
          <h1>{t('archive.conversation', { at: when(conversation.startedAt) })}</h1>
          <p class="muted small">
            {languageName(conversation.locale)} · {t(`archive.status.${conversation.status}`)} ·{' '}
            <code>{conversation.id}</code>
          </p>
        </div>
        <div class="page-acts no-print">
          <Link class="button" href={`${href('inbox')}?c=${conversation.id}`}>
            {t('archive.openInbox')}
          </Link>
          <button type="button" class="button" onClick={() => print()}>
            {t('archive.print')}
          </button>
        </div>
      </header>
      <ol class="transcript">
        {messages.map((event) => (
          <Line
            key={event.seq}
            id={conversation.id}
            event={event}
            isSought={event.seq === sought}
          />
        ))}
      </ol>
    </>
  );
}

interface LineProps {
  id: string;
  event: Said;
  isSought: boolean;
}

function Line({ id, event, isSought }: LineProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) line.current?.scrollIntoView({ block: 'center' });
  }, [isSought]);
  const { author, authorName, attachments } = event.message;
  return (
    <li class={isSought ? 'transcript-line transcript-line-sought' : 'transcript-line'} ref={line}>
      <div>
        <div class="transcript-who">
          <bdi>{authorName ?? t(`archive.author.${author}`)}</bdi>
        </div>
        <time class="muted small" dateTime={event.at}>
          {when(event.at)}
        </time>
      </div>
      <div class="transcript-text" dir="auto">
        <RichText message={event.message} />
        {attachments && attachments.length > 0 && !event.message.files && (
          <p class="muted small">{t('inbox.files', { count: attachments.length })}</p>
        )}
        <MessageParts message={event.message} conversationId={id} />
      </div>
    </li>
  );
}
