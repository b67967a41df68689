// Which of the sixteen languages a message is written in: by script where that decides it, by
// character n-grams among the Latin ones (and romanised Hindi). Pure; used by understanding and
// by whatever picks the language of an answer. Accuracy is measured in tests/evals.
import { unnamedWords, visitLanguageGrams } from '#core/understanding/language-features';
import { countScripts, type ScriptCounts } from '#core/understanding/language-script';
import {
  languageBias,
  languageLabels,
  languageScale,
  languageWeights,
} from '#core/understanding/language.weights';
import { argmax, decodeLetters, softmax } from '#core/understanding/linear-classifier';

export const languages = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'zh',
  'ja',
  'ar',
  'hi',
  'ko',
  'ru',
  'tr',
  'nl',
  'pl',
  'he',
] as const;
export type Language = (typeof languages)[number];
export type LanguageGuess = { readonly language: Language | null; readonly confidence: number };

const width = languageLabels.length;
const weights = decodeLetters(languageWeights);

/** Languages a caller expects, most likely first, as BCP 47 tags: profile, then browser locale. */
export type LanguageOptions = { readonly prior?: string | readonly string[] };

function priorLanguages(prior: LanguageOptions['prior']): string[] {
  const tags = prior === undefined ? [] : typeof prior === 'string' ? [prior] : prior;
  return tags.slice(0, 8).map((tag) => tag.slice(0, 3).toLowerCase().split(/[-_]/)[0]!);
}

/** Log-odds that a prior adds: enough to decide one ambiguous word, never a sentence. */
const priorBonus = [2.2, 1, 0.5];

function hanLanguage(counts: ScriptCounts, prior: readonly string[]): LanguageGuess {
  if (counts.kana > 0 && counts.kana * 12 >= counts.han)
    return { language: 'ja', confidence: 0.99 };
  const lean = counts.chineseHan - counts.japaneseHan;
  if (lean > 0) return { language: 'zh', confidence: 0.99 };
  if (lean < 0) return { language: 'ja', confidence: 0.9 };
  const expected = prior.find((language) => language === 'zh' || language === 'ja');
  if (expected === 'ja' && counts.han < 12) return { language: 'ja', confidence: 0.7 };
  return { language: 'zh', confidence: expected === 'zh' || counts.han >= 12 ? 0.95 : 0.85 };
}

/** Letters that none of our Latin languages uses: two words with them are another language. */
const foreignLatin = /[åøæășțőűčěřůňďťžšđģķļņėįųūāēī\u01a0-\u01b0\u1ea0-\u1ef9]/u;

function isForeignLatin(words: readonly string[]): boolean {
  let foreign = 0;
  for (let i = 0; i < words.length && i < 200; i++) if (foreignLatin.test(words[i]!)) foreign++;
  return foreign > 0 && foreign * 7 >= Math.min(words.length, 200);
}

function latinLanguage(text: string, prior: readonly string[]): LanguageGuess {
  const words = unnamedWords(text);
  if (words.length === 0 || isForeignLatin(words)) return { language: null, confidence: 0 };
  const scores = new Float64Array(width);
  const total = visitLanguageGrams(words, (bucket) => {
    const offset = bucket * width;
    for (let c = 0; c < width; c++) scores[c]! += weights[offset + c]!;
  });
  const norm = 1 / Math.sqrt(total || 1);
  // The fewer letters, the more the visitor's known languages count.
  const trust = total < 40 ? 1.8 : total < 120 ? 1 : 0.6;
  for (let c = 0; c < width; c++) {
    scores[c] = scores[c]! * norm * languageScale[c]! + languageBias[c]!;
    const rank = prior.indexOf(languageLabels[c]!);
    // Romanised Hindi is rare: without a prior for Hindi it needs a clear lead.
    if (languageLabels[c] === 'hi' && rank < 0) scores[c]! -= total < 40 ? 2 : 1;
    if (rank >= 0 && rank < priorBonus.length) scores[c]! += priorBonus[rank]! * trust;
  }
  const odds = softmax(scores);
  const best = argmax(odds);
  return { language: languageLabels[best]!, confidence: odds[best]! };
}

export function identifyLanguage(text: string, options: LanguageOptions = {}): LanguageGuess {
  const head = text.length > 4000 ? text.slice(0, 4000) : text;
  const counts = countScripts(head);
  const prior = priorLanguages(options.prior);
  // One ideograph or syllable says as much as two or three letters of an alphabet.
  const weight: [string, number][] = [
    ['han', (counts.han + counts.kana) * 2.5],
    ['hangul', counts.hangul * 2.5],
    ['cyrillic', counts.cyrillic * 1.3],
    ['arabic', counts.arabic * 1.3],
    ['hebrew', counts.hebrew * 1.3],
    ['devanagari', counts.devanagari * 1.3],
    ['other', counts.other * 1.3],
    ['latin', counts.latin],
  ];
  let [script, top] = weight[0]!;
  let sum = 0;
  for (const [name, value] of weight) {
    sum += value;
    if (value > top) [script, top] = [name, value];
  }
  if (sum === 0) return { language: null, confidence: 0 };
  // A name or a brand in Latin letters inside another script is the usual mixture.
  if (script === 'latin' && counts.latin < sum * 0.86) {
    const rest = weight.slice(0, 6).reduce((a, b) => (b[1] > a[1] ? b : a));
    if (rest[1] > sum * 0.13) [script, top] = rest;
  }
  const share = Math.max(0.5, top / sum);
  const certain = (language: Language): LanguageGuess => ({ language, confidence: 0.99 * share });
  switch (script) {
    case 'han':
      return hanLanguage(counts, prior);
    case 'hangul':
      return certain('ko');
    case 'hebrew':
      return certain('he');
    case 'devanagari':
      return certain('hi');
    case 'cyrillic':
      if (counts.foreignCyrillic * 25 > counts.cyrillic) return { language: null, confidence: 0 };
      return certain('ru');
    case 'arabic':
      if (counts.foreignArabic * 14 > counts.arabic) return { language: null, confidence: 0 };
      return certain('ar');
    case 'latin':
      return latinLanguage(head, prior);
    default:
      return { language: null, confidence: 0 };
  }
}
