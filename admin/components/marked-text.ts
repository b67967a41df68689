/**
 * The little Markdown that answers are written in (bold, code, links, lists), as pieces of text. What is none of it stays as it was written.
 * Pure; used by components/rich-text.
 */
export interface Piece {
  kind: 'text' | 'bold' | 'code' | 'link';
  text: string;
  href?: string;
  /** Where a link goes, when its words do not begin with it. */
  host?: string;
}

/** Nothing in them goes over a line, so that a lone sign marks nothing; lengths keep the search linear. */
const marked =
  /\*\*([^*\n]{1,500})\*\*|`([^`\n]{1,300})`|\[([^\][\n]{1,300})\]\((https?:\/\/[^\s()]{1,2000})\)/gu;

export function piecesOf(given: string): Piece[] {
  const text = given.replace(/^( *)[-*] /gmu, '$1• ');
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (until: number) => {
    if (until > from) pieces.push({ kind: 'text', text: text.slice(from, until) });
  };
  for (const found of text.matchAll(marked)) {
    const [whole, bold, code, words, href] = found;
    plain(found.index);
    from = found.index + whole.length;
    if (bold !== undefined) pieces.push({ kind: 'bold', text: bold });
    else if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (words !== undefined && href !== undefined) pieces.push(linkOf(whole, words, href));
  }
  plain(text.length);
  return pieces;
}

/** No link hides where it goes; what is no address stays text. */
function linkOf(whole: string, words: string, href: string): Piece {
  if (!URL.canParse(href)) return { kind: 'text', text: whole };
  const { host } = new URL(href);
  const named = /^(?:https?:\/\/)?([^/?#\s]*)/i.exec(words)?.[1]?.toLowerCase();
  return { kind: 'link', text: words, href, ...(named === host ? {} : { host }) };
}
