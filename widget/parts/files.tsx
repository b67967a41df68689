/** Files of a message: names and sizes, downloaded on a press. Nothing of them is ever drawn on the page. */
import type { MessageFile } from '#protocol/message';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { request } from '#widget/http';
import { map } from '#widget/list';
import type { Controller } from '#widget/controller';

/** `1.4 MB`, in the reader's digits. */
export function sizeWords(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1e6 ? [Math.max(1, bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  try {
    return new Intl.NumberFormat(locale, style).format(value);
  } catch {
    return new Intl.NumberFormat(undefined, style).format(value);
  }
}

/** The token goes into a header, never into an address. */
async function download(c: Controller, { id, name }: MessageFile): Promise<boolean> {
  const session = await c.sessions.open();
  if ('code' in session) return false;
  try {
    const response = await request(`${c.base}v1/chat/files/${id}`, session.token, undefined);
    if (!response.ok) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return true;
  } catch {
    return false;
  }
}

interface FilesProps {
  c: Controller;
  files: MessageFile[];
  text: string;
}

export function Files({ c, files, text }: FilesProps) {
  const { say, locale } = c.state;
  // Without words of the visitor's own the message says the names, which stand here anyway.
  const only = text === map(files, ({ name }) => name).join(', ');
  return (
    <ul class={only ? 'files only' : 'files'}>
      {map(files, (file) => (
        <li key={file.id}>
          <button
            type="button"
            class="file"
            aria-label={say('download', file.name)}
            onClick={async () => {
              if (!(await download(c, file))) c.change({ spoken: say('wrong') });
            }}
          >
            <Icon d={paths.page} />
            <span class="title" dir="auto">
              {file.name}
            </span>
            <small dir="auto">{sizeWords(file.size, locale)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
