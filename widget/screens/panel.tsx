/** The open panel: header, banner, one of the screens, composer; focus, Escape and announcements. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Composer } from '../components/composer.tsx';
import { Header, speaker } from '../components/header.tsx';
import { Messages } from '../components/messages.tsx';
import { safeUrl } from '#widget/markdown';
import { ConfirmEnd, Ended } from './end.tsx';
import { Lead } from './lead.tsx';
import type { Controller, State } from '#widget/controller';

export interface PanelProps {
  c: Controller;
  state: State;
  greeting: string;
  phone: boolean;
}

function Banner({ c, state }: { c: Controller; state: State }) {
  const { say, connection, away, offline } = state;
  const words =
    connection === 'blocked'
      ? say('blocked')
      : offline
        ? say('offline')
        : away && connection !== 'online'
          ? say('reconnecting')
          : '';
  return (
    <div role="status" class={words ? 'banner' : ''}>
      {words}
      {words && !offline && connection !== 'blocked' && (
        <button type="button" class="text" onClick={() => c.wake()}>
          {say('retryNow')}
        </button>
      )}
    </div>
  );
}

function Consent({ c, state }: { c: Controller; state: State }) {
  const { say, config } = state;
  const policy = safeUrl(config.consent.policyUrl ?? '');
  return (
    <div class="over">
      <p dir="auto">
        {config.consent.text}{' '}
        {policy && (
          <a href={policy.href} target="_blank" rel="noopener noreferrer">
            {say('privacy')}
          </a>
        )}
      </p>
      <button type="button" class="main" onClick={() => void c.consent()}>
        {say('agree')}
      </button>
    </div>
  );
}

export function PanelScreen({ c, state, greeting, phone }: PanelProps) {
  const { view, screen, say, config } = state;
  const frame = useRef<HTMLElement>(null);
  const [spoken, setSpoken] = useState('');
  const heard = useRef(view.cursor);

  useEffect(() => {
    if (phone) frame.current?.focus({ preventScroll: true });
  }, []);
  // Whole messages are read out, never tokens; history is not.
  useEffect(() => {
    const newest = view.lines[view.lines.length - 1];
    if (!newest || newest.seq <= heard.current) return;
    heard.current = view.cursor;
    if (newest.kind === 'note') setSpoken(say(newest.note, newest.name));
    else if (newest.message.author !== 'visitor')
      setSpoken(`${newest.message.authorName || speaker(state)}: ${newest.message.text.replace(/[*_`#>|~]+/g, '')}`);
  }, [view.lines.length]);

  const onKey = (event: KeyboardEvent) => {
    // The host page's shortcuts must not fire while somebody writes here.
    event.stopPropagation();
    if (event.key === 'Escape') {
      if (screen === 'chat') c.setOpen(false, true);
      else c.change({ screen: 'chat' });
    } else if (event.key === 'Tab' && phone) keepFocus(event, frame.current!);
  };
  const asks = config.consent.required && !state.consented;
  return (
    <section
      ref={frame}
      class="panel"
      role="dialog"
      aria-modal={phone}
      aria-label={say('title', speaker(state))}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      <Header c={c} state={state} announce={setSpoken} />
      <Banner c={c} state={state} />
      {screen === 'lead' ? (
        <Lead c={c} state={state} />
      ) : screen === 'end' ? (
        <ConfirmEnd c={c} state={state} />
      ) : (
        <>
          <Messages c={c} state={state} greeting={greeting} />
          {view.status === 'ended' ? (
            <Ended c={c} state={state} />
          ) : asks ? (
            <Consent c={c} state={state} />
          ) : (
            <Composer c={c} state={state} phone={phone} />
          )}
        </>
      )}
      <div class="sr" aria-live="polite">
        {spoken}
      </div>
    </section>
  );
}

/** On a phone the panel covers the page, so the tab key stays inside. */
function keepFocus(event: KeyboardEvent, frame: HTMLElement): void {
  const all = frame.querySelectorAll<HTMLElement>('button,a[href],input,textarea,summary,[tabindex="0"]');
  const active = (frame.getRootNode() as ShadowRoot).activeElement;
  const edge = all[event.shiftKey ? 0 : all.length - 1];
  if (active !== edge && !(event.shiftKey && active === frame)) return;
  event.preventDefault();
  all[event.shiftKey ? all.length - 1 : 0]?.focus();
}
