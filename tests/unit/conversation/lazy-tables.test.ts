// The tables of a conversation: three that each one needs, the others with their first row, also over a sleep in between.
import { expect, test } from 'vitest';
import type { CallRow } from '#durable-objects/conversation/tool-log';
import { Log } from '#durable-objects/conversation/log';
import { conversationState, eventAt, idOf, noon } from '#tests/support/factories';
import { objectStorage } from '#tests/support/object-storage';

const tablesOf = ({ sql }: DurableObjectStorage) =>
  sql
    .exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .toArray()
    .map(({ name }) => name);

const call: CallRow = {
  id: idOf('tcl', 1),
  key: 'cnv-2-0',
  questionSeq: 2,
  turnId: idOf('trn', 1),
  tool: 'order_status',
  isRead: true,
  digest: 'd',
  status: 'running',
  isDetached: false,
  ok: null,
  callSealed: 's',
  outcomeSealed: null,
};
const file = { id: idOf('fil', 1), name: 'a.png', mime: 'image/png', size: 7 };

test('a conversation without files, tools and acts of members has no tables for them, and reads them as empty', () => {
  const storage = objectStorage();
  const log = new Log(storage);
  log.begin(
    [eventAt(1, { kind: 'conversation.read', by: 'visitor', upTo: 0 })],
    conversationState(),
  );
  log.sinks.save({ name: 'd1', cursor: 1, attempts: 0, nextAt: 0, error: null });
  expect([
    log.calls.all(),
    log.calls.get(call.id),
    log.calls.byKey(call.key),
    log.acts.get('mem_1', 'act'),
    log.files.get(file.id),
    log.files.times(0, false),
    tablesOf(storage),
  ]).toEqual([[], null, null, null, null, [], ['event', 'sink', 'state']]);
});

test('the first file, call and act of a member bring theirs; who wakes up later finds them', () => {
  const storage = objectStorage();
  const log = new Log(storage);
  // Looked at before: that there was nothing is not remembered for ever.
  expect([log.calls.all(), log.files.times(0, false)]).toEqual([[], []]);
  log.files.add(file, noon);
  expect(tablesOf(storage)).toEqual(['event', 'file', 'sink', 'state']);
  log.calls.add(call);
  log.calls.detach(call.id);
  log.acts.add('mem_1', 'act', { seq: 3, at: 'then' });
  const later = new Log(storage);
  expect([
    log.files.get(file.id),
    later.files.get(file.id),
    later.files.times(noon - 1, false),
    later.calls.all(),
    later.acts.get('mem_1', 'act'),
  ]).toEqual([file, file, [noon], [{ ...call, isDetached: true }], { seq: 3, at: 'then' }]);
  later.calls.add({ ...call, id: idOf('tcl', 2), key: 'cnv-2-1' });
  expect(later.calls.all().map(({ id }) => id)).toEqual([call.id, idOf('tcl', 2)]);
});
