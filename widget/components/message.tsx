/** One message: bubble, sources, time, state of sending, thumbs. */
import { useMemo, useState } from 'preact/hooks';
import type { Citation, Message } from '#protocol/message';
import { Icon } from './icon.tsx';
import { Markdown, Plain } from './markdown.tsx';
import { map } from '#widget/list';
import { safeUrl } from '#widget/markdown';
import type { Controller } from '#widget/controller';
import type { Say } from '#widget/texts';
import type { Queued } from '#widget/view';

export function Sources({ list, say }: { list: Citation[]; say: Say }) {
  const first = list[0]!.title;
  return (
    <details class="sources">
      <summary>
        <Icon name="page" />
        <span class="sr">{say('sources')}: </span>
        <span class="first" dir="auto">
          {first}
        </span>
        {list.length > 1 && <b>+{list.length - 1}</b>}
      </summary>
      <ol>
        {map(list, (citation) => {
          const url = safeUrl(citation.url ?? '');
          return (
            <li dir="auto">
              {url ? (
                <>
                  <a
                    href={url.href}
                    target="_blank"
                    rel="noopener noreferrer nofollow"
                    title={url.host}
                  >
                    {citation.title}
                    <span class="sr"> ({say('newTab')})</span>
                  </a>
                  <small class="host"> {url.host}</small>
                </>
              ) : (
                citation.title
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

function Thumbs(props: { c: Controller; message: Message; value?: string; say: Say }) {
  const { c, message, value, say } = props;
  const [asking, setAsking] = useState(false);
  const [comment, setComment] = useState('');
  const [thanked, setThanked] = useState(false);
  const vote = (next: 'up' | 'down') => {
    setAsking(next === 'down');
    setThanked(next === 'up');
    void c.vote(next, message.id);
  };
  return (
    <>
      <span class="thumbs">
        {map(['up', 'down'] as const, (name) => (
          <button
            type="button"
            key={name}
            class="thumb"
            aria-label={say(name)}
            title={say(name)}
            aria-pressed={value === name}
            onClick={() => vote(name)}
          >
            <Icon name={name} />
          </button>
        ))}
        {thanked && <span role="status">{say('thanks')}</span>}
      </span>
      {asking && (
        <form
          class="why"
          onSubmit={(event) => {
            event.preventDefault();
            setAsking(false);
            setThanked(true);
            if (comment.trim()) void c.vote('down', message.id, comment.trim());
          }}
        >
          <input
            dir="auto"
            maxLength={1000}
            value={comment}
            placeholder={say('why')}
            aria-label={say('why')}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="small">
            {say('send')}
          </button>
        </form>
      )}
    </>
  );
}

export interface MessageLineProps {
  c: Controller;
  say: Say;
  message: Message;
  at: string;
  time: string;
  first: boolean;
  last: boolean;
  name: string;
  /** Below the visitor's newest message. */
  receipt: string;
  vote?: string;
  thumbs: boolean;
}

export function MessageLine(props: MessageLineProps) {
  const { c, say, message, at, time, first, last, name, receipt, vote, thumbs } = props;
  const mine = message.author === 'visitor';
  return useMemo(
    () => (
      <li class={`m ${message.author}${first ? ' first' : ''}${last ? ' last' : ''}`}>
        {first && !mine && message.author !== 'system' ? (
          <span class="name" dir="auto">
            {name}
          </span>
        ) : (
          <span class="sr">{mine ? say('you') : name}</span>
        )}
        <div class="bubble">
          {mine || message.author === 'system' ? (
            <Plain text={message.text} say={say} />
          ) : (
            <Markdown text={message.text} say={say} />
          )}
          {message.attachments?.length ? (
            <p class="cut">
              {say('attachment')} × {message.attachments.length}
            </p>
          ) : null}
          {message.interrupted && <p class="cut">{say('cutOff')}</p>}
          {message.citations?.length ? <Sources list={message.citations} say={say} /> : null}
        </div>
        {(last || thumbs || receipt) && message.author !== 'system' && (
          <div class="meta">
            {last && time && <time dateTime={at}>{time}</time>}
            {receipt && <span>{receipt}</span>}
            {thumbs && <Thumbs c={c} message={message} value={vote} say={say} />}
          </div>
        )}
      </li>
    ),
    [message, first, last, name, receipt, vote, thumbs, time, say],
  );
}

/** A message that the server has not confirmed. */
export function QueuedLine({ c, item, say }: { c: Controller; item: Queued; say: Say }) {
  const { clientId, failed, retryAt, text } = item;
  const seconds = retryAt ? Math.max(1, Math.ceil((retryAt - Date.now()) / 1000)) : 0;
  const edit = () => {
    c.discard(clientId);
    c.change({ draft: text });
    c.draft(text);
  };
  return (
    <li class="m visitor first last" data-state={failed ? 'failed' : 'sending'}>
      <span class="sr">{say('you')}</span>
      <div class="bubble">
        <Plain text={text} say={say} />
      </div>
      <div class={failed ? 'meta bad' : 'meta'}>
        {failed ? (
          <>
            <span role="alert">{say(failed === 'message-too-long' ? 'tooLong' : 'failed')}</span>
            {failed !== 'message-too-long' && (
              <button type="button" class="text" onClick={() => c.retry(clientId)}>
                {say('retry')}
              </button>
            )}
            <button type="button" class="text" onClick={edit}>
              {say('edit')}
            </button>
          </>
        ) : (
          <span>{seconds ? say('wait', seconds) : say('sending')}</span>
        )}
      </div>
    </li>
  );
}
