// What a visitor sees of the log: of each kind the fields in this table and no others, of the desk's own events their place
// in the order only. The events are made from the protocol's schema, so a field added there must be decided about here.
import fc from 'fast-check';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { bodyForVisitor, forVisitor, listed } from '#core/visibility';
import { ConversationEvent } from '#protocol/event';
import { VisitorEvent, VisitorHistory, VisitorMessageAnswer } from '#worker/routes/visitor-events';
import { eventAt, idOf, iso, noon } from '#tests/support/factories';

const promised: Record<string, string> = {
  'conversation.started': 'channel conversationId locale page',
  'message.created':
    'message.attachments message.author message.authorName message.citations.articleId message.citations.title ' +
    'message.citations.url message.clientId message.confidence message.files.id message.files.mime message.files.name ' +
    'message.files.size message.id message.interrupted message.language message.notice message.partReply.messageId ' +
    'message.partReply.partId message.partReply.values message.parts message.quickReplies message.replyTo message.text ' +
    'message.turnId',
  'turn.started': 'attempt questionSeq turnId',
  'turn.ended':
    'confidence costUsd latencyMs model outcome promptVersion provider questionSeq tokens.input tokens.output turnId',
  'conversation.read': 'by upTo',
  'escalation.requested': 'by escalationId',
  'people.preferred': 'on',
  'escalation.offered': '',
  'escalation.accepted': 'agentName escalationId',
  'escalation.ended': 'escalationId resolution',
  'escalation.queued': 'because escalationId',
  'escalation.overdue': 'backAt escalationId openUntil',
  'callback.promised': 'channel dueAt escalationId',
  'ticket.created': 'number status ticketId',
  'ticket.updated': 'number status ticketId',
  'conversation.identified': 'method',
  'consent.changed': 'granted purpose version',
  'lead.captured': 'fields leadId',
  'feedback.given': 'comment messageId value',
  'tool.called': 'ok tool turnId',
  'conversation.ended': 'by',
  'desk.updated': '',
};

/** A value for every field that the schema knows; leaves are strings, of lists there is one item. */
function sample(schema: v.GenericSchema): unknown {
  const { type, wrapped, item, entries, literal } = schema as unknown as {
    type: string;
    wrapped: v.GenericSchema;
    item: v.GenericSchema;
    entries: Record<string, v.GenericSchema>;
    literal: unknown;
  };
  switch (type) {
    case 'optional':
    case 'nullable':
      return sample(wrapped);
    case 'array':
      return [sample(item)];
    case 'object':
      return Object.fromEntries(Object.entries(entries).map(([name, of]) => [name, sample(of)]));
    case 'literal':
      return literal;
    default:
      return 'a value';
  }
}

const whole = ConversationEvent.options.map(
  (schema) => sample(schema as never) as ConversationEvent,
);

/** Of everything in it that is no object: where it stands. */
const leaves = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => leaves(item, path)))];
  if (typeof value !== 'object' || value === null) return [path];
  const under = path === '' ? '' : `${path}.`;
  return Object.entries(value).flatMap(([name, field]) => leaves(field, `${under}${name}`));
};

test('every kind of event, and what of it is for visitors', () => {
  const seen = whole.map((event) => {
    const paths = leaves(forVisitor(event)).filter((path) => !/^(seq|at|kind)$/.test(path));
    return [event.kind, paths.toSorted().join(' ')];
  });
  const expected = whole.map(({ kind }) => [kind, promised[kind] ?? '']);
  expect(seen).toEqual(expected);
  expect(whole.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(listed).toSorted());
});

test('the documented shapes are what is let through', () => {
  const documented = VisitorEvent.options.map((schema) => {
    const event = sample(schema as never) as ConversationEvent;
    const paths = leaves(event).filter((path) => !/^(seq|at|kind)$/.test(path));
    return [event.kind, paths.toSorted().join(' ')];
  });
  // Documented as it may come; the reason comes only with the visitor's own request.
  const expected = whole.flatMap(({ kind }) =>
    kind in promised
      ? [[kind, promised[kind] + (kind === 'escalation.requested' ? ' reason' : '')]]
      : [],
  );
  expect(documented).toEqual(expected);
  const answer = sample(VisitorMessageAnswer as never) as Record<'message' | 'reply', object>;
  const fields = promised['message.created']?.replaceAll('message.', '').split(' ');
  expect([leaves(answer.message).toSorted(), answer.message]).toEqual([
    [...(fields ?? []), 'at', 'seq'].toSorted(),
    answer.reply,
  ]);
  expect(Object.keys(VisitorHistory.entries)).toEqual(['events', 'cursor', 'more']);
});

