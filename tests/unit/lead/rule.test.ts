/** What follows from a lead by the tenant's rules, and whose turn it is: every condition alone, together, and none. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { consentVersion, leadActions, noticeOf, whoseTurn } from '#core/lead-rule';
import type { LeadFacts } from '#core/lead-rule';
import { LeadRule } from '#protocol/lead-capture';

const facts: LeadFacts = {
  cause: 'quote',
  score: 55,
  segment: 'VIP',
  language: 'de',
  page: 'https://shop.example/freight/sea',
  answers: { request: 'A shipment to Lisbon', pallets: '12' },
};
const rule = (when: object, act: object = { tags: ['held'] }) =>
  v.parse(LeadRule, { name: 'r', when, act });
const holds = (when: object, but: Partial<LeadFacts> = {}) =>
  leadActions([rule(when)], { ...facts, ...but }).tags.length === 1;

describe('a rule holds', () => {
  it.each<[string, object, Partial<LeadFacts>]>([
    ['for everything when it asks for nothing', {}, {}],
    ['by its cause', { causes: ['person', 'quote'] }, {}],
    ['by the score', { minScore: 55 }, {}],
    ['by the priority', { priorities: ['medium', 'high'] }, {}],
    ['by the segment, however it is written', { segments: ['vip'] }, {}],
    ['by the language', { languages: ['fr', 'de'] }, {}],
    ['by the page', { pages: ['/freight/*'] }, {}],
    [
      'by a word of an answer',
      { answers: [{ question: 'request', says: ['oslo', 'LISBON'] }] },
      {},
    ],
    [
      'by all of it',
      {
        causes: ['quote'],
        minScore: 1,
        languages: ['de'],
        answers: [{ question: 'pallets', says: ['12'] }],
      },
      {},
    ],
  ])('%s', (_, when, but) => expect(holds(when, but)).toBe(true));

  it.each<[string, object, Partial<LeadFacts>]>([
    ['for another cause', { causes: ['person'] }, {}],
    ['for a lead without one', { causes: ['person', 'quote'] }, { cause: null }],
    ['under its score', { minScore: 56 }, {}],
    ['for another priority', { priorities: ['low'] }, { score: 99 }],
    ['for nobody known', { segments: ['VIP'] }, { segment: null }],
    ['in another language', { languages: ['fr'] }, {}],
    ['where no page is known', { pages: ['/freight/*'] }, { page: null }],
    ['on another page', { pages: ['/shop/*'] }, {}],
    ['for part of a word', { answers: [{ question: 'request', says: ['lis'] }] }, {}],
    ['for an answer that was not given', { answers: [{ question: 'weight', says: ['12'] }] }, {}],
    ['when one of several is missing', { causes: ['quote'], languages: ['fr'] }, {}],
    [
      'when one of two answers is another',
      {
        answers: [
          { question: 'pallets', says: ['12'] },
          { question: 'request', says: ['oslo'] },
        ],
      },
      {},
    ],
  ])('not %s', (_, when, but) => expect(holds(when, but)).toBe(false));
});

it('tags of all rules that hold, once; the first that assigns; the loudest notice', () => {
  const rules = [
    v.parse(LeadRule, { name: 'a', act: { tags: ['freight', 'new'], notify: 'assignee' } }),
    v.parse(LeadRule, {
      name: 'not',
      when: { minScore: 99 },
      act: { tags: ['hot'], assign: ['mem_9'], notify: 'everyone' },
    }),
    v.parse(LeadRule, { name: 'b', act: { assign: ['mem_1', 'mem_2'], notify: 'leaders' } }),
    v.parse(LeadRule, {
      name: 'c',
      act: { tags: ['new', 'sea'], assign: ['mem_3'], notify: 'nobody' },
    }),
  ];
  expect(leadActions(rules, facts)).toEqual({
    rules: ['a', 'b', 'c'],
    tags: ['freight', 'new', 'sea'],
    assign: ['mem_1', 'mem_2'],
    notify: 'leaders',
  });
  expect(leadActions([], facts)).toEqual({ rules: [], tags: [], assign: [], notify: 'nobody' });
});

it.each([
  [[], {}, null],
  [['a', 'b', 'c'], {}, 'a'],
  [['a', 'b', 'c'], { a: 5 }, 'b'],
  [['a', 'b', 'c'], { a: 5, b: 3, c: 4 }, 'b'],
  [['a', 'b'], { a: 5, b: 5 }, 'a'],
  [['a'], { a: 5 }, 'a'],
  [['a', 'b'], { z: 1, a: 2, b: 3 }, 'a'],
])('of %j, given one at %j, it is the turn of %j', (members, lastAt, turn) => {
  expect(whoseTurn(members, new Map(Object.entries(lastAt)))).toBe(turn);
});

it('in turn nobody gets two more than another, whoever begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 }), (count, leads) => {
      const members = Array.from({ length: count }, (_, at) => `m${at}`);
      const lastAt = new Map<string, number>();
      const given = new Map(members.map((one) => [one, 0]));
      for (let at = 1; at <= leads; at++) {
        const turn = whoseTurn(members, lastAt)!;
        lastAt.set(turn, at);
        given.set(turn, given.get(turn)! + 1);
      }
      const counts = [...given.values()];
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(leads);
    }),
  );
});

it('is told to whom the rule says, and to nobody when nobody has it', () => {
  const told = (['nobody', 'assignee', 'leaders', 'everyone'] as const).map((notify) => [
    noticeOf({ notify }, 'mem_1'),
    noticeOf({ notify }, null),
  ]);
  expect(told).toEqual([
    [null, null],
    [{ memberIds: ['mem_1'] }, null],
    ['leaders', 'leaders'],
    ['everyone', 'everyone'],
  ]);
});

it('words that were agreed to have a version, another for every letter', () => {
  const versions = ['May we keep this?', 'May we keep this ?', 'may we keep this?', ''].map(
    consentVersion,
  );
  expect(new Set(versions).size).toBe(4);
  expect(versions.every((version) => /^[0-9a-f]{16}$/.test(version))).toBe(true);
  expect(consentVersion('May we keep this?')).toBe(versions[0]);
});
