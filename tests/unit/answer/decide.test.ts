// What kind of answer a question gets, what is searched for, and what is proposed next.
import { describe, expect, it, test } from 'vitest';
import { decideAnswer, isSimpleTurn, suggestionsOf } from '#core/answer/decide';
import type { AnswerSituation } from '#core/answer/decide';
import type { Ambiguity } from '#core/answer/ambiguity';
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
  tool: null,
  ambiguity: null,
  justClarified: false,
  changesTopic: false,
  ...but,
});
const understood = situation().understood;
const common = {
  decision: 'answer',
  confident: true,
  knowledgeAvailable: true,
  nearFloor: 0.225,
  offersPerson: false,
};
const vague: Ambiguity = { kind: 'vague', topic: 'price', options: ['A', 'B'] };
const near: Ambiguity = { kind: 'articles', options: ['A', 'B'], isSure: true };
const critical = { level: 'critical', type: 'complexity', reason: 'the word "lawyer"' } as const;
const medium = { level: 'medium', type: 'frustration', reason: 'sentiment -0.7' } as const;
const asked = { level: 'high', type: 'complexity', reason: 'the visitor asked' } as const;

test.each<[string, Partial<AnswerSituation>, object]>([
  ['an article that is sure', {}, { kind: 'articles', reasons: ['confidence 0.80 ≥ 0.45'] }],
  ['a model', { modelAvailable: true }, { kind: 'model', reasons: ['a model is configured'] }],
  [
    'no article is sure',
    { confidence: 0.2 },
    {
      decision: 'collect-lead',
      kind: 'fallback',
      confident: false,
      reasons: ['confidence 0.20 < 0.45'],
    },
  ],
  [
    'the knowledge base is away',
    { knowledgeAvailable: false },
    {
      decision: 'collect-lead',
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
      decision: 'hand-over',
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
      decision: 'hand-over',
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
      decision: 'offer-person',
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
    {
      decision: 'offer-person',
      kind: 'concern',
      notice: 'abuse',
      offersPerson: true,
      reasons: ['guard: abuse'],
    },
  ],
  [
    'data of others',
    { concern: 'others-data', modelAvailable: true },
    {
      decision: 'offer-person',
      kind: 'concern',
      notice: 'othersData',
      offersPerson: true,
      reasons: ['guard: others-data'],
    },
  ],
  [
    'self-harm comes before everything',
    { concern: 'self-harm', understood: { ...understood, wantsPerson: true } },
    { decision: 'hand-over', kind: 'handover', notice: 'selfHarm', reasons: ['guard: self-harm'] },
  ],
  [
    'what a tool waits for comes before small talk',
    { tool: 'awaited', understood: { ...understood, smalltalk: 'affirm' }, modelAvailable: true },
    { kind: 'tool', decision: 'call-tool', reasons: ['a tool waits for this'] },
  ],
  [
    'small talk asks for no tool',
    { tool: 'fresh', understood: { ...understood, smalltalk: 'thanks' } },
    { kind: 'smalltalk', notice: 'thanks', reasons: ['small talk'] },
  ],
  [
    'a tool, without a model',
    { tool: 'fresh' },
    { kind: 'tool', decision: 'call-tool', reasons: ['asks for a tool'] },
  ],
  [
    'a model calls tools itself',
    { tool: 'fresh', modelAvailable: true },
    { kind: 'model', reasons: ['a model is configured'] },
  ],
  [
    'two numbers are asked about, model or not',
    { tool: 'choice', modelAvailable: true },
    { kind: 'tool', decision: 'clarify', reasons: ['unclear: more than one tool or number'] },
  ],
  [
    'nothing in particular is asked about, model or not',
    { ambiguity: vague, modelAvailable: true, tool: 'fresh' },
    {
      kind: 'clarify',
      ambiguity: vague,
      decision: 'clarify',
      reasons: ['unclear: "price" of what'],
    },
  ],
  [
    'articles near each other',
    { ambiguity: near, modelAvailable: true },
    {
      kind: 'clarify',
      ambiguity: near,
      decision: 'clarify',
      reasons: ['unclear: articles near each other'],
    },
  ],
  [
    'articles near each other, and a tool that is asked for',
    { ambiguity: near, tool: 'fresh' },
    { kind: 'tool', decision: 'call-tool', reasons: ['asks for a tool'] },
  ],
  [
    'no article is sure, two are near: a model may know',
    { ambiguity: { ...near, isSure: false }, modelAvailable: true, confidence: 0.3 },
    { kind: 'model', confident: false, reasons: ['a model is configured'] },
  ],
  [
    'never a second question behind the first',
    { ambiguity: { ...near, isSure: false }, justClarified: true, confidence: 0.3 },
    {
      kind: 'fallback',
      decision: 'collect-lead',
      confident: false,
      nearFloor: Infinity,
      reasons: ['confidence 0.30 < 0.45'],
    },
  ],
  [
    'another subject is noted',
    { changesTopic: true },
    { kind: 'articles', reasons: ['confidence 0.80 ≥ 0.45', 'another subject than before'] },
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
