/** Forms: a labelled field with hint and error, and the form around them with its refusal and its one strong button. */
import './form.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { problemText } from './states.tsx';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'color';
  hint?: string;
  autocomplete?: string;
  inputMode?: 'decimal' | 'numeric' | 'email' | 'text';
  required?: boolean;
  autofocus?: boolean;
  maxLength?: number;
  pattern?: string;
  rows?: number;
  /** Why it cannot stay so. */
  error?: string | undefined;
  /** What the browser proposes. */
  options?: readonly string[];
  /** Addresses and code run from left to right everywhere. */
  dir?: 'ltr';
}

export function Field({
  label,
  value,
  onInput,
  hint,
  rows,
  error,
  options,
  dir,
  type = 'text',
  ...rest
}: FieldProps) {
  const id = useId();
  const words = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    dir,
    'aria-describedby': words === '' ? undefined : words,
    'aria-invalid': error ? true : undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onInput(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input
          {...common}
          {...rest}
          type={type as 'text'}
          list={options ? `${id}-options` : undefined}
        />
      )}
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      <FieldError id={id} text={error} />
      {hint && (
        <p class="muted small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function FieldError({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="field-error" id={`${id}-error`} role="alert">
      {text}
    </p>
  );
}

interface CheckProps {
  label: string;
  isOn: boolean;
  onCheck: (isOn: boolean) => void;
  hint?: string;
}

export function Check({ label, isOn, onCheck, hint }: CheckProps) {
  const id = useId();
  return (
    <div>
      <label class="scope">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint ? id : undefined}
          onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
        />
        <span dir="auto">{label}</span>
      </label>
      {hint && (
        <p class="muted small" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: [value: string, words: string][];
  onPick: (value: string) => void;
  error?: string | undefined;
}

export function Pick({ label, value, options, onPick, error }: PickProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ currentTarget }) => onPick(currentTarget.value)}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
      <FieldError id={id} text={error} />
    </div>
  );
}

interface FormProps {
  submit: string;
  /** Throws what went wrong; it is said above the button. */
  onSubmit: () => Promise<void>;
  /** Own words for a failure. */
  words?: (error: unknown) => string | undefined;
  /** Something stands against it. */
  mayNot?: boolean;
  /** It looks at its fields itself, and says what is wrong at each. */
  isChecked?: boolean;
  children: ComponentChildren;
  extra?: ComponentChildren;
}

export function Form({
  submit,
  onSubmit,
  words,
  mayNot,
  isChecked = false,
  children,
  extra,
}: FormProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const send = async () => {
    setIsBusy(true);
    setRefusal('');
    try {
      await onSubmit();
    } catch (error) {
      setRefusal(words?.(error) ?? problemText(error));
    }
    setIsBusy(false);
  };
  return (
    <form
      class="form"
      noValidate={isChecked}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void send();
      }}
    >
      {children}
      <p class="form-refusal" role="alert">
        {refusal}
      </p>
      <div class="form-acts">
        <button type="submit" class="button button-strong" aria-busy={isBusy} disabled={mayNot}>
          {submit}
        </button>
        {extra}
      </div>
    </form>
  );
}
