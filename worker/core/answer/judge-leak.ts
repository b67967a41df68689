// Does a text repeat what only the assistant should know: secrets in the prompt (a canary, a code), or its rules word for word? Looks at
// the text as it is, reversed, in rot13, base64, hexadecimal, and with its letters spread out. Pure; used by the judge.

/** Words in a row that are no coincidence. Facts of a tenant's prompt may be told, its sentences not recited. */
const recital = { prompt: { words: 10, characters: 40 }, rules: { words: 6, characters: 26 } };
const gram = 4;
const window = 8;

export interface LeakIndex {
  /** Every run of four words of the tenant's prompt and of our rules, as they are and in disguise. */
  prompt: ReadonlySet<string>;
  rules: ReadonlySet<string>;
  /** Stretches of eight characters of each secret, in each disguise. */
  secrets: readonly string[];
}

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
const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const hexOf = (text: string) =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** `prompt` and `rules` must stay inside; `open` (passages, the visitor's words) is what may be said. */
export function leakIndex(prompt: string, rules: string, open: string): LeakIndex {
  const known = squeezed(open);
  const said = gramsOf(open);
  const hidden = (text: string) =>
    new Set(
      [text, rot13(text), reversed(text)].flatMap((disguise) =>
        [...gramsOf(disguise)].filter((run) => !said.has(run)),
      ),
    );
  const secrets = new Set<string>();
  for (const [token] of prompt.matchAll(/[A-Za-z0-9][A-Za-z0-9_.:-]{6,}[A-Za-z0-9]/g)) {
    if (!isSecret(token)) continue;
    const plain = squeezed(token);
    if (plain.length < window || known.includes(plain)) continue;
    // A secret that is told in two turns is told: every stretch with a digit counts, or the whole where there is none.
    const parts = /\d/.test(plain) ? stretches(plain).filter((part) => /\d/.test(part)) : [plain];
    for (const part of parts)
      for (const disguise of [part, reversed(part), rot13(part)]) secrets.add(disguise);
    secrets.add(hexOf(token).toLowerCase());
  }
  return {
    prompt: hidden(prompt),
    rules: hidden(rules),
    secrets: [...secrets].filter((part) => !known.includes(part)),
  };
}

function gramsOf(text: string): Set<string> {
  const tokens = tokensOf(text);
  const grams = new Set<string>();
  for (let at = 0; at + gram <= tokens.length; at++)
    grams.add(tokens.slice(at, at + gram).join(' '));
  return grams;
}

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

/** How many words at the end of `tokens` run along with the prompt; a reader of a stream stops early at some. */
export function trailingRun(tokens: readonly string[], { prompt, rules }: LeakIndex): number {
  let run = 0;
  for (let end = tokens.length; end >= gram; end--) {
    const last = tokens.slice(end - gram, end).join(' ');
    if (!prompt.has(last) && !rules.has(last)) break;
    run++;
  }
  return run === 0 ? 0 : run + gram - 1;
}

export function holdsSecret(text: string, { secrets }: LeakIndex): boolean {
  const plain = squeezed(text);
  return secrets.some((secret) => plain.includes(secret));
}

/** `before` is what was said just before, also in earlier turns. */
export function leaks(text: string, index: LeakIndex, before = ''): boolean {
  const whole = before.slice(-400) + text;
  if (holdsSecret(whole, index)) return true;
  const spoken = tokensOf(before.slice(-200) + text);
  if (recites(spoken, index.prompt, recital.prompt)) return true;
  if (recites(spoken, index.rules, recital.rules)) return true;
  for (const inner of decodings(whole)) {
    const hidden = squeezed(inner);
    if (index.secrets.some((secret) => hidden.includes(secret))) return true;
    const tokens = tokensOf(inner);
    if (tokens.length >= gram && trailingRuns(tokens, index) >= gram) return true;
  }
  return false;
}

function recites(
  tokens: readonly string[],
  grams: ReadonlySet<string>,
  most: { words: number; characters: number },
): boolean {
  let run = 0;
  let characters = 0;
  for (let end = gram; end <= tokens.length; end++) {
    const last = tokens.slice(end - gram, end);
    if (grams.has(last.join(' '))) {
      characters += run === 0 ? last.join('').length : tokens[end - 1]!.length;
      run++;
      if (run + gram - 1 >= most.words && characters >= most.characters) return true;
    } else {
      run = 0;
      characters = 0;
    }
  }
  return false;
}

function trailingRuns(tokens: readonly string[], index: LeakIndex): number {
  let most = 0;
  for (let end = gram; end <= tokens.length; end++)
    most = Math.max(most, trailingRun(tokens.slice(0, end), index));
  return most;
}

const mostDecodings = 8;

function decodings(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,4000}={0,2}/g)) {
    if (found.length >= mostDecodings) break;
    if (/^[0-9a-f]+$/i.test(run) && run.length % 2 === 0) found.push(fromHex(run));
    const bytes = fromBase64(run);
    if (bytes !== null) found.push(bytes, reversed(bytes));
    const back = fromBase64(reversed(run.replace(/=+$/, '')));
    if (back !== null) found.push(back);
  }
  const pairs = /(?:[0-9a-f]{2}[\s:,]+){8,400}[0-9a-f]{2}/i.exec(text);
  if (pairs) found.push(fromHex(pairs[0].replace(/[^0-9a-f]/gi, '')));
  return found;
}

const fromHex = (text: string) =>
  (text.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text of a base64 run, or null when what comes out is no text. */
function fromBase64(run: string): string | null {
  let bits = 0;
  let held = 0;
  let text = '';
  let odd = 0;
  for (const letter of run.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
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
