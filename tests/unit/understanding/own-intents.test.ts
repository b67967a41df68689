/** A tenant's own intents: heard where they are meant, and not in everything else, also when there is only one. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { ownOr, trainOwnIntents } from '#core/understanding/own-intents';
import type { OwnIntent } from '#core/understanding/own-intents';
import { classifyIntent } from '#core/understanding/intent';

const demo = JSON.parse(
  readFileSync(new URL('../../../worker/demo/shop/tenant.json', import.meta.url), 'utf8'),
) as { intents: OwnIntent[] };
const one = demo.intents.filter(({ label }) => label === 'SIZE_ADVICE');
const model = trainOwnIntents(one);
const heard = (text: string) => ownOr(classifyIntent(text), model, text).label;

test.each([
  'which size should I take',
  'does the jacket run small',
  'I am 1.75 m and 70 kg, which size would fit',
])('%j is about sizes', (text) => expect(heard(text)).toBe('SIZE_ADVICE'));

test.each([
  'where is my order',
  'can I pay by invoice',
  'do you ship to Norway',
  'my password does not work',
  'I want my money back',
  'what is the weather like today',
  'hello',
])('%j is not', (text) => expect(heard(text)).toBe(classifyIntent(text).label));

test.each(['welche Größe soll ich nehmen', 'quelle taille dois-je prendre', 'qué talla me llevo'])(
  '%j is about sizes, though all examples are English',
  (text) => expect(heard(text)).toBe('SIZE_ADVICE'),
);

it('nothing is learnt from nothing', () => {
  expect(trainOwnIntents([])).toBeNull();
  const guess = { label: 'SHIPPING', confidence: 0.9 } as const;
  expect(ownOr(guess, null, 'do you ship')).toBe(guess);
});
