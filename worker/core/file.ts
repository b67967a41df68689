/**
 * What may be uploaded: the type is read from the bytes (never believed), the name is made harmless and must fit the
 * type. Pure; used by flows/store-file and the route that serves files again, always as a download.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';

export interface FileType {
  /** Content-Type when it is served. */
  mime: string;
  /** The first one is given to a file that came without a name. */
  extensions: string[];
}

const types: (FileType & { starts: (bytes: Uint8Array) => boolean })[] = [
  { mime: 'image/png', extensions: ['png'], starts: begins(0, '\x89PNG\r\n\x1a\n') },
  { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'], starts: begins(0, '\xff\xd8\xff') },
  {
    mime: 'image/gif',
    extensions: ['gif'],
    starts: (b) => has(b, 0, 'GIF87a') || has(b, 0, 'GIF89a'),
  },
  {
    mime: 'image/webp',
    extensions: ['webp'],
    starts: (b) => has(b, 0, 'RIFF') && has(b, 8, 'WEBP'),
  },
  { mime: 'application/pdf', extensions: ['pdf'], starts: begins(0, '%PDF-') },
  {
    mime: 'application/zip',
    extensions: ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'],
    starts: begins(0, 'PK\x03\x04'),
  },
];
const text: FileType = {
  mime: 'text/plain; charset=utf-8',
  extensions: ['txt', 'csv', 'tsv', 'log', 'md'],
};

/** A visitor gets their own files and those that a member has sent them; what is in a note, or nowhere yet, is not there. */
export const isForVisitor = (file: { by?: string; in?: string }): boolean =>
  file.by === undefined || file.in === 'reply';

const nameMaxCharacters = 120;
/** Controls, and marks that turn the direction of what follows: `invoice\u202Efdp.exe` reads as `invoiceexe.pdf`. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

export interface AcceptedFile {
  name: string;
  mime: string;
}

/** `decode` gives the text of the bytes when they are UTF-8, else null; asked for only when no known mark begins them. */
export function acceptFile(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string | null,
  givenName: string | null,
): Result<AcceptedFile> {
  if (bytes.length === 0) return refuse('invalid-request', 'the file is empty');
  const type = sniff(bytes, decode);
  if (!type) return refuse('unsupported-media-type', 'images, PDF, office documents and text only');
  const name = cleanName(givenName ?? '') || `file.${type.extensions[0]}`;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (!extension || !type.extensions.includes(extension))
    return refuse('unsupported-media-type', 'the name does not fit the content');
  return ok({ name, mime: type.mime });
}

function sniff(bytes: Uint8Array, decode: (bytes: Uint8Array) => string | null): FileType | null {
  const known = types.find(({ starts }) => starts(bytes));
  if (known) return known;
  const decoded = decode(bytes);
  // Text has no controls but tab, line feed, carriage return and form feed.
  return decoded !== null && !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(decoded) ? text : null;
}

/** The last part of a path, without what cannot be seen; the end with its extension is kept when it is too long. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(invisible, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const letters = Array.from(plain);
  return letters.length <= nameMaxCharacters
    ? plain
    : letters.slice(0, nameMaxCharacters - 20).join('') + letters.slice(-20).join('');
}

/** RFC 6266: an ASCII name for old readers, the whole name as RFC 8187 says. */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** The name in a Content-Disposition header, or null; `filename*` wins. */
export function dispositionName(header: string): string | null {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return null;
    }
  }
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  return /;\s*filename\s*=\s*([^;"\s]+)/i.exec(header)?.[1] ?? null;
}

function begins(at: number, mark: string): (bytes: Uint8Array) => boolean {
  return (bytes) => has(bytes, at, mark);
}

function has(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark.charCodeAt(i)) return false;
  return true;
}
