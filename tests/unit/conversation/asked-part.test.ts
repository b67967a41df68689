// The log finds the part that a visitor answers, and whether it was answered before: over real SQLite, Node's own.
import { expect, test } from 'vitest';
import { Log } from '#durable-objects/conversation/log';
import type { ConversationEvent } from '#protocol/event';
import type { Message } from '#protocol/message';
import { idOf } from '#tests/support/factories';
import { objectStorage } from '#tests/support/object-storage';
import { everyPart, orderCard, shoeCards, sizeButtons } from '#tests/support/parts';

function logWith(...messages: Partial<Message>[]): Log {
  const log = new Log(objectStorage());
  const events = messages.map((message, index) => ({
    seq: index + 1,
    at: '2026-11-21T09:00:00.000Z',
    kind: 'message.created',
    message: { text: 'x', ...message },
  }));
  log.commit(events as ConversationEvent[]);
  return log;
}

const ask: Partial<Message> = { id: idOf('msg', 1), author: 'assistant', parts: everyPart };
const answer = (number: number, partId: string, of = 1): Partial<Message> => ({
  id: idOf('msg', number),
  author: 'visitor',
  clientId: `c${number}`,
  partReply: { messageId: idOf('msg', of), partId, values: {} },
});
const find = (log: Log, partId: string, of = 1) =>
  log.askedPart({ messageId: idOf('msg', of), partId, values: {} });

test('finds parts and cards inside a carousel, and nothing that is not there', () => {
  const log = logWith(ask, { id: idOf('msg', 2), author: 'visitor' });
  expect([
    find(log, 'order-1042'),
    find(log, 'shoe-red'),
    find(log, 'none'),
    find(log, 'size', 2),
    find(log, 'size', 3),
  ]).toEqual([
    { part: orderCard, isAnswered: false },
    { part: shoeCards.cards[1], isAnswered: false },
    null,
    null,
    null,
  ]);
});

test('knows of an answer to this part of this message only', () => {
  const log = logWith(
    ask,
    { ...ask, id: idOf('msg', 2) },
    answer(3, 'size'),
    answer(4, 'return', 2),
  );
  expect([
    find(log, 'size'),
    find(log, 'return')?.isAnswered,
    find(log, 'size', 2)?.isAnswered,
    find(log, 'return', 2)?.isAnswered,
  ]).toEqual([{ part: sizeButtons, isAnswered: true }, false, false, true]);
});
