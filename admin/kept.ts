/**
 * What is being changed in a form, kept until it is saved or thrown away: closing the form, another page or a reload loses nothing.
 * Of this window only; it goes with the session. Side effects: sessionStorage.
 */
import { useState } from 'preact/hooks';

const place = (key: string) => `parley.draft.form.${key}`;

export interface Kept<T> {
  value: T;
  set: (value: T) => void;
  /** It differs from what is stored. */
  isDirty: boolean;
  /** It was here already when the form was opened. */
  wasKept: boolean;
  /** Back to what is stored. */
  drop: () => void;
}

export function useKept<T>(key: string, stored: T): Kept<T> {
  const [found] = useState(() => read<T>(key));
  const [value, setValue] = useState(found ?? stored);
  const isDirty = JSON.stringify(value) !== JSON.stringify(stored);
  return {
    value,
    set: (next) => {
      setValue(next);
      write(key, JSON.stringify(next) === JSON.stringify(stored) ? null : next);
    },
    isDirty,
    wasKept: found !== null && isDirty,
    drop: () => {
      setValue(stored);
      write(key, null);
    },
  };
}

export const isKept = (key: string): boolean => read(key) !== null;

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(place(key)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(place(key));
    else sessionStorage.setItem(place(key), JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: it lives as long as the form.
  }
}
