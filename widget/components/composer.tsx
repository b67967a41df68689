/** Where the visitor writes: grows with the text, Enter sends, input methods are left alone. */
import { Component, createRef } from 'preact';
import type { limits } from '#protocol/limits';
import { Icon } from './icon.tsx';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

const maxCharacters: (typeof limits)['messageMaxCharacters'] = 4_000;
const warnBelow = 200;

/** Code points, which is what the limit counts; counted only where it matters. */
const charactersLeft = (text: string) =>
  maxCharacters - (text.length > 3_000 ? Array.from(text.trim()).length : 0);

interface ComposerProps {
  c: Controller;
  state: State;
  phone: boolean;
}

export class Composer extends Component<ComposerProps> {
  box = createRef<HTMLTextAreaElement>();

  override componentDidMount() {
    this.componentDidUpdate();
    // On a phone the keyboard would cover what is there to read.
    if (!this.props.phone) this.box.current?.focus({ preventScroll: true });
  }
  override componentDidUpdate() {
    const { style, scrollHeight } = this.box.current!;
    if (!this.props.state.draft) style.height = '';
    else if (scrollHeight > this.box.current!.clientHeight)
      style.height = `${Math.min(scrollHeight, 132)}px`;
  }

  render({ c, state }: ComposerProps) {
    const { say, draft, extras } = state;
    const left = charactersLeft(draft);
    // Files as they are now, which may not be drawn yet.
    const canSend = (text: string) =>
      (text || state.files.length) &&
      charactersLeft(text) >= 0 &&
      !state.files.some((file) => !file.id) &&
      state.connection !== 'blocked';
    const near = left < warnBelow;
    const send = (event: Event) => {
      event.preventDefault();
      // The box itself: what was typed a moment ago may not be drawn yet.
      const area = this.box.current!;
      const text = area.value.trim();
      area.focus();
      if (!canSend(text)) return;
      area.value = '';
      c.draft('');
      c.send(text);
    };
    return (
      <form class="compose" onSubmit={send}>
        {extras && <extras.AttachedList c={c} state={state} />}
        <div class="field">
          {extras && state.config.features.files && <extras.Attach c={c} state={state} />}
          <textarea
            ref={this.box}
            rows={1}
            dir="auto"
            value={draft}
            placeholder={say('placeholder')}
            aria-label={say('placeholder')}
            aria-describedby={near ? 'left' : undefined}
            aria-invalid={left < 0}
            enterkeyhint="send"
            onInput={(event) => c.draft(event.currentTarget.value)}
            onBlur={() => c.typing(false)}
            onKeyDown={(event) => {
              const { key, shiftKey, isComposing, keyCode } = event;
              // keyCode 229: the key belongs to an input method (Safari says isComposing false at the end).
              if (key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229) send(event);
            }}
          />
          <button
            type="submit"
            class="go"
            aria-label={say('send')}
            title={say('send')}
            aria-disabled={!canSend(draft.trim())}
          >
            <Icon name="send" />
          </button>
        </div>
        {near && (
          <p id="left" class={left < 0 ? 'count bad' : 'count'}>
            {left < 0 ? say('charactersOver', -left) : say('charactersLeft', left)}
          </p>
        )}
      </form>
    );
  }
}
