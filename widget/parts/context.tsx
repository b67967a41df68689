/** What every part is given, and the rows that several of them show. */
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Button, PartValues } from '#protocol/part';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

export interface PartContext {
  c: Controller;
  /** The message that it stands in. */
  of: string;
  state: State;
  /** The answer to this part, if there is one. */
  given(partId: string): PartValues | undefined;
  /** The conversation is over: to read, not to press. */
  closed: boolean;
  answer(partId: string, values: PartValues, text: string): void;
  press(partId: string, button: Button): void;
}

export const Rows = ({ rows = [] }: { rows?: { label: string; value: string }[] }) =>
  rows.length ? (
    <dl>
      {map(rows, ({ label, value }): ComponentChild => (
        <div>
          <dt dir="auto">{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  ) : null;

let lastAnswered = '';
/** What was pressed is about to give way to what was chosen: the focus goes there too. */
export const answering = (of: string, partId: string): void => {
  lastAnswered = `${of} ${partId}`;
};

interface DoneProps {
  label: string | undefined;
  partId: string;
  context: PartContext;
  children: ComponentChild;
}

/** Stands where the question was. */
export function Done({ label, partId, context, children }: DoneProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (lastAnswered !== `${context.of} ${partId}`) return;
    lastAnswered = '';
    box.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="part done" role="group" aria-label={label} tabIndex={-1} ref={box}>
      {children}
    </div>
  );
}

/** The tick and the words of a choice. */
export const Chosen = ({ children }: { children: ComponentChild }) => (
  <p class="chosen" dir="auto">
    <Icon d={paths.check} />
    {children}
  </p>
);
