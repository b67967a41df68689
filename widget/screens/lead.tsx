/**
 * Contact details instead of an answer: e-mail or phone is enough. A try that is repeated carries the name of the first, so that
 * a lost answer never makes two leads of one. When nobody could come it is the way to be called back.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { outside } from '../components/markdown.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import { newClientId } from '#widget/outbox';
import { safeUrl } from '#widget/safe-url';
import { standingOf } from '#widget/standing';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

const fields = [
  { name: 'name', type: 'text', autocomplete: 'name' },
  { name: 'email', type: 'email', autocomplete: 'email' },
  { name: 'phone', type: 'tel', autocomplete: 'tel' },
] as const;

/** What was typed, and the name of the lead; kept while the page is, also when the panel is closed in between. */
const drafts = new WeakMap<Controller, { clientId: string; values: Record<string, string> }>();
const freshId = () => newClientId(Date.now(), crypto.getRandomValues(new Uint8Array(12)));

export function Lead({ c, state }: { c: Controller; state: State }) {
  const { say, config, view } = state;
  const { consent } = config;
  let draft = drafts.get(c);
  if (!draft) drafts.set(c, (draft = { clientId: freshId(), values: {} }));
  const [values, setValues] = useState(draft.values);
  // Whoever agreed to the tenant's text before the chat need not do so again.
  const [agreed, setAgreed] = useState(state.consented);
  const [phase, setPhase] = useState<'' | 'busy' | 'need' | 'agree' | 'wrong' | 'done'>('');
  const form = useRef<HTMLFormElement>(null);
  const doneRef = useRef<HTMLHeadingElement>(null);
  const { nobody } = standingOf(view);
  const set = (name: string, value: string) =>
    setValues((draft.values = { ...draft.values, [name]: value }));

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
    if (consent.text && !agreed) {
      setPhase('agree');
      form.current?.querySelector<HTMLElement>('[name=consent]')?.focus();
      return;
    }
    setPhase('busy');
    c.connect();
    const post = () =>
      c.post('lead', {
        clientId: draft.clientId,
        ...given,
        ...(consent.text ? { consent: true } : {}),
      });
    let { code } = await post();
    if (code === 'client-id-reused') {
      // The first try had arrived after all, and something was changed since: this is another one.
      draft.clientId = freshId();
      ({ code } = await post());
    }
    if (!code) drafts.delete(c);
    setPhase(code ? (code === 'invalid-request' ? 'need' : 'wrong') : 'done');
  };
  const back = () => c.show('chat');
  const policy = safeUrl(consent.policyUrl ?? '');
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
      <h3>{say(nobody ? 'callback' : 'details')}</h3>
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
      {consent.text && (
        <label class="agree">
          <input
            type="checkbox"
            name="consent"
            checked={agreed}
            aria-invalid={phase === 'agree'}
            aria-describedby={phase === 'agree' ? 'lead-agree' : undefined}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          <span dir="auto">
            {consent.text}{' '}
            {policy && (
              <a href={policy.href} {...outside}>
                {say('privacy')}
              </a>
            )}
            {phase === 'agree' && (
              <small class="bad" id="lead-agree" role="alert">
                {say('need')}
              </small>
            )}
          </span>
        </label>
      )}
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
