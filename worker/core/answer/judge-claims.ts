// Which claims of a sentence need a source and have none: amounts, spans of time, dates, percentages, addresses, and promises. A number
// is supported when a passage has it; money and percentages must stand in a passage, whatever the visitor wrote. Pure.
import {
  dates,
  followsMonth,
  hasUnit,
  measures,
  number,
  Numbers,
  range,
  spaces,
  valueOf,
  western,
} from '#core/answer/judge-numbers';
import { promises, unitUnspaced } from '#core/answer/judge-words';

/** What claims may rest on. Most sentences claim nothing: each part is worked out when the first claim asks for it. */
export class Sources {
  #said: string;
  #mentioned: string;
  #stated: Numbers | null = null;
  #visited: Numbers | null = null;

  constructor(authoritative: string, mentioned: string) {
    this.#said = authoritative;
    this.#mentioned = mentioned;
  }

  /** Whether passages, tool results or the tenant's own words have a number. */
  states(value: string): boolean {
    return this.#numbers.has(value);
  }

  /** The same with the visitor's own words. */
  mentions(value: string): boolean {
    return this.states(value) || this.#mentionedNumbers.has(value);
  }

  get #numbers(): Numbers {
    return (this.#stated ??= new Numbers(this.#said));
  }

  get #mentionedNumbers(): Numbers {
    return (this.#visited ??= new Numbers(this.#mentioned));
  }

  /** All of that as one text without spaces, lower case, for addresses and phone numbers. */
  get squeezed(): string {
    return this.#keep('squeezed', squeeze(`${this.#said}\n${this.#mentioned}`));
  }

  /** Lower case, to look for the words of a promise. */
  get text(): string {
    return this.#keep('text', this.#said.toLowerCase());
  }

  /** Codes that were written as they are, such as booking numbers. */
  get codes(): ReadonlySet<string> {
    return this.#keep('codes', new Set(codesIn(`${this.#said}\n${this.#mentioned}`)));
  }

  #keep<T>(name: string, value: T): T {
    Object.defineProperty(this, name, { value });
    return value;
  }
}

const currency = String.raw`[$€£¥₹₩₪₺₽]|zł|kr\.?(?!\p{L})|R\$|(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|PLN|TRY|ILS|INR|CNY|BRL)(?!\p{L})`;
const moneyPatterns = [
  new RegExp(
    `(?:${currency})${spaces}(${number})(?:${range}(?:${currency})?${spaces}(${number}))?`,
    'giu',
  ),
  new RegExp(
    `(${number})(?:${range}(${number}))?${spaces}(?:${currency}|%|％|٪|percent|per cent|dollars?|euros?|pounds?|prozent|pour cent|por ciento|per cento|por cento|procent|процент|美元|元|円|원)`,
    'giu',
  ),
];
const squeeze = (text: string) =>
  western(text)
    .toLowerCase()
    .replace(/[\s\u00a0().\-–/]+/g, '');

/** Letters and digits in one word, as in a booking code; a bare amount ("kr500", "500EUR") is none. */
function codesIn(text: string): string[] {
  return [...western(text).matchAll(/[\p{L}\d][\p{L}\d_-]{6,62}[\p{L}\d]/gu)]
    .map(([word]) => word)
    .filter(
      (word) =>
        /\p{L}/u.test(word) && /\d/.test(word) && !/^(?:\p{L}{1,4}\d+|\d+\p{L}{1,4})$/u.test(word),
    );
}

const foreignScript = /[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]/;
/** They end "I will give you" and "reembolsamos o seu". */
const shortEnds = new Set(['you', 'seu']);

/**
 * The promises by the first letters of the words in them: most words are in none, and the others in those of one language. To try
 * them all costs more than the rest of the judgement.
 */
const promisesWith = new Map<string, RegExp[]>();
for (const promise of promises)
  for (const word of new Set(wordsOf(promise.source.replace(/\\./g, ' ')).map(stemOf)))
    if (word.length === 4 || shortEnds.has(word))
      promisesWith.set(word, [...(promisesWith.get(word) ?? []), promise]);
const foreignPromises = promises.filter(({ source }) => foreignScript.test(source));

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}

function stemOf(word: string): string {
  return word.slice(0, 4).toLowerCase();
}

/** The promises that may end in these words. */
function promisesEndingIn(words: string): Set<RegExp> {
  const found = new Set(foreignScript.test(words) ? foreignPromises : []);
  for (const word of wordsOf(words))
    for (const promise of promisesWith.get(stemOf(word)) ?? []) found.add(promise);
  return found;
}

