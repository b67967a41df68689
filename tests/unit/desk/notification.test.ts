/** Whom what happens is told to, how many at once, and by which way; in quiet hours by none that rings. */
import { describe, expect, test } from 'vitest';
import { isQuietAt, notificationOf, paceOf, waysOf } from '#core/notification';
import { conversationState, eventAt, idOf, noon, openEscalation } from '#tests/support/factories';

describe('notifications', () => {
  const waiting = conversationState({ floor: { holder: 'queue' }, escalation: openEscalation() });
  const held = conversationState({
    floor: { holder: 'agent', agentId: 'mem_ada', agentName: 'Ada' },
  });
  const requested = eventAt(4, {
    kind: 'escalation.requested',
    escalationId: idOf('esc', 1),
    by: 'visitor',
  });
  const said = (author: string) =>
    eventAt(9, { kind: 'message.created', message: { id: idOf('msg', 1), author, text: 'x' } });

  test('who waits is told to everyone, unless somebody has come meanwhile', () => {
    expect([notificationOf(requested, waiting), notificationOf(requested, held)]).toEqual([
      { kind: 'waiting', to: 'everyone', seq: 4 },
      null,
    ]);
  });

  test('nobody is told of their own doing, nor of what they have read', () => {
    const note = (mentions: string[]) =>
      eventAt(5, { kind: 'note.created', memberId: 'mem_ada', mentions });
    const assigned = (assigneeId: string | null) =>
      eventAt(5, { kind: 'conversation.assigned', memberId: 'mem_ada', assigneeId, teamId: null });
    expect([
      notificationOf(note(['mem_ada']), held),
      notificationOf(note(['mem_ada', 'mem_bob']), held),
      notificationOf(assigned('mem_ada'), held),
      notificationOf(assigned('mem_bob'), held),
      notificationOf(assigned(null), held),
      notificationOf(said('agent'), held),
      notificationOf(said('visitor'), held),
      notificationOf(said('visitor'), { ...held, agentReadSeq: 9 }),
    ]).toEqual([
      null,
      { kind: 'mention', to: { memberIds: ['mem_bob'] }, seq: 5 },
      null,
      { kind: 'assigned', to: { memberIds: ['mem_bob'] }, seq: 5 },
      null,
      null,
      { kind: 'reply', to: { memberIds: ['mem_ada'] }, seq: 9 },
      null,
    ]);
  });

  test('six one by one, then once that there are more, then only counted', () => {
    expect([0, 5, 6, 7, 99].map(paceOf)).toEqual(['tell', 'tell', 'digest', 'count', 'count']);
  });

  test('what a member prefers is what counts', () => {
    const none = { inApp: false, push: false, email: false, webhook: true };
    expect([waysOf('mention', {}, noon), waysOf('mention', { mention: none }, noon)]).toEqual([
      { inApp: true, push: true, email: true, webhook: false },
      none,
    ]);
  });

  test('in quiet hours, also over midnight and in a zone of their own, only the list has it', () => {
    const night = { from: '22:00', to: '07:00', zone: 'Europe/Warsaw' };
    const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
    const quiet = ['20:59', '21:00', '23:30', '05:59', '06:00', '12:00'].map((time) =>
      isQuietAt(at(time), night),
    );
    expect(quiet).toEqual([false, true, true, true, false, false]);
    expect(isQuietAt(at('12:00'), { from: '11:00', to: '13:00', zone: 'UTC' })).toBe(true);
    expect(isQuietAt(at('12:00'), null)).toBe(false);
    expect(waysOf('mention', { quiet: night }, at('23:00'))).toEqual({
      inApp: true,
      push: false,
      email: false,
      webhook: false,
    });
  });
});
