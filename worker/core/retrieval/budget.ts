/** The passages of a prompt: the best first, as many as fit a budget of tokens, the last one cut at a paragraph. Pure; used by flows/generate. */
import { estimatedTokens } from '#core/model-chain';

/** Of all passages together. */
const budgetTokens = 2_500;
/** Less of an article is not worth its place. */
const leastCharacters = 300;

export function withinBudget<T extends { title: string; body: string }>(hits: readonly T[]): T[] {
  const kept: T[] = [];
  let left = budgetTokens * 4;
  for (const hit of hits) {
    const own = hit.title.length + 20;
    if (estimatedTokens(own + hit.body.length) * 4 <= left) {
      kept.push(hit);
      left -= own + hit.body.length;
      continue;
    }
    if (left - own >= leastCharacters) kept.push({ ...hit, body: cut(hit.body, left - own) });
    break;
  }
  return kept;
}

function cut(body: string, length: number): string {
  const head = body.slice(0, length).toWellFormed();
  const end = Math.max(head.lastIndexOf('\n\n'), head.lastIndexOf('. ') + 1);
  return end > length / 2 ? head.slice(0, end) : head;
}
