/** Two numbers, a number of two kinds, a day that reads two ways: asked about with buttons, never guessed; inside tools and outside. */
import { describe, expect, test } from 'vitest';
import { openDate } from '#core/answer/ambiguity';
import { entitiesIn } from '#core/understanding/understand';
import { begin, calls, model, stop, system, tenant } from '../model/scripted-chain.ts';
import { conversation, demoArticles, demoTools, knowledgeOver } from '../../support/turns.ts';
import type { Scene, Turns } from '../../support/turns.ts';

const articles = demoArticles('shop').filter(({ locale }) => locale === 'en');
const knowledge = knowledgeOver(articles);
const tools = demoTools('shop');
const talk = (but: Partial<Scene> = {}): Turns =>
  conversation({ articles, knowledge, tools, ...but });
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

describe('numbers and days', () => {
  test('two orders: which of them?', async () => {
    const turns = talk();
    expect(await said(turns, 'where are orders 12345678 and 87654321?')).toMatchObject({
      decision: 'clarify',
      replies: ['12345678', '87654321'],
    });
    expect((await said(turns, '87654321')).decision).toBe('call-tool');
    expect(turns.calls).toEqual([{ name: 'get_order_status', given: { order_id: '87654321' } }]);
  });

  test('with a model it is asked as well, and the model is not', async () => {
    begin();
    const models = [model('openai', [['I guess the first.', stop]], tenant())];
    const asked = [];
    for (const text of [
      'where are orders 12345678 and 87654321?',
      'how much?',
      'free slots on 03/04',
    ])
      asked.push((await talk({ models, system }).say(text)).report);
    expect(asked.map(({ decision, provider }) => [decision, provider])).toEqual([
      ['clarify', 'builtin'],
      ['clarify', 'builtin'],
      ['clarify', 'builtin'],
    ]);
    expect(calls).toEqual([]);
  });

  test('one order named twice is one', async () => {
    const turns = talk();
    await turns.say('where is my order 12345678? I mean 12345678');
    expect(turns.calls.length).toBe(1);
  });

  test('two tools asked for at once: which of them?', async () => {
    const turns = talk();
    expect(await said(turns, 'where is my order and cancel my order')).toMatchObject({
      decision: 'clarify',
      replies: ['Order status', 'Cancel an order'],
    });
    expect(await said(turns, 'Order status')).toMatchObject({ decision: 'call-tool' });
  });

  test('a day that reads two ways, for a tool', async () => {
    const turns = talk();
    const first = await turns.say('free slots on 03/04');
    expect([first.report.decision, first.draft.text, first.draft.quickReplies]).toEqual([
      'clarify',
      'Which day do you mean by 03/04?',
      ['April 3, 2026', 'March 4, 2026'],
    ]);
    await turns.say('March 4, 2026');
    expect(turns.calls).toEqual([{ name: 'find_slots', given: { date: '2026-03-04' } }]);
  });

  test('a day that reads two ways, where the answer hangs on it', async () => {
    const turns = talk({ tools: [] });
    expect(await said(turns, 'I bought shoes on 03/04, can I send them back?')).toMatchObject({
      decision: 'clarify',
      replies: ['April 3, 2026', 'March 4, 2026'],
    });
    expect(await said(turns, 'April 3, 2026')).toMatchObject({
      outcome: 'answered',
      cites: 'return-an-item',
    });
  });

  const now = Date.UTC(2026, 5, 15);
  test.each([
    ['on 03/04', 'en', 'en', true],
    ['on 03/04/2026', 'en', 'en-US', true],
    ['on 03/04/2026', 'en', 'en-GB', false],
    ['on 13/04', 'en', 'en', false],
    ['on 04/04', 'en', 'en', false],
    ['am 03/04/2026', 'de', 'de', false],
    ['open 24/7', 'en', 'en', false],
  ])('%s in %s (%s) is open: %s', (text, language, locale, isOpen) => {
    const entities = entitiesIn(text, language, now, { locale });
    expect(openDate(entities, 'RETURNS_REFUNDS', language) !== null).toBe(isOpen);
    expect(openDate(entities, 'GENERAL_INQUIRY', language)).toBeNull();
  });

  const numberTools = ['ORDER_ID', 'TRACKING_NUMBER'].map((kind, at) => ({
    ...tools.find(({ name }) => name === 'get_order_status')!,
    name: ['by_order', 'by_parcel'][at]!,
    triggers: { intents: [], says: [], asksFor: [] },
    parameters: {
      type: 'object' as const,
      required: ['number'],
      properties: { number: { type: 'string', 'x-entity': kind } },
    },
  }));
  test('a number that may be an order’s or a parcel’s', async () => {
    const turns = talk({ tools: numberTools });
    const first = await turns.say('AB12345678');
    expect([first.draft.text, first.draft.quickReplies, first.report.decision]).toEqual([
      'Is AB12345678 an order number or a tracking number?',
      ['An order number', 'A tracking number'],
      'clarify',
    ]);
    await turns.say('A tracking number');
    expect(turns.calls).toEqual([{ name: 'by_parcel', given: { number: 'AB12345678' } }]);
  });
});

