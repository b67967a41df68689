/**
 * The guard before the model: does a message speak of self-harm, insult, ask for other people's data, or try to steer the machinery?
 * What it finds is answered with a fixed text and no model sees it. Pure; used by flows/answer. It is one of several
 * walls: the judge looks at what a model says, and permission never depends on words.
 */
import * as lists from '#core/guard/screen-phrases';
import { cleanInvisible } from '#core/guard/invisible';

export type Concern = 'self-harm' | 'abuse' | 'others-data' | 'injection';

const readCharacters = 4_000;
/** Longer messages with an insult in them mostly have a question, too. */
const insultWords = 8;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/['’`´"]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}:]+/gu, ' ')
    .trim();
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One expression of all phrases that are one run of words; those with a gap each have their own. */
interface Phrases {
  runs: readonly string[];
  gapped: readonly { first: string; expression: RegExp }[];
}

function compile(list: readonly string[]): Phrases {
  const entries = list.flatMap((line) => line.split('|'));
  const runs: string[] = [];
  const gapped: { first: string; expression: RegExp }[] = [];
  for (const entry of entries) {
    const phrase = plain(entry.replaceAll('*', ' STAR ')).replaceAll('star', '*');
    const end = entry.endsWith('$') ? ' ' : '';
    if (!phrase.includes('*')) {
      runs.push(` ${phrase}${end}`);
      continue;
    }
    const [first = '', ...rest] = phrase.split('*').map((part) => part.trim());
    // Up to three words in between, each bounded: linear on any input.
    const between = '[^ ]{0,30} (?:[^ ]{1,30} ){0,3}';
    const source = [first, ...rest].map(escape).join(between);
    gapped.push({ first: ` ${first}`, expression: new RegExp(` ${source}`, 'u') });
  }
  return { runs, gapped };
}

const finds = ({ runs, gapped }: Phrases, line: string): boolean =>
  runs.some((run) => line.includes(run)) ||
  gapped.some(({ first, expression }) => line.includes(first) && expression.test(line));

interface Watch {
  spaced: Phrases;
  unspaced: readonly string[];
  harmless: readonly string[];
}

const watch = (
  spaced: readonly string[],
  unspaced: readonly string[],
  harmless: readonly string[] = [],
): Watch => ({
  spaced: compile(spaced),
  unspaced: unspaced.flatMap((line) => line.split('|')),
  harmless: harmless.flatMap((line) => line.split('|')).map(plain),
});

const watches: Readonly<Record<Concern, Watch>> = {
  'self-harm': watch(lists.selfHarm, lists.selfHarmUnspaced, lists.selfHarmHarmless),
  injection: watch(lists.injection, lists.injectionUnspaced, lists.injectionHarmless),
  'others-data': watch(lists.othersData, lists.othersDataUnspaced, lists.othersDataHarmless),
  abuse: watch(lists.abuse, lists.abuseUnspaced),
};

const hasUnspaced = /[\u3040-\ud7af]/;

function hears(concern: Concern, line: string, text: string): boolean {
  const { spaced, unspaced, harmless } = watches[concern];
  let rest = line;
  for (const phrase of harmless) rest = rest.replaceAll(phrase, ' ');
  return (
    finds(spaced, rest) || (hasUnspaced.test(text) && unspaced.some((part) => text.includes(part)))
  );
}

/** Marks of the chat formats of models: no visitor types these by accident. */
const machinery =
  /<\|[a-z_]{2,20}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|tool_result|function_calls?|instructions?)\b[^>]{0,40}>|^\s{0,8}#{2,4}\s?(?:system|instructions?)\b|(?:^|\n)\s{0,8}(?:system|assistant)\s?:/imu;

/** The gravest concern of a message, or null. */
export function screen(message: string): Concern | null {
  const text = cleanInvisible(message).slice(0, readCharacters);
  const line = ` ${plain(text)} `;
  if (hears('self-harm', line, text)) return 'self-harm';
  if (machinery.test(text) || hears('injection', line, text)) return 'injection';
  if (hears('others-data', line, text)) return 'others-data';
  const words = line.split(' ').length - 2;
  const isShort = words <= insultWords && text.length <= 80;
  if (isShort && hears('abuse', line, text)) return 'abuse';
  return null;
}
