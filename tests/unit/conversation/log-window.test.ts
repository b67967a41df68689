/** The messages a turn looks back over are kept in memory: they are what the log holds, whenever and however far one looks. */
import { expect, test } from 'vitest';
import { Log } from '#durable-objects/conversation/log';
import type { ConversationEvent } from '#protocol/event';
import { conversationState, idOf, iso, noon } from '#tests/support/factories';
import { objectStorage } from '#tests/support/object-storage';

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
  const storage = objectStorage();
  const log = new Log(storage);
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
        new Log(storage).recentMessages(before, limit),
      );
  }
  expect(log.recentMessages(120, 3)).toEqual([message(116), message(118), message(119)]);
});
