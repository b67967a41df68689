import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery } from '#widget/delivery';
import { createOutbox, newClientId } from '#widget/outbox';
import type { Store } from '#widget/store';
import type { Queued } from '#widget/view';
import { idOf } from '#tests/support/factories';

function memoryStore(): Store {
  const map = new Map<string, string>();
  return {
    allow() {},
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    names: (start) => [...map.keys()].filter((key) => key.startsWith(start)).sort(),
    clear: () => map.clear(),
    onChange: () => () => {},
  };
}

beforeEach(() => vi.stubGlobal('navigator', {}));

function outboxWith(answers: Delivery[], store = memoryStore()) {
  const sent: string[] = [];
  let online = true;
  const outbox = createOutbox({
    store,
    siteKey: 'pk_test',
    online: () => online,
    deliver: async (item: Queued) => {
      sent.push(`${item.clientId}=${item.text}`);
      return answers.shift() ?? { kind: 'done' };
    },
    changed() {},
  });
  return {
    outbox,
    sent,
    store,
    offline: () => void (online = false),
    online: () => void (online = true),
  };
}

describe('outbox', () => {
  test('twenty messages survive a reload and go out once, in order', async () => {
    const before = outboxWith([]);
    before.offline();
    for (let i = 0; i < 20; i++) before.outbox.add(`m${i}`);
    await before.outbox.flush();
    const after = outboxWith([], before.store);
    await after.outbox.flush();
    await after.outbox.flush();
    expect([before.sent, after.sent.map((it) => it.split('=')[1]), after.outbox.items()]).toEqual([
      [],
      Array.from({ length: 20 }, (_, i) => `m${i}`),
      [],
    ]);
  });
  test('a lost line repeats the same id; only an ack removes', async () => {
    const { outbox, sent } = outboxWith([
      { kind: 'later', waitMs: 0 },
      { kind: 'later', waitMs: 0, limited: true },
    ]);
    const { clientId } = outbox.add('hello');
    await outbox.flush();
    expect({ sent, left: outbox.items() }).toEqual({
      sent: Array.from({ length: 3 }, () => `${clientId}=hello`),
      left: [],
    });
  });
  test('a refusal stays visible and does not hold up the next', async () => {
    const { outbox, sent } = outboxWith([{ kind: 'refused', code: 'message-too-long' }]);
    const first = outbox.add('long');
    outbox.add('short');
    await outbox.flush();
    expect([sent.length, outbox.items()]).toEqual([
      2,
      [
        {
          clientId: first.clientId,
          text: 'long',
          more: undefined,
          files: [],
          failed: 'message-too-long',
          retryAt: undefined,
        },
      ],
    ]);
  });
  test('an answer that another tab gave first is dropped without a word', async () => {
    const { outbox, sent } = outboxWith([{ kind: 'refused', code: 'stale' }]);
    const partReply = { messageId: idOf('msg', 1), partId: 'p', values: { button: 'a' } };
    outbox.add('Yes', { partReply });
    await outbox.flush();
    expect([sent.length, outbox.items()]).toEqual([1, []]);
  });
  test('what goes along with a text survives a reload', async () => {
    const more = { attachments: [idOf('fil', 1)] };
    const before = outboxWith([]);
    const { clientId } = before.outbox.add('See', more, ['a.png']);
    expect(outboxWith([], before.store).outbox.items()).toEqual([
      { clientId, text: 'See', more, files: ['a.png'], failed: undefined, retryAt: undefined },
    ]);
  });
  test('a burnt id is not used again', async () => {
    const { outbox, sent } = outboxWith([{ kind: 'refused', code: 'client-id-reused' }]);
    const { clientId } = outbox.add('hello');
    await outbox.flush();
    outbox.retry(clientId);
    await outbox.flush();
    expect([new Set(sent).size, outbox.items()]).toEqual([2, []]);
  });
  test('ids sort by time and fit the wire', () => {
    const random = new Uint8Array(12).fill(7);
    const ids = [newClientId(5, random), newClientId(5, random), newClientId(36 ** 8, random)];
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[\w.:-]{1,64}$/);
  });
});
