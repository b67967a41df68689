/** Reconcile beside a conversation that goes on: what the outbox delivers at the worst moments stays in D1. Ports in memory. */
import { expect, test } from 'vitest';
import { fold } from '#core/conversation/step';
import { project } from '#core/projection';
import type { Rows } from '#core/projection';
import { reconcileConversation } from '#flows/reconcile';
import type { Projection, StoredRows } from '#ports/projection';
import type { ConversationEvent } from '#protocol/event';
import { birth, idOf, iso, noon } from '../../support/factories.ts';

const conversationId = idOf('cnv', 1);
const { tenantId } = birth;

const logOf = (messages: number): ConversationEvent[] => [
  {
    seq: 1,
    at: iso(noon),
    kind: 'conversation.started',
    conversationId,
    locale: 'en',
    channel: 'api',
  },
  ...Array.from({ length: messages }, (_, index): ConversationEvent => ({
    seq: index + 2,
    at: iso(noon + index),
    kind: 'message.created',
    message: {
      id: idOf('msg', index),
      author: 'visitor',
      text: `text ${index}`,
      clientId: `${index}`,
    },
  })),
];
const rowsOf = (log: ConversationEvent[]): Rows => project(fold(log, birth)!, log);

/** A D1 and a log in memory; `happen` adds a message that the outbox delivers at once. */
function world() {
  let log = logOf(5);
  let d1: StoredRows = { ...rowsOf(log), escalations: [] };
  const happen = () => {
    log = logOf(log.length);
    d1 = { ...d1, conversation: rowsOf(log).conversation };
    d1.messages = [...d1.messages, ...rowsOf(log).messages.slice(-1)];
  };
  const moments = { afterRows: () => {}, afterPage: () => {} };
  const projection: Projection = {
    apply: () => Promise.reject(new Error('not asked for')),
    rows: () => {
      const seen = structuredClone(d1);
      moments.afterRows();
      return Promise.resolve(seen);
    },
    repair: (_tenant, _conversation, { conversation, rows, extra }) => {
      const gone = new Set([...extra, ...rows.messages].map(({ seq }) => seq));
      d1.messages = [...d1.messages.filter(({ seq }) => !gone.has(seq)), ...rows.messages];
      d1.messages.sort((a, b) => a.seq - b.seq);
      if (conversation && d1.conversation?.lastSeq === conversation.seen)
        d1.conversation = conversation.row;
      return Promise.resolve();
    },
  };
  const conversations = {
    page: (_tenant: string, _id: string, after: number) => {
      const page = { state: fold(log, birth)!, events: log.slice(after), more: false };
      moments.afterPage();
      return Promise.resolve(page);
    },
  };
  const run = () =>
    reconcileConversation(
      { tenantId, conversationId },
      { conversations: conversations as never, projection },
    );
  return {
    moments,
    happen,
    run,
    d1: () => d1,
    spoil: (change: (rows: StoredRows) => void) => change(d1),
    expected: () => rowsOf(log),
  };
}

test('messages that come after the rows were read, and after the log was read, stay delivered', async () => {
  const one = world();
  one.spoil((rows) => {
    rows.messages[1] = { ...rows.messages[1]!, text: 'forged' };
  });
  one.moments.afterRows = one.happen;
  one.moments.afterPage = one.happen;
  const done = await one.run();
  expect(done.ok && done.value.differences).toContainEqual({
    table: 'message',
    seq: 3,
    what: 'different',
  });
  expect(one.d1()).toEqual(one.expected());
});

test('a row beyond the log is an invention and goes', async () => {
  const one = world();
  one.spoil((rows) => {
    rows.messages.push({ ...rows.messages[0]!, seq: 99 });
    rows.conversation = { ...rows.conversation!, lastSeq: 99 };
  });
  await one.run();
  expect(one.d1()).toEqual(one.expected());
});
