// Which claims of a sentence need a source and have none: amounts, spans of time, dates, percentages, addresses, and promises. A number
// is supported when a passage has it; money and percentages must stand in a passage, whatever the visitor wrote. Pure.
import {
  monthWords,
  numberWords,
  promises,
  unitUnspaced,
  unitWords,
} from '#core/answer/judge-words';

export interface Sources {
  /** Numbers of passages, tool results and the tenant's own words. */
  authoritative: ReadonlySet<string>;
  /** The same with the visitor's own words. */
  mentioned: ReadonlySet<string>;
  /** All of that as one text without spaces, lower case, for addresses and phone numbers. */
  squeezed: string;
  /** Lower case, to look for the words of a promise. */
  text: string;
  /** Codes that were written as they are, such as booking numbers. */
  codes: ReadonlySet<string>;
}

const units = unitWords
  .flatMap((line) => line.split('|'))
  .map((unit) => (unit.endsWith('$') ? `${unit.slice(0, -1)}(?!\\p{L})` : unit))
  .join('|');
const number = String.raw`\d{1,3}(?:[ '’.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,12}(?:[.,]\d{1,4})?`;
const spaces = String.raw`[\s\u00a0\u202f]{0,2}`;
const currency = String.raw`[$€£¥₹₩₪₺₽]|zł|kr\.?(?!\p{L})|R\$|(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|PLN|TRY|ILS|INR|CNY|BRL)(?!\p{L})`;
const range = String.raw`${spaces}(?:[-–—~～〜]|to|bis|à|a|al|do|tot|až|до|و|से|עד|至|到|から|에서)${spaces}`;

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
const unitPatterns = [
  new RegExp(
    String.raw`(?<![\p{L}\d])(${number})(?:${range}(${number}))?(?:${spaces}[-‐‑]?${spaces})(?:(?:more|full|business|working|calendar|volle|weitere|jours|giorni|días|dias) )?(?:${units})`,
    'giu',
  ),
  new RegExp(`(${number})(?:${range}(${number}))?${spaces}(?:${unitUnspaced})`, 'gu'),
];
const datePatterns = [
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g,
  /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{2,4})(?!\d)/g,
  new RegExp(
    String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º|ª)?\s?(?:of |de |d'|di )?(?:${monthWords})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:${monthWords})\p{L}{0,8}\.?\s(\d{1,2})(?!\d)(?:st|nd|rd|th)?`,
    'giu',
  ),
  /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g,
];

const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

/** Digits of every script as ASCII ones. */
const western = (text: string): string =>
  text.replace(digits, (sign) => {
    const code = sign.charCodeAt(0);
    const base = code >= 0xff10 ? 0xff10 : code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660;
    return String(code - base);
  });

/** "1,200.00", "1.200" and "1200" are one number. */
function valueOf(written: string): string {
  let text = written.replace(/[ '’\u00a0\u202f]/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(text);
  const whole = decimal ? text.slice(0, decimal.index) : text;
  text = whole.replace(/[.,]/g, '');
  const rest = decimal ? decimal[1]!.replace(/0+$/, '') : '';
  return `${text.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

const worded = new Map(
  numberWords.flatMap(([value, list]) => list.split('|').map((word) => [word, String(value)])),
);

/** Digits inside a code or a name are no number. */
const standing = new RegExp(`(?<![\\p{L}\\d_]|[\\p{L}_]-)(?:${number})`, 'gu');

export function numbersIn(text: string): Set<string> {
  const plain = western(text);
  const found = new Set<string>();
  for (const [written] of plain.matchAll(standing)) found.add(valueOf(written));
  for (const pattern of datePatterns)
    for (const [, ...parts] of plain.matchAll(pattern))
      for (const part of parts) if (part !== undefined) found.add(valueOf(part));
  for (const [word] of plain.toLowerCase().matchAll(/[\p{L}\p{M}-]+/gu)) {
    const value = worded.get(word);
    if (value !== undefined) found.add(value);
  }
  return found;
}

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

export function sourcesOf(authoritative: string, mentioned: string): Sources {
  const known = numbersIn(authoritative);
  return {
    authoritative: known,
    mentioned: new Set([...known, ...numbersIn(mentioned)]),
    squeezed: squeeze(`${authoritative}\n${mentioned}`),
    text: authoritative.toLowerCase(),
    codes: new Set(codesIn(`${authoritative}\n${mentioned}`)),
  };
}

/** The first claim that nothing supports, in words for "why this answer", or null. */
export function unsupportedClaim(sentence: string, sources: Sources): string | null {
  // A code that the visitor or an article wrote is a name, whatever currency its letters spell.
  const plain = codesIn(sentence).reduce(
    (text, code) => (sources.codes.has(code) ? text.replaceAll(code, '…') : text),
    western(sentence),
  );
  for (const promise of promises) {
    const said = promise.exec(plain)?.[0].toLowerCase();
    if (said !== undefined && !sources.text.includes(said)) return 'a promise';
  }
  if (!/[\d@]/.test(plain)) return null;
  const among = (patterns: readonly RegExp[], known: ReadonlySet<string>): boolean =>
    patterns.every((pattern) =>
      [...plain.matchAll(pattern)].every(([, ...values]) =>
        values.every((value) => value === undefined || known.has(valueOf(value))),
      ),
    );
  if (!among(moneyPatterns, sources.authoritative)) return 'an amount';
  if (!among(unitPatterns, sources.mentioned)) return 'a span of time or a measure';
  if (!among(datePatterns, sources.mentioned)) return 'a date';
  for (const [address] of plain.matchAll(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g))
    if (!sources.squeezed.includes(squeeze(address))) return 'an e-mail address';
  for (const [phone] of plain.matchAll(/(?<![\w⟦-])\+?\d(?:[\s().\-–/]{0,2}\d){6,14}(?!\w)/g))
    if (!sources.squeezed.includes(squeeze(phone).replace(/^\+/, ''))) return 'a number to call';
  return null;
}

/** Whether a piece of a sentence may turn into a claim; a reader of a stream waits for its end then. */
const beginsClaim = new RegExp(
  `${currency}|@|(?<![\\p{L}\\d])(?:${number})${spaces}(?:%|％|٪|(?:${units})|(?:${unitUnspaced})|(?:[-–—]|to|bis)?$|[-/.:]\\d)|(?<!\\p{L})(?:${monthWords})\\p{L}{0,8}\\.?\\s\\d|guarant|garant|promis|versprech|entitled|eligible|compensat`,
  'iu',
);
/** Sentences in the first person may tell of deeds. */
const firstPerson =
  /^[\s*_>#-]{0,6}(?:i|i'm|i've|i’ve|i'll|i’ll|we|we've|we’ve|we'll|we’ll|ich|wir|je|j'ai|j’ai|nous|he|hemos|yo|nosotros|ho|abbiamo|io|noi|eu|nós|ik|wij|ja|my|ben|biz|я|мы|أنا|نحن|لقد|मैंने|हमने|मैं|हम|אני|אנחנו|your|you'll|you’ll)(?!\p{L})|\byou (?:will|are)\b/iu;

/** A number whose unit may be one of the next two words. */
const openNumber = /(?<![\p{L}\d_]|[\p{L}_]-)\d[\d.,]*(?:\s+\S+){0,2}\s*$/u;

export function mayBecomeClaim(piece: string): boolean {
  const plain = western(piece);
  return openNumber.test(plain) || firstPerson.test(plain) || beginsClaim.test(plain);
}
