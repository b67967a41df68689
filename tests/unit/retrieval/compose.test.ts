// The extractive answer: the article's own words, whole lists and sentences, within its budget, with sources.
import { describe, expect, test } from 'vitest';
import { compose } from '#core/answer/compose';

const customs = {
  id: 'art_1',
  title: 'Customs documents',
  questions: [],
  locale: 'en',
  body: [
    'Every shipment that leaves the customs union needs papers.',
    '## Commercial invoice',
    'The invoice names seller, buyer and goods. It must show these details:',
    '- HS code\n- value and currency\n- incoterm',
    '## Packing list',
    (
      'The packing list says what is in which box. It names weights and sizes, e.g. 1.5 kg per box. ' +
      'Nothing here is about money. '.repeat(20)
    ).trim(),
  ].join('\n\n'),
};

describe('compose', () => {
  test('a short article is shown whole', () => {
    const article = {
      id: 'art_2',
      title: 'Hours',
      questions: [],
      body: 'We answer **daily**, 8–18 h.',
      locale: 'en',
    };
    expect(compose({ question: 'when are you open', hits: [{ article, score: 1 }] })).toEqual({
      text: 'We answer **daily**, 8–18 h.',
      citations: [{ articleId: 'art_2', title: 'Hours', span: { start: 0, end: 28 } }],
    });
  });

  test('the list that answers stays whole, with the line that introduces it', () => {
    const { text, citations } = compose({
      question: 'what must the commercial invoice show?',
      hits: [{ article: customs, score: 1 }],
    });
    expect(text).toContain(
      'It must show these details:\n\n- HS code\n- value and currency\n- incoterm',
    );
    expect(text).not.toContain('Nothing here is about money');
    expect(citations).toHaveLength(1);
  });

  test('a long paragraph gives whole sentences within the budget', () => {
    const { text } = compose({
      question: 'what does a packing list say',
      hits: [{ article: customs, score: 1 }],
    });
    expect(text).toContain(
      'The packing list says what is in which box. It names weights and sizes, e.g. 1.5 kg per box.',
    );
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(130);
    expect(text.endsWith('.')).toBe(true);
  });

  test('voice frames the answer; no hits, no text', () => {
    const article = { id: 'a', title: 'T', questions: [], body: 'Yes.', locale: 'en' };
    expect(
      compose({
        question: 't',
        hits: [{ article, score: 1 }],
        voice: { opening: 'Sure:', closing: 'Anything else?' },
      }).text,
    ).toBe('Sure:\n\nYes.\n\nAnything else?');
    expect(compose({ question: 't', hits: [] })).toEqual({ text: '', citations: [] });
  });
});
