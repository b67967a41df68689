/** Everything the panel draws from. Changed by controller.ts only. */
import type { WidgetConfig } from '#protocol/config';
import type { ConnectionState } from '#widget/connection';
import type { Say } from '#widget/texts';
import type { View } from '#widget/view';
import type { Extras } from './extras.tsx';

export type Screen = 'chat' | 'lead' | 'end';
/** A file of the message that is being written. */
export interface Attached {
  key: string;
  name: string;
  size: number;
  /** Of the server, once it has the bytes. */
  id?: string;
  /** The conversation that knows it under this id. */
  of?: string;
  /** 0…1 of the bytes sent. */
  sent: number;
  /** Problem code, or `again`: chosen before a reload and not sent by then. */
  failed?: string;
}
export interface State {
  view: View;
  open: boolean;
  screen: Screen;
  connection: ConnectionState;
  /** The connection has been away long enough to be worth a word. */
  away: boolean;
  offline: boolean;
  config: WidgetConfig;
  configured: boolean;
  consented: boolean;
  locale: string;
  say: Say;
  draft: string;
  /** The second script, once something needed it. */
  extras?: Extras;
  /** Something short to be read out. */
  spoken: string;
  menu: boolean;
  files: Attached[];
  /** A person was asked for and the conversation does not show it yet. */
  asking: boolean;
}
