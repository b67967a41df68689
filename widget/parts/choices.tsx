/** Buttons of a part: links open, the rest answers; what cannot be undone asks first. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Button } from '#protocol/part';
import { Icon } from '../components/icon.tsx';
import { outside } from '../components/markdown.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import { safeUrl } from '#widget/safe-url';
import type { PartContext } from './context.tsx';

interface ChoicesProps {
  partId: string;
  buttons: Button[];
  context: PartContext;
  /** One press and no more. */
  once?: boolean;
}

export function Choices({ partId, buttons, context, once }: ChoicesProps) {
  const [asking, setAsking] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const { say } = context.state;
  const chosen = once ? context.given(partId)?.button : undefined;
  const done = chosen !== undefined || context.closed;
  const asked = done ? undefined : buttons.find((it) => it.type === 'action' && it.id === asking);
  const question = asked?.type === 'action' ? asked.confirm : undefined;
  useEffect(() => {
    if (asking) box.current?.querySelector('button')?.focus();
  }, [asking]);
  if (asked && question)
    return (
      <div class="asks" role="group" aria-label={question} ref={box}>
        <p dir="auto">{question}</p>
        <div class="row">
          <button type="button" class="plainly" onClick={() => setAsking('')}>
            {say('back')}
          </button>
          <button
            type="button"
            class="main"
            dir="auto"
            onClick={() => {
              setAsking('');
              context.press(partId, asked);
            }}
          >
            {asked.label}
          </button>
        </div>
      </div>
    );
  return (
    <div class="picks">
      {map(buttons, (button) => {
        if (button.type === 'link') {
          const safe = safeUrl(button.url);
          return safe ? (
            <a
              key={button.id}
              class="pick"
              href={safe.href}
              title={safe.host}
              dir="auto"
              {...outside}
            >
              {button.label}
              {/* Where it leads, unless it stays on this site. */}
              {safe.host !== location.host && <small>{safe.host}</small>}
              <Icon d={paths.out} />
            </a>
          ) : null;
        }
        const isChosen = chosen === button.id;
        return (
          <button
            key={button.id}
            type="button"
            class={isChosen ? 'pick chosen' : 'pick'}
            dir="auto"
            // Not `disabled`: the focus stays where it was.
            aria-disabled={done}
            aria-pressed={once ? isChosen : undefined}
            onClick={() => {
              if (done) return;
              if (button.type === 'action' && button.confirm) setAsking(button.id);
              else context.press(partId, button);
            }}
          >
            {isChosen && <Icon d={paths.check} />}
            {button.label}
          </button>
        );
      })}
    </div>
  );
}
