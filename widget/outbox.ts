/**
 * Messages on their way. Each is one entry of the store (`:o:<clientId>`), written before the first
 * attempt and removed only when the server has it, so it survives reloads and is seen by every tab.
 * One tab at a time sends (a Web Lock); the same clientId on every attempt covers the rest.
 */
import { each, field, parseJson, string, text } from '#widget/parse';
import { withLock } from '#widget/session';
import type { Delivery } from '#widget/delivery';
import type { Store } from '#widget/store';
import type { Queued, SendMore } from '#widget/view';

export interface Outbox {
  items(): Queued[];
  add(text: string, more?: SendMore, files?: string[]): Queued;
  remove(clientId: string): void;
  /** Puts a refused message back in line, under a new id when the old one is burnt. */
  retry(clientId: string): void;
  /** Sends what waits; does nothing when a round is under way. */
  flush(): Promise<void>;
}

const prefix = ':o:';
const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
let counter = 0;

/** Sorts by time, then by order within this tab, then by chance. */
export function newClientId(now: number, random: Uint8Array): string {
  let tail = '';
  for (const byte of random) tail += alphabet[byte % 36];
  return `${now.toString(36).padStart(9, '0')}.${(counter++).toString(36).padStart(4, '0')}.${tail}`;
}

export function createOutbox(deps: {
  store: Store;
  siteKey: string;
  online(): boolean;
  deliver(item: Queued): Promise<Delivery>;
  changed(items: Queued[]): void;
}): Outbox {
  const { store } = deps;
  const retryAt = new Map<string, number>();
  let running = false;
  let again = false;

  const items = (): Queued[] => {
    const list: Queued[] = [];
    for (const name of store.names(prefix)) {
      const raw = parseJson(store.get(name));
      const words = text(raw, 'text');
      const clientId = name.slice(prefix.length);
      if (words)
        list.push({
          clientId,
          text: words,
          more: field(raw, 'more') as SendMore | undefined,
          files: each(raw, 'files', string),
          failed: text(raw, 'failed'),
          retryAt: retryAt.get(clientId),
        });
    }
    return list;
  };
  const tell = () => deps.changed(items());
  const put = (item: Queued) => {
    store.set(
      prefix + item.clientId,
      JSON.stringify({
        text: item.text,
        more: item.more,
        files: item.files,
        failed: item.failed,
      }),
    );
    tell();
  };
  const remove = (clientId: string) => {
    store.remove(prefix + clientId);
    retryAt.delete(clientId);
    tell();
  };
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const add = (words: string, more?: SendMore, files?: string[]): Queued => {
    const clientId = newClientId(Date.now(), crypto.getRandomValues(new Uint8Array(12)));
    const item = { clientId, text: words, more, files };
    put(item);
    return item;
  };

  async function round(): Promise<void> {
    for (;;) {
      const item = items().find((it) => !it.failed);
      if (!item || !deps.online()) return;
      const delivery = await deps.deliver(item);
      // `stale`: the part was answered in another tab, and the log shows with what.
      const over = delivery.kind === 'refused' && delivery.code === 'stale';
      if (over || delivery.kind === 'done') remove(item.clientId);
      else if (delivery.kind === 'refused') put({ ...item, failed: delivery.code });
      else {
        if (!deps.online()) return;
        if (delivery.limited) {
          retryAt.set(item.clientId, Date.now() + delivery.waitMs);
          tell();
        }
        await sleep(Math.max(250, delivery.waitMs));
        retryAt.delete(item.clientId);
        tell();
      }
    }
  }

  async function flush(): Promise<void> {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      if (items().some((it) => !it.failed)) await withLock(`parley:${deps.siteKey}:outbox`, round);
    }
    running = false;
  }

  return {
    items,
    add,
    remove,
    retry(clientId) {
      const item = items().find((it) => it.clientId === clientId);
      if (!item) return;
      if (item.failed === 'client-id-reused') {
        remove(clientId);
        add(item.text, item.more, item.files);
      } else put({ ...item, failed: undefined });
      void flush();
    },
    flush,
  };
}
