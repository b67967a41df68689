/** The open panel: header, banner, one of the screens, composer; focus, Escape and announcements. */
import { Component, createRef } from 'preact';
import { Composer } from '../components/composer.tsx';
import { Header, speaker } from '../components/header.tsx';
import { Messages } from '../components/messages.tsx';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

export interface PanelProps {
  c: Controller;
  state: State;
  greeting: string;
  phone: boolean;
}

function banner(c: Controller, { say, connection, away, offline }: State) {
  const blocked = connection === 'blocked';
  const lost = away && connection !== 'online';
  const words = blocked
    ? say('blocked')
    : offline
      ? say('offline')
      : lost
        ? say('reconnecting')
        : '';
  return (
    <div role="status" class={words && 'banner'}>
      {words}
      {lost && !offline && !blocked && (
        <button type="button" class="text" onClick={c.wake}>
          {say('retryNow')}
        </button>
      )}
    </div>
  );
}

export class PanelScreen extends Component<PanelProps> {
  frame = createRef<HTMLElement>();
  heard = this.props.state.view.cursor;
  spoken = '';

  override componentDidMount() {
    if (this.props.phone) this.frame.current?.focus({ preventScroll: true });
  }
  /** Whole messages are read out, never tokens; what the visitor said is not. */
  override componentWillUpdate({ state }: PanelProps) {
    const { lines, cursor } = state.view;
    const newest = lines[lines.length - 1];
    if (state.spoken) this.spoken = state.spoken;
    if (!newest || newest.seq <= this.heard) return;
    this.heard = cursor;
    if (newest.kind === 'note') this.spoken = state.say(newest.note, newest.name);
    else if (newest.message.author !== 'visitor')
      this.spoken = `${newest.message.authorName || speaker(state)}: ${newest.message.text.replace(/[*_`#>|~]+/g, '')}${state.extras?.spokenParts(newest.message) ?? ''}`;
  }
  onKey = (event: KeyboardEvent) => {
    // The host page's shortcuts must not fire while somebody writes here.
    event.stopPropagation();
    const { c, state, phone } = this.props;
    if (event.key === 'Escape') {
      if (state.menu) c.toggleMenu(false);
      else if (state.screen === 'chat') c.setOpen(false);
      else c.show('chat');
    } else if (event.key === 'Tab' && phone) state.extras?.keepFocus(event, this.frame.current!);
  };

  render({ c, state, greeting, phone }: PanelProps) {
    const { view, screen, say, config, extras } = state;
    const Screen = screen === 'lead' ? extras?.Lead : extras?.ConfirmEnd;
    return (
      <section
        ref={this.frame}
        class="panel"
        role="dialog"
        aria-modal={phone}
        aria-label={say('title', speaker(state))}
        tabIndex={-1}
        onKeyDown={this.onKey}
      >
        <Header c={c} state={state} />
        {banner(c, state)}
        {extras && screen === 'chat' && <extras.Standing c={c} state={state} />}
        {screen !== 'chat' ? (
          Screen && <Screen c={c} state={state} />
        ) : (
          <>
            <Messages c={c} state={state} greeting={greeting} />
            {view.status === 'ended' ? (
              extras && <extras.Ended c={c} state={state} />
            ) : config.consent.required && !state.consented ? (
              extras && <extras.Consent c={c} state={state} />
            ) : (
              <Composer c={c} state={state} phone={phone} />
            )}
          </>
        )}
        <div class="sr" aria-live="polite">
          {this.spoken}
        </div>
      </section>
    );
  }
}
