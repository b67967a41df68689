/** Top of the panel: who is speaking, the menu with the way to a person, close. */
import { Icon } from './icon.tsx';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

export const Avatar = ({ state }: { state: State }) => (
  <span class="avatar" aria-hidden="true">
    {initials(state.view.agentName || state.config.branding.logoText || speaker(state))}
  </span>
);

/** A short logo as it is, else the first letters of the first two words. */
function initials(name: string): string {
  if (name.length < 4) return name;
  const [one = '', two] = name.split(/\s+/);
  const letter = (word: string) => String.fromCodePoint(word.codePointAt(0) ?? 32);
  return letter(one) + (two ? letter(two) : '');
}

export const speaker = ({ view, config, say }: State): string =>
  view.agentName || config.assistantName || config.name || say('ai');

function statusLine({ view, say, config, asking }: State): string {
  if (view.status === 'ended') return say('ended');
  if (view.floor === 'agent') return say('human');
  if (asking || view.floor === 'queue') return say('waiting');
  return config.name ? `${say('ai')} · ${config.name}` : say('ai');
}

export function Header({ c, state }: { c: Controller; state: State }) {
  const { say, menu, extras, view, config, asking } = state;
  const round = (name: 'menu' | 'close' | 'person') => ({
    type: 'button' as const,
    class: `round ${name}`,
    'aria-label': say(name),
    title: say(name),
  });
  return (
    <header>
      <Avatar state={state} />
      <div class="who">
        <h2>{speaker(state)}</h2>
        <p>{statusLine(state)}</p>
      </div>
      {view.floor === 'assistant' &&
        !asking &&
        view.status !== 'ended' &&
        config.features.escalate &&
        (!config.consent.required || state.consented) && (
          <button {...round('person')} onClick={c.escalate}>
            <Icon name="person" />
          </button>
        )}
      <button
        {...round('menu')}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={() => c.toggleMenu(!menu)}
      >
        <Icon name="more" />
      </button>
      <button {...round('close')} onClick={() => c.setOpen(false)}>
        <Icon name="close" />
      </button>
      {menu && extras && <extras.Menu c={c} state={state} />}
    </header>
  );
}
