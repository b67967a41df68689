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
}

export function Field({ label, value, onInput, hint, rows, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  const common = {
    id,
    value,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onInput(currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input {...common} {...rest} type={type as 'text'} />
      )}
      {hint && (
        <p class="muted small" id={`${id}-hint`}>
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
}

export function Pick({ label, value, options, onPick }: PickProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={value}
        onChange={({ currentTarget }) => onPick(currentTarget.value)}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
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
  children: ComponentChildren;
  extra?: ComponentChildren;
}

export function Form({ submit, onSubmit, words, mayNot, children, extra }: FormProps) {
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