describe('what a tool asked goes on in the language of the question', () => {
  const asking = {
    ...tools.find(({ name }) => name === 'get_order_status')!,
    parameters: {
      type: 'object' as const,
      required: ['order_id', 'name', 'town'],
      properties: {
        order_id: { type: 'string', 'x-entity': 'ORDER_ID' },
        name: { type: 'string', 'x-text': true },
        town: { type: 'string', 'x-text': true },
      },
    },
  };

  test.each([
    ['de', 'Wo ist meine Bestellung?'],
    ['es', '¿Dónde está mi pedido?'],
    ['ja', '注文はどこですか'],
    ['ar', 'أين طلبي؟'],
  ])('%s', async (language, question) => {
    const turns = talk({ locale: 'en-US', tools: [asking] });
    const said: unknown[] = [];
    // A number, a name, a town: none of them says a language.
    for (const text of [question, '12345', 'Anna Smith', 'New York']) {
      const { draft, report } = await turns.say(text);
      said.push([draft.language, report.language, report.decision]);
    }
    expect(said).toEqual(said.map(() => [language, language, 'call-tool']));
    expect(turns.calls.length).toBe(1);
  });

  test('until the visitor writes a sentence in another one', async () => {
    const turns = talk({ locale: 'en' });
    await turns.say('Wo ist meine Bestellung?');
    expect((await turns.say('Sorry, I would rather write in English please')).draft.language).toBe(
      'en',
    );
  });
});

describe('a tenant’s own ids', () => {
  const voucher = { name: 'VOUCHER', pattern: 'VC-\\d{5}', example: 'VC-12345' };
  const tool = {
    ...tools.find(({ name }) => name === 'get_order_status')!,
    name: 'voucher_balance',
    triggers: { intents: [], says: [], asksFor: ['voucher'] },
    parameters: {
      type: 'object' as const,
      required: ['voucher'],
      properties: { voucher: { type: 'string', 'x-entity': 'VOUCHER' } },
    },
  };

  test('are arguments of its tools', async () => {
    const turns = talk({ tools: [tool], settings: { entityPatterns: [voucher] } });
    const { report } = await turns.say('what is left on my voucher vc-12345?');
    expect([turns.calls, report.entities]).toEqual([
      [{ name: 'voucher_balance', given: { voucher: 'vc-12345' } }],
      [{ type: 'VOUCHER', start: 27, end: 35 }],
    ]);
  });

  test('are asked for where there are two, and unknown without the pattern', async () => {
    const two = talk({ tools: [tool], settings: { entityPatterns: [voucher] } });
    expect(await said(two, 'voucher VC-12345 or VC-54321?')).toMatchObject({
      decision: 'clarify',
      replies: ['VC-12345', 'VC-54321'],
    });
    const none = talk({ tools: [tool] });
    await none.say('what is left on my voucher vc-12345?');
    expect(none.calls).toEqual([]);
  });
});
