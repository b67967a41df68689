// Parts of messages: what a tool may hand over and what is refused, also when a string field is something else.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Parts } from '#protocol/part';
import { everyPart } from '#tests/support/parts';

const taken = (parts: unknown) => {
  const parsed = v.safeParse(Parts, parts);
  return parsed.success ? parsed.output : 'refused';
};

test('takes every part whole', () => {
  expect(taken(everyPart)).toEqual(everyPart);
});

/** Every string in `value` put into `foreign`, one at a time. */
function* replaced(value: unknown, foreign: unknown): Generator {
  if (typeof value === 'string') yield foreign;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      for (const changed of replaced(inner, foreign))
        if (Array.isArray(value)) yield value.toSpliced(Number(key), 1, changed);
        else yield { ...value, [key]: changed };
}

describe('a string that is something else is refused wherever it stands', () => {
  test.each([
    [{ type: 'img', props: { src: 'x' }, key: null, ref: null, __k: null }],
    [['a', 'b']],
    [null],
  ])('%j', (foreign) => {
    const variants = [...replaced(everyPart, foreign)];
    expect(variants.length).toBeGreaterThan(80);
    expect(variants.filter((parts) => taken(parts) !== 'refused')).toEqual([]);
  });
});

const card = { type: 'card', id: 'c', kind: 'order', title: 'Order' };
const form = { type: 'form', id: 'f', fields: [{ type: 'text', name: 'a', label: 'A' }] };
const link = (url: string) => [
  { type: 'buttons', id: 'b', buttons: [{ type: 'link', id: 'l', label: 'Open', url }] },
];

test.each<[string, unknown]>([
  ['an unknown type', [{ type: 'iframe', id: 'x' }]],
  ['two parts of one id', [card, { ...form, id: 'c' }]],
  [
    'a part and a card of a carousel of one id',
    [card, { type: 'carousel', id: 'r', cards: [card] }],
  ],
  [
    'two buttons of one id',
    [{ ...card, actions: ['A', 'B'].map((label) => ({ type: 'reply', id: 'x', label })) }],
  ],
  ['two fields of one name', [{ ...form, fields: [form.fields[0], form.fields[0]] }]],
  [
    'a field called consent',
    [{ ...form, fields: [{ type: 'text', name: 'consent', label: 'A' }] }],
  ],
  ['an empty carousel', [{ type: 'carousel', id: 'r', cards: [] }]],
  [
    'eleven cards',
    [
      {
        type: 'carousel',
        id: 'r',
        cards: Array.from({ length: 11 }, (_, i) => ({ ...card, id: `c${i}` })),
      },
    ],
  ],
  ['seven parts', Array.from({ length: 7 }, (_, i) => ({ ...card, id: `c${i}` }))],
  ['an http address', link('http://example.com/')],
  ['a script', link('javascript:alert(1)')],
  ['an address with a user', link('https://bank.example@evil.example/')],
  ['an address with a backslash', link('https://evil.example\\@bank.example/')],
  ['a picture by http', [{ ...card, image: { url: 'http://img.example/a.png', alt: '' } }]],
  ['a title of 501 characters', [{ ...card, title: 'x'.repeat(501) }]],
  [
    'a slot that is no instant',
    [{ type: 'slots', id: 's', label: 'When?', slots: [{ at: 'soon', label: 'Soon' }] }],
  ],
  [
    'more bytes than a row may have',
    Array.from({ length: 6 }, (_, i) => ({
      ...card,
      id: `c${i}`,
      fields: Array.from({ length: 20 }, () => ({ label: 'x', value: '€'.repeat(400) })),
    })),
  ],
])('refuses %s', (_, parts) => {
  expect(taken(parts)).toBe('refused');
});
