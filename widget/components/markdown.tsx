/** Draws parsed markdown as elements; nothing here can name an element that is not written here. */
import { Fragment, type ComponentChild } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { map } from '#widget/list';
import { parseMarkdown, type Block, type Inline } from '#widget/markdown';
import type { Say } from '#widget/texts';

/** Longer texts are cut until the reader asks: layout of a megabyte takes seconds in any browser. */
const shownCharacters = 12_000;

const inlines = (list: Inline[]): ComponentChild[] =>
  map(list, (node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return <code>{node.text}</code>;
    if (node.kind === 'link')
      return (
        <>
          <a href={node.href} target="_blank" rel="noopener noreferrer nofollow" title={node.host}>
            {inlines(node.children)}
          </a>
          {namesHost(node.children, node.host) ? null : <small class="host"> ({node.host})</small>}
        </>
      );
    const Tag = node.kind;
    return <Tag>{inlines(node.children)}</Tag>;
  });

/** A link whose words do not say where it goes gets its host beside it. */
const namesHost = (children: Inline[], host: string) =>
  typeof children[0] === 'string' && /^(https?:\/\/)?([^/?#\s]*)/i.exec(children[0])?.[2] === host;

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
            <code>{block.text}</code>
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
                <tr>
                  {map(row, (cell) =>
                    index ? (
                      <td dir="auto">{inlines(cell)}</td>
                    ) : (
                      <th dir="auto">{inlines(cell)}</th>
                    ),
                  )}
                </tr>
              ))}
            </table>
          </div>
        );
      case 'list': {
        const items = map(block.items, (item) => (
          <li dir="auto">
            {inlines(item.children)}
            {item.list ? blocks([item.list]) : null}
          </li>
        ));
        return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
      }
    }
  });

export function Markdown(props: { text: string; streaming?: boolean; say: Say }) {
  const { text, streaming, say } = props;
  const [all, setAll] = useState(false);
  const cut = !all && text.length > shownCharacters;
  const drawn = useMemo(
    () => (
      <Fragment>
        {blocks(parseMarkdown(cut ? text.slice(0, shownCharacters) : text, streaming || cut))}
      </Fragment>
    ),
    [text, streaming, cut],
  );
  return (
    <div class="md">
      {drawn}
      {cut && <More say={say} show={() => setAll(true)} />}
    </div>
  );
}

const More = ({ say, show }: { say: Say; show(): void }) => (
  <button type="button" class="text" onClick={show}>
    {say('all')}
  </button>
);

/** What people typed: text and nothing else. */
export function Plain({ text, say }: { text: string; say: Say }) {
  const [all, setAll] = useState(false);
  const cut = !all && text.length > shownCharacters;
  return (
    <div class="plain" dir="auto">
      {cut ? text.slice(0, shownCharacters) : text}
      {cut && <More say={say} show={() => setAll(true)} />}
    </div>
  );
}
