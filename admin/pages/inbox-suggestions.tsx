/** What may be put in while something is written: ready-made texts after `/`, colleagues after `@`. Chosen by keys or a click. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { CannedResponse } from '#protocol/canned-response';
import type { Macro } from '#protocol/macro';
import { api } from '../api.ts';
import { Icon } from '../components/icon.tsx';
import { bestMatches } from '../components/match.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { askedFor } from './inbox-asked.ts';
import type { People } from './inbox-people.ts';

export interface Suggestion {
  id: string;
  title: string;
  more: string;
  text: string;
  /** Instead of a text: run it. */
  macro?: Macro;
}

const most = 7;

interface Asked {
  text: string;
  caret: number;
  isNote: boolean;
  language: string | null;
  people: People;
  macros: Macro[];
}

export function useSuggestions({ text, caret, isNote, language, people, macros }: Asked) {
  const asked = askedFor(text, caret);
  const [dismissed, setDismissed] = useState(-1);
  const [at, setAt] = useState(0);
  const isAsked = asked !== null && asked.from !== dismissed;
  const canned = useCanned(isAsked && asked.sign === '/');
  const found: Suggestion[] = !isAsked
    ? []
    : asked.sign === '@'
      ? isNote
        ? bestMatches(asked.sought, people.members, ({ name }) => name).map(
            ({ id, name, role }) => ({
              id,
              title: name,
              more: t(`role.${role as 'agent'}`),
              text: `@${name} `,
            }),
          )
        : []
      : slashed(asked.sought, inLanguage(canned, language), macros);
  const shown = found.slice(0, most);
  const key = `${asked?.sign}${asked?.sought}`;
  useEffect(() => setAt(0), [key]);
  return {
    asked: isAsked ? asked : null,
    shown,
    at: Math.min(at, Math.max(0, shown.length - 1)),
    move: (by: number) => setAt((now) => (now + by + shown.length) % Math.max(1, shown.length)),
    dismiss: () => setDismissed(asked?.from ?? -1),
  };
}

/** Ready-made texts and macros alike, by how well they fit; with nothing sought the texts come first. */
function slashed(sought: string, canned: CannedResponse[], macros: Macro[]): Suggestion[] {
  const all: Suggestion[] = [
    ...canned.map(({ id, shortcut, title, text }) => ({ id, title, more: `/${shortcut}`, text })),
    ...macros.map((macro) => ({
      id: macro.id,
      title: macro.name,
      more: t('macro.pick'),
      text: '',
      macro,
    })),
  ];
  return bestMatches(sought, all, ({ title, more, macro }) =>
    macro ? `${title} ${macro.description}` : `${more.slice(1)} ${title}`,
  );
}

/** Loaded when first asked for. */
function useCanned(isWanted: boolean): CannedResponse[] {
  const [wasWanted, setWasWanted] = useState(false);
  useEffect(() => {
    if (isWanted) setWasWanted(true);
  }, [isWanted]);
  const list = useResource(wasWanted ? 'canned' : 'none', (signal) =>
    wasWanted
      ? api<{ cannedResponses: CannedResponse[] }>('/v1/admin/canned-responses', { signal })
      : Promise.resolve({ cannedResponses: [] }),
  );
  return list.data?.cannedResponses ?? [];
}

/** The visitor's language first; a text that exists in it is not shown in another one. */
function inLanguage(all: CannedResponse[], language: string | null): CannedResponse[] {
  const own = all.filter(({ locale }) => locale === language);
  const shortcuts = new Set(own.map(({ shortcut }) => shortcut));
  return [
    ...own,
    ...all.filter(({ locale, shortcut }) => locale === 'en' && !shortcuts.has(shortcut)),
  ];
}

interface ListProps {
  id: string;
  label: string;
  shown: Suggestion[];
  at: number;
  pick: (suggestion: Suggestion) => void;
}

export const optionId = (list: string, at: number): string => `${list}-${at}`;

export function Suggestions({ id, label, shown, at, pick }: ListProps) {
  return (
    <ul class="suggestions" id={id} role="listbox" aria-label={label}>
      {shown.map((suggestion, index) => (
        <li
          key={suggestion.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === at}
          class="suggestion"
          onMouseDown={(event) => {
            // The focus stays where one writes.
            event.preventDefault();
            pick(suggestion);
          }}
        >
          <strong>
            {suggestion.macro && <Icon name="bolt" />} {suggestion.title}
          </strong>
          <span class="muted small">{suggestion.more}</span>
        </li>
      ))}
    </ul>
  );
}

export const useListId = (): string => useId();
