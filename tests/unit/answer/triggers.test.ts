// When a person is needed: the table of rules, the words of trouble in sixteen languages, and no false alarm on the demo tenants.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { escalationOf, handsOver, seriousWordIn, triggerLimits } from '#core/answer/triggers';
import type { Signs } from '#core/answer/triggers';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { screen } from '#core/guard/screen';
import { understand } from '#core/understanding/understand';

const calm: Signs = {
  wantsPerson: false,
  inDanger: false,
  seriousWord: null,
  sentiment: 0,
  frustration: 0.2,
  wasAngryBefore: false,
  uncertainty: 0.1,
  isAnswerable: true,
  isTechnical: false,
  timesAskedBefore: 0,
  ageMs: 60_000,
  fallbacksInARow: 0,
  isVip: false,
};

test.each<[string, Partial<Signs>, ReturnType<typeof escalationOf>]>([
  ['nothing', {}, null],
  [
    'danger before all else',
    { inDanger: true, wantsPerson: true },
    { level: 'critical', type: 'complexity', reason: 'the visitor may be in danger' },
  ],
  [
    'a word of law',
    { seriousWord: 'lawyer', wantsPerson: true },
    { level: 'critical', type: 'complexity', reason: 'the word "lawyer"' },
  ],
  [
    'a wish for a person',
    { wantsPerson: true },
    { level: 'high', type: 'complexity', reason: 'the visitor asked for a person' },
  ],
  [
    'the same in anger',
    { wantsPerson: true, sentiment: -0.7 },
    { level: 'high', type: 'frustration', reason: 'the visitor asked for a person' },
  ],
  [
    'the same about a fault',
    { wantsPerson: true, isTechnical: true },
    { level: 'high', type: 'technical', reason: 'the visitor asked for a person' },
  ],
  [
    'anger that an article may answer',
    { sentiment: -0.7 },
    { level: 'medium', type: 'frustration', reason: 'sentiment -0.70 < -0.6' },
  ],
  [
    'anger again',
    { sentiment: -0.7, wasAngryBefore: true },
    { level: 'high', type: 'frustration', reason: 'sentiment -0.70 < -0.6, again' },
  ],
  [
    'anger that nothing answers',
    { sentiment: -0.85, isAnswerable: false },
    { level: 'high', type: 'frustration', reason: 'sentiment -0.85 < -0.6' },
  ],
  ['exactly the threshold', { sentiment: -0.6 }, null],
  [
    'the same question four times',
    { timesAskedBefore: 3 },
    { level: 'medium', type: 'frustration', reason: 'the same question 4 times' },
  ],
  ['three times is not more than three', { timesAskedBefore: 2 }, null],
  [
    'four times and annoyed',
    { timesAskedBefore: 3, sentiment: -0.4 },
    { level: 'high', type: 'frustration', reason: 'the same question 4 times, annoyed' },
  ],
  [
    'two answers that did not help',
    { fallbacksInARow: 2, isTechnical: true },
    { level: 'medium', type: 'technical', reason: '2 answers in a row did not help' },
  ],
  [
    'not sure',
    { uncertainty: 0.71 },
    { level: 'medium', type: 'complexity', reason: 'uncertainty 0.71 > 0.7' },
  ],
  [
    'a long conversation',
    { ageMs: 660_000 },
    { level: 'medium', type: 'complexity', reason: '11 minutes and still not solved' },
  ],
  ['ten minutes are not longer than ten', { ageMs: 600_000 }, null],
  [
    'frustrated',
    { frustration: 0.9 },
    { level: 'low', type: 'frustration', reason: 'frustration 0.90' },
  ],
])('%s', (_, signs, escalation) => {
  expect(escalationOf({ ...calm, ...signs })).toEqual(escalation);
});

test('high and critical hand over, medium and low do not', () => {
  const over = (['low', 'medium', 'high', 'critical'] as const).map((level) =>
    handsOver({ level, type: 'technical', reason: '' }),
  );
  expect([...over, handsOver(null)]).toEqual([false, false, true, true, false]);
});

