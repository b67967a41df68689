/** Contact details instead of an answer: e-mail or phone is enough. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

const fields = [
  { name: 'name', type: 'text', autocomplete: 'name' },
  { name: 'email', type: 'email', autocomplete: 'email' },
  { name: 'phone', type: 'tel', autocomplete: 'tel' },
] as const;

export function Lead({ c, state }: { c: Controller; state: State }) {
  const { say } = state;
  const [values, setValues] = useState<Record<string, string>>({});
  const [phase, setPhase] = useState<'' | 'busy' | 'need' | 'wrong' | 'done'>('');
  const form = useRef<HTMLFormElement>(null);
  const doneRef = useRef<HTMLHeadingElement>(null);
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });

  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (phase === 'done') doneRef.current?.focus();
  }, [phase]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const given: Record<string, string> = {};
    for (const name of Object.keys(values)) {
      const value = values[name]!.trim();
      if (value) given[name] = value;
    }
    const email = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
    const phone = /^[+\d][\d\s().\-/]{4,30}$/;
    const wrong =
      (given.email && !email.test(given.email)) || (given.phone && !phone.test(given.phone));
    if (wrong || !(given.email || given.phone)) {
      setPhase('need');
      form.current?.querySelector<HTMLElement>('[name=email]')?.focus();
      return;
    }
    setPhase('busy');
    c.connect();
    const { code } = await c.post('lead', given);
    setPhase(code ? (code === 'invalid-request' ? 'need' : 'wrong') : 'done');
  };
  const back = () => c.show('chat');
  if (phase === 'done')
    return (
      <div class="form centre">
        <span class="tick">
          <Icon d={paths.check} />
        </span>
        <h3 tabIndex={-1} ref={doneRef}>
          {say('leadDone')}
        </h3>
        <button type="button" class="plainly" onClick={back}>
          {say('back')}
        </button>
      </div>
    );
  return (
    <form class="form" ref={form} noValidate onSubmit={submit} aria-label={say('details')}>
      <h3>{say('details')}</h3>
      <p>{say('leadText')}</p>
      {map(fields, (field) => (
        <label key={field.name}>
          <span>{say(field.name)}</span>
          <input
            name={field.name}
            type={field.type as 'text'}
            autocomplete={field.autocomplete}
            maxLength={200}
            dir="auto"
            value={values[field.name] ?? ''}
            aria-invalid={phase === 'need' && field.name !== 'name'}
            aria-describedby={phase === 'need' && field.name !== 'name' ? 'lead-need' : undefined}
            onInput={(event) => set(field.name, event.currentTarget.value)}
          />
        </label>
      ))}
      <label>
        <span>{say('note')}</span>
        <textarea
          name="note"
          rows={3}
          dir="auto"
          maxLength={1000}
          value={values.note ?? ''}
          onInput={(event) => set('note', event.currentTarget.value)}
        />
      </label>
      {(phase === 'need' || phase === 'wrong') && (
        <p class="bad" role="alert" id="lead-need">
          {say(phase === 'need' ? 'leadNeed' : 'wrong')}
        </p>
      )}
      <div class="row">
        <button type="button" class="plainly" onClick={back}>
          {say('back')}
        </button>
        <button type="submit" class="main" disabled={phase === 'busy'}>
          {say('submit')}
        </button>
      </div>
    </form>
  );
}
