// How a message feels, -1 (furious) … 1 (delighted): valence words of its language with negation,
// intensifiers, capitals, exclamation marks and emoji, and small trained weights for English.
// Pure, linear; the escalation rules compare it with the tenant's threshold (-0.6 by default).
import { foldText } from '#core/understanding/features';
import { identifyLanguage } from '#core/understanding/language';
import { emojiValence, emoticons } from '#core/understanding/sentiment-emoji';
import { complaints, sentimentWords, unspacedValence } from '#core/understanding/sentiment-lexicon';

/** Feelings are read from the first part of a text; longer text only costs time. */
const readLength = 1000;
const mostTokens = 160;

type Lexicon = {
  readonly exact: ReadonlyMap<string, number>;
  readonly stems: ReadonlyMap<string, number>;
  readonly negators: ReadonlySet<string>;
  readonly boosters: ReadonlySet<string>;
  readonly dampers: ReadonlySet<string>;
};

const words = (list: string): string[] => list.split(/\s+/).filter(Boolean).map(foldText);

function compile(language: string): Lexicon {
  const source = sentimentWords[language]!;
  const exact = new Map<string, number>();
  const stems = new Map<string, number>();
  for (const [value, list] of Object.entries(source.valence)) {
    for (const word of words(list)) {
      if (word.endsWith('*')) stems.set(word.slice(0, -1), Number(value));
      else exact.set(word, Number(value));
    }
  }
  return {
    exact,
    stems,
    negators: new Set(words(source.negators)),
    boosters: new Set(words(source.boosters)),
    dampers: new Set(words(source.dampers)),
  };
}

/** Compiled when first needed: an isolate serves few languages. */
const compiled = new Map<string, Lexicon>();
function lexiconOf(language: string): Lexicon {
  const known = sentimentWords[language] === undefined ? 'en' : language;
  const found = compiled.get(known) ?? compile(known);
  compiled.set(known, found);
  return found;
}

function valenceOf(lexicon: Lexicon, word: string): number | undefined {
  const exact = lexicon.exact.get(word);
  if (exact !== undefined) return exact;
  for (let end = Math.min(word.length, 14); end >= 2; end--) {
    const stem = lexicon.stems.get(word.slice(0, end));
    if (stem !== undefined) return stem;
  }
  // Letters drawn out for emphasis: "sooo goood".
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
  if (short === word) return undefined;
  const once = word.replace(/(\p{L})\1{2,}/gu, '$1');
  const value = lexicon.exact.get(short) ?? lexicon.exact.get(once);
  return value === undefined ? undefined : value * 1.2;
}

const emoji = new Map<string, number>();
for (const [value, list] of Object.entries(emojiValence)) {
  for (const sign of list) emoji.set(sign, Number(value));
}
const emoticonValue = new Map<string, number>(emoticons);
const englishNegators = new Set(words(sentimentWords.en!.negators));
const complaintValue = new Map<string, number>(complaints);

function emojiSum(text: string): number {
  let sum = 0;
  let count = 0;
  for (const sign of text) {
    const value = emoji.get(sign);
    if (value !== undefined && count++ < 4) sum += value;
  }
  for (const token of text.toLowerCase().split(/\s+/, mostTokens)) {
    if (token.length <= 4) sum += emoticonValue.get(token) ?? 0;
    else sum += emoticonValue.get(token.slice(-2)) ?? 0;
  }
  return sum;
}

type Token = { readonly word: string; readonly shouted: boolean };

/** Letters and all of them capitals; a to z need no tables of all scripts. */
const isUpper = (token: string): boolean =>
  /^[A-Za-z]/.test(token) && /^[\0-\x7f]*$/.test(token)
    ? /^[A-Z]+$/.test(token)
    : /^\p{Lu}+$/u.test(token);

