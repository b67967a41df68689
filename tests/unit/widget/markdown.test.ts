import { describe, expect, test } from 'vitest';
import { parseInline, parseMarkdown } from '#widget/markdown';
import { safeUrl } from '#widget/safe-url';

const link = (href: string, host: string, text: string) => ({
  kind: 'link',
  href,
  host,
  children: [text],
});

describe('inline', () => {
  test.each<[string, unknown[]]>([
    ['plain', ['plain']],
    [
      '**b** and *i*',
      [{ kind: 'strong', children: ['b'] }, ' and ', { kind: 'em', children: ['i'] }],
    ],
    ['**b *i* b**', [{ kind: 'strong', children: ['b ', { kind: 'em', children: ['i'] }, ' b'] }]],
    ['snake_case_name 2 * 3', ['snake_case_name 2 * 3']],
    ['`**not**`', [{ kind: 'code', text: '**not**' }]],
    ['\\*plain\\*', ['*plain*']],
    ['[a](https://x.example/p)', [link('https://x.example/p', 'x.example', 'a')]],
    [
      '![pixel](https://evil.example/?q=1)',
      [link('https://evil.example/?q=1', 'evil.example', 'pixel')],
    ],
    [
      'see https://x.example/a_b.',
      ['see ', link('https://x.example/a_b', 'x.example', 'https://x.example/a_b'), '.'],
    ],
    ['<img src=x onerror=alert(1)>', ['<img src=x onerror=alert(1)>']],
  ])('%s', (text, expected) => {
    expect(parseInline(text)).toEqual(expected);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/v1/files/1?q=x',
    'https://user:pass@evil.example',
    'https://',
    'java\tscript:alert(1)',
    'file:///etc/passwd',
    'blob:https://x/1',
  ])('%s is no link', (url) => {
    expect(safeUrl(url)).toBeNull();
    expect(
      parseInline(`[a](${url})`).every(
        (node) =>
          typeof node === 'string' ||
          node.kind !== 'link' ||
          /^https?:$/.test(new URL(node.href).protocol),
      ),
    ).toBe(true);
  });
});

test('blocks', () => {
  expect(
    parseMarkdown(
      '# T\n\ntext\nmore\n\n- a\n  - b\n- c\n\n3. x\n\n> q\n> > r\n\n```js\n<b>\n```\n---\n| a | b |\n|---|---|\n| 1 | 2 |',
    ),
  ).toEqual([
    { kind: 'heading', children: ['T'] },
    { kind: 'paragraph', children: ['text\nmore'] },
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [
        {
          children: ['a'],
          list: { kind: 'list', ordered: false, start: 1, items: [{ children: ['b'] }] },
        },
        { children: ['c'] },
      ],
    },
    { kind: 'list', ordered: true, start: 3, items: [{ children: ['x'] }] },
    {
      kind: 'quote',
      blocks: [
        { kind: 'paragraph', children: ['q'] },
        { kind: 'quote', blocks: [{ kind: 'paragraph', children: ['r'] }] },
      ],
    },
    { kind: 'code', text: '<b>' },
    { kind: 'rule' },
    {
      kind: 'table',
      rows: [
        [['a'], ['b']],
        [['1'], ['2']],
      ],
    },
  ]);
});

describe('half an answer', () => {
  test('open emphasis counts, an unfinished address does not flash', () => {
    expect(parseMarkdown('Take **the for', true)).toEqual([
      { kind: 'paragraph', children: ['Take ', { kind: 'strong', children: ['the for'] }] },
    ]);
    expect(parseMarkdown('See [the page](https://exam', true)).toEqual([
      { kind: 'paragraph', children: ['See the page'] },
    ]);
  });
  test('every prefix parses', () => {
    const text =
      'A **b** [c](https://d.example) `e`\n\n- f\n  1. g\n\n> h\n\n```\ni\n```\n|a|b|\n|-|-|\n|1|2|';
    for (let end = 0; end <= text.length; end++)
      expect(() => parseMarkdown(text.slice(0, end), true)).not.toThrow();
  });
});

describe('hostile input costs no more than its length', () => {
  const n = 10_000;
  test.each<[string, string]>([
    ['quotes', '> '.repeat(n)],
    ['brackets', '['.repeat(n)],
    ['link ends', ']('.repeat(n)],
    ['empty links', '[]('.repeat(n)],
    ['emphasis', '**a *b _c '.repeat(n)],
    ['stars', '*'.repeat(n * 10)],
    ['ticks', '`a``b'.repeat(n)],
    ['lists', Array.from({ length: n }, (_, i) => `${' '.repeat(i % 100)}- a`).join('\n')],
    ['tables', '|a|b|\n|-|-|\n'.repeat(n)],
    ['one rule of a megabyte', `|\n|${'-'.repeat(500_000)}x`],
    ['links', '[a](http://b.example/) '.repeat(n)],
    ['punctuation', `https://a${'.'.repeat(2_000)}x `.repeat(100)],
    ['one line of a megabyte', 'x'.repeat(1_000_000)],
  ])('%s', (_, text) => {
    const start = performance.now();
    parseMarkdown(text, true);
    // The promise is 200 ms for what is shown at once (12,000 characters); this is far more text.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
