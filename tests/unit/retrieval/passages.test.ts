// Passages cover the article: spans are exact, lists and sentences stay whole, hostile text costs linear time.
import { describe, expect, test } from 'vitest';
import { sentenceSpans, splitPassages } from '#core/retrieval/passages';

const passagesOf = (body: string) => splitPassages({ id: 'art_1', title: 'T', body });

describe('splitPassages', () => {
  test('headings, paragraphs, lists and code are told apart and spans are exact', () => {
    const body =
      '# Top\n\nOne. Two.\n\n## List\nDo this:\n1. a\n2. b\n\n```\ncode\n\nmore\n```\n\n| a | b |\n|---|---|';
    const passages = passagesOf(body);
    expect(passages.map(({ kind, heading, text }) => ({ kind, heading, text }))).toEqual([
      { kind: 'prose', heading: 'Top', text: 'One. Two.' },
      { kind: 'list', heading: 'List', text: 'Do this:\n1. a\n2. b' },
      { kind: 'code', heading: 'List', text: '```\ncode\n\nmore\n```' },
      { kind: 'table', heading: 'List', text: '| a | b |\n|---|---|' },
    ]);
    for (const { start, end, text } of passages) expect(body.slice(start, end)).toBe(text);
  });

  test('a long paragraph is cut between sentences', () => {
    const sentence = 'This sentence has exactly eight words in it. ';
    const passages = passagesOf(sentence.repeat(40));
    expect(passages.length).toBe(4);
    for (const { text } of passages) expect(text).toMatch(/^This.*in it\.$/s);
  });

  test('abbreviations, numbers and quotes do not end a sentence wrongly', () => {
    const text = 'Pay 1.50 EUR, e.g. by card. "Really?" Yes! 送料は無料です。はい。';
    expect(sentenceSpans(text).map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      'Pay 1.50 EUR, e.g. by card.',
      '"Really?"',
      'Yes!',
      '送料は無料です。',
      'はい。',
    ]);
  });

  test('a megabyte of anything is linear', () => {
    for (const piece of ['a. ', '\n', '# x\n', '- a\n', '```\n', '| a\n', 'a.b.', '。', '!"']) {
      const text = piece.repeat(1_000_000 / piece.length);
      const before = performance.now();
      passagesOf(text);
      expect(performance.now() - before).toBeLessThan(4000);
    }
  });
});
