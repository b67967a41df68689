// Turns a language's word list into look-up tables, once and on first use: a message in Dutch never pays for Korean. Read by the
// date and money scanners.

import { ar } from '#core/understanding/entities/words/ar';
import { de } from '#core/understanding/entities/words/de';
import { en } from '#core/understanding/entities/words/en';
import { es } from '#core/understanding/entities/words/es';
import { fr } from '#core/understanding/entities/words/fr';
import { he } from '#core/understanding/entities/words/he';
import { hi } from '#core/understanding/entities/words/hi';
import { it } from '#core/understanding/entities/words/it';
import { ja } from '#core/understanding/entities/words/ja';
import { ko } from '#core/understanding/entities/words/ko';
import { nl } from '#core/understanding/entities/words/nl';
import { pl } from '#core/understanding/entities/words/pl';
import { pt } from '#core/understanding/entities/words/pt';
import { ru } from '#core/understanding/entities/words/ru';
import { tr } from '#core/understanding/entities/words/tr';
import type { WordList } from '#core/understanding/entities/words/word-list';
import { zh } from '#core/understanding/entities/words/zh';

const lists: Readonly<Record<string, WordList>> = {
  ar,
  de,
  en,
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

/** What a word can mean: its value for each kind of the word list. */
export interface Sense {
  n?: number;
  o?: number;
  mo?: number;
  /** A month of the Islamic calendar, which is recognised but not converted. */
  hijri?: number;
  wd?: number;
  rd?: number;
  u?: string;
  un?: number;
  md?: number;
  ago?: 'pre' | 'post';
  later?: number;
  in?: true;
  pt?: number;
  ap?: number;
  oc?: 'pre' | 'post';
  now?: true;
  hol?: string;
  edge?: number;
  sea?: number;
  g?: true;
  noun?: true;
  at?: true;
  from?: true;
  to?: true;
  and?: true;
  bef?: true;
  aft?: true;
  fr?: number;
  pa?: number;
  sx?: string;
  weak?: true;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly sense: Sense;
}

export interface Lexicon {
  readonly language: string;
  /** Spaced languages: by first word; unspaced: by first character, the words being one string. Longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly unspaced: boolean;
  readonly compounds: boolean;
  readonly suffixes: readonly string[];
  readonly prefixes: readonly string[];
  readonly dayFirst: boolean;
}

const marks = /[\u0300-\u036f\u064b-\u0652\u0640\u0591-\u05c7\u093c]/g;
const asciiWord = /^[a-z]*$/;
/** What stands between the words of a phrase in the lists: named, because letters of all scripts cost a first message. */
const betweenWords =
  /[\s!-/:-@[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u206f]+/;

/** Lower case without accents, so that "Próximo" and "proximo" meet. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (asciiWord.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .normalize('NFC');
}

const cjkUnits =
  '年:y 年度:y 月:mo 月份:mo 日:d 号:d 號:d 点:h 點:h 时:h 時:h 点钟:h 點鐘:h 时整:h 点整:h 點整:h 分:min 分钟:min0 秒:s 년:y 년도:y 월:mo 일:d 시:h 분:min 초:s';

function read(sense: Sense, kind: string, value: string | undefined): void {
  const number = value === undefined ? 1 : Number(value);
  switch (kind) {
    case 'n':
    case 'o':
    case 'wd':
    case 'rd':
    case 'md':
    case 'pt':
    case 'ap':
    case 'edge':
    case 'sea':
    case 'fr':
    case 'pa':
      sense[kind] = number;
      break;
    case 'mo':
      if (value?.startsWith('h')) sense.hijri = Number(value.slice(1));
      else sense.mo = number;
      break;
    case 'u': {
      const [, unit, count] = /^([a-z]+)(\d*)$/.exec(value ?? 'd')!;
      sense.u = unit!;
      if (count) sense.un = Number(count);
      break;
    }
    case 'ago':
    case 'oc':
      sense[kind] = value === 'pre' ? 'pre' : 'post';
      break;
    case 'later':
      sense.later = value === undefined ? 0 : Number(value);
      break;
    case 'hol':
    case 'sx':
      sense[kind] = value ?? '';
      break;
    case 'g':
      sense.g = true;
      if (value === 'g') sense.noun = true;
      if (value === 'to') sense.to = true;
      break;
    default:
      sense[kind as 'in'] = true;
  }
}

function build(language: string, list: WordList): Lexicon {
  const byText = new Map<string, Phrase>();
  const unspaced = list.unspaced === true;
  const add = (text: string, kind: string, value: string | undefined, weak: boolean): void => {
    const folded = fold(text);
    const words = unspaced ? [folded] : folded.split(betweenWords).filter(Boolean);
    if (!words.length) return;
    const key = words.join(' ');
    let phrase = byText.get(key);
    if (!phrase) byText.set(key, (phrase = { words, sense: {} }));
    read(phrase.sense, kind, value);
    if (weak) phrase.sense.weak = true;
  };
  const entries = Object.entries({ ...list, ...(unspaced ? { sx: cjkUnits } : {}) });
  for (const [kind, words] of entries) {
    if (typeof words !== 'string' || kind === 'suffixes' || kind === 'prefixes') continue;
    for (const item of words.split(' ')) {
      const weak = item.startsWith('~') && item.length > 1;
      const at = item.lastIndexOf(':');
      const written = item.slice(weak ? 1 : 0, at > 0 ? at : undefined);
      const value = at > 0 ? item.slice(at + 1) : undefined;
      const text = written.replace(/_+$/, '').replaceAll('_', ' ');
      add(text, kind, value, weak);
      if (unspaced && text.includes(' ')) add(text.replaceAll(' ', ''), kind, value, weak);
    }
  }
  const phrases = new Map<string, Phrase[]>();
  for (const phrase of byText.values()) {
    const first = unspaced ? phrase.words[0]![0]! : phrase.words[0]!;
    const bucket = phrases.get(first);
    if (bucket) bucket.push(phrase);
    else phrases.set(first, [phrase]);
  }
  for (const bucket of phrases.values()) {
    bucket.sort((a, b) =>
      unspaced ? b.words[0]!.length - a.words[0]!.length : b.words.length - a.words.length,
    );
  }
  const affixes = (text: string | undefined): string[] =>
    (text ?? '')
      .split(' ')
      .filter(Boolean)
      .map(fold)
      .toSorted((a, b) => b.length - a.length);
  return {
    language,
    phrases,
    unspaced,
    compounds: list.compounds === true,
    suffixes: affixes(list.suffixes),
    prefixes: affixes(list.prefixes),
    dayFirst: list.dayFirst !== false,
  };
}

const built = new Map<string, Lexicon>();

/** Null for a language without a word list. */
export function lexicon(language: string): Lexicon | null {
  const list = Object.hasOwn(lists, language) ? lists[language]! : null;
  if (!list) return null;
  let table = built.get(language);
  if (!table) built.set(language, (table = build(language, list)));
  return table;
}

/** Languages whose words a text in the Latin script may hold when nobody says which one it is. */
export const latinLanguages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'tr', 'pl'] as const;

/** The language by script, or null for Latin letters. */
export function languageByScript(text: string): string | null {
  if (!/[^\u0000-\u036f\u2000-\u20cf]/.test(text)) return null;
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  if (/[\u0900-\u097f]/.test(text)) return 'hi';
  if (/[\u0600-\u06ff]/.test(text)) return 'ar';
  if (/[\u0590-\u05ff]/.test(text)) return 'he';
  if (/[\u0400-\u04ff]/.test(text)) return 'ru';
  return null;
}