test('of a kind for staff a visitor learns its seq, its instant and nothing else', () => {
  const hidden = whole.filter(({ kind }) => !(kind in promised));
  expect(hidden.map(({ kind }) => kind).toSorted()).toEqual([
    'approval.decided',
    'approval.requested',
    'callback.done',
    'callback.missed',
    'conversation.assigned',
    'conversation.snoozed',
    'conversation.woken',
    'escalation.briefed',
    'lead.progressed',
    'macro.started',
    'note.created',
    'priority.changed',
    'tags.changed',
    'tool.planned',
    'tool.reported',
    'tool.requested',
  ]);
  for (const event of hidden) {
    const stub = { seq: event.seq, at: event.at, kind: 'desk.updated' };
    expect([event.kind, forVisitor(event)]).toEqual([event.kind, stub]);
    expect(JSON.parse(bodyForVisitor(JSON.stringify(event)))).toEqual(stub);
  }
});

test('a kind that nobody has decided about is not for visitors', () => {
  const stub = { seq: 7, at: iso(noon), kind: 'desk.updated' };
  for (const kind of ['later.invented', 'constructor', '__proto__', 'toString'])
    expect(forVisitor({ seq: 7, at: iso(noon), kind, text: 'CANARY' } as never)).toEqual(stub);
});

describe('a field that nobody has listed never passes', () => {
  const later = fc.dictionary(
    fc.constantFrom(
      ...['reasons', 'sentiment', 'intent', 'entities', 'instructions', 'escalation', 'memory'],
      ...['plan', 'cost', 'marks', 'draft', 'suggestion', 'sources', 'note', 'contactKey', 'level'],
      ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'],
    ),
    fc.constantFrom<unknown>('CANARY', ['CANARY'], { text: 'CANARY', by: 'visitor' }),
    { minKeys: 1, noNullPrototype: true },
  );

  /** The same with more fields in every object of it. */
  function withMore(value: unknown, more: Record<string, unknown>): unknown {
    if (Array.isArray(value)) return value.map((item) => withMore(item, more));
    if (typeof value !== 'object' || value === null) return value;
    const own = Object.entries(value).map(([name, field]) => [name, withMore(field, more)]);
    return Object.fromEntries([...Object.entries(more), ...own]);
  }
  const forAll = whole.filter(({ kind }) => kind in promised);

  test.each(forAll.map((event) => [event.kind, event] as const))('%s', (_, event) => {
    fc.assert(
      fc.property(later, (more) => {
        const known = new Set(leaves(event).flatMap((path) => path.split('.')));
        const unknown = Object.fromEntries(
          Object.entries(more).filter(([name]) => !known.has(name)),
        );
        const given = withMore(event, unknown) as ConversationEvent;
        expect(forVisitor(given)).toEqual(forVisitor(event));
        const text = bodyForVisitor(JSON.stringify(given));
        expect(text).not.toContain('CANARY');
        expect(JSON.parse(text)).toEqual(forVisitor(event));
      }),
      { numRuns: 50 },
    );
  });

  test('nor does anything in the place of an object whose fields are listed', () => {
    const message = eventAt(3, { kind: 'message.created', message: 'CANARY' as never });
    expect(forVisitor(message)).toEqual({ seq: 3, at: iso(noon), kind: 'message.created' });
  });
});

test('why a person was asked for is told to the visitor who said so, not when the assistant did', () => {
  const asked = (by: 'visitor' | 'assistant') =>
    eventAt(4, {
      kind: 'escalation.requested',
      escalationId: idOf('esc', 1),
      by,
      reason: 'CANARY',
    });
  expect(forVisitor(asked('visitor'))).toEqual(asked('visitor'));
  expect(JSON.stringify(forVisitor(asked('assistant')))).not.toContain('CANARY');
});

test('what is for everyone goes out as it is stored, byte for byte', () => {
  const body = '{"seq":3,"at":"x","kind":"conversation.read", "by":"visitor","upTo":2}';
  expect(bodyForVisitor(body)).toBe(body);
});
