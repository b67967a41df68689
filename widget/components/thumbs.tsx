/** Judging one answer; a thumb down asks what was missing. */
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { Say } from '#widget/texts';

interface ThumbsProps {
  c: Controller;
  id: string;
  value?: string;
  say: Say;
}

export function Thumbs({ c, id, value, say }: ThumbsProps) {
  const [phase, setPhase] = useState<'' | 'asks' | 'thanks'>('');
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      {map(['up', 'down'] as const, (name) => (
        <button
          type="button"
          class="thumb"
          aria-label={say(name)}
          title={say(name)}
          aria-pressed={value === name}
          onClick={() => {
            void c.vote(name, id);
            setPhase(name === 'up' ? 'thanks' : 'asks');
          }}
        >
          <Icon d={paths[name]} />
        </button>
      ))}
      <span role="status">{phase === 'thanks' && say('thanks')}</span>
      {phase === 'asks' && (
        <form
          class="why"
          onSubmit={(event) => {
            event.preventDefault();
            const words = box.current!.value.trim();
            if (words) void c.vote('down', id, words);
            setPhase('thanks');
          }}
        >
          <input
            ref={box}
            dir="auto"
            maxLength={1000}
            placeholder={say('why')}
            aria-label={say('why')}
          />
          <button type="submit" class="small">
            {say('send')}
          </button>
        </form>
      )}
    </>
  );
}
