// What a visitor sees of the log: everything that is theirs, and of the desk's own events their place in the order only.
import { expect, test } from 'vitest';
import { audience, bodyForVisitor, forVisitor } from '#core/visibility';
import type { ConversationEvent } from '#protocol/event';
import { eventAt, idOf, iso, noon } from '#tests/support/factories';

const note = eventAt(7, {
  kind: 'note.created',
  memberId: 'mem_ada',
  memberName: 'Ada',
  noteId: idOf('nte', 1),
  text: 'CANARY',
  mentions: [],
});
const stub = { seq: 7, at: iso(noon), kind: 'desk.updated' };

test('an event of the desk is its seq, its instant and nothing else', () => {
  expect(forVisitor(note)).toEqual(stub);
  expect(JSON.parse(bodyForVisitor(note.kind, JSON.stringify(note)))).toEqual(stub);
});

test('a kind that nobody has decided about is not for visitors', () => {
  const later = { ...note, kind: 'later.invented' } as unknown as ConversationEvent;
  expect(forVisitor(later)).toEqual(stub);
  expect(forVisitor({ ...note, kind: 'constructor' } as unknown as ConversationEvent)).toEqual(
    stub,
  );
});

test('what is for everyone goes out as it is stored, byte for byte', () => {
  const body = '{"seq":3,"at":"x","kind":"conversation.read", "by":"visitor","upTo":2}';
  expect(bodyForVisitor('conversation.read', body)).toBe(body);
});

test('the kinds for staff, by name', () => {
  const kinds = Object.entries(audience).flatMap(([kind, who]) => (who === 'staff' ? [kind] : []));
  expect(kinds.toSorted()).toEqual([
    'approval.decided',
    'approval.requested',
    'callback.done',
    'callback.missed',
    'conversation.assigned',
    'conversation.snoozed',
    'conversation.woken',
    'escalation.briefed',
    'macro.started',
    'note.created',
    'priority.changed',
    'tags.changed',
    'tool.planned',
    'tool.reported',
    'tool.requested',
  ]);
});
