/** Single keys of the inbox. Not while something is written, chosen or asked; not with Control, Alt or Meta. */
import { useEffect, useRef } from 'preact/hooks';

/** Where keys are words. */
const writing =
  'input:not([type=checkbox]), textarea, select, dialog, [contenteditable], [role=listbox]';

export function useInboxKeys(keys: Record<string, () => unknown>): void {
  const known = useRef(keys);
  known.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const act = known.current[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest(writing)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** Moves the focus from row to row. */
export function moveInRows(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.inbox-row')];
  const from = rows.findIndex((row) => row === document.activeElement);
  const at = from === -1 ? rows.findIndex((row) => row.ariaCurrent !== null) : from;
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by;
  rows[next]?.focus();
}

/** Chooses the row that has the focus, or takes it out again. */
export function chooseRow(): void {
  const row = document.activeElement?.closest('.inbox-item') ?? null;
  row?.querySelector<HTMLInputElement>('.inbox-choose')?.click();
}
