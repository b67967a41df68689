// Character classes and width-preserving normalisation shared by the detectors. Everything here is one pass and keeps
// UTF-16 offsets: a normalised text has the length of the original.

const foreignCharacter =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff01-\uff5e\u2010-\u2015\u2212\u00a0\u2007\u2009\u202f\u3000\u200e\u200f]/g;

/** Arabic, Persian, Devanagari and full-width digits and punctuation, odd dashes and spaces become ASCII. */
export function toAscii(text: string): string {
  return text.replace(foreignCharacter, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    if (code >= 0x0660 && code <= 0x0669) return String.fromCharCode(code - 0x0660 + 48);
    if (code >= 0x06f0 && code <= 0x06f9) return String.fromCharCode(code - 0x06f0 + 48);
    if (code >= 0x0966 && code <= 0x096f) return String.fromCharCode(code - 0x0966 + 48);
    if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return '-';
    return ' ';
  });
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isAsciiLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isAlphanumeric = (code: number): boolean => isDigit(code) || isAsciiLetter(code);

/** Chinese, Japanese and Korean letters: they stand beside Latin words without a space. */
export const isCjk = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xffef);

/** A letter or digit that would make a neighbouring match the middle of a word. */
export const isWordCode = (code: number): boolean =>
  isAlphanumeric(code) || code === 95 || (code >= 0xc0 && !isCjk(code) && code < 0x2000);

/** The text just before `index`, lower-cased, for looking at labels such as "order no." */
export const before = (text: string, index: number, length = 32): string =>
  text.slice(Math.max(0, index - length), index).toLowerCase();
export const after = (text: string, index: number, length = 20): string =>
  text.slice(index, index + length).toLowerCase();
