/** The checker itself: each kind of damage that it must find, made on purpose. */
import { expect, test } from 'vitest';
import { check, clean, Journal } from '../../support/history-checker.ts';
import type { LogEvent } from '../../support/history-checker.ts';

const event = (seq: number, clientId: string, text = clientId): LogEvent => ({
  seq,
  at: `2030-01-01T00:00:0${seq}.000Z`,
  kind: 'message.created',
  message: { id: `msg_${seq}`, author: 'visitor', text, clientId },
});

function journal(): Journal {
  const made = new Journal();
  for (const id of ['a', 'b', 'c']) made.tries('one', id, id);
  for (const [index, clientId] of ['a', 'b', 'c'].entries())
    made.acknowledged({
      clientId,
      seq: index + 1,
      at: event(index + 1, clientId).at,
      messageId: `msg_${index + 1}`,
    });
  return made;
}

const good = [event(1, 'a'), event(2, 'b'), event(3, 'c')] as const;

test('a good history is clean', () => {
  expect(check(journal(), [...good], { observers: [{ name: 'x', events: [...good] }] })).toEqual(
    clean,
  );
});

test('what was acknowledged and is not there is lost', () => {
  expect(check(journal(), good.slice(0, 2))).toEqual({ ...clean, lost: ['c@3'] });
});

test('an acknowledgement with another seq is a loss, too', () => {
  const wrong = journal();
  wrong.acknowledged({ clientId: 'a', seq: 2, at: event(1, 'a').at, messageId: 'msg_1' });
  expect(check(wrong, [...good])).toEqual({ ...clean, lost: ['a@2'] });
});

test('twice in the log is duplicated', () => {
  expect(check(journal(), [...good, event(4, 'a')])).toEqual({ ...clean, duplicated: ['a'] });
});

test('what nobody sent, and another text, is a phantom', () => {
  const changed = { ...good[1], message: { ...good[1]['message'], text: 'other' } };
  expect(check(journal(), [good[0], changed, good[2], event(4, 'z')])).toEqual({
    ...clean,
    phantom: ['b', 'z'],
  });
});

test("another order than the sender's is reordered", () => {
  const made = new Journal();
  for (const id of ['b', 'a']) made.tries('one', id, id);
  expect(check(made, good.slice(0, 2))).toEqual({ ...clean, reordered: ['one'] });
  expect(check(made, good.slice(0, 2), { unordered: ['one'] })).toEqual(clean);
});

test('a gap breaks the log', () => {
  const made = new Journal();
  for (const id of ['a', 'c']) made.tries('one', id, id);
  expect(check(made, [good[0], good[2]])).toEqual({ ...clean, broken: ['place 2 has seq 3'] });
});

test('an observer that missed one, or saw one twice, or in another order, diverges', () => {
  const seen = (...events: LogEvent[]) =>
    check(journal(), [...good], { observers: [{ name: 'x', events }] }).diverging;
  expect([
    seen(good[0], good[2]),
    seen(good[0], good[1], good[1], good[2]),
    seen(good[0], good[2], good[1]),
  ]).toEqual([
    ['x: 2 events, the log has 3'],
    ['x: 4 events, the log has 3'],
    ['x: differs at place 2'],
  ]);
});
