// Character n-grams of Latin-script text for telling languages apart; used by language.ts at run
// time and by the training script, so that both see the same features. Pure, linear.

export const languageBuckets = 1 << 14;
const longestGram = 5;
/** Letters looked at: more would cost time and change no decision. */
export const languageLetters = 600;

const noise =
  /(?:https?:\/\/|www\.)[^\s]{1,2000}|[^\s@]{1,64}@[^\s@]{1,255}|[@#][\p{L}\p{N}_]{1,64}|[\p{L}]{0,20}\d[\p{L}\p{N}]{0,40}/gu;

/** Drops what says nothing about language (links, addresses, handles, codes) and lower-cases. */
export function languageWords(text: string): string[] {
  const start = text.slice(0, 4000).normalize('NFC');
  const cleaned = start.replace(noise, ' ');
  const words = (/\p{L}/u.test(cleaned) ? cleaned : start).match(
    /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu,
  );
  return (words ?? []).map((word) => word.toLowerCase().replace('i̇', 'i').replace(/’/g, "'"));
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
