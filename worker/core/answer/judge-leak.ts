// Does a text repeat what only the assistant should know: secrets in the prompt (a canary, a code), or its rules word for word? Looks at
// the text as it is, reversed, in rot13, base64, hexadecimal, and with its letters spread out. Pure; used by the judge.

import { squeezed, toBase64 } from '#core/answer/judge-pieces';

/** Words in a row that are no coincidence. Facts of a tenant's prompt may be told, its sentences not recited. */
const recital = { prompt: { words: 10, characters: 40 }, rules: { words: 6, characters: 26 } };
const gram = 4;
const window = 8;

export const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];

const reversed = (text: string) => [...text].reverse().join('');
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
const hexOf = (text: string) =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** What a prompt must not give away, whoever asks. */
interface Hoard {
  /** Every run of four words of the tenant's prompt (1), of our rules (2) or of both (3), as they are and in disguise. */
  runs: ReadonlyMap<string, number>;
  /** The last words of those runs. */
  ends: ReadonlySet<string>;
  /** Each secret, and its stretches of eight characters in each disguise. */
  secrets: readonly { plain: string; parts: readonly string[]; forms: readonly string[] }[];
}

/** A hoard is up to 200 kB, a millisecond to make, and the same for every turn of a tenant until it changes its prompt. */
const ofPrompt = 1;
const ofRules = 2;
const hoardsKept = 30;
const hoards = new Map<string, Hoard>();

function hoardOf(prompt: string, rules: string): Hoard {
  const key = `${rules}\u0000${prompt}`;
  const kept = hoards.get(key);
  if (kept) return kept;
  const [oldest] = hoards.keys();
  if (hoards.size >= hoardsKept && oldest !== undefined) hoards.delete(oldest);
  const runs = new Map<string, number>();
  for (const [text, origin] of [
    [prompt, ofPrompt],
    [rules, ofRules],
  ] as const)
    for (const disguise of [text, rot13(text), reversed(text)])
      for (const run of gramsOf(disguise)) runs.set(run, (runs.get(run) ?? 0) | origin);
  const ends = new Set([...runs.keys()].map((run) => run.slice(run.lastIndexOf(' ') + 1)));
  const hoard = { runs, ends, secrets: secretsIn(prompt) };
  hoards.set(key, hoard);
  return hoard;
}

function secretsIn(prompt: string): Hoard['secrets'] {
  const secrets: { plain: string; parts: string[]; forms: string[] }[] = [];
  for (const [token] of prompt.matchAll(/[A-Za-z0-9][A-Za-z0-9_.:-]{6,}[A-Za-z0-9]/g)) {
    if (!isSecret(token)) continue;
    const plain = squeezed(token);
    if (plain.length < window) continue;
    // A secret that is told in two turns is told: every stretch with a digit counts, or the whole where there is none.
    const parts = /\d/.test(plain) ? stretches(plain).filter((part) => /\d/.test(part)) : [plain];
    secrets.push({
      plain,
      parts: [
        ...parts.flatMap((part) => [part, reversed(part), rot13(part)]),
        hexOf(token).toLowerCase(),
      ],
      forms: formsOf(token),
    });
  }
  return secrets;
}

/** A secret as it may be told in pieces. In base64 it looks different by what stands before it: its begin depends on that, the rest does not. */
function formsOf(token: string): string[] {
  const encoded = [token, `xx${token}`, `x${token}`].map((text) =>
    toBase64(text).slice(text === token ? 0 : 4),
  );
  return [token, reversed(token), rot13(token), hexOf(token), ...encoded].map(squeezed);
}

/** `prompt` and `rules` must stay inside; `open` (passages, the visitor's words) is what may be said. */
export class LeakIndex {
  #hoard: Hoard;
  #open: string;
  #openGrams: ReadonlySet<string> | null = null;
  #secrets: readonly string[] | null = null;
  #known: string | null = null;

  constructor(prompt: string, rules: string, open: string) {
    this.#hoard = hoardOf(prompt, rules);
    this.#open = open;
  }

  /** Where a run of four words comes from that may not be said; 0 when it may. */
  originOf(run: string): number {
    const origin = this.#hoard.runs.get(run) ?? 0;
    return origin !== 0 && this.#isOpen(run) ? 0 : origin;
  }

  mayEnd(word: string): boolean {
    return this.#hoard.ends.has(word);
  }

