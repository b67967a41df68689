/**
 * Files for a reply or a note: chosen, dropped or pasted, sent to the server at once, in the message when it goes. Those of a reply and
 * those of a note are kept apart, like drafts, so that nothing meant for colleagues slips to the visitor. Part of the composer.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { limits } from '#protocol/limits';
import { ApiProblem } from '../api.ts';
import { fileSize } from '../components/file-link.tsx';
import { Icon } from '../components/icon.tsx';
import { problemText } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { upload } from '../upload.ts';
import type { Mode } from './inbox-drafts.ts';

export interface Attached {
  key: number;
  file: File;
  /** Null until the server has it. */
  id: string | null;
  share: number;
  error: string | null;
  /** Another try may help; what is no file that we take never will be one. */
  mayRetry: boolean;
  abort: AbortController;
}

export interface Attachments {
  list: Attached[];
  /** Something is still on its way, or did not get there. */
  isOpen: boolean;
  refusal: string;
  add: (files: Iterable<File>) => void;
  remove: (key: number) => void;
  retry: (key: number) => void;
  /** They went with a message. */
  clear: () => void;
}

let keys = 0;
const none: Record<Mode, Attached[]> = { reply: [], note: [] };
const megabytes = limits.fileMaxBytes / 1024 / 1024;

export function useAttachments(conversationId: string, mode: Mode): Attachments {
  const [all, setAll] = useState(none);
  const [refusal, setRefusal] = useState('');
  const latest = useRef(all);
  latest.current = all;
  useEffect(
    () => () => {
      for (const one of [...latest.current.reply, ...latest.current.note]) one.abort.abort();
    },
    [],
  );
  useEffect(() => setRefusal(''), [mode]);
  const list = all[mode];
  const change = (of: Mode, key: number, but: Partial<Attached>) =>
    setAll((before) => ({
      ...before,
      [of]: before[of].map((one) => (one.key === key ? { ...one, ...but } : one)),
    }));
  const send = ({ key, file, abort }: Attached, of: Mode) =>
    upload(
      `/v1/admin/conversations/${conversationId}/files`,
      file,
      (share) => change(of, key, { share }),
      abort.signal,
    ).then(
      ({ fileId }) => change(of, key, { id: fileId, share: 1 }),
      (error: unknown) =>
        change(of, key, {
          error: problemText(error),
          mayRetry: !(error instanceof ApiProblem) || error.status === 0 || error.status >= 429,
        }),
    );
  return {
    list,
    isOpen: list.some(({ id }) => id === null),
    refusal,
    add: (files) => {
      setRefusal('');
      const room = limits.attachmentsPerMessage - list.length;
      const given = [...files];
      if (given.length > room)
        setRefusal(t('inbox.file.most', { max: limits.attachmentsPerMessage }));
      const large = given.find(({ size }) => size > limits.fileMaxBytes);
      if (large) setRefusal(t('inbox.file.large', { name: large.name, max: megabytes }));
      const fresh = given
        .filter(({ size }) => size <= limits.fileMaxBytes)
        .slice(0, room)
        .map((file): Attached => {
          const abort = new AbortController();
          return { key: ++keys, file, id: null, share: 0, error: null, mayRetry: true, abort };
        });
      setAll((before) => ({ ...before, [mode]: [...before[mode], ...fresh] }));
      for (const one of fresh) void send(one, mode);
    },
    remove: (key) => {
      list.find((one) => one.key === key)?.abort.abort();
      setRefusal('');
      setAll((before) => ({ ...before, [mode]: before[mode].filter((one) => one.key !== key) }));
    },
    retry: (key) => {
      const one = list.find((other) => other.key === key);
      if (!one) return;
      change(mode, key, { error: null, share: 0 });
      void send(one, mode);
    },
    clear: () => setAll((before) => ({ ...before, [mode]: [] })),
  };
}

/** Taken from a drop or a paste; null when there is none, so that text goes its usual way. */
export function filesOf(data: DataTransfer | null): File[] | null {
  if (!data || data.files.length === 0 || data.getData('text/plain') !== '') return null;
  return [...data.files];
}

export function AttachButton({ attachments }: { attachments: Attachments }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          attachments.add(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="button button-quiet"
        aria-label={t('inbox.attach')}
        title={t('inbox.attach')}
        onClick={() => field.current?.click()}
      >
        <Icon name="clip" />
      </button>
    </>
  );
}

export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const { list, refusal, remove, retry } = attachments;
  return (
    <>
      {list.length > 0 && (
        <ul class="file-chips" aria-label={t('inbox.attached')}>
          {list.map(({ key, file, id, share, error, mayRetry }) => (
            <li key={key} class={error ? 'file-chip file-chip-failed' : 'file-chip'}>
              <Icon name={error ? 'alert' : 'clip'} />
              <span class="file-name" dir="auto">
                {file.name}
              </span>
              <span class={error ? 'small bad' : 'muted small'}>
                {error ?? fileSize(file.size)}
              </span>
              {error && mayRetry && (
                <button type="button" class="button button-quiet" onClick={() => retry(key)}>
                  {t('inbox.file.retry')}
                </button>
              )}
              {id === null && !error && (
                <progress
                  value={share}
                  max={1}
                  aria-label={t('inbox.file.uploading', { name: file.name })}
                />
              )}
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('inbox.file.remove', { name: file.name })}
                onClick={() => remove(key)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="small bad" role="alert">
        {refusal}
      </p>
    </>
  );
}
