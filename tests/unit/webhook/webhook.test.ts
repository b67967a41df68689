import { describe, expect, it } from 'vitest';
import {
  isSubscribed,
  nextLookMs,
  retryAfterMs,
  retryPausesMs,
  verdictOn,
  isNews,
  webhookEventOf,
} from '#core/webhook';
import type { ConversationEvent } from '#protocol/event';
import { idOf } from '#tests/support/factories';

const conversationId = idOf('cnv', 1);
const at = '2026-06-15T12:00:00.000Z';

describe('webhookEventOf', () => {
  it('tells a message under an id that is the same for every copy', () => {
    const event = {
      kind: 'message.created',
      seq: 7,
      at,
      message: { id: idOf('msg', 1), author: 'visitor', text: 'hello' },
    } as ConversationEvent;
    expect(webhookEventOf(conversationId, event)).toEqual({
      id: `evt_${conversationId.slice(4)}_7`,
      type: 'message.created',
      timestamp: at,
      data: {
        conversationId,
        sequence: 7,
        message: { id: idOf('msg', 1), author: 'visitor', text: 'hello' },
      },
    });
  });

  it('makes usage of the end of a turn, and leaves its reasons out', () => {
    const event = {
      kind: 'turn.ended',
      seq: 9,
      at,
      turnId: idOf('trn', 1),
      questionSeq: 7,
      outcome: 'answered',
      provider: 'openai',
      model: 'small',
      promptVersion: '3',
      tokens: { input: 10, output: 20 },
      costUsd: 0.001,
      latencyMs: 400,
      confidence: 0.8,
      reasons: ['secret'],
    } as ConversationEvent;
    expect(webhookEventOf(conversationId, event)).toEqual({
      id: `evt_${conversationId.slice(4)}_9`,
      type: 'usage.recorded',
      timestamp: at,
      data: {
        conversationId,
        sequence: 9,
        turnId: idOf('trn', 1),
        outcome: 'answered',
        provider: 'openai',
        model: 'small',
        tokens: { input: 10, output: 20 },
        costUsd: 0.001,
        latencyMs: 400,
      },
    });
  });

  it.each([
    'note.created',
    'tags.changed',
    'escalation.briefed',
    'conversation.read',
    'turn.started',
  ])('says nothing of %s', (kind) => {
    expect(webhookEventOf(conversationId, { kind, seq: 1, at } as ConversationEvent)).toBeNull();
  });
});

describe('isSubscribed', () => {
  it.each([
    [['*'], 'lead.captured', true],
    [['lead.*'], 'lead.captured', true],
    [['lead.captured'], 'lead.captured', true],
    [['conversation.*'], 'lead.captured', false],
    [['message.created', 'usage.*'], 'usage.recorded', true],
    [['lead'], 'lead.captured', false],
  ])('%j takes %s: %s', (patterns, type, takes) => {
    expect(isSubscribed(patterns, type)).toBe(takes);
  });
});

it.each([
  [{ kind: 'delivered' }, 1, false],
  [{ kind: 'retry', afterMs: 5_000 }, 1, true],
  [{ kind: 'retry', afterMs: 5_000 }, 2, false],
  [{ kind: 'parked' }, 11, true],
  [{ kind: 'gone' }, 1, true],
  [{ kind: 'gone' }, 3, true],
] as const)('%j after %i tries is news to staff: %j', (verdict, attempts, news) => {
  expect(isNews(verdict, attempts)).toBe(news);
});

describe('verdictOn', () => {
  const failed = (status: number, retryAfter?: number) => ({
    kind: 'status' as const,
    status,
    ...(retryAfter === undefined ? {} : { retryAfterMs: retryAfter }),
  });

  it.each([
    [failed(200), 1, { kind: 'delivered' }],
    [failed(204), 11, { kind: 'delivered' }],
    [failed(410), 1, { kind: 'gone' }],
    [failed(500), 1, { kind: 'retry', afterMs: 5_000 }],
    [failed(400), 2, { kind: 'retry', afterMs: 30_000 }],
    [failed(301), 3, { kind: 'retry', afterMs: 120_000 }],
    [failed(429, 60_000), 1, { kind: 'retry', afterMs: 60_000 }],
    [failed(429, 9e9), 1, { kind: 'retry', afterMs: 86_400_000 }],
    [{ kind: 'failure' as const, failure: 'timeout' }, 10, { kind: 'retry', afterMs: 172_800_000 }],
    [{ kind: 'failure' as const, failure: 'timeout' }, 11, { kind: 'parked' }],
  ])('%j at try %i', (answered, attempts, verdict) => {
    expect(verdictOn(answered, attempts, 0.5)).toEqual(verdict);
  });

  it('waits longer after each try, whatever the jitter', () => {
    const longest = (at: number) => (retryPausesMs[at] ?? 0) * 1.2;
    for (let attempts = 1; attempts < retryPausesMs.length; attempts++) {
      const least = verdictOn(failed(500), attempts + 1, 0);
      expect(least.kind === 'retry' && least.afterMs).toBeGreaterThan(longest(attempts - 1));
    }
  });
});

describe('retryAfterMs', () => {
  const now = Date.UTC(2026, 0, 1);
  it.each([
    [undefined, undefined],
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

describe('nextLookMs', () => {
  it('is when something is due, and after a look that failed not at once again', () => {
    expect([
      nextLookMs(9_000, 1_000, false),
      nextLookMs(1_000, 9_000, false),
      nextLookMs(1_000, 9_000, true),
      nextLookMs(60_000, 1_000, true),
    ]).toEqual([8_000, 0, 5_000, 59_000]);
  });
});
