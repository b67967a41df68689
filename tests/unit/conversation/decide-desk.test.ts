// The rules of the desk: what a member may do beside speaking, and what falls due among people.
import { describe, expect, test } from 'vitest';
import { briefOf } from '#core/brief';
import { decide } from '#core/conversation/decide';
import type { Input } from '#core/conversation/input';
import { freshDesk } from '#core/conversation/state';
import type { ConversationState } from '#core/conversation/state';
import type { Floor } from '#core/floor';
import { ok, refuse } from '#core/result';
import { limits as sizes } from '#protocol/limits';
import {
  conversationLimits,
  conversationState,
  eventAt,
  idOf,
  inputs,
  iso,
  noon,
  openEscalation,
  turnReport,
} from '#tests/support/factories';

const at = (state: Partial<ConversationState>, input: Input, now = noon) =>
  decide(conversationState(state), input, conversationLimits(), now);
const nothing = ok({ events: [], effects: [] });
const only = (...events: object[]) => ok({ events, effects: [] });
const ada: Floor = { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' };
const queue: Floor = { holder: 'queue' };
const held = { floor: ada, escalation: openEscalation() };
const waiting = { floor: queue, escalation: openEscalation() };
const ended = { status: 'ended', floor: { holder: 'nobody' } } as const;
const memberId = 'mem_ada';
const escalationId = idOf('esc', 1);

describe('tags', () => {
  const desk = { ...freshDesk, tags: ['vip', 'late'] };

  test('only what changes is an event', () => {
    const changed = at(
      { desk },
      { kind: 'tag', memberId, add: ['new', 'vip', 'new'], remove: ['late', 'none'] },
    );
    expect(changed).toEqual(
      only({ kind: 'tags.changed', memberId, added: ['new'], removed: ['late'] }),
    );
    expect(at({ desk }, { kind: 'tag', memberId, add: ['vip'], remove: ['none'] })).toEqual(
      nothing,
    );
  });

  test('so many and no more', () => {
    const add = Array.from({ length: sizes.tagsPerConversation - 1 }, (_, index) => `t${index}`);
    expect(at({ desk }, { kind: 'tag', memberId, add, remove: [] })).toEqual(
      refuse('invalid-request', `at most ${sizes.tagsPerConversation} tags`),
    );
    expect(at({ desk }, { kind: 'tag', memberId, add, remove: ['vip'] }).ok).toBe(true);
  });
});

describe('snooze', () => {
  test.each<[string, Partial<ConversationState>, number | null, unknown]>([
    [
      'until later',
      {},
      noon + 1,
      only({ kind: 'conversation.snoozed', memberId, until: iso(noon + 1) }),
    ],
    ['until now', {}, noon, refuse('invalid-request', 'until: an instant in the future')],
    [
      'for years',
      {},
      noon + (sizes.snoozeMaxDays + 1) * 86_400_000,
      refuse('invalid-request', `until: within ${sizes.snoozeMaxDays} days`),
    ],
    ['an ended one', ended, noon + 1, refuse('conversation-ended')],
    ['until the same again', { desk: { ...freshDesk, snoozedUntil: noon + 1 } }, noon + 1, nothing],
    [
      'no more',
      { desk: { ...freshDesk, snoozedUntil: noon + 1 } },
      null,
      only({ kind: 'conversation.woken', because: 'member', memberId }),
    ],
    ['no more, when it is not', {}, null, nothing],
  ])('%s', (_, state, until, expected) => {
    expect(at(state, { kind: 'snooze', memberId, until })).toEqual(expected);
  });

  test('ends when it is due, or with the visitor’s next words', () => {
    const asleep = { desk: { ...freshDesk, snoozedUntil: noon + 5 } };
    expect(at(asleep, { kind: 'due' }, noon + 4)).toEqual(nothing);
    expect(at(asleep, { kind: 'due' }, noon + 5)).toEqual(
      only({ kind: 'conversation.woken', because: 'due' }),
    );
    const sent = at(asleep, inputs.send());
    expect(sent.ok && sent.value.events.slice(0, 2).map(({ kind }) => kind)).toEqual([
      'message.created',
      'conversation.woken',
    ]);
  });
});

describe('handing it on', () => {
  const transfer = (but: object = {}): Input =>
    ({
      kind: 'transfer',
      memberId,
      override: false,
      assigneeId: 'mem_bob',
      teamId: null,
      escalationId: idOf('esc', 9),
      messageId: idOf('msg', 9),
      notice: { text: 'A person is coming.' },
      ...but,
    }) as Input;
  const assigned = { kind: 'conversation.assigned', memberId, assigneeId: 'mem_bob', teamId: null };

  test('what one has goes to the queue, for who was named', () => {
    expect(at(held, transfer({ reason: 'speaks Polish' }))).toEqual(
      only(
        { kind: 'escalation.queued', escalationId, because: 'transferred' },
        { ...assigned, reason: 'speaks Polish' },
      ),
    );
  });

  test('what another has only for who may take it from them', () => {
    expect(at(held, transfer({ memberId: 'mem_cyd' }))).toEqual(
      refuse('not-your-turn', 'another agent has this conversation'),
    );
    expect(at(held, transfer({ memberId: 'mem_cyd', override: true })).ok).toBe(true);
    expect(at(held, transfer({ assigneeId: 'mem_ada' }))).toEqual(
      refuse('stale', 'it is theirs already'),
    );
  });

  test('who waits is only given to somebody else; twice is once', () => {
    expect(at(waiting, transfer())).toEqual(only(assigned));
    const theirs = { ...waiting, desk: { ...freshDesk, assigneeId: 'mem_bob' } };
    expect(at(theirs, transfer())).toEqual(nothing);
  });

  test('from the assistant it is asking for a person', () => {
    expect(at({}, transfer())).toEqual(
      only(
        { kind: 'escalation.requested', escalationId: idOf('esc', 9), by: 'agent' },
        {
          kind: 'message.created',
          message: { id: idOf('msg', 9), author: 'system', text: 'A person is coming.' },
        },
        assigned,
      ),
    );
  });
});

describe('an agent of whom nothing is seen', () => {
  const lost = (seenAt: number): Input => ({ kind: 'agent.lost', agentId: 'mem_ada', seenAt });
  const owed = { ...held, unansweredSince: noon };
  const away = conversationLimits().agentAwayMs;

  test.each<[string, Partial<ConversationState>, Input, number, unknown]>([
    ['a millisecond too early', owed, lost(noon), noon + away - 1, nothing],
    [
      'in time',
      owed,
      lost(noon),
      noon + away,
      only({ kind: 'escalation.queued', escalationId, because: 'agent-away' }),
    ],
    ['seen a moment ago', owed, lost(noon + away - 5), noon + away, nothing],
    [
      'did something a moment ago',
      { ...owed, agentActedAt: noon + 9 },
      lost(0),
      noon + away,
      nothing,
    ],
    ['nobody waits for them', held, lost(0), noon + away, nothing],
    [
      'another has it',
      { ...owed, floor: { ...ada, agentId: 'mem_bob' } },
      lost(0),
      noon + away,
      nothing,
    ],
    ['the queue has it already', waiting, lost(0), noon + away, nothing],
  ])('%s', (_, state, input, now, expected) => {
    expect(at(state, input, now)).toEqual(expected);
  });
});

describe('a call-back', () => {
  const lead: Input = {
    kind: 'lead.capture',
    leadId: idOf('led', 1),
    fields: ['phone'],
    prior: null,
  };
  const captured = { kind: 'lead.captured', leadId: idOf('led', 1), fields: ['phone'] };
  const dueAt = noon + conversationLimits().callbackDueMs;

  test('is promised with contact details, when nobody had come', () => {
    expect(at({ missed: escalationId }, lead)).toEqual(
      only(captured, {
        kind: 'callback.promised',
        escalationId,
        channel: 'phone',
        dueAt: iso(dueAt),
      }),
    );
    expect(at({}, lead)).toEqual(only(captured));
  });

  test('alarms once when its time has passed, also after the end', () => {
    const callback = { escalationId, dueAt, isMissed: false };
    const missed = only({ kind: 'callback.missed', escalationId, dueAt: iso(dueAt) });
    expect(at({ callback }, { kind: 'due' }, dueAt - 1)).toEqual(nothing);
    expect(at({ callback }, { kind: 'due' }, dueAt)).toEqual(missed);
    expect(at({ ...ended, callback }, { kind: 'due' }, dueAt)).toEqual(missed);
    expect(at({ callback: { ...callback, isMissed: true } }, { kind: 'due' }, dueAt)).toEqual(
      nothing,
    );
  });

  test('is done by saying so, or by an agent’s word', () => {
    const callback = { escalationId, dueAt, isMissed: true };
    const done = { kind: 'callback.done', memberId, escalationId };
    expect(at({ callback }, { kind: 'callback.done', memberId })).toEqual(only(done));
    const replied = at({ ...held, callback }, inputs.reply());
    expect(replied.ok && replied.value.events.at(-1)).toEqual(done);
  });
});

test('an ended conversation closes the record of its escalation', () => {
  const kinds = (state: Partial<ConversationState>) => {
    const over = at(state, { kind: 'end', by: 'visitor' });
    return over.ok ? over.value.events : [];
  };
  expect(kinds(waiting)).toEqual([
    { kind: 'escalation.ended', escalationId, resolution: 'cancelled' },
    { kind: 'conversation.ended', by: 'visitor' },
  ]);
  expect(kinds(held)[0]).toMatchObject({ resolution: 'resolved' });
});

test('the brief says what a person must know, from the log alone', () => {
  const said = (seq: number, text: string) =>
    eventAt(seq, {
      kind: 'message.created',
      message: { id: idOf('msg', seq), author: 'visitor', text },
    });
  const state = conversationState({
    escalation: openEscalation({ reason: 'the visitor asked for a person' }),
    understood: { sentiment: -0.2, lowest: -0.7, intent: 'ORDER_TRACKING', language: 'en' },
    fallbacksInARow: 2,
  });
  const turnId = idOf('trn', 1);
  const brief = briefOf(state, [
    said(2, 'Where is order 12345678?'),
    eventAt(3, {
      kind: 'message.created',
      message: {
        id: idOf('msg', 3),
        author: 'assistant',
        text: 'See here.',
        replyTo: 2,
        citations: [{ articleId: idOf('art', 1), title: 'Tracking' }],
      },
    }),
    eventAt(4, { kind: 'turn.ended', turnId, questionSeq: 2, ...turnReport() }),
    eventAt(5, { kind: 'lead.captured', leadId: idOf('led', 1), fields: ['email'] }),
    said(6, 'Write to ana@example.com'),
  ]);
  expect(brief).toEqual({
    summary: [
      'Asked first: “Where is order 12345678?”',
      'Said last: “Write to ana@example.com”',
      'About: ORDER_TRACKING',
      'Why a person: the visitor asked for a person',
      'Answers in a row without help: 2',
    ].join('\n'),
    language: 'en',
    sentiment: { last: -0.2, lowest: -0.7 },
    intent: 'ORDER_TRACKING',
    profile: { isIdentified: false, locale: 'en', leadFields: ['email'], messages: 2 },
    entities: [
      { kind: 'EMAIL', text: 'ana@example.com' },
      { kind: 'ORDER_ID', text: '12345678' },
    ],
    tried: [{ questionSeq: 2, outcome: 'answered', citations: ['Tracking'] }],
  });
});
