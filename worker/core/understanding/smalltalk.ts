// Recognises messages that are nothing but small talk, in sixteen languages. Pure; the answer flow
// replies to them without searching, so a request hidden behind a greeting must return null.
import { smalltalkFillers, smalltalkPhrases } from '#core/understanding/smalltalk-phrases';

export type Smalltalk =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'how-are-you'
  | 'who-are-you'
  | 'affirm'
  | 'deny';

/** Longer messages are never only small talk; also what bounds the work on hostile input. */
const longestMessage = 120;

const ascii = /^[\0-\x7f]*$/;

/**
 * Letters and digits only, lower case, Latin accents removed, long drawn letters shortened. The lists are written so already.
 * Expressions with letters of all scripts cost an isolate's first message a millisecond each: plain ASCII goes without.
 */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower))
    return lower
      .replace(/['`]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .replace(/([a-z])\1{2,}/g, '$1')
      .trim();
  return lower
    .replace(/['’`´]/g, '')
    .replace(/[ßıł]/g, (letter) => (letter === 'ß' ? 'ss' : letter === 'ł' ? 'l' : 'i'))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .trim();
}

/** Each list has a line a language, in this order. */
const lineLanguages = 'en es fr de it pt nl pl tr ru ar he hi zh ja ko'.split(' ');

type Kind = Smalltalk | 'filler';
type Phrases = {
  readonly kindOf: ReadonlyMap<string, ReadonlySet<Kind>>;
  readonly languagesOf: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
};

/** Read when the isolate starts, so that no visitor waits for it. */
function read(): Phrases {
  const kindOf = new Map<string, Set<Kind>>();
  const languagesOf = new Map<string, string[]>();
  let longest = 0;
  const add = (list: string, kind: Kind): void => {
    for (const [line, entries] of list.split('\n').entries())
      for (const key of entries.split('|')) {
        if (key === '') continue;
        longest = Math.max(longest, key.length);
        const kinds = kindOf.get(key);
        if (kinds === undefined) kindOf.set(key, new Set([kind]));
        else kinds.add(kind);
        if (kind === 'filler') continue;
        const language = lineLanguages[line]!;
        const known = languagesOf.get(key);
        if (known === undefined) languagesOf.set(key, [language]);
        else if (!known.includes(language)) known.push(language);
      }
  };
  for (const [kind, list] of Object.entries(smalltalkPhrases)) add(list, kind as Smalltalk);
  add(smalltalkFillers, 'filler');
  return { kindOf, languagesOf, longest };
}

const phrases = read();

const isUnspaced = (code: number): boolean => code >= 0x3040 && code < 0xd7b0;

/** Which kinds can follow one another and what the whole then is: the first listed wins. */
const precedence: readonly Smalltalk[] = [
  'who-are-you',
  'how-are-you',
  'goodbye',
  'deny',
  'thanks',
  'greeting',
  'affirm',
];

type Parse = { readonly cost: number; readonly kinds: readonly Smalltalk[] };

/** Splits the text wholly into known phrases, with as few as possible; null when a rest remains. */
function parse(text: string): readonly Smalltalk[] | null {
  const { kindOf, longest } = phrases;
  const best: (Parse | undefined)[] = [{ cost: 0, kinds: [] }];
  for (let start = 0; start < text.length; start++) {
    const here = best[start];
    if (here === undefined) continue;
    if (text[start] === ' ') {
      const next = best[start + 1];
      if (next === undefined || next.cost > here.cost) best[start + 1] = here;
      continue;
    }
    const furthest = Math.min(text.length, start + longest);
    for (let end = start + 1; end <= furthest; end++) {
      const atBoundary =
        end === text.length ||
        text[end] === ' ' ||
        (isUnspaced(text.charCodeAt(end)) && isUnspaced(text.charCodeAt(end - 1)));
      if (!atBoundary) continue;
      const kinds = kindOf.get(text.slice(start, end));
      if (kinds === undefined) continue;
      const kind = precedence.find((candidate) => kinds.has(candidate));
      // A word that is both phrase and filler counts as the phrase.
      const cost = here.cost + (kind === undefined ? 1.5 : 1);
      const next = best[end];
      if (next !== undefined && next.cost < cost) continue;
      best[end] = { cost, kinds: kind === undefined ? here.kinds : [...here.kinds, kind] };
    }
  }
  return best[text.length]?.kinds ?? null;
}

export function detectSmalltalk(text: string): Smalltalk | null {
  if (text.length > longestMessage) return null;
  const normal = normalise(text);
  if (normal === '') return emojiSmalltalk(text);
  const kinds = parse(normal);
  if (kinds === null || kinds.length === 0) return null;
  // "No, thanks" denies; "thanks, no problem" thanks: a refusal stands in front.
  if (kinds[0] === 'deny' && !kinds.includes('goodbye')) return 'deny';
  const found = precedence.find((kind) => kind !== 'deny' && kinds.includes(kind));
  return found ?? 'deny';
}

/** Said in every language: no sign of English. */
const international = new Set(
  'hi hii hiya hey heya heyy hello helo hallo halo ok okay okey oki k bye bye bye bb no super stop sorry top perfect'.split(
    ' ',
  ),
);
export const isInternational = (text: string): boolean => international.has(normalise(text));

/** The languages in which this is a phrase of small talk: "hola" says more than its four letters do. */
export const smalltalkLanguages = (text: string): readonly string[] =>
  text.length > longestMessage ? [] : (phrases.languagesOf.get(normalise(text)) ?? []);

/** A wave or a thumb without words. */
function emojiSmalltalk(text: string): Smalltalk | null {
  if (/^[\s👋🏻🏼🏽🏾🏿]+$/u.test(text) && text.includes('👋')) return 'greeting';
  if (/^[\s👍👌✅🏻🏼🏽🏾🏿]+$/u.test(text) && /[👍👌✅]/u.test(text)) return 'affirm';
  if (/^[\s👎❌🏻🏼🏽🏾🏿]+$/u.test(text) && /[👎❌]/u.test(text)) return 'deny';
  if (/^[\s🙏🏻🏼🏽🏾🏿]+$/u.test(text) && text.includes('🙏')) return 'thanks';
  return null;
}
