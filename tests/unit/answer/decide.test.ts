// What kind of answer a question gets, what is searched for, and what is proposed next.
import { describe, expect, it, test } from 'vitest';
import { decideAnswer, isSimpleTurn, suggestionsOf } from '#core/answer/decide';
import type { AnswerSituation } from '#core/answer/decide';
import { freshFirst, searchText } from '#core/answer/decide-search';

const situation = (but: Partial<AnswerSituation> = {}): AnswerSituation => ({
  understood: {
    language: 'en',
    smalltalk: null,
    wantsPerson: false,
    intent: { label: 'SHIPPING', confidence: 0.9 },
    sentiment: 0,
    frustration: 0.1,
  },
  concern: null,
  escalation: null,
  confidence: 0.8,
  threshold: 0.45,
  knowledgeAvailable: true,
  modelAvailable: false,
  ...but,
});
const understood = situation().understood;
const common = { confident: true, knowledgeAvailable: true, nearFloor: 0.225, offersPerson: false };
const critical = { level: 'critical', type: 'complexity', reason: 'the word "lawyer"' } as const;
const medium = { level: 'medium', type: 'frustration', reason: 'sentiment -0.7' } as const;
const asked = { level: 'high', type: 'complexity', reason: 'the visitor asked' } as const;

test.each<[string, Partial<AnswerSituation>, object]>([
  ['an article that is sure', {}, { kind: 'articles', reasons: ['confidence 0.80 ≥ 0.45'] }],
  ['a model', { modelAvailable: true }, { kind: 'model', reasons: ['a model is configured'] }],
  [
    'no article is sure',
    { confidence: 0.2 },
    { kind: 'fallback', confident: false, reasons: ['confidence 0.20 < 0.45'] },
  ],
  [
    'the knowledge base is away',
    { knowledgeAvailable: false },
    {
      kind: 'fallback',
      confident: false,
      knowledgeAvailable: false,
      reasons: ['the knowledge base is away'],
    },
  ],
  [
    'small talk',
    { understood: { ...understood, smalltalk: 'thanks' }, modelAvailable: true },
    { kind: 'smalltalk', notice: 'thanks', reasons: ['small talk'] },
  ],
  [
    'a person is asked for, whatever else is said',
    { understood: { ...understood, wantsPerson: true }, concern: 'abuse', escalation: asked },
    {
      kind: 'handover',
      notice: 'handover',
      offersPerson: true,
      reasons: ['asked for a person', 'high complexity: the visitor asked'],
    },
  ],
  [
    'a word of law',
    { escalation: critical, modelAvailable: true },
    {
      kind: 'handover',
      notice: 'handoverSerious',
      offersPerson: true,
      reasons: ['a person is needed', 'critical complexity: the word "lawyer"'],
    },
  ],
  [
    'a little anger: the answer, and a person within reach',
    { escalation: medium },
    {
      kind: 'articles',
      offersPerson: true,
      reasons: ['confidence 0.80 ≥ 0.45', 'medium frustration: sentiment -0.7'],
    },
  ],
  [
    'an attempt to steer the machinery',
    { concern: 'injection', modelAvailable: true },
    { kind: 'concern', notice: 'stayOnTopic', reasons: ['guard: injection'] },
  ],
  [
    'an insult',
    { concern: 'abuse', modelAvailable: true },
    { kind: 'concern', notice: 'abuse', offersPerson: true, reasons: ['guard: abuse'] },
  ],
  [
    'data of others',
    { concern: 'others-data', modelAvailable: true },
    { kind: 'concern', notice: 'othersData', offersPerson: true, reasons: ['guard: others-data'] },
  ],
  [
    'self-harm comes before everything',
    { concern: 'self-harm', understood: { ...understood, wantsPerson: true } },
    { kind: 'handover', notice: 'selfHarm', reasons: ['guard: self-harm'] },
  ],
])('%s', (_, but, plan) => {
  expect(decideAnswer(situation(but))).toEqual({ ...common, ...plan });
});

test.each([
  ['and for Canada?', true],
  ['what about express', true],
  ['does it shrink?', true],
  ['why?', true],
  ['und nach Österreich?', true],
  ['et pour la Suisse ?', true],
  ['¿por qué?', true],
  ['y para niños?', true],
  ['那运费呢？', true],
  ['では送料は？', true],
  ['그럼 배송비는요?', true],
  ['وماذا عن الشحن؟', true],
  ['How do I return a pair of shoes that I bought last week?', false],
  ['Do you ship to Canada?', false],
  ['refund', false],
])('%j leans on the question before it: %s', (text, leans) => {
  const before = 'How long does shipping take?';
  expect(searchText(text, ['Hi', before])).toBe(leans ? `${before} ${text}` : text);
  expect(searchText(text, [])).toBe(text);
});

test.each([
  ['how do I return my shoes?', 'and how much is shipping?', true],
  ['I forgot my password', 'and where is my parcel?', true],
  ['how do I return a jacket', 'and when do I get my money back?', false],
  ['do you ship to Germany?', 'and for Canada?', false],
])('after %j, %j is another subject: %s', (before, text, isOther) => {
  expect(searchText(text, [before])).toBe(isOther ? text : `${before} ${text}`);
});

test('what is proposed next is near, in the language, new, and three at most', () => {
  const hit = (articleId: string, confidence: number, locale = 'en', title = `T ${articleId}`) => ({
    articleId,
    title,
    locale,
    confidence,
  });
  const hits = [
    hit('a', 0.9),
    hit('b', 0.5),
    hit('c', 0.4, 'en-GB'),
    hit('d', 0.4, 'de'),
    hit('e', 0.1),
    hit('f', 0.3),
    hit('g', 0.3, 'en', 'T f'),
    hit('h', 0.3),
  ];
  expect(suggestionsOf(hits, new Set(['a']), 'en', 0.2)).toEqual(['T b', 'T c', 'T f']);
});

test.each<[string, Partial<Parameters<typeof isSimpleTurn>[0]>, boolean]>([
  ['short, alone, calm and surely answered', {}, true],
  ['long', { text: 'x'.repeat(161) }, false],
  ['in the middle of a conversation', { historyLength: 1 }, false],
  ['not surely answered', { confidence: 0.7 }, false],
  ['angry', { escalation: medium }, false],
])('a simple turn is %s', (_, but, expected) => {
  const turn = {
    text: 'Do you ship to Canada?',
    historyLength: 0,
    confidence: 0.8,
    escalation: null,
  };
  expect(isSimpleTurn({ ...turn, ...but })).toBe(expected);
});

describe('what was just read out is not read out again', () => {
  const hit = (articleId: string, confidence: number) => ({
    articleId,
    confidence,
    body: `The article ${articleId} says this, and more, in words that are long enough to be known by.`,
  });
  const [invoice, code, weak] = [hit('invoice', 0.8), hit('code', 0.6), hit('weak', 0.2)];
  const order = (own: ReturnType<typeof hit>[], lastSaid: string) =>
    freshFirst([invoice, weak, code], own, lastSaid).map(({ articleId }) => articleId);
  it.each([
    ['what the new words find comes first', [code], invoice.body, ['code', 'invoice', 'weak']],
    ['unless it is hardly found', [weak], invoice.body, ['invoice', 'weak', 'code']],
    ['or is the same', [invoice], invoice.body, ['invoice', 'weak', 'code']],
    ['or something else was said', [code], 'Hello!', ['invoice', 'weak', 'code']],
    ['or nothing', [code], '', ['invoice', 'weak', 'code']],
  ])('%s', (_, own, said, expected) => {
    expect(order(own, said)).toEqual(expected);
  });
});
