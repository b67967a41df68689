/** Where the visitor writes: grows with the text, Enter sends, input methods are left alone. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { limits } from '#protocol/limits';
import { Icon } from './icon.tsx';
import type { Controller, State } from '#widget/controller';

const warnBelow = 200;

/** Code points, which is what the limit counts. */
function characters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) count--;
  }
  return count;
}

export function Composer({ c, state, phone }: { c: Controller; state: State; phone: boolean }) {
  const { say, draft } = state;
  const box = useRef<HTMLTextAreaElement>(null);
  const left = limits.messageMaxCharacters - characters(draft);
  const ready = draft.trim() !== '' && left >= 0 && state.connection !== 'blocked';

  useLayoutEffect(() => {
    const area = box.current!;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 132)}px`;
  }, [draft]);
  useEffect(() => {
    // On a phone the keyboard would cover what is there to read.
    if (!phone) box.current?.focus({ preventScroll: true });
  }, []);

  const send = () => {
    if (!ready) return;
    const words = draft;
    c.draft('');
    c.change({ draft: '' });
    c.send(words);
    box.current?.focus();
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="field">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={say('placeholder')}
          aria-label={say('placeholder')}
          aria-describedby={left < warnBelow ? 'left' : undefined}
          aria-invalid={left < 0}
          enterkeyhint="send"
          onInput={(event) => {
            const words = event.currentTarget.value;
            c.change({ draft: words });
            c.draft(words);
            if (words) c.typing(true);
          }}
          onBlur={() => c.typing(false)}
          onKeyDown={(event) => {
            // keyCode 229: the key belongs to an input method (Safari says isComposing false at the end).
            if (
              event.key !== 'Enter' ||
              event.shiftKey ||
              event.isComposing ||
              event.keyCode === 229
            )
              return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="go"
          aria-label={say('send')}
          title={say('send')}
          aria-disabled={!ready}
        >
          <Icon name="send" />
        </button>
      </div>
      {left < warnBelow && (
        <p id="left" class={left < 0 ? 'count bad' : 'count'}>
          {left < 0 ? say('over_n', -left) : say('left_n', left)}
        </p>
      )}
    </form>
  );
}
