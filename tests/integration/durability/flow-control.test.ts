/**
 * R42 in small: the audience of a conversation with a log in memory, a clock that the test moves and sockets that read as told. A
 * reader that has stopped is let go, whether it is up to date or far behind; who reads is never closed for it.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Audience } from '#durable-objects/conversation/audience';
import { SocketSubscriber } from '#durable-objects/conversation/subscribers';
import { closeCodes } from '#protocol/down';
import { limits } from '#protocol/limits';

const eventBytes = 2_000;
const body = (seq: number) =>
  JSON.stringify({
    seq,
    at: '',
    kind: 'message.created',
    message: { author: 'agent', text: 'x'.repeat(eventBytes - 88) },
  });

class Socket {
  sent: string[] = [];
  closed: { code: number; reason: string } | null = null;
  send(text: string) {
    this.sent.push(text);
  }
  close(code: number, reason: string) {
    this.closed ??= { code, reason };
  }
  serializeAttachment() {}
  get bytes() {
    return this.sent.reduce((sum, text) => sum + text.length, 0);
  }
}

function conversation(events: number) {
  const state = { events };
  const log = {
    afterForVisitor: (after: number, limit: number) =>
      Array.from({ length: Math.min(limit, state.events - after) }, (_, n) => body(after + n + 1)),
  };
  const audience = new Audience(log as never, () => Date.now());
  const join = (after: number) => {
    const socket = new Socket();
    const subscriber = SocketSubscriber.accept(socket as never, {} as never);
    audience.subscribers.add(subscriber);
    const caughtUp = vi.fn<() => void>();
    const summary = { lastSeq: state.events } as never;
    const greet = (from: number) => audience.welcome(subscriber, summary, from, caughtUp);
    greet(after);
    return { socket, subscriber, caughtUp, greet };
  };
  const happen = () => {
    const seq = ++state.events;
    audience.publish([JSON.parse(body(seq))], [body(seq)]);
  };
  return { audience, join, happen };
}

/** Seqs in the order sent, those of the welcome first. */
const seqs = (socket: Socket): number[] =>
  socket.sent.flatMap((text) => {
    const frame = JSON.parse(text);
    if (frame.type === 'event') return [frame.seq];
    return frame.type === 'welcome' ? frame.events.map((event: { seq: number }) => event.seq) : [];
  });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a backlog larger than a silent reader may be sent ends with resume, and resuming goes on to the end', async () => {
  const events = 12_000;
  const { join } = conversation(events);
  let cursor = 0;
  let connections = 0;
  while (cursor < events && connections < 5) {
    connections++;
    const { socket } = join(cursor);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(seqs(socket)[0]).toBe(cursor + 1);
    expect(socket.bytes).toBeLessThanOrEqual(limits.socketUnacknowledgedMaxBytes);
    cursor = seqs(socket).at(-1) ?? cursor;
    if (cursor < events)
      expect(socket.closed).toEqual({ code: closeCodes.resume, reason: expect.any(String) });
  }
  expect([cursor, connections]).toEqual([events, 2]);
});

test('a reader that acknowledged and then stopped behind a backlog is let go, and no timer keeps the object awake', async () => {
  const { join, audience } = conversation(5_000);
  const { socket, subscriber } = join(0);
  subscriber.received(50);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.closed).toEqual({ code: closeCodes.resume, reason: expect.any(String) });
  expect(audience.subscribers.size).toBe(0);
  expect(socket.bytes).toBeLessThan(limits.socketQueueMaxBytes * 1.5);
  expect(vi.getTimerCount()).toBe(0);
});

test('a reader that acknowledges as it reads gets any backlog whole and is never closed', async () => {
  const events = 15_000;
  const { join, happen } = conversation(events);
  const { socket, subscriber, caughtUp } = join(0);
  for (let round = 0; round < 400 && seqs(socket).length < events + 10; round++) {
    subscriber.received(seqs(socket).at(-1) ?? 0);
    if (round < 10) happen();
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(socket.closed).toBeNull();
  expect(seqs(socket)).toEqual(upTo(events + 10));
  expect(caughtUp).toHaveBeenCalledTimes(1);
});

test('a slow line that takes 20 KB a second is not given up', async () => {
  const { join } = conversation(1_000);
  const { socket, subscriber } = join(0);
  let taken = 0;
  for (let round = 0; round < 200 && taken < 1_000; round++) {
    taken = Math.min(taken + 20, seqs(socket).length);
    subscriber.received(taken);
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect([socket.closed, taken]).toEqual([null, 1_000]);
});

test('an up-to-date reader that stops is let go at a megabyte', () => {
  const { join, happen } = conversation(10);
  const { socket, subscriber } = join(0);
  subscriber.received(10);
  for (let count = 0; count < 1_000 && !socket.closed; count++) happen();
  expect(socket.closed?.code).toBe(closeCodes.resume);
  expect(socket.bytes).toBeLessThan(limits.socketQueueMaxBytes + 10 * eventBytes);
});

test('live text is replayed once, when the backlog is through', async () => {
  const { join } = conversation(600);
  const { caughtUp, socket } = join(0);
  expect(caughtUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(caughtUp).toHaveBeenCalledTimes(1);
  expect(seqs(socket)).toEqual(upTo(600));
  expect(join(600).caughtUp).toHaveBeenCalledTimes(1);
});

test('greeting again in the middle of a backlog goes on from there, without a gap', async () => {
  const { join } = conversation(3_000);
  const { socket, subscriber, greet } = join(0);
  subscriber.received(0);
  await vi.advanceTimersByTimeAsync(1_000);
  const first = seqs(socket);
  expect(first).toEqual(upTo(first.length));
  subscriber.received(first.length);
  socket.sent.length = 0;
  greet(100);
  for (let round = 0; round < 100 && seqs(socket).at(-1) !== 3_000; round++) {
    await vi.advanceTimersByTimeAsync(200);
    subscriber.received(seqs(socket).at(-1) ?? 0);
  }
  expect(socket.closed).toBeNull();
  expect(seqs(socket)).toEqual(upTo(3_000).slice(100));
});

test('who says it has read all without reading is sent no more than a minute may hold', async () => {
  const { join } = conversation(30_000);
  const { socket, subscriber, greet } = join(0);
  for (let round = 0; round < 290 && !socket.closed; round++) {
    subscriber.received(Number.MAX_SAFE_INTEGER);
    if (round % 10 === 0) greet(0);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(socket.bytes).toBeLessThanOrEqual(limits.socketMinuteMaxBytes);
});
