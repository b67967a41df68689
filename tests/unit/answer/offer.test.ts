/** What is offered after an answer: the table of rules, that each is offered once, and that both engines say it. */
import { expect, test } from 'vitest';
import { offerFor } from '#core/answer/offer';
import type { OfferSituation } from '#core/answer/offer';
import { toolOf } from '#tests/support/tools';
import type { AnswerDeps } from '#flows/answer';
import { conversation, demoArticles, demoTools, knowledgeOver } from '../../support/turns.ts';
import { begin, model, stop, system, tenant } from '../model/scripted-chain.ts';
import { words } from '#worker/locales/notices';

const track = toolOf({ name: 'track', triggers: { intents: ['ORDER_TRACKING'] } });
const label = toolOf({
  name: 'return_label',
  risk: 'write',
  triggers: { intents: ['RETURNS_REFUNDS'], says: ['return', 'send back'] },
});
const refund = toolOf({
  name: 'refund',
  risk: 'money',
  triggers: { intents: ['RETURNS_REFUNDS'] },
});

const situation = (but: Partial<OfferSituation> = {}): OfferSituation => ({
  intent: 'SHIPPING',
  matter: 'How much is shipping? Shipping costs',
  sentiment: 0,
  frustration: 0,
  page: '/',
  segment: null,
  timesAskedBefore: 0,
  confidence: 0.9,
  tools: [label, refund, track],
  offered: [],
  isDeskOpen: true,
  ...but,
});
const returning = { intent: 'RETURNS_REFUNDS', matter: 'How do I return my boots?' };

test.each<[string, Partial<OfferSituation>, string | null]>([
  ['nothing fits', {}, null],
  ['a tool of the intent', { intent: 'ORDER_TRACKING' }, 'tool:track'],
  ['a tool whose word was said; never one that moves money', returning, 'tool:return_label'],
  ['a tool whose word was not said', { ...returning, matter: 'Where is my refund?' }, null],
  ['what was offered is not offered again', { ...returning, offered: ['tool:return_label'] }, null],
  ['who asks again', { timesAskedBefore: 1, intent: 'ORDER_TRACKING' }, 'person'],
  ['who asks again after hours', { timesAskedBefore: 1, isDeskOpen: false }, 'contact'],
  ['who is unhappy', { sentiment: -0.5 }, 'person'],
  ['who is unhappy after hours', { frustration: 0.8, isDeskOpen: false }, 'contact'],
  ['who did not want a person', { sentiment: -0.5, offered: ['person'] }, null],
  ['a contact to be kept', { segment: 'at-risk' }, 'person'],
  ['a regular one', { segment: 'regular' }, null],
  ['about to buy', { page: '/checkout/payment' }, 'person'],
  ['about to buy at night', { page: '/cart', isDeskOpen: false }, 'contact'],
  ['on the page, but about something else', { page: '/checkout', intent: 'ACCOUNT' }, null],
  ['a hard matter, a doubtful answer', { intent: 'TECHNICAL_SUPPORT', confidence: 0.5 }, 'person'],
  ['a hard matter, a good answer', { intent: 'TECHNICAL_SUPPORT', confidence: 0.9 }, null],
])('%s', (_, but, name) => {
  const offer = offerFor(situation(but));
  expect(offer === null ? null : offer === 'undecided' ? offer : offer.name).toBe(name);
});

test('the desk’s hours are asked for only where they decide', () => {
  const closed = { isDeskOpen: null };
  expect([
    offerFor(situation({ ...closed, sentiment: -0.5 })),
    offerFor(situation(closed)),
    offerFor(situation({ ...closed, intent: 'ORDER_TRACKING' })),
  ]).toEqual(['undecided', null, expect.objectContaining({ name: 'tool:track' })]);
});

const articles = demoArticles('shop').filter(({ locale }) => locale === 'en');
const knowledge = knowledgeOver(articles);
const tools = demoTools('shop');
const talk = (but: object = {}) => conversation({ articles, knowledge, tools, ...but });
const late = 'my delivery is overdue';
const status = words('offerTool', 'en', { title: 'Order status' });

test('the built-in engine offers the next step behind the answer, once, and does it when it is taken up', async () => {
  const turns = talk();
  const { draft, report } = await turns.say(late);
  expect({
    ends: draft.text.endsWith(`\n\n${status}`),
    isShown: turns.shown[0] === draft.text,
    replies: draft.quickReplies?.includes('Order status'),
    report: [report.decision, report.offered, report.reasons?.at(-1)],
  }).toEqual({
    ends: true,
    isShown: true,
    replies: true,
    report: [
      'offer',
      ['tool:get_order_status'],
      'offers tool:get_order_status: a tool does what was asked about',
    ],
  });
  expect((await turns.say('Order status')).report.decision).toBe('call-tool');
});

test('what was ignored or declined is not offered again', async () => {
  const turns = talk();
  await turns.say(late);
  const declined = await turns.say('no thanks');
  const again = await turns.say('has my parcel with the returned shoes reached your warehouse');
  expect([declined.report.decision, again.report.offered]).toEqual(['answer', undefined]);
});

test('a tenant may switch offers off', async () => {
  const { draft, report } = await talk({ settings: { proactiveOffers: false } }).say(late);
  expect([draft.text.includes(status), report.offered, report.decision]).toEqual([
    false,
    undefined,
    'answer',
  ]);
});

test('the model’s answer gets the same offer behind it', async () => {
  begin();
  const models = [model('openai', [['It is on its way.', stop]], tenant())];
  const turns = talk({ models, system });
  const { draft, report } = await turns.say(late);
  expect([draft.text, turns.shown[0], report.decision, report.provider]).toEqual([
    `It is on its way.\n\n${status}`,
    `It is on its way.\n\n${status}`,
    'offer',
    'openai',
  ]);
});

const closedAllWeek: AnswerDeps['teams'] = {
  inboxes: async () => [
    {
      id: 'ibx_1',
      name: 'Desk',
      languages: [],
      isDefault: true,
      teamId: null,
      zone: 'UTC',
      hours: [{ day: 1, from: '09:00', to: '09:01' }],
      holidays: [],
    } as never,
  ],
};
const unhappy = 'courier admits they lost it, do I get a new one';

test('who is unhappy is offered a person, or to leave details when nobody is there', async () => {
  const open = await talk({ tools: [] }).say(unhappy);
  const closed = await talk({ tools: [], teams: closedAllWeek }).say(unhappy);
  expect([open, closed].map(({ draft, report }) => [report.offered, draft.notice])).toEqual([
    [['person'], undefined],
    [['contact'], 'lead-offer'],
  ]);
});

test.each('en es fr it pt de nl pl tr ru zh ja ko ar he hi'.split(' '))(
  'is said in %s',
  (language) => {
    const said = [
      words('offerTool', language, { title: 'X' }),
      words('offerPerson', language),
      words('offerContact', language),
    ];
    expect([new Set(said).size, said[0]?.includes('X')]).toEqual([3, true]);
  },
);
