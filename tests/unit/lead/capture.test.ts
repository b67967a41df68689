/** The rules of lead capture: when it begins, what it asks, what it never asks twice, how it stops and goes on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leadStep, reminder } from '#core/lead-capture';
import type { LeadSituation, LeadStep } from '#core/lead-situation';
import { LeadCapture } from '#protocol/lead-capture';
import type { LeadProgress } from '#protocol/lead-capture';
import * as v from 'valibot';
import { at, capture, talk } from './situation.ts';

describe('only when it is needed', () => {
  test.each([
    ['what does shipping cost?', {}, 'none'],
    ['I want to talk to a person', { wantsPerson: true }, 'none'],
    ['I want to talk to a person', { wantsPerson: true, isNobodyThere: true }, 'ask'],
    ['I need a quote', {}, 'ask'],
    ['I need a quote', { capture: { ...capture, mode: 'off' as const } }, 'none'],
    ['I need a quote', { hasLead: true }, 'kept'],
    ['something else', { hasLead: true }, 'none'],
    ['leave my details', { isAsked: 'person' as const }, 'ask'],
  ])('%s %j: %s', (text, more, kind) => {
    expect(leadStep(at(text, null, more)).kind).toBe(kind);
  });

  test.each([
    'I need a quote',
    'Ich hätte gern ein Angebot',
    'Je voudrais un devis',
    'Quiero un presupuesto',
    'Vorrei un preventivo',
    'Queria um orçamento',
    'Graag een offerte',
    'Poproszę o wycenę',
    'Bir fiyat teklifi rica ediyorum',
    'Мне нужно коммерческое предложение',
    'أريد عرض سعر',
    'אני רוצה הצעת מחיר',
    'मुझे कोटेशन चाहिए',
    '我想要报价',
    '見積もりをお願いします',
    '견적 부탁드립니다',
  ])('a quote is wished for: %s', (text) => {
    expect(leadStep(at(text, null))).toMatchObject({ kind: 'ask', question: { id: 'request' } });
  });
});

test('one question at a time, then consent, then it is captured', () => {
  const { said, progress } = talk([
    'a quote please',
    '200 chairs',
    "I'm Ada Quill",
    'ada@quill.example',
    'yes',
  ]);
  expect(said).toEqual(['begin request', 'next name', 'next email', 'consent', 'capture']);
  expect(progress).toEqual({
    cause: 'quote',
    intent: 'GENERAL_INQUIRY',
    status: 'open',
    asked: ['request', 'name', 'email'],
    answers: { request: '200 chairs', name: 'Ada Quill', email: 'ada@quill.example' },
    skipped: [],
    awaits: 'consent',
    tries: 0,
    isReminded: false,
  });
});

test('what was said already is not asked', () => {
  const { said, progress } = talk([
    'I need a quote for 200 office chairs to be delivered to Bremen in May, write to ada@quill.example',
    'Ada',
  ]);
  expect(said).toEqual(['begin name', 'consent']);
  expect(progress?.answers['email']).toBe('ada@quill.example');
});

test('an answer that does not fit is asked for once more, then the question is let go', () => {
  const { said, progress } = talk([
    'a quote please',
    'chairs',
    'Ada',
    'at home',
    'over there',
    '+49 421 555 0100',
    'yes',
  ]);
  expect(said).toEqual([
    'begin request',
    'next name',
    'next email',
    'again email',
    'next phone',
    'consent',
    'capture',
  ]);
  expect(progress?.skipped).toEqual(['email']);
});

describe('skipping and stopping', () => {
  test.each([
    ['Skip', 'no thanks'],
    ['überspringen', 'nein danke'],
    ['passer', 'non merci'],
    ['omitir', 'no gracias'],
    ['salta', 'no grazie'],
    ['pular', 'não, obrigado'],
    ['overslaan', 'nee, dank je'],
    ['pomiń', 'nie, dziękuję'],
    ['atla', 'hayır, teşekkürler'],
    ['пропустить', 'нет, спасибо'],
    ['تخطي', 'لا، شكرا'],
    ['דלג', 'לא תודה'],
    ['छोड़ें', 'नहीं, धन्यवाद'],
    ['跳过', '不用了，谢谢'],
    ['スキップ', '結構です'],
    ['건너뛰기', '아니요, 괜찮아요'],
  ])('%s and %s skip a question', (skip, noThanks) => {
    const { said } = talk(['a quote please', skip, noThanks, 'ada@quill.example']);
    expect(said).toEqual(['begin request', 'next name', 'next email', 'consent']);
  });

  test('no to the first question is no to all of them, and it is not asked again by itself', () => {
    const { said, progress } = talk(['a quote please', 'no thanks', 'what do you sell?']);
    expect(said).toEqual(['begin request', 'declined', 'none']);
    expect(progress?.status).toBe('declined');
  });

  test('with neither address nor number there is no lead', () => {
    const { said } = talk(['a quote please', 'chairs', 'skip', 'skip', 'skip']);
    expect(said).toEqual(['begin request', 'next name', 'next email', 'next phone', 'declined']);
  });

  test('stop ends it at any question; without consent nothing is captured', () => {
    expect(talk(['a quote', 'chairs', 'never mind']).said.at(-1)).toBe('declined');
    expect(talk(['a quote', 'chairs', 'Ada', 'ada@quill.example', 'no']).said.at(-1)).toBe(
      'declined',
    );
  });

  test('who wants a quote after all goes on where it stopped, with what was answered', () => {
    const { said } = talk([
      'a quote',
      'chairs',
      'stop',
      'I do want a quote',
      'Ada',
      'ada@quill.example',
      'yes',
    ]);
    expect(said).toEqual([
      'begin request',
      'next name',
      'declined',
      'next email',
      'again email',
      'consent',
      'capture',
    ]);
  });
});

describe('interruptions', () => {
  const begun = talk(['a quote please', 'chairs']).progress!;

  test.each([
    ['What are your opening hours?', { isAnswerable: true }],
    ['track MF204518337', { isOtherMatter: true }],
    ['get me a human', { wantsPerson: true }],
  ])('%s comes between: the open question waits', (text, more) => {
    expect(leadStep(at(text, begun, more)).kind).toBe('none');
    expect(begun.awaits).toBe('name');
  });

  test('the open question is put again once behind the other answer, then answered', () => {
    const reminded = reminder(begun, capture);
    expect(reminded).toMatchObject({ kind: 'ask', how: 'resume', question: { id: 'name' } });
    const after = (reminded as Extract<LeadStep, { kind: 'ask' }>).progress;
    expect(reminder(after, capture)).toEqual({ kind: 'none' });
    expect(leadStep(at('Ada', after))).toMatchObject({ kind: 'ask', question: { id: 'email' } });
  });

  test('nothing is put again when it is over', () => {
    for (const status of ['declined', 'done'] as const)
      expect(reminder({ ...begun, status }, capture)).toEqual({ kind: 'none' });
  });
});

test('qualification questions hold by intent, page, segment, language and words', () => {
  const asks = (conditions: object, more: Partial<LeadSituation>) => {
    const own = { id: 'budget', kind: 'number', ask: { en: 'Budget?' }, conditions };
    const qualified = v.parse(LeadCapture, {
      mode: 'questions',
      questions: [own, ...capture.questions],
    });
    const step = leadStep(at('I need a quote', null, { capture: qualified, ...more }));
    return step.kind === 'ask' && step.question.id === 'budget';
  };
  expect([
    asks({}, {}),
    asks({ intents: ['PRICING'] }, { intent: 'PRICING' }),
    asks({ intents: ['PRICING'] }, { intent: 'REFUND_REQUEST' }),
    asks({ pages: ['/freight'] }, { page: 'https://a.example/freight/sea' }),
    asks({ pages: ['/freight'] }, { page: 'https://a.example/' }),
    asks({ segments: ['VIP'] }, { segment: 'vip' }),
    asks({ segments: ['VIP'] }, { segment: 'new' }),
    asks({ languages: ['de'] }, { language: 'en' }),
    asks({ says: ['quote'] }, {}),
    asks({ says: ['pallets'] }, {}),
  ]).toEqual([true, true, false, true, false, true, false, false, true, false]);
});

test('a form in one piece: filled in and agreed to it is captured; without an address somebody is asked for a number', () => {
  const form: LeadCapture = { ...capture, mode: 'form' };
  const shown = leadStep(at('a quote please', null, { capture: form }));
  expect(shown).toMatchObject({ kind: 'form', progress: { awaits: 'form' } });
  const { progress } = shown as Extract<LeadStep, { kind: 'form' }>;
  const filled = (values: Record<string, string | boolean>) =>
    leadStep(at('', progress, { capture: form, values }));
  expect(filled({ name: 'Ada', email: 'ada@quill.example', consent: true })).toMatchObject({
    kind: 'capture',
    progress: { answers: { name: 'Ada', email: 'ada@quill.example' } },
  });
  expect(filled({ email: 'ada@quill.example' })).toMatchObject({ kind: 'consent' });
  expect(filled({ name: 'Ada', consent: true })).toMatchObject({
    kind: 'ask',
    question: { id: 'phone' },
  });
});

test('what a model has heard is checked like an answer', () => {
  const heard = { email: 'not an address', name: 'Ada', request: 'chairs' };
  const step = leadStep(at('and then?', null, { isAsked: 'quote', heard }));
  expect(step).toMatchObject({
    kind: 'ask',
    question: { id: 'email' },
    progress: { answers: { name: 'Ada', request: 'chairs' } },
  });
});

test('whatever is said: no question is put a third time, nothing is captured without a yes, and it ends', () => {
  const word = fc.constantFrom(
    'a quote please',
    'yes',
    'skip',
    'no',
    'Ada Quill',
    'ada@quill.example',
    '+49 421 555 0100',
    'hm?',
    'what?',
    '…',
    'stop',
    'chairs',
    '你好',
    'no thanks',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      (texts, other) => {
        let progress: LeadProgress | null = null;
        const put = new Map<string, number>();
        for (const [index, text] of texts.entries()) {
          const step: LeadStep = leadStep(at(text, progress, { isOtherMatter: other[index]! }));
          if (step.kind === 'capture') expect(text).toBe('yes');
          if (step.kind === 'ask') {
            const key = step.question.id;
            // Once, once more when the answer did not fit, and once more after it was stopped and wished for anew.
            put.set(key, (put.get(key) ?? 0) + 1);
          }
          if ('progress' in step) progress = step.progress;
        }
        const wishes = texts.filter((text) => text.includes('quote')).length;
        for (const count of put.values()) expect(count).toBeLessThanOrEqual(1 + 1 + wishes);
        const answered = Object.keys((progress as LeadProgress | null)?.answers ?? {});
        expect(answered.filter((id) => (progress as LeadProgress | null)?.awaits === id)).toEqual(
          [],
        );
      },
    ),
    { numRuns: 500 },
  );
});
