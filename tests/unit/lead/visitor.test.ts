/** What a visitor would find annoying: being asked for what was said, being held to a slip, and a yes or a change of mind that is not heard. */
import { describe, expect, test } from 'vitest';
import { leadStep } from '#core/lead-capture';
import { beginsWithYes } from '#core/lead-said';
import { goodsWithin } from '#core/tool/goods';
import type { LeadProgress, LeadQuestion } from '#protocol/lead-capture';
import { at, capture, talk } from './situation.ts';

const question = (id: string, kind: LeadQuestion['kind']): LeadQuestion => ({
  id,
  kind,
  ask: {},
  options: [],
  causes: [],
  conditions: { intents: [], pages: [], segments: [], languages: [], says: [] },
});
const freight = {
  capture: {
    ...capture,
    questions: [
      question('origin', 'origin'),
      question('destination', 'destination'),
      question('goods', 'goods'),
      question('name', 'name'),
      question('email', 'email'),
    ],
  },
  intent: 'SHIPPING',
};

test.each([
  ['I need a quote for 12 pallets of tiles from Hamburg to Oslo', '12 pallets of tiles'],
  ['12 pallets of tiles, 800 kg, from Hamburg', '12 pallets of tiles, 800 kg'],
  ['Ich brauche ein Angebot für 12 Paletten Fliesen von Hamburg nach Oslo', '12 Paletten Fliesen'],
  ['Un devis pour 3 palettes de carrelage de Lyon à Turin', '3 palettes de carrelage'],
  ['20 cajas de azulejos, por favor', '20 cajas de azulejos'],
  ['5 bancali di piastrelle da Milano a Roma', '5 bancali di piastrelle'],
  ['500 kg of coffee please', '500 kg of coffee'],
  ['2 x 40ft containers of furniture - Rotterdam to Santos', '2 x 40ft containers of furniture'],
  ['10 паллет плитки из Москвы', '10 паллет плитки'],
  ['タイル 10 パレット', undefined],
  ['10 个托盘的瓷砖，从上海到鹿特丹', '10 个托盘的瓷砖'],
  ['3 palettes de Lyon à Turin', undefined],
  ['800 kg', undefined],
  ['12 pallets', undefined],
  ['2 pallets, 800 kg from Bremen', undefined],
  ['I have 3 questions of general interest', undefined],
])('goods in %s', (text, goods) => {
  expect(goodsWithin(text)).toBe(goods);
});

test.each([
  [
    'a quote please, my name is Ada Quill, from Lyon to Turin',
    { name: 'Ada Quill', origin: 'Lyon' },
  ],
  ['un devis pour 3 palettes de carrelage de Lyon à Turin', { origin: 'Lyon', name: undefined }],
  ['please quote me 40ft container rotterdam -> santos', { origin: 'rotterdam' }],
  ['a quote for air freight Frankfurt - New York, 300 kg', { destination: 'New York' }],
  ['Hello - Can I get a quote please', { origin: undefined }],
  ['我叫王芳，我需要报价，从上海到鹿特丹', { name: '王芳', origin: '上海' }],
  ['a quote please, my name is not important', { name: undefined }],
])('in %s stands %j', (text, found) => {
  const step = leadStep(at(text, null, freight));
  const answers: Record<string, string> = 'progress' in step ? step.progress.answers : {};
  for (const [id, value] of Object.entries(found)) expect([id, answers[id]]).toEqual([id, value]);
});

test('all in one sentence: only what is left is asked', () => {
  const all =
    'I need a quote for 3 pallets of tiles from Hamburg to Oslo, write to ada@quill.example';
  const { said, progress } = talk([all, 'Ada Quill', 'yes'], freight);
  expect([said, progress?.answers]).toEqual([
    ['begin name', 'consent', 'capture'],
    {
      request: 'I need a quote for 3 pallets of tiles from Hamburg to Oslo, write to',
      origin: 'Hamburg',
      destination: 'Oslo',
      goods: '3 pallets of tiles',
      email: 'ada@quill.example',
      name: 'Ada Quill',
    },
  ]);
});

