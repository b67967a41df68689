/** Everything the panel draws from. Changed by controller.ts only. */
import type { WidgetConfig } from '#protocol/config';
import type { ConnectionState } from '#widget/connection';
import type { Say } from '#widget/texts';
import type { View } from '#widget/view';
import type { Extras } from './extras.tsx';

export type Screen = 'chat' | 'lead' | 'end';
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
}
