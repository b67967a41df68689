import { describe, expect, it } from 'vitest';
import { priorityOf, scoreLead, scoresOf } from '#core/lead';
import type { LeadSignals } from '#core/lead';

const nothing: LeadSignals = {
  hasEmail: false,
  hasPhone: false,
  hasCompany: false,
  hasNote: false,
  consent: false,
  messageCount: 1,
  askedForPerson: false,
  isContact: false,
};

describe('scoreLead', () => {
  it.each<[string, Partial<LeadSignals>, number, string[]]>([
    ['nothing', {}, 0, []],
    ['a private address', { hasEmail: true, email: 'a@gmail.com' }, 15, ['email']],
    [
      'a company address',
      { hasEmail: true, email: 'A@Acme.example' },
      25,
      ['email', 'company-email'],
    ],
    ['a phone and consent', { hasPhone: true, consent: true }, 25, ['phone', 'consent']],
    [
      'a buyer who asked for a person',
      { hasPhone: true, intent: 'PRICING', askedForPerson: true, messageCount: 8 },
      50,
      ['phone', 'asked-person', 'buying-question', 'long-conversation'],
    ],
  ])('%s', (_, signals, score, codes) => {
    const scored = scoreLead({ ...nothing, ...signals });
    expect({ score: scored.score, codes: scored.reasons.map(({ code }) => code) }).toEqual({
      score,
      codes,
    });
  });

  it('never goes beyond 100, and the points are the sum', () => {
    const all = scoreLead({
      hasEmail: true,
      hasPhone: true,
      hasCompany: true,
      hasNote: true,
      consent: true,
      email: 'a@b.example',
      messageCount: 60,
      askedForPerson: true,
      intent: 'BOOKING',
      isContact: true,
    });
    expect(all.score).toBe(100);
    expect(all.reasons.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThanOrEqual(100);
  });
});

describe('priorityOf', () => {
  it('agrees with the ranges that a filter uses', () => {
    for (let score = 0; score <= 100; score++) {
      const [from, below] = scoresOf[priorityOf(score)];
      expect(score >= from && score < below).toBe(true);
    }
  });
});