describe('words of law, fraud and theft', () => {
  test.each([
    'I will contact my lawyer about this',
    'You will hear from my attorney',
    'We are filing a lawsuit',
    'I am taking legal action',
    'This is fraud!!',
    'My card was stolen yesterday',
    'someone stole my phone and is ordering things',
    'you scammed me',
    'Ich schalte meinen Anwalt ein',
    'Das ist Betrug',
    'Meine Karte wurde gestohlen',
    "C'est une arnaque",
    'Je vais porter plainte',
    'Voy a llamar a mi abogado',
    'Esto es una estafa',
    'Mi rivolgo al mio avvocato',
    'Questa è una truffa',
    'Vou chamar o meu advogado',
    'Ik ga aangifte doen',
    'Idę z tym na policję',
    'Avukatıma vereceğim',
    'Я обращусь в суд',
    'Это мошенничество',
    'سأتصل بالمحامي',
    'यह धोखाधड़ी है',
    'אני אתבע אתכם',
    '我要起诉你们',
    '这是诈骗',
    '弁護士に相談します',
    '詐欺ですよね',
    '변호사를 부르겠어요',
    '사기당했어요',
  ])('%s', (text) => {
    expect(seriousWordIn(text)).not.toBeNull();
  });

  test.each([
    'stolen from doorstep',
    'what happens if my parcel is stolen?',
    'Do you sell shoe polish?',
    'do you offer fraud protection',
    'Why do I have to sign the power of attorney?',
    'Der Preis betrug 20 Euro',
    'Can I pay legally with cash?',
    'le fenouil et un avocatier',
    '사기 전에 물어볼게요',
    'where is my order',
    '',
  ])('not: %s', (text) => {
    expect(seriousWordIn(text)).toBeNull();
  });
});

type Question = { text: string; slug: string | null };
const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../worker/demo/${path}`, import.meta.url), 'utf8')) as T;

test.each([
  { tenant: 'shop', handovers: ["let me speak with somebody who isn't a robot"] },
  { tenant: 'logistics', handovers: [] },
])('the questions of the demo tenant $tenant keep the assistant speaking', (demo) => {
  const articles = read<(RetrievableArticle & { slug: string })[]>(`${demo.tenant}/articles.json`)
    .filter((article) => article.locale === 'en')
    .map((article) => ({ ...article, id: article.slug }));
  const index = buildIndex(articles);
  const questions = read<Question[]>(`${demo.tenant}/questions.json`);
  const handedOver = questions.filter(({ text }) => {
    const understood = understand(text, { locale: 'en' });
    const confidence = index.search(text)[0]?.confidence ?? 0;
    return handsOver(
      escalationOf({
        ...calm,
        ...understood,
        inDanger: screen(text) === 'self-harm',
        seriousWord: seriousWordIn(text),
        uncertainty: 1 - confidence,
        isAnswerable: confidence >= 0.45,
        isTechnical: understood.intent.label === 'TECHNICAL_SUPPORT',
      }),
    );
  });
  expect(handedOver.map(({ text }) => text)).toEqual(demo.handovers);
  expect(questions.filter(({ text }) => screen(text) !== null)).toEqual([]);
});

test.each([
  ['none', undefined],
  ['offer', 'medium'],
  ['handover', 'high'],
] as const)('a VIP where the tenant wants %s', (vip, level) => {
  const found = escalationOf({ ...calm, isVip: true }, { ...triggerLimits, vip });
  expect(found?.level).toBe(level);
});

test('a tenant draws its own lines, and has its own serious words', () => {
  const limits = { ...triggerLimits, angry: -0.9, unsure: 0.99, askedTimes: 5, longMs: 60_000 };
  expect([
    escalationOf({ ...calm, sentiment: -0.7 }, limits),
    escalationOf({ ...calm, uncertainty: 0.95 }, limits),
    escalationOf({ ...calm, timesAskedBefore: 4 }, limits),
    escalationOf({ ...calm, ageMs: 61_000 }, limits)?.reason,
    seriousWordIn('I will tell Stiftung Warentest today', ['stiftung warentest']),
    seriousWordIn('I read about Stiftung Warentester', ['stiftung warentest']),
  ]).toEqual([null, null, null, '1 minutes and still not solved', 'stiftung warentest', null]);
});
