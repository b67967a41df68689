/**
 * The second script: what nobody needs for the first message (sources, menu, consent, contact form, ending and
 * rating, transcript, the ways around blocked sockets). Loaded by controller.ts after the panel; uses the panel's Preact (`kit`).
 */
import { ownScript } from '#widget/own-script';
import { look, openPoll, openStream, deliverByPost } from '#widget/slow-transport';
import { copyTranscript } from '#widget/transcript';
import { Attach, AttachedList } from './components/attach.tsx';
import { Markdown } from './components/markdown.tsx';
import { Menu } from './components/menu.tsx';
import { Standing } from './components/standing.tsx';
import { Sources } from './components/sources.tsx';
import { Thumbs } from './components/thumbs.tsx';
import { Beside, besideOf, spokenParts } from './parts/part.tsx';
import { dayName } from '#widget/day';
import { fit, keepFocus, unfit } from '#widget/phone';
import { englishExtras } from '#widget/locales/en-extras';
import { Consent } from './screens/consent.tsx';
import { ConfirmEnd, Ended } from './screens/end.tsx';
import { Lead } from './screens/lead.tsx';
import styles from './styles/extras.css?inline';
import partStyles from './styles/parts.css?inline';

const extras = {
  look,
  openPoll,
  openStream,
  deliverByPost,
  copyTranscript,
  Attach,
  AttachedList,
  Beside,
  besideOf,
  spokenParts,
  Consent,
  ConfirmEnd,
  Ended,
  Lead,
  Markdown,
  Menu,
  Sources,
  Standing,
  Thumbs,
  dayName,
  fit,
  keepFocus,
  unfit,
  styles: styles + partStyles,
  texts: englishExtras,
};
export type Extras = typeof extras;

const script = ownScript<{ parley?: Extras }>();
if (script) script.parley = extras;
