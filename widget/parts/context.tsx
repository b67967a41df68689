/** What every part is given, and the rows that several of them show. */
import type { ComponentChild } from 'preact';
import type { Button, PartValues } from '#protocol/part';
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
