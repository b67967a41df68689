/**
 * A small, safe part of markdown as plain data; components/markdown.tsx turns it into elements.
 * Linear in the text whatever it contains: every search goes forward only and nesting is bounded.
 * No images, no HTML: both stay text (an image becomes its link). Pure.
 */
import { map } from '#widget/list';
import { safeUrl, urlMaxCharacters } from '#widget/safe-url';

export type Inline =
  | string
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; host: string; children: Inline[] };
export type Block =
  | { kind: 'paragraph' | 'heading'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Item[] }
  | { kind: 'table'; rows: Inline[][][] };
export interface Item {
  children: Inline[];
  list?: Extract<Block, { kind: 'list' }>;
}

/** `indexOf` for positions that only grow: all calls together cost one pass. */
function finder(text: string, needle: string): (from: number) => number {
  let at = -2;
  return (from) => {
    if (at !== -1 && at < from) at = text.indexOf(needle, from);
    return at;
  };
}

type Mark = 'strong' | 'em';
interface Frame {
  mark: Mark | null;
  source: string;
  children: Inline[];
}

const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);
const isWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

export function parseInline(text: string, streaming = false): Inline[] {
  const frames: Frame[] = [{ mark: null, source: '', children: [] }];
  const nextClose = finder(text, '](');
  const nextOpen = finder(text, '[');
  const nextParen = finder(text, ')');
  const nextTick = finder(text, '`');
  const nextTicks = finder(text, '``');
  let plain = '';
  let i = 0;

  const top = () => frames[frames.length - 1]!;
  const push = (node: Inline) => {
    if (plain) top().children.push(plain);
    plain = '';
    top().children.push(node);
  };
  const flush = () => {
    if (plain) top().children.push(plain);
    plain = '';
  };
  /** Ends the innermost frame: as markup when `whole`, else its sign becomes text again. */
  const pop = (whole: boolean) => {
    flush();
    const { mark, source, children } = frames.pop()!;
    const into = top().children;
    if (whole && mark && children.length) into.push({ kind: mark, children });
    else {
      into.push(source);
      for (const child of children) into.push(child);
    }
  };
  const link = (label: string, url: string): boolean => {
    const safe = safeUrl(url);
    if (safe) push({ kind: 'link', ...safe, children: [label || safe.host] });
    return safe !== null;
  };

  while (i < text.length) {
    const character = text[i]!;
    if (character === '\\' && /[\\`*_{}[\]()#+\-.!~|<>]/.test(text[i + 1] ?? '')) {
      plain += text[i + 1];
      i += 2;
    } else if (character === '`') {
      const double = text[i + 1] === '`';
      const width = double ? 2 : 1;
      const end = (double ? nextTicks : nextTick)(i + width);
      if (end === -1) {
        plain += text.slice(i, i + width);
        i += width;
      } else {
        push({ kind: 'code', text: text.slice(i + width, end) });
        i = end + width;
      }
    } else if (character === '[' || (character === '!' && text[i + 1] === '[')) {
      const from = i + (character === '[' ? 1 : 2);
      const close = nextClose(from);
      const inner = nextOpen(from);
      const end = close === -1 || (inner !== -1 && inner < close) ? -1 : nextParen(close + 2);
      const url =
        end === -1 ? '' : text.slice(close + 2, Math.min(end, close + 2 + urlMaxCharacters));
      if (
        end !== -1 &&
        link(text.slice(from, close), /^\S*/.exec(url.trim())![0].replace(/^<|>$/g, ''))
      )
        i = end + 1;
      else {
        plain += text.slice(i, from);
        i = from;
      }
    } else if (
      (character === 'h' || character === 'H') &&
      /^https?:\/\/[^\s<>]/i.test(text.slice(i, i + 9)) &&
      !isWord(text[i - 1])
    ) {
      const found = /^[^\s<>"`|]*/.exec(text.slice(i, i + urlMaxCharacters))![0];
      let end = found.length;
      while (".,;:!?'*_~)]}".includes(found[end - 1]!)) end--;
      const address = found.slice(0, end);
      if (link(address, address)) i += address.length;
      else {
        plain += found;
        i += found.length;
      }
    } else if (character === '*' || character === '_') {
      const double = text[i + 1] === character;
      const width = double ? 2 : 1;
      const mark: Mark = double ? 'strong' : 'em';
      const before = text[i - 1];
      const after = text[i + width];
      const source = text.slice(i, i + width);
      // Underscores inside words are part of the word.
      const within = character === '_' && isWord(before) && isWord(after);
      const isOpen = frames.some((frame) => frame.source === source);
      i += width;
      if (within) plain += source;
      else if (isOpen && !isSpace(before)) {
        while (top().source !== source) pop(false);
        pop(true);
      } else if (!isSpace(after) && !frames.some((frame) => frame.mark === mark)) {
        flush();
        frames.push({ mark, source, children: [] });
      } else plain += source;
    } else {
      const start = i++;
      while (i < text.length && !'\\`*_[!hH'.includes(text[i]!)) i++;
      plain += text.slice(start, i);
    }
  }
  flush();
  // While the answer is still being written, what is open will most likely be closed.
  while (frames.length > 1) pop(streaming);
  return top().children;
}

const listItem = /^( *)(?:([-*+])|(\d{1,9})[.)]) +(.*)$/;
const fence = '```';
const maxQuoteDepth = 2;

/** `streaming`: the end of the text is not the end of the answer. */
export function parseMarkdown(text: string, streaming = false, depth = 0): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const last = lines.length - 1;
  const inline = (source: string, line: number) =>
    parseInline(tidyEnd(source, streaming && line >= last), streaming && line >= last);
  const flush = (line: number) => {
    if (paragraph.length)
      blocks.push({ kind: 'paragraph', children: inline(paragraph.join('\n'), line) });
    paragraph = [];
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.replace(/\r$/, '');
    const start = line.trimStart();
    if (!start) {
      flush(i - 1);
      continue;
    }
    if (start.startsWith(fence)) {
      flush(i - 1);
      const code: string[] = [];
      while (++i < lines.length && !lines[i]!.trimStart().startsWith(fence)) code.push(lines[i]!);
      blocks.push({ kind: 'code', text: code.join('\n') });
      continue;
    }
    const heading = /^#{1,6} (.*)$/.exec(start);
    if (heading) {
      flush(i - 1);
      blocks.push({ kind: 'heading', children: inline(heading[1]!, i) });
      continue;
    }
    if (/^([-*_])( *\1){2,} *$/.test(start.slice(0, 80)) && start.length < 80) {
      flush(i - 1);
      blocks.push({ kind: 'rule' });
      continue;
    }
    if (start[0] === '>' && depth < maxQuoteDepth) {
      flush(i - 1);
      const inner: string[] = [];
      // At the last level all further signs fall away at once, so depth costs nothing.
      const sign = depth + 1 < maxQuoteDepth ? /^\s*> ?/ : /^[\s>]+/;
      for (; i < lines.length && lines[i]!.trimStart()[0] === '>'; i++)
        inner.push(lines[i]!.replace(sign, ''));
      blocks.push({
        kind: 'quote',
        blocks: parseMarkdown(inner.join('\n'), streaming && i > last, depth + 1),
      });
      i--;
      continue;
    }
    if (listItem.test(line)) {
      flush(i - 1);
      i = takeList(lines, i, blocks, inline);
      continue;
    }
    if (line.includes('|') && isTableRule(lines[i + 1])) {
      flush(i - 1);
      const rows: Inline[][][] = [];
      for (let row = i; row < lines.length && lines[row]!.includes('|'); row++)
        if (row !== i + 1) rows.push(map(cells(lines[row]!), (cell) => inline(cell, row)));
      i += rows.length;
      blocks.push({ kind: 'table', rows });
      continue;
    }
    paragraph.push(start);
  }
  flush(last);
  return blocks;
}

