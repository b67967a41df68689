/** Choosing files for a message: paper clip, drag and drop, paste; and what was chosen, with progress and a way out. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import { sizeWords } from '../parts/files.tsx';
import { createUploads, extensions, fileMaxBytes, filesMax, type Uploads } from '#widget/uploads';
import type { Controller } from '#widget/controller';
import type { Attached as File, State } from '#widget/state';

const all = new WeakMap<Controller, Uploads>();
const uploadsOf = (c: Controller): Uploads => {
  let uploads = all.get(c);
  if (!uploads) all.set(c, (uploads = createUploads(c)));
  return uploads;
};

interface AttachProps {
  c: Controller;
  state: State;
}

export function Attach({ c, state }: AttachProps) {
  const { say } = state;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const uploads = uploadsOf(c);
  const add = (files: ArrayLike<globalThis.File>) => {
    if (!uploads.add(files)) c.change({ spoken: say('filesMost', filesMax) });
  };
  useEffect(() => {
    const panel = input.current!.closest<HTMLElement>('.panel')!;
    let depth = 0;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files');
    const drag = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      if (event.type === 'dragenter') depth++;
      else if (event.type === 'dragleave') depth--;
      else if (event.type === 'drop') {
        depth = 0;
        add(event.dataTransfer!.files);
      }
      setOver(depth > 0);
    };
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      // Text that brings a picture of itself along (office programs) is pasted as text.
      if (!files?.length || event.clipboardData!.getData('text/plain')) return;
      event.preventDefault();
      add(files);
    };
    const signs = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const sign of signs) panel.addEventListener(sign, drag);
    panel.addEventListener('paste', paste);
    return () => {
      for (const sign of signs) panel.removeEventListener(sign, drag);
      panel.removeEventListener('paste', paste);
    };
  }, []);
  return (
    <>
      <input
        ref={input}
        type="file"
        class="sr"
        multiple
        accept={extensions}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget: box }) => {
          add(box.files ?? []);
          box.value = '';
        }}
      />
      <button
        type="button"
        class="clip"
        aria-label={say('attach')}
        title={say('attach')}
        onClick={() => input.current!.click()}
      >
        <Icon d={paths.clip} />
      </button>
      {over && (
        <div class="drop" aria-hidden="true">
          <Icon d={paths.clip} />
          {say('drop')}
        </div>
      )}
    </>
  );
}

function words(file: File, { say, offline, locale }: State): string {
  switch (file.failed) {
    case undefined:
      if (file.id) return sizeWords(file.size, locale);
      return offline ? say('fileWaits') : say('uploading', Math.round(file.sent * 100));
    case 'body-too-large':
      return say('fileTooBig', sizeWords(fileMaxBytes / 1.048576, locale));
    case 'unsupported-media-type':
      return say('fileType');
    case 'empty':
      return say('fileEmpty');
    case 'again':
      return say('fileAgain');
    default:
      return say('fileFailed');
  }
}
/** Trying once more helps with these only by luck or time; with the others it cannot. */
const hopeless = /^(body-too-large|unsupported-media-type|empty|again)$/;

export function AttachedList({ c, state }: AttachProps) {
  const { say, files, view, offline, connection } = state;
  const uploads = uploadsOf(c);
  useEffect(uploads.save, [files]);
  useEffect(() => void uploads.run(), [offline, connection]);
  useEffect(() => {
    if (view.conversationId) uploads.moveTo(view.conversationId);
  }, [view.conversationId]);
  return files.length ? (
    <ul class="attached" aria-label={say('attach')}>
      {map(files, (file) => (
        <li key={file.key} class={file.failed ? 'bad' : ''}>
          <Icon d={paths.page} />
          <span class="title" dir="auto">
            {file.name}
          </span>
          <small dir="auto" role={file.failed ? 'alert' : undefined}>
            {words(file, state)}
          </small>
          {file.failed && !hopeless.test(file.failed) && (
            <button type="button" class="text" onClick={() => uploads.retry(file.key)}>
              {say('retry')}
            </button>
          )}
          <button
            type="button"
            class="away"
            aria-label={say('remove', file.name)}
            title={say('remove', file.name)}
            onClick={() => uploads.remove(file.key)}
          >
            <Icon d={paths.cross} />
          </button>
          {!file.id && !file.failed && (
            <progress max={1} value={file.sent} aria-label={file.name} />
          )}
        </li>
      ))}
    </ul>
  ) : null;
}
