/**
 * Search and filters above a list. What is chosen goes into the address, so that it can be kept, shared and undone. Used by
 * every page with a list.
 */
import './filters.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { navigate, withQuery } from '../router.ts';

const searchAfterMs = 200;

export function Filters({ children }: { children: ComponentChildren }) {
  return <search class="filters">{children}</search>;
}

interface SearchProps {
  /** Of the parameter in the address. */
  name?: string;
  sought: string;
  label: string;
}

export function SearchField({ name = 'q', sought, label }: SearchProps) {
  const [text, setText] = useState(sought);
  // Follows the address (back, clear), but leaves a space at the end of what is being typed.
  useEffect(() => setText((now) => (now.trim() === sought ? now : sought)), [sought]);
  useEffect(() => {
    if (text.trim() === sought) return;
    const timer = setTimeout(
      () => navigate(withQuery({ [name]: text.trim() }), { replace: true }),
      searchAfterMs,
    );
    return () => clearTimeout(timer);
  }, [text, sought, name]);
  return (
    <label class="search-field">
      <span class="unseen">{label}</span>
      <Icon name="search" />
      <input
        type="search"
        value={text}
        maxLength={200}
        placeholder={label}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Said for no choice. */
  all: string;
  value: string;
  options: [value: string, words: string, count?: number][] | undefined;
}

export function Choice({ name, label, all, value, options = [] }: ChoiceProps) {
  const isKnown = value === '' || options.some(([known]) => known === value);
  return (
    <select
      class="select"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => navigate(withQuery({ [name]: currentTarget.value }))}
    >
      <option value="">{all}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map(([option, words, count]) => (
        <option key={option} value={option}>
          {count === undefined ? words : `${words} (${count})`}
        </option>
      ))}
    </select>
  );
}

/** A day, in the browser's own picker. */
export function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label class="day-field">
      <span class="muted small">{label}</span>
      <input
        type="date"
        class="select"
        value={value}
        onChange={({ currentTarget }) => navigate(withQuery({ [name]: currentTarget.value }))}
      />
    </label>
  );
}
