/** Whether a message leaves open what it is about ("it doesn't work", "how much?", "return"), and how. Pure; used by ambiguity and decide-search. */
import { vagueFillers, vaguePhrases } from '#core/answer/vague-phrases';
import type { VagueTopic } from '#core/answer/vague-phrases';

/** Longer messages say something (UTF-16 units). */
const longestVague = 60;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`´]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const topicOf = new Map<string, VagueTopic>();
for (const [topic, lines] of Object.entries(vaguePhrases))
  for (const phrase of lines.split(/[|\n]/))
    if (!topicOf.has(plain(phrase))) topicOf.set(plain(phrase), topic as VagueTopic);

const fillers = new Set(vagueFillers.map(plain));

export function vagueTopic(text: string): VagueTopic | null {
  if (text.length > longestVague) return null;
  const said = plain(text);
  const whole = topicOf.get(said);
  if (whole !== undefined) return whole;
  const words = said.split(' ');
  let [from, to] = [0, words.length];
  while (from < to && fillers.has(words[from] ?? '')) from += 1;
  while (to > from && fillers.has(words[to - 1] ?? '')) to -= 1;
  return topicOf.get(words.slice(from, to).join(' ')) ?? null;
}
