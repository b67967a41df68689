// A question in another language, word for word in English: how articles that exist only in English are found without a model.
// Used by the knowledge ports beside the search in the question's own language. Pure.
import { isEveryday } from '#core/retrieval/background';
import { glossPhrases } from '#core/retrieval/gloss-phrases';
import { tokenize } from '#core/retrieval/tokenize';
import { foldText, wordsOf } from '#core/understanding/features';
import { glossOf } from '#core/understanding/meanings';

const readCharacters = 600;

/** Words swallowed before a vowel ("l'ouverture"). */
const elision = /(?<!\p{L})(?:l|d|j|qu|n|m|s|t|c|un|dell|nell|all|sull|quest)['’](?=\p{L})/giu;
/** What holds a Chinese or Japanese sentence together and says nothing else. */
const particles =
  /[的了吗呢吧我你您们是在有个这那请想要和与把被都也就不]|です|ます|ました|ません|ください|したい|したいです|でした|ですか|ますか|って|から|まで|には|では|[はがをにでともへのかねよ]/gu;
/** What a wish in any language begins with. */
const saysNothing = new Set(['please', 'tell', 'want', 'like', 'set', 'make', '?']);
const unspaced = /[\u3040-\u30ff\u3400-\u9fff]/;

let phrases: { phrase: string; english: string }[] | undefined;

/** Longest first: "combien de temps" before "combien de". */
function readPhrases(): { phrase: string; english: string }[] {
  return Object.entries(glossPhrases)
    .flatMap(([english, list]) =>
      list.split('|').map((phrase) => ({ phrase: foldText(phrase), english })),
    )
    .toSorted((a, b) => b.phrase.length - a.phrase.length);
}

/**
 * The question in English words as far as they are known, or null when none is. A word that neither the lexicon nor the English
 * articles know (`isTerm`) is marked, so that nobody takes it for a misspelled English one ("chiste" is no chest).
 */
export function inEnglish(
  text: string,
  language: string,
  isTerm: (term: string) => boolean,
): string | null {
  phrases ??= readPhrases();
  let rest = ` ${foldText(text.slice(0, readCharacters).replace(elision, ' '))} `;
  const found: string[] = [];
  for (const { phrase, english } of phrases) {
    const isWord = !unspaced.test(phrase);
    // One word must be met whole; of several the last may go on ("seguros de carga").
    const at = rest.indexOf(isWord ? ` ${phrase}${phrase.includes(' ') ? '' : ' '}` : phrase);
    if (at < 0) continue;
    found.push(english);
    const after = rest.slice(at + phrase.length + (isWord ? 1 : 0));
    rest = `${rest.slice(0, at)} ${isWord ? after.replace(/^\p{L}+/u, '') : after}`;
  }
  if (unspaced.test(rest)) rest = rest.replace(particles, ' ');
  const words = glossOf(wordsOf(rest));
  if (found.length === 0 && !words.some(({ isKnown }) => isKnown)) return null;
  const said = words.flatMap(({ word, isKnown }) => {
    if (isKnown || tokenize(word, 'en').some(isTerm) || /\d/.test(word))
      return saysNothing.has(word) ? [] : [word];
    const isFiller = tokenize(word, language).every((term) => isEveryday(term, language));
    return isFiller ? [] : [`${word}0`];
  });
  return [...found, ...said].join(' ');
}

export interface Found {
  slug: string;
  confidence: number;
}

/** Word for word is less sure than the words themselves. */
const glossTrust = 0.95;
const handicap = 0.1;
/** English hits that agree so far with what the own language found leave it in front. */
const agreement = 0.6;

/**
 * Hits in the question's own language and those of its English gloss as one list, each article once. `inOwn` tells the variant
 * of an English hit in the own language. Where there is one, the own language would have found it, and leads.
 */
export function mergeLanguages<H extends Found>(
  own: readonly H[],
  english: readonly H[],
  inOwn: (slug: string) => H | undefined,
): H[] {
  const glossed = english.map((hit) => ({
    ...(inOwn(hit.slug) ?? hit),
    confidence: hit.confidence * glossTrust,
  }));
  const first = glossed[0];
  if (first === undefined) return [...own];
  const agreed = glossed.find((hit) => hit.slug === own[0]?.slug)?.confidence ?? 0;
  const standing = first.confidence - (inOwn(first.slug) === undefined ? 0 : handicap);
  const isGlossFirst =
    standing > (own[0]?.confidence ?? 0) &&
    !(agreed >= agreement * first.confidence && own[0]!.confidence >= agreement);
  const [ahead, behind] = isGlossFirst ? [glossed, own] : [own, glossed];
  const shown = new Set(ahead.map((hit) => hit.slug));
  const top = ahead[0]?.confidence ?? 0;
  const rest = [...ahead.slice(1), ...behind.filter((hit) => !shown.has(hit.slug))]
    .map((hit) => ({ ...hit, confidence: Math.min(hit.confidence, top) }))
    .toSorted((a, b) => b.confidence - a.confidence);
  return [...ahead.slice(0, 1), ...rest];
}
