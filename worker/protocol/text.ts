/**
 * Text that people wrote. Well-formed Unicode only (a lone surrogate would come back from SQLite
 * as U+FFFD, so the acknowledged text would not be the stored one), otherwise kept byte for byte.
 */
import * as v from 'valibot';
import { limits } from '#protocol/limits';

/** Unicode code points. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Bytes of the UTF-8 form, without encoding it. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

const wellFormed = v.check<string, string>(
  (text) => text.isWellFormed(),
  'text must be well-formed Unicode',
);

/** A line of free text of at most `maxCharacters` code points. */
export const plainText = (maxCharacters: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxCharacters * 2, `at most ${maxCharacters} characters`),
    wellFormed,
    v.check((text) => characterCount(text) <= maxCharacters, `at most ${maxCharacters} characters`),
  );

/** The text of one message: 1 to 4,000 code points, at most 16 KiB of UTF-8, not only white space. */
export const MessageText = v.pipe(
  v.string(),
  v.check((text) => text.length <= limits.messageMaxCharacters * 2, 'message-too-long'),
  wellFormed,
  v.check((text) => characterCount(text) <= limits.messageMaxCharacters, 'message-too-long'),
  v.check((text) => utf8Bytes(text) <= limits.messageMaxBytes, 'message-too-long'),
  v.check((text) => text.trim() !== '', 'text must not be empty'),
);

/** The sender's own name for a send; the same id is stored once however often it arrives. */
export const ClientId = v.pipe(
  v.string(),
  v.regex(/^[\w.:-]{1,64}$/, '1 to 64 of letters, digits, _ . : -'),
);
