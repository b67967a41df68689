/**
 * Files of the message that is being written: checked, uploaded one after the other, kept over a reload as far as the server has
 * them. Used by components/attach.tsx. Side effects: requests (XMLHttpRequest: fetch tells no progress) and the store.
 */
import type { limits } from '#protocol/limits';
import { map } from '#widget/list';
import { each, number, parseJson, text } from '#widget/parse';
import type { Controller } from '#widget/controller';
import type { Attached } from '#widget/state';

export const fileMaxBytes: (typeof limits)['fileMaxBytes'] = 10_485_760;
export const filesMax: (typeof limits)['attachmentsPerMessage'] = 5;
/** What the server takes (core/file); it looks at the bytes, this saves the way there. */
export const extensions =
  '.png,.jpg,.jpeg,.gif,.webp,.pdf,.zip,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.tsv,.log,.md';
const entry = ':files';
const retryMs = 3_000;
/** Ten mebibytes over a slow mobile line; longer than the server waits. */
const timeoutMs = 150_000;
const Request = XMLHttpRequest;

export function createUploads(c: Controller) {
  const { state, store } = c;
  const chosen = new Map<string, File>();
  let running: { key: string; stop(): void } | undefined;
  let counter = 0;
  /** A token that the server would not have any more. */
  let refused: string | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  const put = (files: Attached[]) => {
    c.change({ files });
    save();
  };
  const patch = (key: string, next: Partial<Attached>) =>
    put(map(state.files, (file) => (file.key === key ? { ...file, ...next } : file)));

  function save(): void {
    const kept: object[] = [];
    for (const { key, name, size, id, of } of state.files) kept.push({ key, name, size, id, of });
    if (kept.length) store.set(entry, JSON.stringify({ kept }));
    else store.remove(entry);
  }

  /** What was chosen before a reload: there if the server has it, to be chosen again if not. */
  function restore(): void {
    const files = each(parseJson(store.get(entry)), 'kept', (raw): Attached | undefined => {
      const [key, name, id] = [text(raw, 'key'), text(raw, 'name'), text(raw, 'id')];
      if (!key || !name) return;
      const size = number(raw, 'size') ?? 0;
      return {
        key,
        name,
        size,
        id,
        of: text(raw, 'of'),
        sent: 1,
        failed: id ? undefined : 'again',
      };
    });
    if (files.length && !state.files.length) c.change({ files });
  }

  const refusal = (file: File): string | undefined => {
    const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase();
    if (file.size > fileMaxBytes) return 'body-too-large';
    if (!file.size) return 'empty';
    return ending && extensions.split(',').includes(ending) ? undefined : 'unsupported-media-type';
  };

  /** One at a time; goes on by itself when the line is back. */
  async function run(): Promise<void> {
    clearTimeout(later);
    const next = state.files.find(({ key, id, failed }) => !id && !failed && chosen.has(key));
    if (running || !next || state.offline) return;
    const { key } = next;
    let stopped = false;
    running = { key, stop: () => void (stopped = true) };
    c.connect();
    const session = await c.sessions.open(refused);
    if (stopped) return finished(key);
    if ('code' in session) {
      finished(key);
      later = setTimeout(run, retryMs);
      return;
    }
    const call = new Request();
    running.stop = () => call.abort();
    call.timeout = timeoutMs;
    call.open('POST', `${c.base}v1/chat/files`);
    call.setRequestHeader('authorization', `Bearer ${session.token}`);
    let shown = 0;
    call.upload.onprogress = ({ loaded, total }) => {
      const sent = Math.round((loaded / (total || 1)) * 20) / 20;
      if (sent > shown) patch(key, { sent: (shown = sent) });
    };
    call.onloadend = () => {
      finished(key);
      const answer = parseJson(call.responseText);
      const id = text(answer, 'fileId');
      const { status } = call;
      if (status === 401) refused = session.token;
      if (id)
        patch(key, {
          id,
          of: session.conversationId,
          name: text(answer, 'name') ?? next.name,
          sent: 1,
        });
      else if (status === 0 || status === 401 || status >= 500) later = setTimeout(run, retryMs);
      else patch(key, { failed: text(answer, 'code') ?? 'internal' });
      if (id || (status >= 400 && status < 500 && status !== 401)) void run();
    };
    const form = new FormData();
    form.append('file', chosen.get(key)!, next.name);
    call.send(form);
  }
  function finished(key: string): void {
    if (running?.key === key) running = undefined;
  }

  restore();
  return {
    run,
    save,
    /** False when there are more than a message may have. */
    add(files: ArrayLike<File>): boolean {
      store.allow();
      const list = [...state.files];
      let room = true;
      for (let i = 0; i < files.length; i++) {
        const file = files[i]!;
        if (list.length >= filesMax) {
          room = false;
          break;
        }
        const key = `${Date.now().toString(36)}-${counter++}`;
        chosen.set(key, file);
        const { name, size } = file;
        list.push({ key, name: name || 'file', size, sent: 0, failed: refusal(file) });
      }
      put(list);
      void run();
      return room;
    },
    remove(key: string): void {
      if (running?.key === key) {
        const { stop } = running;
        running = undefined;
        stop();
      }
      chosen.delete(key);
      put(state.files.filter((file) => file.key !== key));
      void run();
    },
    retry(key: string): void {
      patch(key, { failed: undefined, sent: 0 });
      void run();
    },
    /** A new conversation knows none of the files of the one before. */
    moveTo(conversationId: string): void {
      let moved = false;
      const files = map(state.files, (file): Attached => {
        if (!file.id || file.of === conversationId) return file;
        moved = true;
        const { id: _, ...rest } = file;
        return { ...rest, sent: 0, failed: chosen.has(file.key) ? undefined : 'again' };
      });
      if (!moved) return;
      put(files);
      void run();
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
