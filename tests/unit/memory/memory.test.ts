/** What is remembered: the rolling summary of a conversation, and what is known of a contact over conversations; both bounded. */
import { describe, expect, it, test } from 'vitest';
import {
  factsIn,
  keyFromAddress,
  keyInAddress,
  profileLines,
  remembered,
  segmentOf,
  withFacts,
} from '#core/memory/contact';
import type { ContactMemory, Heard } from '#core/memory/contact';
import { dueForSummary, extractiveSummary, summaryLimits } from '#core/memory/summary';
import type { Said } from '#core/memory/summary';
import { iso, noon } from '../../support/factories.ts';

const said = (count: number): Said[] =>
  Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    author: index % 2 === 0 ? 'visitor' : 'assistant',
    text: `message ${index + 1}`,
  }));

describe('a summary', () => {
  test.each<[messages: number, upTo: number, first: number | undefined, count: number]>([
    [29, 0, undefined, 0],
    [30, 0, 1, 10],
    [39, 10, undefined, 0],
    [40, 10, 11, 10],
    [45, 10, 11, 15],
  ])('of %d messages, made up to %d', (messages, upTo, first, count) => {
    const due = dueForSummary(said(messages), upTo);
    expect([due[0]?.seq, due.length]).toEqual([first, count]);
  });

  it('is the visitor’s own words without a model, shortened at a word', () => {
    const long = { seq: 1, author: 'visitor' as const, text: `I  want\n${'a lamp '.repeat(40)}` };
    const lines = extractiveSummary('Visitor: Hi', [long, ...said(3)]).split('\n');
    expect(lines).toEqual([
      'Visitor: Hi',
      expect.stringMatching(/^Visitor: I want [a-z ]+(a|lamp)…$/),
      'Visitor: message 1',
      'Visitor: message 3',
    ]);
    expect(lines[1]!.length).toBeLessThan(summaryLimits.line + 12);
  });

  it('never grows beyond its bounds, and forgets the oldest first', () => {
    let text = '';
    for (let round = 0; round < 100; round++)
      text = extractiveSummary(text, [
        { seq: 1, author: 'visitor', text: `${round} ${'x '.repeat(60)}` },
      ]);
    expect([
      text.length <= summaryLimits.characters,
      text.includes('Visitor: 99'),
      text.includes('Visitor: 0 '),
    ]).toEqual([true, true, false]);
  });
});

describe('a contact', () => {
  const heard = (but: Partial<Heard> = {}): Heard => ({
    conversationId: 'cnv_1',
    at: noon,
    text: 'Where is my parcel?',
    intent: 'ORDER_TRACKING',
    language: 'en',
    sentiment: 0,
    ...but,
  });
  const told = (...all: Partial<Heard>[]): ContactMemory =>
    all.reduce<ContactMemory | null>((memory, one) => remembered(memory, heard(one)), null)!;

  test.each<[string, Partial<Heard>[], string]>([
    ['new in the first conversation', [{}, {}], 'new'],
    ['regular in the second', [{}, { conversationId: 'cnv_2' }], 'regular'],
    [
      'at risk when unhappy',
      [{ sentiment: -0.8 }, { conversationId: 'cnv_2', sentiment: -0.6 }],
      'at-risk',
    ],
    [
      'not at risk for ever',
      [
        { sentiment: -0.8 },
        ...Array.from({ length: 4 }, () => ({ conversationId: 'cnv_2', sentiment: 0.4 })),
      ],
      'regular',
    ],
  ])('is %s', (_, all, segment) => expect(segmentOf(told(...all))).toBe(segment));

  it('is a VIP when staff says so, however they feel', () =>
    expect(segmentOf({ ...told({ sentiment: -1 }), isVip: true })).toBe('vip'));

  it('has facts that they state, once each, the newest thirty', () => {
    const memory = told(
      { text: 'Hi. I live in Oslo. My size is 42! Where is it?' },
      { text: 'i live in oslo' },
    );
    expect(memory.facts).toEqual([
      { text: 'My size is 42', at: iso(noon), by: 'visitor' },
      { text: 'i live in oslo', at: iso(noon), by: 'visitor' },
    ]);
    const many = Array.from({ length: 50 }, (_, index) => ({
      text: `${index}`,
      at: '',
      by: 'staff' as const,
    }));
    expect(withFacts(many, []).map(({ text }) => text)).toEqual(
      many.slice(-30).map(({ text }) => text),
    );
  });

  test.each([
    ['Where do I live in the app?', []],
    ['Ich wohne in Köln. Danke', ['Ich wohne in Köln']],
    ['Do you think I prefer it?', []],
  ])('%j states %j', (text, facts) => expect(factsIn(text)).toEqual(facts));

  it('is told to the model in plain lines', () => {
    const memory = told(
      { text: 'I prefer green.' },
      { conversationId: 'cnv_2', intent: 'PRICING' },
      { conversationId: 'cnv_2', intent: 'PRICING' },
    );
    expect(profileLines(memory)).toEqual([
      'segment: regular',
      'conversations so far: 2',
      'asked before about: pricing, order tracking',
      'said: I prefer green',
    ]);
  });
});

test.each(['ab+/cdEF0123456789abcd==', 'abcdefghijklmnopqrstuvwx', 'abc='])(
  '%s goes into an address and back',
  (key) => {
    expect([keyInAddress(key), keyFromAddress(keyInAddress(key))]).toEqual([
      expect.stringMatching(/^[\w-]+$/),
      key,
    ]);
  },
);
