/** One message: bubble, sources, time, state of sending, thumbs. */
import type { Shown } from '#widget/parse';
import { Plain, Words } from './words.tsx';
import { Pure } from '#widget/pure';
import type { Extras } from '../extras.tsx';
import type { Controller } from '#widget/controller';
import type { Say } from '#widget/texts';
import type { Queued } from '#widget/view';

interface MessageLineProps {
  c: Controller;
  say: Say;
  message: Shown;
  at: string;
  time: string;
  first: boolean;
  last: boolean;
  name: string;
  /** Below the visitor's newest message. */
  receipt: string;
  vote?: string;
  /** Tells of changes in what stands below the text: parts, files. */
  beside: string;
  /** The answer may be judged. */
  thumbs: boolean;
  /** Sources and thumbs come with it. */
  extras?: Extras;
}

export class MessageLine extends Pure<MessageLineProps> {
  render({
    c,
    say,
    message,
    at,
    time,
    first,
    last,
    name,
    receipt,
    vote,
    beside,
    thumbs,
    extras,
  }: MessageLineProps) {
    const { author, text, citations, interrupted } = message;
    const system = author === 'system';
    const plain = system || author === 'visitor';
    return (
      <li class={`m ${author}${first ? ' first' : ''}${last ? ' last' : ''}${beside && ' wide'}`}>
        <span class={first && !plain ? 'name' : 'sr'} dir="auto">
          {name}
        </span>
        <div class="bubble">
          {plain ? <Plain text={text} /> : <Words text={text} say={say} extras={extras} />}
          {interrupted && <small>{say('cutOff')}</small>}
          {citations?.length && extras ? <extras.Sources list={citations} say={say} /> : null}
        </div>
        {beside && extras && <extras.Beside c={c} message={message} />}
        {!system && (last || thumbs || receipt) && (
          <div class="meta">
            {last && <time dateTime={at}>{time}</time>}
            {receipt}
            {thumbs && extras && <extras.Thumbs c={c} id={message.id} value={vote} say={say} />}
          </div>
        )}
      </li>
    );
  }
}

/** A message that the server has not confirmed. */
export function QueuedLine({ c, item, say }: { c: Controller; item: Queued; say: Say }) {
  const { clientId, failed, retryAt, text } = item;
  const files = item.files?.join(', ');
  const tooLong = failed === 'message-too-long';
  const button = (label: 'retry' | 'edit', act: () => void) => (
    <button type="button" class="text" onClick={act}>
      {say(label)}
    </button>
  );
  return (
    <li class="m visitor first last" data-state={failed ? 'failed' : 'sending'}>
      <span class="sr">{say('you')}</span>
      <div class="bubble">
        <Plain text={text} />
        {files && files !== text && <small>{files}</small>}
      </div>
      {failed ? (
        <div class="meta bad">
          <span role="alert">{say(tooLong ? 'tooLong' : 'failed')}</span>
          {!tooLong && button('retry', () => c.retry(clientId))}
          {button('edit', () => {
            c.discard(clientId);
            c.draft(text);
          })}
        </div>
      ) : (
        <div class="meta">
          {retryAt
            ? say('wait', Math.max(1, Math.ceil((retryAt - Date.now()) / 1000)))
            : say('sending')}
        </div>
      )}
    </li>
  );
}
