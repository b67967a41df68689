/** The messages a turn looks back over are kept in memory: they are what the log holds, whenever and however far one looks. */
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { expect, test } from 'vitest';
import { Log } from '#durable-objects/conversation/log';
import type { ConversationEvent } from '#protocol/event';
import { conversationState, idOf, iso, noon } from '#tests/support/factories';

/** An object's storage over SQLite in memory: what the log uses of it. */
function storage(): DurableObjectStorage {
  const database = new DatabaseSync(':memory:');
  const exec = (query: string, ...values: SQLInputValue[]) => {
    if (query.trim().split(';').filter(Boolean).length > 1) {
      database.exec(query);
      return { toArray: () => [] };
    }
    const rows = database.prepare(query).all(...values);
    return { toArray: () => rows };
  };
  return {
    sql: { exec },
    transactionSync: <T>(act: () => T) => act(),
  } as unknown as DurableObjectStorage;
}

const message = (seq: number): ConversationEvent =>
  ({
    seq,
    at: iso(noon + seq),
    kind: 'message.created',
    message: { id: idOf('msg', seq), author: 'visitor', text: `text ${seq}`, clientId: `c${seq}` },
  }) as ConversationEvent;
const read = (seq: number): ConversationEvent =>
  ({ seq, at: iso(noon + seq), kind: 'read.advanced', readSeq: seq - 1 }) as never;

test('the window is the newest messages of the log', () => {
  const files = storage();
  const log = new Log(files);
  log.begin([read(1)], conversationState());
  for (let seq = 2; seq <= 120; seq++) {
    log.commit([seq % 3 === 0 ? read(seq) : message(seq)]);
    for (const [before, limit] of [
      [seq, 21],
      [seq - 1, 21],
      [seq - 40, 21],
      [seq, 10],
      [seq, 40],
    ] as const)
      expect(log.recentMessages(before, limit)).toEqual(
        new Log(files).recentMessages(before, limit),
      );
  }
  expect(log.recentMessages(120, 3)).toEqual([message(116), message(118), message(119)]);
});
