/** Which instructions hold for a message, in which order, how many; and when one calls a person. */
import { describe, expect, it, test } from 'vitest';
import * as v from 'valibot';
import { instructedEscalation, matchesPage, selectInstructions, stronger } from '#core/instruction';
import type { Circumstances } from '#core/instruction';
import { pageOf } from '#core/page';
import { InstructionDraft } from '#protocol/instruction';
import type { Instruction } from '#protocol/instruction';
import { idOf, iso, noon } from '../../support/factories.ts';

let made = 0;
type Given = Partial<Omit<Instruction, 'conditions'>> & {
  conditions?: Partial<Instruction['conditions']>;
};
const instruction = ({ conditions, ...but }: Given = {}): Instruction => ({
  id: idOf('ins', ++made),
  type: 'behaviour',
  title: 'A rule',
  text: 'Be brief.',
  priority: 50,
  enabled: true,
  level: 'high',
  validFrom: null,
  validUntil: null,
  createdAt: iso(noon),
  updatedAt: iso(noon),
  ...but,
  conditions: { intents: [], pages: [], segments: [], languages: [], says: [], ...conditions },
});
const at = (but: Partial<Circumstances> = {}): Circumstances => ({
  text: 'How long does delivery to Norway take?',
  intent: 'SHIPPING',
  language: 'en',
  page: 'https://shop.example/checkout/step-2',
  segment: null,
  now: noon,
  ...but,
});
const holds = (given: Given, but?: Partial<Circumstances>) =>
  selectInstructions([instruction(given)], at(but)).length === 1;

describe('an instruction', () => {
  const cases: [string, Given, boolean][] = [
    ['without conditions holds', {}, true],
    ['that is switched off does not', { enabled: false }, false],
    ['for this intent', { conditions: { intents: ['PRICING', 'SHIPPING'] } }, true],
    ['for another intent', { conditions: { intents: ['PRICING'] } }, false],
    ['for this language', { conditions: { languages: ['en'] } }, true],
    ['for another language', { conditions: { languages: ['de', 'fr'] } }, false],
    ['for this page', { conditions: { pages: ['/cart', '/checkout'] } }, true],
    ['for another page', { conditions: { pages: ['/cart'] } }, false],
    ['for a segment of somebody known', { conditions: { segments: ['vip'] } }, false],
    ['that wants a phrase which is said', { conditions: { says: ['delivery to  NORWAY'] } }, true],
    ['that wants a phrase which is not', { conditions: { says: ['deliver'] } }, false],
    [
      'with one condition that fails',
      { conditions: { intents: ['SHIPPING'], pages: ['/x'] } },
      false,
    ],
    ['that begins now', { validFrom: iso(noon) }, true],
    ['that begins later', { validFrom: iso(noon + 1) }, false],
    ['that ends later', { validUntil: iso(noon + 1) }, true],
    ['that ends now', { validUntil: iso(noon) }, false],
    [
      'of knowledge that has to do with it',
      { type: 'knowledge', text: 'Delivery to Norway takes longer in June.' },
      true,
    ],
    [
      'of knowledge that has not',
      { type: 'knowledge', text: 'Our office dog is called Rex.' },
      false,
    ],
    [
      'of knowledge that is wanted here',
      { type: 'knowledge', text: 'Our dog is Rex.', conditions: { intents: ['SHIPPING'] } },
      true,
    ],
    [
      'to escalate is none for the prompt',
      { type: 'escalation', conditions: { says: ['norway'] } },
      false,
    ],
  ];
  test.each(cases)('%s', (_, given, expected) => expect(holds(given)).toBe(expected));

  it('for a segment holds for those in it', () =>
    expect(holds({ conditions: { segments: ['vip'] } }, { segment: 'vip' })).toBe(true));
  it('finds phrases in scripts without spaces', () =>
    expect(holds({ conditions: { says: ['送料'] } }, { text: '日本への送料はいくらですか' })).toBe(
      true,
    ));
  it('for a page does not hold where the page is unknown', () =>
    expect(holds({ conditions: { pages: ['/'] } }, { page: null })).toBe(false));
});

it('puts the important first, and what has to do with the question before what has not', () => {
  const [low, high, near] = [
    instruction({ priority: 10 }),
    instruction({ priority: 90 }),
    instruction({ priority: 60, text: 'Say how long delivery to Norway does take.' }),
  ];
  expect(selectInstructions([low, near, high], at())).toEqual([near, high, low]);
});

it('takes as many as fit their share of the prompt', () => {
  const long = Array.from({ length: 10 }, (_, index) =>
    instruction({ text: 'word '.repeat(200), priority: 50 - index }),
  );
  const short = instruction({ priority: 0 });
  expect(selectInstructions([...long, short], at())).toEqual([...long.slice(0, 3), short]);
});

it('calls a person without a model: the strongest that holds', () => {
  const on = (says: string, but: Given = {}) =>
    instruction({ type: 'escalation', conditions: { says: [says] }, ...but });
  const [medium, critical, other] = [
    on('norway', { level: 'medium', priority: 99 }),
    on('delivery', { level: 'critical' }),
    on('lawyer', { level: 'critical', priority: 100 }),
  ];
  expect(instructedEscalation([medium, critical, other], at())).toEqual({
    level: 'critical',
    type: 'complexity',
    reason: `instruction ${critical.id}`,
  });
  expect(instructedEscalation([other], at())).toBeNull();
});

it('does not weaken a trigger of ours', () => {
  const [high, medium] = (['high', 'medium'] as const).map((level) => ({
    level,
    type: 'complexity' as const,
    reason: level,
  }));
  expect([
    stronger(high!, medium!),
    stronger(medium!, high!),
    stronger(high!, { ...high!, reason: 'x' }),
    stronger(null, medium!),
    stronger(high!, null),
    stronger(null, null),
  ]).toEqual([high, high, high, medium, high, null]);
});

it('an escalation for everybody is refused', () => {
  const draft = { type: 'escalation', title: 'All', text: 'Always.' };
  const errors = (given: object) =>
    v.safeParse(InstructionDraft, given).issues?.map(({ message }) => message) ?? [];
  expect([errors(draft), errors({ ...draft, conditions: { says: ['x'] } })]).toEqual([
    ['an instruction to escalate needs a condition'],
    [],
  ]);
});

test.each([
  ['https://shop.example/checkout', '/checkout', true],
  ['https://shop.example/checkout', 'SHOP.example/*out', true],
  ['https://shop.example/checkout', '/cart*', false],
  ['https://shop.example/a/b', '/b*/a', false],
])('%s on %s: %s', (page, pattern, expected) => expect(matchesPage(page, pattern)).toBe(expected));

test.each([
  ['https://u:p@shop.example:8443/a/b?token=x#y', 'https://shop.example:8443/a/b'],
  ['javascript:alert(1)', null],
  ['nonsense', null],
  [undefined, null],
])('the page of %s is %s', (url, page) => expect(pageOf(url)).toBe(page));