test('an address that is put right replaces the other, at any question, and names nobody', () => {
  const { said, progress } = talk(
    [
      'I need a quote from Hamburg to Oslo for 3 pallets of tiles, ada@quill.exmaple',
      'oh wait, my e-mail is ada@quill.example',
      'Ada Quill',
      'sorry, it is adda@quill.example',
      'yes',
    ],
    freight,
  );
  expect(said).toEqual(['begin name', 'next name', 'consent', 'consent', 'capture']);
  expect(progress?.answers).toMatchObject({ name: 'Ada Quill', email: 'adda@quill.example' });
  expect(JSON.stringify(progress)).not.toContain('exmaple');
});

test.each([
  ['Ada Quill, ada@quill.example', 'Ada Quill'],
  ['my name is ada, ada@quill.example', 'ada'],
  ['ada@quill.example', undefined],
  ['my phone number is +49 421 5550100', undefined],
  ['Telefon +49 421 5550100', undefined],
])('whose name stands in %s', (text, name) => {
  const begun = talk(['a quote please', 'chairs']).progress!;
  const step = leadStep(at(text, begun));
  expect('progress' in step ? step.progress.answers['name'] : null).toBe(name);
});

describe('consent and a change of mind', () => {
  test.each([
    ['Actually, yes, please send me the quote', true],
    ['Well, ok then.', false],
    ['Okay, go on', true],
    ['doch, ja, bitte', true],
    ['oui, envoyez-le', true],
    ['d’accord, merci', true],
    ['sí, adelante', true],
    ['はい、お願いします', true],
    ['نعم، من فضلك', true],
    ['yes, but not my phone number', false],
    ['yes?', false],
    ['ja, aber nicht speichern', false],
    ['no', false],
    ['Yesterday I asked already', false],
    ['', false],
  ])('%s agrees: %s', (text, agrees) => {
    expect(beginsWithYes(text)).toBe(agrees);
  });

  test('after a no to consent the visitor may think again; nothing is asked twice', () => {
    const texts = ['a quote please', 'chairs', 'Ada', 'ada@quill.example', 'no'];
    for (const again of [
      'I changed my mind',
      'actually yes, send me the quote',
      'ada@quill.example',
    ])
      expect(talk([...texts, again, 'yes']).said).toEqual([
        'begin request',
        'next name',
        'next email',
        'consent',
        'declined',
        'consent',
        'capture',
      ]);
    expect(talk([...texts, 'what do you sell?', 'yes']).said.slice(-2)).toEqual(['none', 'none']);
  });
});

describe('a price for a way that is named whole is a quote', () => {
  const kind = (text: string, more = {}) => leadStep(at(text, null, { ...freight, ...more })).kind;
  test.each([
    ['How much would it cost to ship 2 containers of toys from Shanghai to Rotterdam?', 'ask'],
    ['Was kostet der Transport von 2 Paletten Fliesen von Hamburg nach Wien?', 'ask'],
    ['Combien coûte le transport de Lyon à Turin ?', 'ask'],
    ['上海から東京まで料金はいくらですか', 'ask'],
    ['How long does it take from Hamburg to Oslo?', 'none'],
    ['What does a pallet cost?', 'none'],
    ['please quote me 40ft container rotterdam -> santos', 'ask'],
    ['Can you give me a price for air freight, 300 kg?', 'ask'],
    ['quote', 'ask'],
    ['Angebot bitte', 'ask'],
    ['Do you sell notebooks?', 'none'],
  ])('%s: %s', (text, expected) => {
    expect(kind(text)).toBe(expected);
  });
  test('duty is not, nor where nobody asks for ways, nor where a tool has the answer', () => {
    const text = 'How much is it from Shanghai to Rotterdam?';
    const declined: LeadProgress = { ...talk(['a quote']).progress!, status: 'declined' };
    expect([
      kind(text),
      kind(text, { intent: 'CUSTOMS' }),
      kind(text, { capture }),
      kind(text, { isOtherMatter: true }),
      leadStep(at('yes', declined)).kind,
    ]).toEqual(['ask', 'none', 'none', 'none', 'none']);
  });
});
