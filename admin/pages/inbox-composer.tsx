/** Where an agent writes: the draft stays with its conversation, Enter sends, the visitor sees that somebody types. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#protocol/limits';
import { characterCount } from '#protocol/text';
import { t } from '../locales/texts.ts';

/** Said again while it lasts; the visitor's sign goes out by itself after eight seconds. */
const typingEveryMs = 3_000;

interface ComposerProps {
  conversationId: string;
  /** As whole as a fresh load; until then nothing is sent, writing goes on. */
  isFresh: boolean;
  send: (text: string) => void;
  typing: (on: boolean) => void;
}

const draftKey = (id: string) => `parley.draft.${id}`;

export function Composer({ conversationId, isFresh, send, typing }: ComposerProps) {
  const [text, setText] = useState(() => readDraft(conversationId));
  const typedAt = useRef(0);
  const say = useRef(typing);
  say.current = typing;
  const isTooLong = characterCount(text) > limits.messageMaxCharacters;
  const maySend = isFresh && text.trim() !== '' && !isTooLong;

  const stop = () => {
    if (typedAt.current === 0) return;
    typedAt.current = 0;
    say.current(false);
  };
  useEffect(() => stop, []);

  const write = (words: string) => {
    setText(words);
    writeDraft(conversationId, words);
    if (words.trim() === '') return stop();
    if (Date.now() - typedAt.current < typingEveryMs) return;
    typedAt.current = Date.now();
    say.current(true);
  };
  const submit = () => {
    if (!maySend) return;
    send(text.trim().toWellFormed());
    write('');
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label class="unseen" for="reply">
        {t('inbox.reply')}
      </label>
      <textarea
        id="reply"
        rows={2}
        dir="auto"
        value={text}
        placeholder={t('inbox.replyHint')}
        aria-invalid={isTooLong}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={stop}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          // While an input method composes, Enter is its own.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" class="button button-strong" disabled={!maySend}>
        {t('inbox.send')}
      </button>
      <p class="small bad" role="alert">
        {isTooLong && t('inbox.tooLong', { max: limits.messageMaxCharacters })}
      </p>
    </form>
  );
}

/** Of this window only: a draft is nobody else's and goes with the session. */
function readDraft(id: string): string {
  try {
    return sessionStorage.getItem(draftKey(id)) ?? '';
  } catch {
    return '';
  }
}

function writeDraft(id: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(draftKey(id));
    else sessionStorage.setItem(draftKey(id), text);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the page.
  }
}
