/** What has changed between two versions of a prompt, line by line (longest common subsequence). Pure; used by flows/publish-prompt. */
import type { DiffLine } from '#protocol/prompt';

/** Prompts are short; more lines than this are compared as a whole. */
const mostLines = 800;

export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length > mostLines || b.length > mostLines)
    return [...mark(a, 'removed'), ...mark(b, 'added')];
  const common = lengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]];
    if (mine !== undefined && mine === theirs) {
      lines.push({ change: 'same', text: mine });
      i++;
      j++;
    } else if (
      theirs === undefined ||
      (mine !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ change: 'removed', text: mine ?? '' });
      i++;
    } else {
      lines.push({ change: 'added', text: theirs });
      j++;
    }
  }
  return lines;
}

const mark = (lines: string[], change: DiffLine['change']): DiffLine[] =>
  lines.map((text) => ({ change, text }));

/** Of each pair of tails: how many lines they have in common, in order. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, next] = [table[i]!, table[i + 1]!];
      row[j] = a[i] === b[j] ? next[j + 1]! + 1 : Math.max(next[j]!, row[j + 1]!);
    }
  return table;
}
