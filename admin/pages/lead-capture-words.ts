/** Words by language as lines of a text field (`de: Wie viele?`), and lists as commas. Used by lead-capture.tsx and its forms. */
export const textOf = (words: Record<string, string>): string =>
  Object.entries(words)
    .map(([language, text]) => `${language}: ${text}`)
    .join('\n');

/** A line without a language is English, or goes on where the last one stopped. */
export function wordsOf(text: string): Record<string, string> {
  const words: Record<string, string> = {};
  let language = 'en';
  for (const line of text.split('\n')) {
    const found = /^\s*([a-z]{2})\s*:\s*(.*)$/.exec(line);
    if (found) [, language] = found as unknown as [string, string];
    const said = (found ? (found[2] ?? '') : line).trim();
    if (said !== '') words[language] = words[language] ? `${words[language]} ${said}` : said;
  }
  return words;
}

export const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
