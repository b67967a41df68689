/**
 * Which passwords are good enough (NIST SP 800-63B-4, 3.1.1): long enough, not on the list of common ones, not easy to guess from
 * what is known of the account; no rules of composition. How early one would be guessed is estimated: the cheapest way to say it
 * with known words, own names, keyboard walks, repetitions, dates and single characters. Pure.
 */
import { isCommonPassword } from '#core/common-passwords';
import { commonWords } from '#core/common-words';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';

export const passwordLengths = {
  /** In code points, where a second factor stands behind it. */
  withMfa: 8,
  withoutMfa: 15,
  /** From here on length alone is enough, whatever is repeated in it. */
  longEnough: 64,
  /** So that hashing costs the same for everybody; nothing is cut off. */
  max: 1_024,
} as const;

/** 2^28 tries: thirty thousand known ones, each with nine thousand endings. */
const enoughBits = 28;
const bits = {
  ownWord: 1,
  word: 10,
  walk: 6,
  repeat: 5,
  year: 6,
  day: 11,
  digit: 3.3,
  letter: 4.7,
  sign: 5.2,
};

export interface PasswordContext {
  hasMfa: boolean;
  /** Address, names, company: what somebody who knows the account would try. */
  own: readonly string[];
}

export function checkPassword(password: string, context: PasswordContext): Result<null> {
  const stated = checkStatedRules(password, context.hasMfa);
  if (!stated.ok) return stated;
  if (lengthOf(password) >= passwordLengths.longEnough) return ok(null);
  if (guessBits(password, context.own) < enoughBits)
    return refuse('password-refused', 'this one is easy to guess; take several unrelated words');
  return ok(null);
}

/** Length and list, which can be told beforehand: all that an operator's file is held to. */
export function checkStatedRules(password: string, hasMfa: boolean): Result<null> {
  const length = lengthOf(password);
  const min = hasMfa ? passwordLengths.withMfa : passwordLengths.withoutMfa;
  if (!password.isWellFormed()) return refuse('invalid-text');
  if (length < min)
    return refuse(
      'password-refused',
      hasMfa
        ? `at least ${min} characters`
        : `at least ${min} characters, or ${passwordLengths.withMfa} with a second factor`,
    );
  if (length > passwordLengths.max)
    return refuse('password-refused', `at most ${passwordLengths.max} characters`);
  if (isCommonPassword(password))
    return refuse('password-refused', 'this one is on a list of common passwords');
  return ok(null);
}

const lengthOf = (password: string): number => [...password.normalize('NFKC')].length;

/** How many binary questions a good guesser needs. */
export function guessBits(password: string, own: readonly string[]): number {
  const text = password.normalize('NFKC').toLowerCase().slice(0, 200);
  const plain = unleet(text);
  const ownWords = new Set(
    own.flatMap((name) => [
      ...name
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
      name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
    ]),
  );
  // The cheapest price of every beginning.
  const cheapest = [0];
  for (let end = 1; end <= text.length; end++) {
    let best = (cheapest[end - 1] ?? 0) + oneLetter(text[end - 1] ?? '');
    for (let start = Math.max(0, end - 24); start < end - 1; start++) {
      const price = segment(text.slice(start, end), plain.slice(start, end), ownWords);
      if (price !== null) best = Math.min(best, (cheapest[start] ?? 0) + price);
    }
    // What was said before costs hardly anything the second time.
    for (let size = 2; size * 2 <= end && size <= 64; size++)
      if (text.slice(end - 2 * size, end - size) === text.slice(end - size, end))
        best = Math.min(best, (cheapest[end - size] ?? 0) + 1);
    cheapest.push(best);
  }
  return cheapest.at(-1) ?? 0;
}

/** The cheapest name of these letters together; null when they have none. */
function segment(text: string, plain: string, own: ReadonlySet<string>): number | null {
  if (/^(19|20)\d\d$/.test(text)) return bits.year;
  if (text.length < 3) return null;
  if (own.has(text) || own.has(plain)) return bits.ownWord;
  if (/^(.)\1+$/u.test(text)) return bits.repeat;
  if (isSequence(text) || isWalk(text)) return bits.walk;
  if (commonWords.has(text) || commonWords.has(plain)) return bits.word;
  const isDay = /^(0?[1-9]|[12]\d|3[01])(0?[1-9]|1[0-2])((19|20)?\d\d)?$/.test(text);
  return isDay && text.length > 3 ? bits.day : null;
}

function oneLetter(letter: string): number {
  if (/\d/.test(letter)) return bits.digit;
  return /[a-z]/.test(letter) ? bits.letter : bits.sign;
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
};
const unleet = (text: string): string =>
  text.replace(/[013457@$!€]/g, (sign) => leet[sign] ?? sign);

/** abc, 321: each one step further, always the same way. */
function isSequence(text: string): boolean {
  const step = text.charCodeAt(1) - text.charCodeAt(0);
  if (Math.abs(step) !== 1) return false;
  for (let at = 2; at < text.length; at++)
    if (text.charCodeAt(at) - text.charCodeAt(at - 1) !== step) return false;
  return true;
}

const keyboards = [
  ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['789', '456', '123', '0'],
];

/** Every key touches the one before, on one of the usual keyboards. */
function isWalk(text: string): boolean {
  return keyboards.some((rows) => {
    const place = (letter: string): [number, number] | null => {
      const row = rows.findIndex((keys) => keys.includes(letter));
      return row < 0 ? null : [row, rows[row]?.indexOf(letter) ?? 0];
    };
    let before = place(text[0] ?? '');
    for (const letter of text.slice(1)) {
      const next = place(letter);
      if (!before || !next) return false;
      if (Math.abs(next[0] - before[0]) > 1 || Math.abs(next[1] - before[1]) > 1) return false;
      before = next;
    }
    return before !== null;
  });
}