/** The first claim that nothing supports, in words for "why this answer", or null. */
export const unsupportedClaim = (sentence: string, sources: Sources): string | null =>
  unsupportedPromise(sentence, sources) ?? unsupportedNumber(sentence, sources);

/** A code that the visitor or an article wrote is a name, whatever currency its letters spell. */
const withoutCodes = (plain: string, sources: Sources): string =>
  /\d/.test(plain)
    ? codesIn(plain).reduce(
        (text, code) => (sources.codes.has(code) ? text.replaceAll(code, '…') : text),
        plain,
      )
    : plain;

/** `fresh` is the end of the sentence that was not judged before. */
export function unsupportedPromise(
  sentence: string,
  sources: Sources,
  fresh = sentence,
): string | null {
  const possible = promisesEndingIn(fresh);
  if (possible.size === 0) return null;
  const plain = withoutCodes(western(sentence), sources);
  for (const promise of possible) {
    const said = promise.exec(plain)?.[0].toLowerCase();
    if (said !== undefined && !sources.text.includes(said)) return 'a promise';
  }
  return null;
}

export function unsupportedNumber(text: string, sources: Sources): string | null {
  if (!/[\d@\u0660-\uff19]/.test(text)) return null;
  const plain = withoutCodes(western(text), sources);
  if (!/[\d@]/.test(plain)) return null;
  for (const pattern of moneyPatterns)
    for (const [, ...values] of plain.matchAll(pattern))
      for (const value of values)
        if (value !== undefined && !sources.states(valueOf(value))) return 'an amount';
  for (const value of measures(plain))
    if (!sources.mentions(valueOf(value))) return 'a span of time or a measure';
  for (const value of dates(plain)) if (!sources.mentions(valueOf(value))) return 'a date';
  for (const [address] of plain.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g))
    if (!sources.squeezed.includes(squeeze(address))) return 'an e-mail address';
  for (const [phone] of plain.matchAll(/(?<![\w⟦-])\+?\d(?:[\s().\-–/]{0,2}\d){6,14}(?!\w)/g))
    if (!sources.squeezed.includes(squeeze(phone).replace(/^\+/, ''))) return 'a number to call';
  return null;
}

/** Words that make a claim of a sentence, whatever follows. */
const claiming = new RegExp(
  `${currency}|@|guarant|garant|promis|versprech|entitled|eligible|compensat|\\byou (?:will|are)\\b`,
  'iu',
);
/** Sentences in the first person may tell of deeds. */
const firstPerson =
  /^[\s*_>#-]{0,6}(?:i|i'm|i've|i’ve|i'll|i’ll|we|we've|we’ve|we'll|we’ll|ich|wir|je|j'ai|j’ai|nous|he|hemos|yo|nosotros|ho|abbiamo|io|noi|eu|nós|ik|wij|ja|my|ben|biz|я|мы|أنا|نحن|لقد|मैंने|हमने|मैं|हम|אני|אנחנו|your|you'll|you’ll)(?!\p{L})/iu;

/** Whether a sentence is to be read to its end before any of it is shown. */
export const beginsClaim = (sentence: string): boolean => firstPerson.test(sentence);

/** A number whose unit may be one of the next two words. */
const openNumber = /(?<![\p{L}\d_]|[\p{L}_]-)\d[\d.,]*(?:\s+\S+){0,2}\s*$/u;
const amount = new RegExp(`(?<![\\p{L}\\d])(?:${number})${spaces}`, 'gu');
const amountSign = new RegExp(`%|％|٪|${unitUnspaced}|[-/.:]\\d|(?:[-–—]|to|bis)?$`, 'iuy');

/**
 * Whether a piece of a sentence is or may become a claim; a reader of a stream waits then. `claim`: until the sentence ends;
 * `open`: for the next words.
 */
export function claimIn(piece: string): 'claim' | 'open' | 'none' {
  const plain = western(piece);
  if (claiming.test(plain)) return 'claim';
  if (!/\d/.test(plain)) return 'none';
  for (const { index, 0: written } of plain.matchAll(amount)) {
    amountSign.lastIndex = index + written.length;
    if (/\.\d/.test(written) || hasUnit(plain, amountSign.lastIndex)) return 'claim';
    if (amountSign.test(plain)) return amountSign.lastIndex < plain.length ? 'claim' : 'open';
  }
  for (const { index } of plain.matchAll(/\d+/g)) if (followsMonth(plain, index)) return 'claim';
  return openNumber.test(plain) ? 'open' : 'none';
}
