// Character n-grams of Latin-script text for telling languages apart; used by language.ts at run
// time and by the training script, so that both see the same features. Pure, linear.

export const languageBuckets = 1 << 14;
const longestGram = 5;
/** Letters looked at: more would cost time and change no decision. */
export const languageLetters = 600;

const ascii = /^[\0-\x7f]*$/;
/** The same two for text without foreign letters: letters of all scripts cost a first message milliseconds to compile. */
const asciiNoise =
  /(?:https?:\/\/|www\.)[^\s]{1,2000}|[^\s@]{1,64}@[^\s@]{1,255}|[@#][A-Za-z0-9_]{1,64}|[A-Za-z]{0,20}\d[A-Za-z0-9]{0,40}/g;
const asciiWord = /[A-Za-z]+(?:'[A-Za-z]+)*/g;
const noise =
  /(?:https?:\/\/|www\.)[^\s]{1,2000}|[^\s@]{1,64}@[^\s@]{1,255}|[@#][\p{L}\p{N}_]{1,64}|[\p{L}]{0,20}\d[\p{L}\p{N}]{0,40}/gu;

/** Turkish text that went through the Icelandic code page, as much of the Turkish web did. */
const unmangle: Readonly<Record<string, string>> = {
  þ: 'ş',
  ð: 'ğ',
  ý: 'ı',
  Þ: 'Ş',
  Ð: 'Ğ',
  Ý: 'İ',
};

/** Words as written, without what says nothing about language: links, addresses, handles, codes. */
export function writtenWords(text: string): string[] {
  const head = text.slice(0, 4000);
  if (ascii.test(head)) {
    const rest = head.replace(asciiNoise, ' ');
    return (/[A-Za-z]/.test(rest) ? rest : head).match(asciiWord) ?? [];
  }
  let start = head.normalize('NFC');
  if (/[þð]/i.test(start)) start = start.replace(/[þðý]/gi, (letter) => unmangle[letter] ?? letter);
  const cleaned = start.replace(noise, ' ');
  const source = /\p{L}/u.test(cleaned) ? cleaned : start;
  return source.match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? [];
}

const lowered = (word: string): string => word.toLowerCase().replace('i̇', 'i').replace(/’/g, "'");

export const languageWords = (text: string): string[] => writtenWords(text).map(lowered);

/** Most words begin with a to z; the others ask the tables of all scripts. */
const startsSmall = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 97 && code <= 122 : /^\p{Ll}/u.test(word);
};

/** The same without names: capitalised words inside a message, when enough others remain. */
export function unnamedWords(text: string): string[] {
  const written = writtenWords(text);
  const plain = written.filter((word, i) => i === 0 || startsSmall(word));
  const letters = plain.reduce((sum, word) => sum + word.length, 0);
  return (plain.length >= 2 && letters >= 8 ? plain : written).map(lowered);
}

const bucketOf = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) & (languageBuckets - 1);
};

/** Calls `visit` for each n-gram's bucket; returns how many there were. */
export function visitLanguageGrams(
  words: readonly string[],
  visit: (bucket: number) => void,
): number {
  let total = 0;
  let letters = 0;
  for (const word of words) {
    const padded = ` ${word.slice(0, 40)} `;
    for (let i = 0; i < padded.length; i++) {
      let hash = 0x811c9dc5;
      const end = Math.min(padded.length, i + longestGram);
      for (let j = i; j < end; j++) {
        hash = Math.imul(hash ^ padded.charCodeAt(j), 16777619);
        if (j === 0 || (j === i && j === padded.length - 1)) continue;
        visit(bucketOf(hash));
        total++;
      }
    }
    if (word.length > 3) {
      let hash = 7;
      for (let i = 0; i < word.length && i < 40; i++) {
        hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
      }
      visit(bucketOf(hash));
      total++;
    }
    if ((letters += word.length) > languageLetters) break;
  }
  return total;
}
