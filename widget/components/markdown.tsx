/** Draws parsed markdown as elements; nothing here can name an element that is not written here. */
import type { ComponentChild } from 'preact';
import { map } from '#widget/list';
import { parseMarkdown, type Block, type Inline } from '#widget/markdown';
import { Pure } from '#widget/pure';
import type { Say } from '#widget/texts';

/** Longer texts are cut until the reader asks: layout of a megabyte takes seconds in any browser. */
const shownCharacters = 12_000;

export const outside = { target: '_blank', rel: 'noopener noreferrer nofollow' };

const inlines = (list: Inline[]): ComponentChild[] =>
  map(list, (node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return <code>{node.text}</code>;
    if (node.kind === 'link')
      return [
        <a href={node.href} title={node.host} {...outside}>
          {inlines(node.children)}
        </a>,
        namesHost(node.children, node.host) ? null : <small> ({node.host})</small>,
      ];
    const Tag = node.kind;
    return <Tag>{inlines(node.children)}</Tag>;
  });

/** A link whose words do not say where it goes gets its host beside it. */
const namesHost = (children: Inline[], host: string) =>
  typeof children[0] === 'string' && /^(https?:\/\/)?([^/?#\s]*)/i.exec(children[0])?.[2] === host;

const cell = (index: number) => (content: Inline[]) => {
  const Tag = index ? 'td' : 'th';
  return <Tag dir="auto">{inlines(content)}</Tag>;
};

const blocks = (list: Block[]): ComponentChild[] =>
  map(list, (block) => {
    switch (block.kind) {
      case 'paragraph':
        return <p dir="auto">{inlines(block.children)}</p>;
      case 'heading':
        return (
          <p dir="auto">
            <strong>{inlines(block.children)}</strong>
          </p>
        );
      case 'code':
        return (
          <pre dir="ltr" tabIndex={0}>
            {block.text}
          </pre>
        );
      case 'rule':
        return <hr />;
      case 'quote':
        return <blockquote>{blocks(block.blocks)}</blockquote>;
      case 'table':
        return (
          <div class="table" tabIndex={0}>
            <table>
              {map(block.rows, (row, index) => (
                <tr>{map(row, cell(index))}</tr>
              ))}
            </table>
          </div>
        );
      case 'list': {
        const Tag = block.ordered ? 'ol' : 'ul';
        return (
          <Tag start={block.ordered ? block.start : undefined}>
            {map(block.items, (item) => (
              <li dir="auto">
                {inlines(item.children)}
                {item.list ? blocks([item.list]) : null}
              </li>
            ))}
          </Tag>
        );
      }
    }
  });

export interface MarkdownProps {
  text: string;
  say: Say;
  /** More of it is coming. */
  streaming?: boolean;
}

export class Markdown extends Pure<MarkdownProps, { all?: boolean }> {
  render({ text, say, streaming }: MarkdownProps, { all }: { all?: boolean }) {
    const cut = !all && text.length > shownCharacters;
    const shown = cut ? text.slice(0, shownCharacters) : text;
    return (
      <div class="md" dir="auto">
        {blocks(parseMarkdown(shown, streaming || cut))}
        {cut && (
          <button type="button" class="text" onClick={() => this.setState({ all: true })}>
            {say('all')}
          </button>
        )}
      </div>
    );
  }
}
