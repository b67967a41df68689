/** The header's menu (WAI-ARIA menu button pattern): arrows, Home, End, Escape, Tab leaves. */
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

type Choice = [icon: keyof typeof paths, label: string, act: () => void];

function choices(c: Controller, { view, say, config }: State): Choice[] {
  const over = view.status === 'ended';
  const list: Choice[] = [];
  if (!over && view.floor === 'assistant' && config.features.escalate)
    list.push(['person', say('person'), c.escalate]);
  if (!over && config.features.lead) list.push(['mail', say('details'), () => c.show('lead')]);
  if (view.lines.length) list.push(['copy', say('copy'), c.copy]);
  if (over) list.push(['fresh', say('fresh'), c.startOver]);
  else if (view.status === 'open') list.push(['end', say('end'), () => c.show('end')]);
  return list;
}

export function Menu({ c, state }: { c: Controller; state: State }) {
  const list = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    const opener = list.current?.parentElement?.querySelector<HTMLElement>('.menu');
    c.toggleMenu(false);
    if (refocus) opener?.focus();
  };
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: 0, End: 0 }[key];
    if (key === 'Escape') {
      event.stopPropagation();
      close(true);
    } else if (key === 'Tab') close(false);
    else if (step !== undefined) {
      event.preventDefault();
      const all = list.current!.querySelectorAll('button');
      let at = 0;
      for (let i = 0; i < all.length; i++) if (all[i] === event.target) at = i;
      const to = key === 'Home' ? 0 : key === 'End' ? -1 : at + step;
      all[(to + all.length) % all.length]?.focus();
    }
  };
  return (
    <>
      <div class="veil" onClick={() => close(true)} />
      <div class="choices" role="menu" aria-label={state.say('menu')} ref={list} onKeyDown={onKey}>
        {map(choices(c, state), ([icon, label, act]) => (
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              close(true);
              act();
            }}
          >
            <Icon d={paths[icon]} />
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
