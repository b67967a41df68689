// A socket that never opens, and one that falls silent, are given up in time; the clock and the socket are scripted.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Heard } from '#widget/transport';

class SilentSocket {
  static last: SilentSocket;
  readyState = 0;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor() {
    SilentSocket.last = this;
  }
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  vi.stubGlobal('WebSocket', SilentSocket);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened() {
  vi.resetModules();
  const { openSocket } = await import('#widget/transport');
  const told: unknown[] = [];
  const heard: Heard = {
    open: () => told.push('open'),
    frame: () => told.push('frame'),
    down: (code, worked) => told.push([code, worked]),
    cursor: () => 7,
  };
  openSocket('http://here/', { token: 't' } as never, heard);
  return { told, socket: SilentSocket.last };
}

test('a socket that does not open is given up after ten seconds', async () => {
  const { told, socket } = await opened();
  vi.advanceTimersByTime(9_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect([told, socket.readyState]).toEqual([[[0, false]], 3]);
});

test('a line that falls silent is given up within forty-five seconds', async () => {
  const { told, socket } = await opened();
  socket.opens();
  expect([told, socket.sent]).toEqual([['open'], ['{"type":"hello","version":1,"after":7}']]);
  vi.advanceTimersByTime(20_000);
  expect(socket.sent.at(-1)).toBe('{"type":"ping"}');
  vi.advanceTimersByTime(25_000);
  expect(told).toEqual(['open', [0, true]]);
});

test('a line that answers its pings stays', async () => {
  const { told, socket } = await opened();
  socket.opens();
  for (let round = 0; round < 10; round++) {
    vi.advanceTimersByTime(20_000);
    socket.onmessage?.({ data: '{"type":"pong"}' });
  }
  expect([told.includes('open'), told.some((one) => Array.isArray(one))]).toEqual([true, false]);
});