  /** Stretches of the secrets that are nowhere in the open. */
  get secrets(): readonly string[] {
    if (this.#secrets) return this.#secrets;
    if (this.#hoard.secrets.length === 0) return (this.#secrets = []);
    const { known } = this;
    const hidden = this.#hoard.secrets.filter(({ plain }) => !known.includes(plain));
    this.#secrets = [...new Set(hidden.flatMap(({ parts }) => parts))].filter(
      (part) => !known.includes(part),
    );
    return this.#secrets;
  }

  /** The same secrets whole, in each disguise, for who looks for pieces of them. */
  get forms(): readonly string[] {
    if (this.#hoard.secrets.length === 0) return [];
    const { known } = this;
    return this.#hoard.secrets
      .filter(({ plain }) => !known.includes(plain))
      .flatMap(({ forms }) => forms);
  }

  /** What may be said, in letters and digits. */
  get known(): string {
    return (this.#known ??= squeezed(this.#open));
  }

  /** Asked for runs of words that the prompt has too, which is seldom. */
  #isOpen(gram: string): boolean {
    this.#openGrams ??= gramsOf(this.#open);
    return this.#openGrams.has(gram);
  }
}

const gramsOf = (text: string): Set<string> => new Set(runsOf(tokensOf(text)));

/** Codes and keys: digits among letters, or capitals joined by signs. No hours, dates, prices, file names. */
function isSecret(token: string): boolean {
  if (/[_-]/.test(token) && /^[A-Z0-9_.:-]+$/.test(token) && /[A-Z]{2}/.test(token)) return true;
  const letters = token.match(/[A-Za-z]+/g) ?? [];
  if (letters.every((run) => /^(?:am|pm|st|nd|rd|th|h|d|x|to|km|kg|cm|mm)$/i.test(run)))
    return false;
  return (
    token.split(/[_.:-]/).some((part) => /\d/.test(part) && /[A-Za-z]/.test(part)) ||
    /\d{3}/.test(token)
  );
}

function stretches(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at + window <= text.length; at++) parts.push(text.slice(at, at + window));
  return parts;
}

/**
 * Whether the last words of `text` run along with what is hidden; a reader of a stream stops early then. `newest` is its end: most
 * words end no hidden run at all.
 */
export function endsHidden(text: string, newest: string, index: LeakIndex): boolean {
  const last = tokensOf(newest).at(-1);
  if (last !== undefined && !index.mayEnd(last)) return false;
  const tokens = tokensOf(text);
  return tokens.length >= gram && index.originOf(tokens.slice(-gram).join(' ')) !== 0;
}

export function holdsSecret(text: string, { secrets }: LeakIndex): boolean {
  if (secrets.length === 0) return false;
  const plain = squeezed(text);
  return secrets.some((secret) => plain.includes(secret));
}

/** `before` is what was said just before, also in earlier turns. */
export function leaks(text: string, index: LeakIndex, before = ''): boolean {
  const whole = before.slice(-400) + text;
  if (holdsSecret(whole, index)) return true;
  const spoken = tokensOf(before.slice(-200) + text);
  const origins = runsOf(spoken).map((run) => index.originOf(run));
  if (recites(spoken, origins, ofPrompt, recital.prompt)) return true;
  if (recites(spoken, origins, ofRules, recital.rules)) return true;
  // What stands whole in `before` was looked at when it was said.
  const unfinished = /\S*$/.exec(before.slice(-400))?.[0] ?? '';
  const decoded = decodings(unfinished + text, whole);
  for (const inner of [...decoded, ...decoded.flatMap((one) => decodings(one, one))]) {
    if (holdsSecret(inner, index)) return true;
    if (runsOf(tokensOf(inner)).some((run) => index.originOf(run) !== 0)) return true;
  }
  return false;
}

/** Every four words in a row (`gram`); written out, because every piece of an answer comes by here. */
function runsOf(tokens: readonly string[]): string[] {
  const runs: string[] = [];
  for (let at = 0; at + gram <= tokens.length; at++)
    runs.push(`${tokens[at]} ${tokens[at + 1]} ${tokens[at + 2]} ${tokens[at + 3]}`);
  return runs;
}

function recites(
  tokens: readonly string[],
  origins: readonly number[],
  from: number,
  most: { words: number; characters: number },
): boolean {
  let run = 0;
  let characters = 0;
  for (const [at, origin] of origins.entries()) {
    if ((origin & from) === 0) {
      run = 0;
      characters = 0;
      continue;
    }
    const words = run === 0 ? tokens.slice(at, at + gram) : [tokens[at + gram - 1]!];
    characters += words.join('').length;
    run++;
    if (run + gram - 1 >= most.words && characters >= most.characters) return true;
  }
  return false;
}

const mostDecodings = 8;

function decodings(text: string, whole: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,4000}={0,2}/g)) {
    if (found.length >= mostDecodings) break;
    if (/^[0-9a-f]+$/i.test(run) && run.length % 2 === 0) found.push(fromHex(run));
    const bytes = fromBase64(run);
    if (bytes !== null) found.push(bytes, reversed(bytes));
    const back = fromBase64(reversed(run.replace(/=+$/, '')));
    if (back !== null) found.push(back);
  }
  const pairs = /(?:[0-9a-f]{2}[\s:,]+){8,400}[0-9a-f]{2}/i.exec(whole);
  if (pairs) found.push(fromHex(pairs[0].replace(/[^0-9a-f]/gi, '')));
  return found;
}

const fromHex = (text: string) =>
  (text.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');

/** Value of a sign by its code; "-" and "_" are those of the alphabet for addresses. 255: none. */
const sextets = new Uint8Array(128).fill(255);
for (const [value, sign] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  sextets[sign.charCodeAt(0)] = value;
sextets[45] = sextets[43]!;
sextets[95] = sextets[47]!;

/** Text of a base64 run, or null when what comes out is no text. */
function fromBase64(run: string): string | null {
  let bits = 0;
  let held = 0;
  let text = '';
  let odd = 0;
  const signs = run.replace(/=+$/, '');
  for (let at = 0; at < signs.length; at++) {
    const value = sextets[signs.charCodeAt(at)] ?? 255;
    if (value === 255) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    const code = (held >> bits) & 255;
    if (code < 9 || code > 126) odd++;
    text += String.fromCharCode(code);
    held &= (1 << bits) - 1;
  }
  return odd * 5 > text.length ? null : text;
}
