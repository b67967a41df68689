/** The first words of a text on one line, cut between graphemes, for lists. Pure. */
const maxGraphemes = 140;
/** A grapheme may be of any length; what is shown may not. */
const maxUnits = 700;

const segmenter = new Intl.Segmenter();

export function previewOf(text: string): string {
  const line = text
    .slice(0, maxUnits * 2)
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed();
  // A unit is a grapheme at most; and in plain ASCII it is one. The segmenter costs memory outside the heap.
  if (line.length <= maxGraphemes) return line;
  if (/^[\x20-\x7e]{140}/.test(line)) return `${line.slice(0, maxGraphemes - 1)}…`;
  let end = 0;
  let count = 0;
  for (const { index, segment } of segmenter.segment(line)) {
    if (index + segment.length > maxUnits) break;
    if (++count > maxGraphemes) break;
    end = index + segment.length;
  }
  return end < line.length ? `${line.slice(0, lastWhole(line, end, count))}…` : line;
}

/** Room for the ellipsis: it counts, too. */
function lastWhole(line: string, end: number, count: number): number {
  if (count <= maxGraphemes) return end;
  const segments = [...segmenter.segment(line.slice(0, end))];
  return segments.at(-1)?.index ?? end;
}
