// E-mail addresses: finds each '@' and looks a bounded distance to both sides, so hostile input stays linear. Generous mode
// (redaction) also takes malformed addresses and "name at example dot com".

import { isAlphanumeric, isCjk } from '#core/understanding/entities/characters';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';

const longestLocal = 64;
const longestDomain = 253;
const localPunctuation = "!#$%&'*+/=?^_`{|}~.-";

const isLetter = (code: number): boolean => code >= 0xc0 && code < 0x2000 && !isCjk(code);

export function findEmails(text: string, options: DetectOptions = {}): Entity[] {
  const found: Entity[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal) {
      const code = text.charCodeAt(start - 1);
      if (!isAlphanumeric(code) && !localPunctuation.includes(text[start - 1]!) && !isLetter(code))
        break;
      start--;
    }
    const wholeStart = start;
    while (start < at && "'`=/{|*?&!".includes(text[start]!)) start++;
    let end = at + 1;
    while (end < text.length && end - at < longestDomain) {
      const code = text.charCodeAt(end);
      if (!isAlphanumeric(code) && code !== 45 && code !== 46 && code !== 95 && !isLetter(code))
        break;
      end++;
    }
    while (end > at && '.-_'.includes(text[end - 1]!)) end--;
    const local = text.slice(start, at);
    const labels = text.slice(at + 1, end).split('.');
    const top = labels.at(-1)!;
    if (!local || labels.length < 2) continue;
    if (options.generous) {
      found.push({
        type: 'EMAIL',
        start: wholeStart,
        end,
        value: text.slice(start, end).toLowerCase(),
      });
      continue;
    }
    if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) continue;
    if (labels.some((label) => !label || /^-|-$|_/.test(label))) continue;
    if (!/^(?:xn--[a-z0-9-]{2,59}|[^\d-]{2,24})$/i.test(top)) continue;
    found.push({ type: 'EMAIL', start, end, value: text.slice(start, end).toLowerCase() });
  }
  if (options.generous) found.push(...spelledOut(text));
  return found;
}

const spelled =
  /(?<![\w.-])[\w.-]{1,64} ?(?: at |\(at\)|\[at\]| @ ?| arroba | chez ) ?[a-z0-9-]{2,63}(?: ?(?:\.| dot |\(dot\)|\[dot\]| punto | punkt | point ) ?[a-z]{2,24}){1,4}\b/gi;

/** "jane at example dot com": written so to escape harvesters; still a person's address. */
function spelledOut(text: string): Entity[] {
  if (!/ dot |\(at\)|\[at\]|\(dot\)|\[dot\]| @| arroba | punto | punkt /i.test(text)) return [];
  const found: Entity[] = [];
  for (const match of text.matchAll(spelled)) {
    found.push({
      type: 'EMAIL',
      start: match.index,
      end: match.index + match[0].length,
      value: match[0].toLowerCase(),
    });
  }
  return found;
}
