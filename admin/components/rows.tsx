/** What lists of things share: a row, its menu of acts, and the states of a list that is loaded whole. */
import './rows.css';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { api } from '../api.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { Switch } from './switch.tsx';
import type { Resource } from '../resource.ts';

interface RowsProps<T> {
  label: string;
  list: Resource<unknown>;
  items: T[] | undefined;
  none: { title: string; text: string };
  row: (item: T) => ComponentChildren;
}

export function Rows<T>({ label, list, items, none, row }: RowsProps<T>) {
  if (list.state === 'loading')
    return (
      <div class="rows rows-loading">
        <Skeleton lines={5} />
      </div>
    );
  return (
    <>
      {list.state === 'failed' && <Failed error={list.error} retry={list.reload} />}
      {items && items.length > 0 && (
        <ul class="rows" aria-label={label} aria-busy={list.isBusy}>
          {items.map(row)}
        </ul>
      )}
      {items?.length === 0 && list.state === 'ready' && (
        <Empty title={none.title} text={none.text} />
      )}
    </>
  );
}

interface Act {
  words: string;
  onAct: () => void;
}

/** The acts of a row that are not needed every day. */
interface ActsProps {
  label: string;
  acts: Act[];
  icon?: IconName;
}

export function ActsMenu({ label, acts, icon = 'more' }: ActsProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  if (acts.length === 0) return null;
  return (
    <details
      class="acts-menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && menu.current) menu.current.open = false;
      }}
      onFocusOut={({ relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && menu.current?.contains(relatedTarget);
        if (relatedTarget && !isInside && menu.current) menu.current.open = false;
      }}
    >
      <summary class="button button-quiet" aria-label={label}>
        <Icon name={icon} />
      </summary>
      <div class="acts-list">
        {acts.map(({ words, onAct }) => (
          <button
            key={words}
            type="button"
            class="button button-quiet"
            onClick={() => {
              if (menu.current) menu.current.open = false;
              onAct();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </details>
  );
}

interface SwitchedProps {
  /** Where `enabled` is changed. */
  path: string;
  isOn: boolean;
  switchLabel: string;
  act: (work: () => Promise<unknown>) => Promise<unknown>;
  label: string;
  acts: Act[];
}

/** The end of a row that can be switched off: the switch, and what is needed less often. */
export function SwitchedActs({ path, isOn, switchLabel, act, label, acts }: SwitchedProps) {
  return (
    <>
      <Switch
        isOn={isOn}
        label={switchLabel}
        onSwitch={(enabled) => void act(() => api(path, { method: 'PATCH', body: { enabled } }))}
      />
      <ActsMenu label={label} acts={acts} />
    </>
  );
}
