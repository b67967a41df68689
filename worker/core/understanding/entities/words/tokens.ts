// Cuts a text into words and numbers and looks each up in a lexicon: the longest phrase wins, endings and compounds are tried
// last. One pass, linear; used by the date and money scanners.

import { isDigit } from '#core/understanding/entities/characters';
import {
  fold,
  type Lexicon,
  type Phrase,
  type Sense,
} from '#core/understanding/entities/words/lexicon';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly sense: Sense | null;
  /** A number written in digits. */
  readonly digits?: string;
  readonly word: string;
}

const letter = /[\p{L}\p{M}]/u;
const isLetter = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return letter.test(text[i]!) || (code >= 0xd800 && code <= 0xdfff);
};
const longestWord = 40;
const joiner = /^(?:[ '’.‘-]|\. | [.'’]|' |’ |- | - | \. )$/;

function affixed(lexicon: Lexicon, word: string): Sense | null {
  const single = (text: string): Sense | null =>
    lexicon.phrases.get(text)?.find((phrase) => phrase.words.length === 1)?.sense ?? null;
  for (const prefix of lexicon.prefixes) {
    if (!word.startsWith(prefix) || word.length <= prefix.length + 1) continue;
    const sense = single(word.slice(prefix.length));
    if (sense) return sense;
  }
  for (const suffix of lexicon.suffixes) {
    if (!word.endsWith(suffix) || word.length <= suffix.length + 1) continue;
    const stem = word.slice(0, -suffix.length);
    const sense = single(stem);
    if (sense && (!sense.weak || stem.length > 3)) return sense;
  }
  return null;
}

/** "Montagabend", "maandagochtend", "einundzwanzig": two or more words of the lexicon written as one. */
function compound(lexicon: Lexicon, word: string, start: number): Token[] | null {
  for (let cut = word.length - 3; cut >= 3; cut--) {
    const head = lexicon.phrases
      .get(word.slice(0, cut))
      ?.find((phrase) => phrase.words.length === 1)?.sense;
    if (
      !head ||
      (head.wd === undefined &&
        head.rd === undefined &&
        head.mo === undefined &&
        head.sea === undefined &&
        head.edge === undefined)
    )
      continue;
    const tail = lexicon.phrases
      .get(word.slice(cut))
      ?.find((phrase) => phrase.words.length === 1)?.sense;
    if (!tail || (tail.pt === undefined && tail.u === undefined && tail.mo === undefined)) continue;
    return [
      { start, end: start + cut, sense: head, word: word.slice(0, cut) },
      { start: start + cut, end: start + word.length, sense: tail, word: word.slice(cut) },
    ];
  }
  return null;
}

/** German and Dutch numbers below a million written as one word. */
export function joinedNumber(lexicon: Lexicon, word: string): number | null {
  if (word.length < 6 || word.length > longestWord) return null;
  const value = (text: string): number | undefined =>
    lexicon.phrases.get(text)?.find((phrase) => phrase.words.length === 1)?.sense.n;
  for (const [name, factor] of [
    ['tausend', 1000],
    ['duizend', 1000],
    ['hundert', 100],
    ['honderd', 100],
  ] as const) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const left = word.slice(0, at);
    const right = word.slice(at + name.length).replace(/^(?:und|en)(?!z)/, '');
    const head =
      left === '' || left === 'ein' || left === 'een'
        ? 1
        : (value(left) ?? joinedNumber(lexicon, left));
    const tail = right === '' ? 0 : (value(right) ?? joinedNumber(lexicon, right));
    return head === null || tail === null ? null : head * factor + tail;
  }
  const match = /^(.{3,7}?)(?:und|en)(.{6,9})$/.exec(word);
  if (!match) return null;
  const one = match[1] === 'ein' ? 1 : value(match[1]!);
  const ten = value(match[2]!);
  if (one === undefined || ten === undefined || one < 1 || one > 9 || ten % 10 || ten < 20)
    return null;
  return one + ten;
}

export function tokenize(text: string, lexicon: Lexicon): Token[] {
  return lexicon.unspaced ? tokenizeUnspaced(text, lexicon) : tokenizeSpaced(text, lexicon);
}

function tokenizeSpaced(text: string, lexicon: Lexicon): Token[] {
  const words: Token[] = [];
  const length = text.length;
  for (let i = 0; i < length;) {
    if (isDigit(text.charCodeAt(i))) {
      let j = i + 1;
      while (j < length && isDigit(text.charCodeAt(j))) j++;
      words.push({ start: i, end: j, sense: null, digits: text.slice(i, j), word: '' });
      i = j;
    } else if (isLetter(text, i)) {
      let j = i + 1;
      while (j < length && isLetter(text, j)) j++;
      words.push({
        start: i,
        end: j,
        sense: null,
        word: j - i > longestWord ? '' : fold(text.slice(i, j)),
      });
      i = j;
    } else i++;
  }
  const tokens: Token[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i]!;
    const bucket = word.word ? lexicon.phrases.get(word.word) : undefined;
    const phrase = bucket?.find((candidate) => fits(text, words, i, candidate));
    if (phrase) {
      const last = words[i + phrase.words.length - 1]!;
      tokens.push({
        start: word.start,
        end: last.end,
        sense: phrase.sense,
        word: phrase.words.join(' '),
      });
      i += phrase.words.length;
      continue;
    }
    i++;
    if (word.digits || !word.word) {
      tokens.push(word);
      continue;
    }
    if (lexicon.compounds) {
      const number = joinedNumber(lexicon, word.word);
      if (number !== null) {
        tokens.push({ ...word, sense: { n: number } });
        continue;
      }
      const stem = /(.{4,})(?:sten|ste|ster)$/.exec(word.word)?.[1];
      const ordinal = stem ? (joinedNumber(lexicon, stem) ?? null) : null;
      if (ordinal !== null) {
        tokens.push({ ...word, sense: { o: ordinal } });
        continue;
      }
      const parts =
        word.end - word.start === word.word.length
          ? compound(lexicon, word.word, word.start)
          : null;
      if (parts) {
        tokens.push(...parts);
        continue;
      }
    }
    const sense =
      lexicon.prefixes.length || lexicon.suffixes.length ? affixed(lexicon, word.word) : null;
    tokens.push(sense ? { ...word, sense } : word);
  }
  return tokens;
}

function fits(text: string, words: readonly Token[], at: number, phrase: Phrase): boolean {
  for (let k = 1; k < phrase.words.length; k++) {
    const word = words[at + k];
    if (!word || (word.word || word.digits) !== phrase.words[k]) return false;
    const gap = text.slice(words[at + k - 1]!.end, word.start);
    if (!joiner.test(gap)) return false;
  }
  return true;
}

function tokenizeUnspaced(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  const length = text.length;
  for (let i = 0; i < length;) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      let j = i + 1;
      while (j < length && isDigit(text.charCodeAt(j))) j++;
      tokens.push({ start: i, end: j, sense: null, digits: text.slice(i, j), word: '' });
      i = j;
      continue;
    }
    const phrase = lexicon.phrases
      .get(lower[i]!)
      ?.find((candidate) => lower.startsWith(candidate.words[0]!, i));
    if (phrase) {
      const end = i + phrase.words[0]!.length;
      tokens.push({ start: i, end, sense: phrase.sense, word: phrase.words[0]! });
      i = end;
    } else if (isLetter(text, i)) {
      let j = i + 1;
      if (code < 128) while (j < length && isLetter(text, j) && text.charCodeAt(j) < 128) j++;
      tokens.push({ start: i, end: j, sense: null, word: lower.slice(i, j) });
      i = j;
    } else i++;
  }
  return tokens;
}
