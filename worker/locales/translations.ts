/** The other languages, by ISO 639-1 code. A missing key falls back to English; a test asks that none is missing. */
import type { NoticeKey } from '#worker/locales/notices';
import ar from './ar.json';
import de from './de.json';
import es from './es.json';
import fr from './fr.json';
import he from './he.json';
import hi from './hi.json';
import it from './it.json';
import ja from './ja.json';
import ko from './ko.json';
import nl from './nl.json';
import pl from './pl.json';
import pt from './pt.json';
import ru from './ru.json';
import tr from './tr.json';
import zh from './zh.json';

export const translations: Record<string, Partial<Record<NoticeKey, string>>> = {
  ar,
  de,
  es,
  fr,
  he,
  hi,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  tr,
  zh,
};
