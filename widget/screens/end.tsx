/** Ending a chat: the question before, the rating after. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

export function ConfirmEnd({ c, state }: { c: Controller; state: State }) {
  const { say } = state;
  const [phase, setPhase] = useState<'' | 'busy' | 'wrong'>('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const end = async () => {
    setPhase('busy');
    if (await c.end()) c.show('chat');
    else setPhase('wrong');
  };
  return (
    <div class="form centre" role="group" aria-label={say('end')}>
      <span class="tick">
        <Icon d={paths.end} />
      </span>
      <h3>{say('end')}?</h3>
      <p>{say('endText')}</p>
      {phase === 'wrong' && (
        <p class="bad" role="alert">
          {say('wrong')}
        </p>
      )}
      <div class="row">
        <button type="button" class="plainly" ref={first} onClick={() => c.show('chat')}>
          {say('cancel')}
        </button>
        <button type="button" class="main" disabled={phase === 'busy'} onClick={() => void end()}>
          {say('end')}
        </button>
      </div>
    </div>
  );
}

/** Stands where the composer was. */
export function Ended({ c, state }: { c: Controller; state: State }) {
  const { say, view, config } = state;
  // Who was said goodbye to because it grew too long may go on with a person: in a new chat.
  const last = view.lines
    .filter((line) => line.kind === 'message')
    .map(({ message }) => message)
    .filter(({ author, notice }) => author === 'system' && notice === 'conversationFull')
    .pop();
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  const [done, setDone] = useState(view.rated);
  const rate = (n: number) => {
    setStars(n);
    void c.vote(String(n));
  };
  const add = (event: Event) => {
    event.preventDefault();
    const words = comment.trim();
    if (words) void c.vote(String(stars), undefined, words);
    setDone(true);
  };
  return (
    <div class="over">
      {config.features.feedback &&
        (done ? (
          <p role="status">{say('thanks')}</p>
        ) : (
          <>
            <p id="rate">{say('rate')}</p>
            <div class="stars" role="group" aria-labelledby="rate">
              {map([1, 2, 3, 4, 5], (n) => (
                <button
                  type="button"
                  key={n}
                  class={n <= stars ? 'on' : ''}
                  aria-label={say('rating', n)}
                  aria-pressed={n === stars}
                  onClick={() => rate(n)}
                >
                  <Icon d={paths.star} />
                </button>
              ))}
            </div>
            {stars > 0 && (
              <form class="why" onSubmit={add}>
                <input
                  dir="auto"
                  maxLength={1000}
                  value={comment}
                  placeholder={say('comment')}
                  aria-label={say('comment')}
                  onInput={(event) => setComment(event.currentTarget.value)}
                />
                <button type="submit" class="small">
                  {say('send')}
                </button>
              </form>
            )}
          </>
        ))}
      {map(last?.quickReplies ?? [], (words) => (
        <button type="button" key={words} class="chip" dir="auto" onClick={() => c.send(words)}>
          {words}
        </button>
      ))}
      <button type="button" class="main" onClick={() => c.startOver()}>
        {say('fresh')}
      </button>
    </div>
  );
}
