/** Tickets as a tool: one for a call however often it is made, told to the conversation, without personal data; and how they stand. */
import { expect, it } from 'vitest';
import { visitorSubject } from '#core/ticket';
import { ticketTools } from '#flows/ticket-tool';
import type { TicketToolDeps } from '#flows/ticket-tool';
import type { AdapterCall } from '#ports/tool-adapter';
import type { Ticket } from '#protocol/ticket';
import { TicketId } from '#protocol/ids';
import * as v from 'valibot';

function desk() {
  const kept = new Map<string, Ticket>();
  const told: unknown[] = [];
  const deps = {
    tickets: {
      add: async (_tenant: string, given: Ticket) => {
        const known = kept.get(given.id);
        const ticket = known ?? { ...given, number: kept.size + 1 };
        kept.set(given.id, ticket);
        return ticket;
      },
      page: async (_tenant: string, { conversationId }: { conversationId: string }) => ({
        tickets: [...kept.values()].filter((one) => one.conversationId === conversationId),
        cursor: null,
      }),
    },
    conversations: {
      tellAsStaff: async (_tenant: string, _id: string, command: unknown) => {
        told.push(command);
        return { ok: true };
      },
    },
    tenants: { byId: async (id: string) => (id === 'tnt_a' ? { id, wrappedKey: 'w' } : null) },
    sealer: {
      key: async () => ({
        blindIndex: async (text: string) => `-${Buffer.from(text).toString('base64url')}`,
      }),
    },
    system: { now: () => 0 },
  } as unknown as TicketToolDeps;
  const call = (tool: string, given: object, more: Partial<AdapterCall> = {}) =>
    ticketTools(deps)[tool]?.({
      tenantId: 'tnt_a',
      conversationId: 'cnv_1',
      key: 'cnv_1-2-0-and-some-more-of-a-key',
      arguments: given,
      ...more,
    } as AdapterCall);
  return { kept, told, call };
}

it('opens one ticket a call, and says how those of this conversation stand', async () => {
  const { kept, told, call } = desk();
  const opened = { ok: true, number: 1, status: 'open', subject: 'My lamp is broken' };
  expect(await call('ticket.create', { subject: ' My lamp\n is broken ' })).toEqual(opened);
  // The maker died, and the call is made again under its key.
  expect(await call('ticket.create', { subject: ' My lamp\n is broken ' })).toEqual(opened);
  expect(
    await call('ticket.create', { subject: 'Another' }, { key: 'another key that is long enough' }),
  ).toMatchObject({ number: 2 });
  const [first] = [...kept.values()];
  expect(v.is(TicketId, first?.id)).toBe(true);
  const news = { kind: 'ticket', agentId: 'assistant', status: 'open' };
  expect(told).toMatchObject([
    { ...news, number: 1 },
    { ...news, number: 1 },
    { ...news, number: 2 },
  ]);
  expect(await call('ticket.status', {})).toEqual({
    ok: true,
    tickets: [
      { number: 1, subject: 'My lamp is broken', open: true },
      { number: 2, subject: 'Another', open: true },
    ],
  });
  expect(await call('ticket.status', {}, { conversationId: 'cnv_2' })).toEqual({
    ok: true,
    tickets: [],
  });
});

it('by hand, without a conversation, or for nobody there is none', async () => {
  const { kept, call } = desk();
  const none = { ok: false, problem: 'no-conversation' };
  expect(await call('ticket.create', { subject: 'x' }, { conversationId: null })).toEqual(none);
  expect(await call('ticket.create', { subject: 'x' }, { tenantId: 'tnt_b' })).toEqual(none);
  expect(await call('ticket.status', {}, { conversationId: null })).toEqual(none);
  expect(kept.size).toBe(0);
});

it.each([
  [
    'Write to kim@example.com or +49 170 1234567, or kim@example.com',
    'Write to ••• or •••, or •••',
  ],
  ['', 'Asked for in the chat'],
  ['é'.repeat(300), `${'é'.repeat(199)}…`],
])('calls it %j without what is personal', (said, subject) => {
  expect(visitorSubject(said)).toBe(subject);
});
