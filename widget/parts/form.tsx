/** A form in the conversation: checked as the server checks it, sent once, then shown as what was filled in. */
import { useRef, useState } from 'preact/hooks';
import type { FormField, PartOf, PartValues } from '#protocol/part';
import { outside } from '../components/markdown.tsx';
import { map } from '#widget/list';
import { filledRows } from '#widget/part-answers';
import { safeUrl } from '#widget/safe-url';
import type { TextKey } from '#widget/locales/en';
import { Chosen, Done, Rows, type PartContext } from './context.tsx';

/** What is half filled in stays while the page does, also when the panel is closed in between. */
const drafts = new Map<string, PartValues>();
const email = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const phone = /^[+\d][\d\s().\-/]{4,30}$/;
/** A message's limit, with room for the labels. */
const textMaxCharacters = 3_900;

/** The word for what is wrong, or null. */
function faultOf(field: FormField, value: PartValues[string] | undefined): TextKey | null {
  if (value === undefined || value === '') return field.required ? 'need' : null;
  const words = String(value);
  if (field.type === 'email') return email.test(words) ? null : 'needEmail';
  if (field.type === 'phone') return phone.test(words) ? null : 'needPhone';
  if (field.type === 'number' || field.type === 'date') {
    const low = field.min !== undefined && value < field.min;
    const high = field.max !== undefined && value > field.max;
    return low || high || (field.type === 'number' && typeof value !== 'number')
      ? 'needOther'
      : null;
  }
  return null;
}

interface FormProps {
  form: PartOf<'form'>;
  context: PartContext;
}

export function Form({ form, context }: FormProps) {
  const { say, locale } = context.state;
  const key = `${context.of} ${form.id}`;
  const [values, setValues] = useState<PartValues>(() => {
    const first: PartValues = Object.create(null);
    for (const field of form.fields) if (field.value !== undefined) first[field.name] = field.value;
    return drafts.get(key) ?? first;
  });
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const given = context.given(form.id);
  if (given)
    return (
      <Done label={form.title} partId={form.id} context={context}>
        <Chosen>{form.title ?? say('submitted')}</Chosen>
        <Rows rows={filledRows(form, given, locale)} />
      </Done>
    );
  const set = (name: string, value: PartValues[string] | undefined) => {
    const next: PartValues = Object.assign(Object.create(null), values);
    if (value === undefined || value === '') delete next[name];
    else next[name] = value;
    drafts.set(key, next);
    setValues(next);
  };
  const consentMissing = !!form.consent && values.consent !== true;
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    const wrong = form.fields.find((field) => faultOf(field, values[field.name]));
    if (wrong || consentMissing) {
      const name = wrong ? wrong.name : 'consent';
      for (const control of box.current!.querySelectorAll<HTMLInputElement>('[name]'))
        if (control.name === name) return control.focus();
      return;
    }
    drafts.delete(key);
    const rows = filledRows(form, values, locale);
    const words = map(rows, ({ label, value }) => {
      const colon = /[?:!？：！؟]$/.test(label) ? '' : ':';
      return `${label}${colon} ${value}`;
    }).join('\n');
    context.answer(
      form.id,
      values,
      [...words].slice(0, textMaxCharacters).join('') || form.submit || say('submit'),
    );
  };
  const policy = safeUrl(form.consent?.url ?? '');
  return (
    <form class="part fill" ref={box} noValidate aria-label={form.title} onSubmit={submit}>
      {form.title && <h3 dir="auto">{form.title}</h3>}
      {map(form.fields, (field) => (
        <Field
          key={field.name}
          field={field}
          id={`${key} ${field.name}`.replaceAll(' ', '-')}
          value={values[field.name]}
          fault={tried ? faultOf(field, values[field.name]) : null}
          disabled={context.closed}
          set={(value) => set(field.name, value)}
          context={context}
        />
      ))}
      {form.consent && (
        <label class="agree">
          <input
            type="checkbox"
            name="consent"
            checked={values.consent === true}
            disabled={context.closed}
            aria-invalid={tried && consentMissing}
            onChange={(event) => set('consent', event.currentTarget.checked || undefined)}
          />
          <span dir="auto">
            {form.consent.text}{' '}
            {policy && (
              <a href={policy.href} {...outside}>
                {say('privacy')}
              </a>
            )}
            {tried && consentMissing && (
              <small class="bad" role="alert">
                {say('need')}
              </small>
            )}
          </span>
        </label>
      )}
      <button type="submit" class="main" dir="auto" disabled={context.closed}>
        {form.submit ?? say('submit')}
      </button>
    </form>
  );
}

interface FieldProps {
  field: FormField;
  id: string;
  value: PartValues[string] | undefined;
  fault: TextKey | null;
  disabled: boolean;
  set(value: PartValues[string] | undefined): void;
  context: PartContext;
}

const kinds = {
  text: { type: 'text' },
  email: { type: 'email', autocomplete: 'email', inputMode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputMode: 'tel' },
  number: { type: 'number', inputMode: 'decimal', step: 'any' },
  date: { type: 'date' },
} as const;

function Field({ field, id, value, fault, disabled, set, context }: FieldProps) {
  const { say } = context.state;
  const common = {
    id,
    name: field.name,
    disabled,
    dir: 'auto' as const,
    required: field.required,
    'aria-invalid': !!fault,
    'aria-describedby': fault ? `${id}-fault` : undefined,
  };
  return (
    <div class="one">
      <label for={id} dir="auto">
        {field.label}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      {field.type === 'textarea' ? (
        <textarea
          {...common}
          rows={3}
          maxLength={2000}
          value={String(value ?? '')}
          onInput={(event) => set(event.currentTarget.value)}
        />
      ) : field.type === 'select' ? (
        <select
          {...common}
          value={String(value ?? '')}
          onChange={(event) => set(event.currentTarget.value)}
        >
          <option value="">{say('choose')}</option>
          {map(field.options, (option) => (
            <option value={option.value}>{option.label}</option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          {...(kinds[field.type] as { type: 'text' })}
          maxLength={500}
          min={'min' in field ? field.min : undefined}
          max={'max' in field ? field.max : undefined}
          value={String(value ?? '')}
          onInput={({ currentTarget: box }) =>
            set(
              field.type === 'number' && box.value
                ? Number.isFinite(box.valueAsNumber)
                  ? box.valueAsNumber
                  : box.value
                : box.value,
            )
          }
        />
      )}
      {fault && (
        <small class="bad" id={`${id}-fault`} role="alert">
          {say(fault)}
        </small>
      )}
    </div>
  );
}
