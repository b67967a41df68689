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

  const sentence = 'Some more words about how refunds are worked out by our people. ';
  const reasons = {
    id: 'art_3',
    title: 'Lower refund',
    questions: [],
    locale: 'en',
    body: [
      'A refund can be lower for one of these reasons; the e-mail names it.',
      '- The label fee was taken off\n- A voucher was used\n- The item was worn',
      sentence.repeat(8).trim(),
    ].join('\n\n'),
  };

  test('an article of 150 words is shown whole when it is clearly ahead, and its lead keeps its list when not', () => {
    const question = 'why is my refund lower';
    const rival = { ...reasons, id: 'art_4', body: 'Refunds take five days.' };
    expect(
      compose({
        question,
        hits: [
          { article: reasons, score: 2 },
          { article: rival, score: 1 },
        ],
      }).text,
    ).toBe(reasons.body);
    const long = { ...reasons, body: `${reasons.body}\n\n${sentence.repeat(12).trim()}` };
    expect(compose({ question, hits: [{ article: long, score: 1 }] }).text).toContain(
      'the e-mail names it.\n\n- The label fee was taken off\n- A voucher was used\n- The item was worn',
    );
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