function tokensOf(text: string): Token[] {
  const raw =
    text.match(
      /^[\0-\x7f]*$/.test(text)
        ? /[A-Za-z][A-Za-z']*|\d+|[!?.,;:]/g
        : /[\p{L}\p{M}][\p{L}\p{M}'’]*|\d+|[!?.,;:]/gu,
    ) ?? [];
  const head = raw.slice(0, mostTokens);
  const letters = head.filter((token) => token.length > 1);
  const capitals = letters.filter((token) => isUpper(token)).length;
  // All capitals is a habit; one word in capitals is a raised voice.
  const mixed = capitals > 0 && capitals < letters.length;
  return head.map((token) => ({
    word: /^[A-Za-z]+$/.test(token) ? token.toLowerCase() : foldText(token),
    shouted: mixed && token.length > 2 && isUpper(token.replace(/['’]/g, '')),
  }));
}

function spacedSum(tokens: readonly Token[], lexicon: Lexicon): number {
  let sum = 0;
  const butAt = tokens.findIndex(({ word }) =>
    /^(?:but|however|although|pero|mais|aber|ma|mas|maar|ale|ama|но|لكن|אבל)$/.test(word),
  );
  for (let i = 0; i < tokens.length; i++) {
    const { word, shouted } = tokens[i]!;
    let value = valenceOf(lexicon, word);
    if (value === undefined) continue;
    if (shouted) value += Math.sign(value) * 0.8;
    for (let back = 1; back <= 3 && i - back >= 0; back++) {
      const before = tokens[i - back]!.word;
      if (/^[.!?;,:]$/.test(before)) break;
      const decay = 1 - 0.1 * back;
      // A booster that carries its own valence ("fucking great") still boosts.
      if (lexicon.boosters.has(before)) value += Math.sign(value) * 0.75 * decay;
      else if (lexicon.dampers.has(before)) value -= Math.sign(value) * 0.6 * decay;
      if (lexicon.negators.has(before)) value *= value > 0 ? -0.75 : -0.5;
    }
    if (englishNegators.has(word)) value *= 0.6;
    if (butAt >= 0) value *= i < butAt ? 0.6 : 1.3;
    sum += value;
  }
  return sum;
}

function complaintSum(tokens: readonly Token[]): number {
  const list = tokens.filter(({ word }) => /[\p{L}\d]/u.test(word)).map(({ word }) => word);
  let sum = 0;
  for (let i = 0; i < list.length; i++) {
    let phrase = '';
    let best = 0;
    for (let n = 0; n < 4 && i + n < list.length; n++) {
      phrase = n === 0 ? list[i]! : `${phrase}_${list[i + n]!}`;
      const value = complaintValue.get(phrase);
      if (value !== undefined) best = Math.min(best, value);
    }
    sum += best;
  }
  return sum;
}

function unspacedSum(text: string, language: string): number {
  const source = unspacedValence[language]!;
  const negators = source.negators.split(' ');
  const boosters = source.boosters.split(' ');
  let sum = 0;
  for (const [value, list] of Object.entries(source.valence)) {
    for (const word of list.split(' ')) {
      let at = text.indexOf(word);
      for (let times = 0; at >= 0 && times < 5; times++) {
        const before = text.slice(Math.max(0, at - 3), at);
        const after = text.slice(at + word.length, at + word.length + 6);
        let here = Number(value);
        if (boosters.some((booster) => before.includes(booster))) here *= 1.25;
        const negated =
          language === 'zh'
            ? negators.some((n) => before.includes(n))
            : negators.some((n) => after.includes(n) || (language === 'ko' && before.endsWith(n)));
        if (negated) here *= -0.6;
        sum += here;
        at = text.indexOf(word, at + word.length);
      }
    }
  }
  return sum;
}

export function sentiment(text: string, options: { language?: string } = {}): number {
  const head = text.slice(0, readLength);
  const language = options.language ?? identifyLanguage(head).language ?? 'en';
  let sum = emojiSum(head);
  if (unspacedValence[language] !== undefined) {
    sum += unspacedSum(head, language);
  } else {
    const tokens = tokensOf(head);
    sum += spacedSum(tokens, lexiconOf(language));
    if (language === 'en') sum += complaintSum(tokens) * 0.5;
  }
  const marks = Math.min(4, head.split('!').length - 1);
  sum += Math.sign(sum) * marks * 0.3;
  return sum / Math.sqrt(sum * sum + 9);
}
