/**
 * The part of a message where the words that were looked for stand, as pieces with and without a mark. Works on the text
 * as it was written; the pieces joined are the excerpt. Used by the archive's list. Pure.
 */
import { queryTerms } from '#core/archive/search-terms';
import { tokenize } from '#core/retrieval/tokenize';

export interface Piece {
  text: string;
  isMatch: boolean;
}

/** UTF-16 units before the first match, and in all. */
const before = 60;
const excerptUnits = 240;

const word = /[\p{L}\p{N}\p{M}]+(?:['’.\-‐‑][\p{L}\p{N}\p{M}]+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

export function highlight(text: string, q: string, language: string): Piece[] {
  const sought = new Set(queryTerms(q).flat());
  const marks: [from: number, to: number][] = [];
  for (const match of text.matchAll(word)) {
    const from = match.index;
    if (unspaced.test(match[0])) marks.push(...marksWithin(match[0], from, sought, language));
    else if (tokenize(match[0], language).some((term) => sought.has(term)))
      marks.push([from, from + match[0].length]);
  }
  return pieces(text, merged(marks));
}

/** Pairs of characters, as the index has them. */
function marksWithin(run: string, at: number, sought: Set<string>, language: string) {
  const marks: [number, number][] = [];
  const characters = [...run];
  let from = at;
  for (const [index, character] of characters.entries()) {
    const pair = character + (characters[index + 1] ?? '');
    if (tokenize(pair, language).some((term) => sought.has(term)))
      marks.push([from, from + pair.length]);
    from += character.length;
  }
  return marks;
}

function merged(marks: [number, number][]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [from, to] of marks) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function pieces(text: string, marks: [number, number][]): Piece[] {
  const start = startOf(text, marks[0]?.[0] ?? 0);
  const end = endOf(text, start + excerptUnits);
  const found: Piece[] = [];
  const add = (from: number, to: number, isMatch: boolean) => {
    const piece = text.slice(Math.max(from, start), Math.min(to, end)).replace(/\s+/gu, ' ');
    if (piece !== '') found.push({ text: piece, isMatch });
  };
  if (start > 0) found.push({ text: '…', isMatch: false });
  let at = start;
  for (const [from, to] of marks) {
    if (from >= end) break;
    if (from > at) add(at, from, false);
    add(from, to, true);
    at = to;
  }
  if (at < end) add(at, end, false);
  if (end < text.length) found.push({ text: '…', isMatch: false });
  return found;
}

/** After a space, or where a character begins. */
function startOf(text: string, match: number): number {
  if (match <= before) return 0;
  const from = match - before;
  const space = text.slice(from, match).search(/\s/u);
  return whole(text, space === -1 ? from : from + space + 1);
}

function endOf(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return whole(text, space > end - 30 ? space : end);
}

/** Never inside a surrogate pair or before a combining mark or joiner. */
function whole(text: string, at: number): number {
  let place = at;
  while (place > 0 && /^[\udc00-\udfff\p{M}\u200d\ufe0f]/u.test(text.slice(place, place + 2)))
    place--;
  return /[\ud800-\udbff]/.test(text.charAt(place - 1)) ? place - 1 : place;
}