/** Items of one list, one level of nesting; returns the last line taken. */
function takeList(
  lines: string[],
  first: number,
  blocks: Block[],
  inline: (source: string, line: number) => Inline[],
): number {
  let i = first;
  let list: Extract<Block, { kind: 'list' }> | undefined;
  let outer = 0;
  for (; i < lines.length; i++) {
    const found = listItem.exec(lines[i]!);
    if (!found) break;
    const indent = found[1]!.length;
    const ordered = found[3] !== undefined;
    const make = () => ({
      kind: 'list' as const,
      ordered,
      start: Number(found[3] ?? 1),
      items: [] as Item[],
    });
    // A line that is indented and no item itself goes on with the item above it.
    let words = found[4]!;
    while (/^ {2,}\S/.test(lines[i + 1] ?? '') && !listItem.test(lines[i + 1]!))
      words += `\n${lines[++i]!.trim()}`;
    const item: Item = { children: inline(words, i) };
    const parent = list?.items[list.items.length - 1];
    if (parent && indent >= outer + 2) (parent.list ??= make()).items.push(item);
    else if (list && list.ordered === ordered) list.items.push(item);
    else {
      blocks.push((list = make()));
      outer = indent;
      list.items.push(item);
    }
    // One blank line between items does not end the list.
    if (lines[i + 1]?.trim() === '' && listItem.test(lines[i + 2] ?? '')) i++;
  }
  return i - 1;
}

const isTableRule = (line: string | undefined) =>
  line !== undefined && line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line);

const cells = (row: string): string[] =>
  map(
    row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .slice(0, 12),
    (cell) => cell.trim(),
  );

/** Hides the address of a link that has not arrived in full, so that it does not flash as text. */
function tidyEnd(source: string, open: boolean): string {
  if (!open) return source;
  const from = Math.max(0, source.length - 300);
  return (
    source.slice(0, from) + source.slice(from).replace(/\[([^\][\n]*)(?:\](?:\([^)\s]*)?)?$/, '$1')
  );
}
