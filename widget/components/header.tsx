/** Top of the panel: who is speaking, the menu with the way to a person, close. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';
import { transcript } from '#widget/transcript';
import { map } from '#widget/list';
import type { Controller, State } from '#widget/controller';

interface Choice {
  icon: IconName;
  label: string;
  act(): void;
}

export function Avatar({ state }: { state: State }) {
  const letters = state.config.branding.logoText?.trim().slice(0, 2);
  return (
    <span class="avatar" aria-hidden="true">
      {state.view.agentName ? (
        [...state.view.agentName.trim()][0]
      ) : letters ? (
        letters
      ) : (
        <Icon name="spark" />
      )}
    </span>
  );
}

export const speaker = (state: State): string =>
  state.view.agentName || state.config.assistantName || state.config.name || state.say('ai');

function statusLine({ view, say, config }: State): string {
  if (view.status === 'ended') return say('ended');
  if (view.floor === 'agent') return say('human');
  if (view.floor === 'queue') return say('waiting');
  return config.name ? `${say('ai')} · ${config.name}` : say('ai');
}

export function Header(props: { c: Controller; state: State; announce(text: string): void }) {
  const { c, state, announce } = props;
  const { view, say, config } = state;
  const [menu, setMenu] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const choices: Choice[] = [];
  const running = view.status === 'open';
  if (view.status !== 'ended' && view.floor === 'assistant')
    choices.push({ icon: 'person', label: say('person'), act: () => void c.escalate() });
  if (config.features.lead && view.status !== 'ended')
    choices.push({ icon: 'mail', label: say('details'), act: () => c.change({ screen: 'lead' }) });
  if (view.lines.length)
    choices.push({
      icon: 'copy',
      label: say('copy'),
      act: () => void copy(transcript(state)).then((done) => done && announce(say('copied'))),
    });
  if (running) choices.push({ icon: 'end', label: say('end'), act: () => c.change({ screen: 'end' }) });
  if (view.status === 'ended')
    choices.push({ icon: 'fresh', label: say('fresh'), act: () => c.startOver() });

  const close = (refocus = true) => {
    setMenu(false);
    if (refocus) opener.current?.focus();
  };
  useEffect(() => {
    if (menu) list.current?.querySelector('button')?.focus();
  }, [menu]);

  const onKey = (event: KeyboardEvent) => {
    const here = event.target as HTMLElement;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0 }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') close(false);
    else if (step !== undefined) {
      event.preventDefault();
      const all = list.current!.querySelectorAll('button');
      let at = 0;
      for (let i = 0; i < all.length; i++) if (all[i] === here) at = i;
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : at + step;
      all[(to + all.length) % all.length]?.focus();
    }
  };

  return (
    <header class="head">
      <Avatar state={state} />
      <div class="who">
        <h2 dir="auto">{speaker(state)}</h2>
        <p dir="auto">{statusLine(state)}</p>
      </div>
      <button
        ref={opener}
        type="button"
        class="round"
        aria-label={say('menu')}
        title={say('menu')}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={() => setMenu(!menu)}
      >
        <Icon name="more" />
      </button>
      <button
        type="button"
        class="round"
        aria-label={say('close')}
        title={say('close')}
        onClick={() => c.setOpen(false, true)}
      >
        <Icon name="close" />
      </button>
      {menu && (
        <>
          <div class="veil" onClick={() => close()} />
          <div class="menu" role="menu" aria-label={say('menu')} ref={list} onKeyDown={onKey}>
            {map(choices, (choice) => (
              <button
                type="button"
                role="menuitem"
                key={choice.icon}
                onClick={() => {
                  close();
                  choice.act();
                }}
              >
                <Icon name={choice.icon} />
                {choice.label}
              </button>
            ))}
          </div>
        </>
      )}
    </header>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without a secure context or against the page's permissions policy.
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    file.download = 'chat.txt';
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
    return false;
  }
}
