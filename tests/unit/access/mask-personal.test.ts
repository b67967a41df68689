/** S08: whoever may not read personal data meets no contact detail, wherever it was written. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { maskPersonal, maskPersonalText, shownTo } from '#core/mask-personal';
import { Desk } from '#durable-objects/inbox/desk';
import { TagsRequest } from '#protocol/desk-requests';
import type { InboxSummary } from '#protocol/inbox';

const email = 'ana.silva@example.com';
const phone = '+49 170 1234567';

const detail = {
  conversation: {
    id: 'cnv_0123456789012345678901',
    lastAt: '2026-11-21T07:00:00.000Z',
    last: { seq: 2, author: 'visitor', at: '2026-11-21T07:00:00.000Z', text: `Call ${phone}` },
  },
  events: [
    {
      seq: 2,
      at: '2026-11-21T07:00:00.000Z',
      kind: 'message.created',
      message: {
        id: 'msg_0123456789012345678901',
        author: 'visitor',
        authorName: 'Ana',
        text: `I am ${email}, my number is ${phone}.`,
        files: [{ id: 'fil_0123456789012345678901', name: `${email}.pdf`, size: 4170123456 }],
      },
    },
    { seq: 3, kind: 'escalation.requested', reason: `write to ${email}` },
    { seq: 4, kind: 'note.created', text: `She is ${email}` },
    {
      seq: 5,
      kind: 'escalation.briefed',
      brief: { summary: `Asked first: “${email}”`, entities: [{ kind: 'PHONE', text: '1234567' }] },
    },
    { seq: 6, kind: 'tool.requested', tool: 'lookup', arguments: { contact: email } },
  ],
  cursor: 6,
  digest: '0123456789012345',
};

describe('what was written', () => {
  test('is masked as a whole, and nothing else is', () => {
    expect(shownTo({ role: 'agent' }, detail)).toEqual({
      conversation: {
        ...detail.conversation,
        last: { ...detail.conversation.last, text: 'Call •••67' },
      },
      events: [
        {
          ...detail.events[0],
          message: {
            ...detail.events[0]?.message,
            text: 'I am a•••@•••.com, my number is •••67.',
            files: [{ id: 'fil_0123456789012345678901', name: 'a•••@•••.pdf', size: 4170123456 }],
          },
        },
        { seq: 3, kind: 'escalation.requested', reason: 'write to a•••@•••.com' },
        { seq: 4, kind: 'note.created', text: 'She is a•••@•••.com' },
        {
          seq: 5,
          kind: 'escalation.briefed',
          brief: {
            summary: 'Asked first: “a•••@•••.com”',
            entities: [{ kind: 'PHONE', text: '•••' }],
          },
        },
        { seq: 6, kind: 'tool.requested', tool: 'lookup', arguments: { contact: 'a•••@•••.com' } },
      ],
      cursor: 6,
      digest: '0123456789012345',
    });
  });

  test.each([
    ['a supervisor', { role: 'supervisor' }],
    ['an agent who was given it', { role: 'agent', grants: ['pii.read'] }],
    ['a key with the scope', { role: 'api-key', scopes: ['pii.read'] }],
  ])('%s sees the thing itself', (_, actor) => {
    expect(shownTo(actor, detail)).toBe(detail);
  });

  test.each([
    ['cut in an address', 'please write to ana.silva@exam…', 'please write to •••…'],
    ['cut in a number', 'call me on +491701…', 'call me on •••…'],
    ['cut elsewhere', 'the parcel has not come and I wait…', 'the parcel has not come and I wait…'],
  ])('an excerpt %s', (_, text, masked) => {
    expect(maskPersonalText(text)).toBe(masked);
  });

  test('what is no text stays', () => {
    expect(maskPersonal([null, 4917012345678, true, { at: phone }])).toEqual([
      null,
      4917012345678,
      true,
      { at: phone },
    ]);
  });
});

describe('the socket of the desk', () => {
  class Window {
    said: unknown[] = [];
    send(text: string) {
      this.said.push(JSON.parse(text));
    }
  }
  const join = (desk: Desk, mayReadPii: boolean) => {
    const socket = new Window();
    desk.join(socket as unknown as WebSocket, {
      tenantId: 'ten_a',
      memberId: 'mem_a',
      name: 'Bo',
      mayWrite: true,
      mayReadPii,
      sessionHash: 'h',
    });
    return socket;
  };
  const last = { seq: 2, author: 'visitor', at: '2026-11-21T07:00:00.000Z', text: email };
  const conversation = { id: 'cnv_0123456789012345678901', last } as unknown as InboxSummary;
  const masked = { ...conversation, last: { ...last, text: 'a•••@•••.com' } };

  test('shows each window what its member may see, also after that has changed', () => {
    const desk = new Desk();
    const open = join(desk, true);
    const closed = join(desk, false);
    open.said = [];
    desk.send({ type: 'conversation', conversation });
    desk.tell(closed as unknown as WebSocket, {
      type: 'welcome',
      members: [],
      recent: [conversation],
    });
    desk.allow(open as unknown as WebSocket, { mayWrite: true, mayReadPii: false });
    desk.send({ type: 'conversation', conversation });
    expect({ open: open.said, closed: closed.said }).toEqual({
      open: [
        { type: 'conversation', conversation },
        { type: 'conversation', conversation: masked },
      ],
      closed: [
        { type: 'conversation', conversation: masked },
        { type: 'welcome', members: [], recent: [masked] },
        { type: 'conversation', conversation: masked },
      ],
    });
  });
});

test('an address is no tag, for everybody sees tags as they are; one that is there can be taken away', () => {
  const may = (given: object) => v.is(TagsRequest, given);
  expect(
    ['ann@shop.example', 'ann@shop.exampl', 'mail ann@shop.example'].map((tag) =>
      may({ add: [tag] }),
    ),
  ).toEqual([false, false, false]);
  expect(['vip', '@lunch', 'a@b', 'order 4711'].map((tag) => may({ add: [tag] }))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(may({ remove: ['ann@shop.example'] })).toBe(true);
});
