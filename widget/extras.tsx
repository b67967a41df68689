/**
 * The second script: what nobody needs for the first message (menu, consent, contact form, ending and
 * rating, transcript, the ways around blocked sockets). Loaded by controller.ts after the panel; uses the panel's Preact (`kit`).
 */
import { openPoll, openStream, deliverByPost } from '#widget/slow-transport';
import { copyTranscript } from '#widget/transcript';
import { Menu } from './components/menu.tsx';
import { Thumbs } from './components/thumbs.tsx';
import { dayName } from '#widget/day';
import { keepFocus } from '#widget/focus';
import { englishExtras } from '#widget/locales/en-extras';
import { Consent } from './screens/consent.tsx';
import { ConfirmEnd, Ended } from './screens/end.tsx';
import { Lead } from './screens/lead.tsx';
import styles from './styles/extras.css?inline';

const extras = {
  openPoll,
  openStream,
  deliverByPost,
  copyTranscript,
  Consent,
  ConfirmEnd,
  Ended,
  Lead,
  Menu,
  Thumbs,
  dayName,
  keepFocus,
  styles,
  texts: englishExtras,
};
export type Extras = typeof extras;

const script = document.currentScript as (HTMLScriptElement & { parley?: Extras }) | null;
if (script) script.parley = extras;
