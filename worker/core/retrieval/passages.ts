// Splits an article's markdown into passages of about 80 words that a reader could be shown on their own: whole lists,
// whole sentences, under their heading. Used at ingest (`toEntry`) and by the composer. Linear time. Pure.

export type PassageSource = { id: string; title: string; body: string };

/** `start`/`end` are the span in `body` (UTF-16 units), so `body.slice(start, end) === text`. */
export type Passage = {
  articleId: string;
  heading: string | null;
  kind: 'prose' | 'list' | 'code' | 'table';
  text: string;
  start: number;
  end: number;
};

export const passageWords = 80;
// A block of markdown beyond this is cut at sentence or line ends.
const maxBlockWords = 120;

type Block = { kind: Passage['kind']; heading: string | null; start: number; end: number };

const headingLine = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const listLine = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S/;
const fenceLine = /^\s*(?:```|~~~)/;
const tableLine = /^\s*\|/;

export function splitPassages(article: PassageSource): Passage[] {
  const passages: Passage[] = [];
  const push = (block: Block, start: number, end: number): void => {
    const text = article.body.slice(start, end);
    const lead = text.length - text.trimStart().length;
    const trimmed = text.trim();
    if (trimmed === '') return;
    passages.push({
      articleId: article.id,
      heading: block.heading,
      kind: block.kind,
      text: trimmed,
      start: start + lead,
      end: start + lead + trimmed.length,
    });
  };
  for (const block of blocksOf(article.body)) {
    const text = article.body.slice(block.start, block.end);
    if (countWords(text) <= maxBlockWords || block.kind === 'code') {
      push(block, block.start, block.end);
      continue;
    }
    const pieces = block.kind === 'prose' ? sentenceSpans(text) : lineSpans(text);
    let from = 0;
    let words = 0;
    for (const piece of pieces) {
      const size = countWords(text.slice(piece.start, piece.end));
      if (words > 0 && words + size > passageWords) {
        push(block, block.start + from, block.start + piece.start);
        from = piece.start;
        words = 0;
      }
      words += size;
    }
    push(block, block.start + from, block.end);
  }
  return passages;
}

/** Paragraphs, lists (with the line that introduces them), tables and fenced code, in order. */
function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let heading: string | null = null;
  let open: Block | null = null;
  let inFence = false;
  let blankBefore = false;
  const close = (): void => {
    if (open !== null) blocks.push(open);
    open = null;
  };
  for (const line of lineSpans(body)) {
    const text = body.slice(line.start, line.end);
    if (fenceLine.test(text)) {
      if (!inFence) {
        close();
        open = { kind: 'code', heading, start: line.start, end: line.end };
      } else if (open !== null) {
        open.end = line.end;
        close();
      }
      inFence = !inFence;
      continue;
    }
    if (inFence) {
      if (open !== null) (open as Block).end = line.end;
      continue;
    }
    if (text.trim() === '') {
      blankBefore = true;
      continue;
    }
    const title: RegExpExecArray | null = text.length < 400 ? headingLine.exec(text) : null;
    if (title !== null) {
      close();
      heading = title[1] ?? null;
      blankBefore = false;
      continue;
    }
    const kind: Passage['kind'] = listLine.test(text)
      ? 'list'
      : tableLine.test(text)
        ? 'table'
        : 'prose';
    const current = open as Block | null;
    const continues =
      current !== null &&
      (current.kind === kind
        ? !blankBefore || kind === 'list'
        : current.kind === 'list'
          ? !blankBefore || /^\s{2,}/.test(text)
          : kind !== 'prose' &&
            (!blankBefore || introduces(body.slice(current.start, current.end))));
    if (continues && current !== null) {
      current.end = line.end;
      if (kind !== 'prose') current.kind = kind;
    } else {
      close();
      open = { kind, heading, start: line.start, end: line.end };
    }
    blankBefore = false;
  }
  close();
  return blocks;
}

const introduces = (text: string): boolean => /[::]\s*$/.test(text.slice(-40));

const countWords = (text: string): number => {
  let count = 0;
  let inside = false;
  let unspaced = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const space = code <= 32 || code === 0xa0 || code === 0x3000;
    if (!space && !inside) count++;
    inside = !space;
    if (code >= 0x0e00 && (code < 0x0f00 || (code >= 0x3040 && code < 0xd7b0))) unspaced++;
  }
  return count + (unspaced >> 1);
};

export type Span = { start: number; end: number };

/** Lines with their line break. */
export function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found + 1;
    spans.push({ start, end });
    start = end;
  }
  return spans;
}

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|no|nr|art|approx|incl|excl|max|min|mr|mrs|ms|dr|st|z\.b|d\.h|bzw|ca|p\.ej|ej|sr|sra|bijv|\p{L})\.$/iu;

/** Sentences with the space after them. A dot in an abbreviation, a number or an address does not end one. */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(
    /[.!?…]{1,8}["'”’»)\]*_]{0,4}(?=\s|$)|[。！？]["'”’»）」』]{0,4}|\n{2}/gu,
  )) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && abbreviation.test(text.slice(Math.max(start, end - 12), end))) continue;
    // A list marker ("1.") or a sentence that goes on in lower case.
    if (
      match[0] === '.' &&
      /(?:^|\n)\s*\d{1,3}\.$/.test(text.slice(Math.max(start, end - 12), end))
    )
      continue;
    const rest = text.slice(end, end + 4).trimStart();
    if (match[0].startsWith('.') && /^\p{Ll}/u.test(rest)) continue;
    let next = end;
    while (next < text.length && /\s/.test(text[next]!)) next++;
    spans.push({ start, end: next });
    start = next;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
