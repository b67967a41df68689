// IPv4 (dotted quads in range) and IPv6 (RFC 4291 text form, with embedded IPv4 and prefix). One pass over the runs of
// characters an address may have.

import { isDigit, isWordCode } from '#core/understanding/entities/characters';
import type { Entity } from '#core/understanding/entities/entity';

const isHex = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}

export function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (!half) continue;
    const parts = half.split(':');
    for (const [i, part] of parts.entries()) {
      if (part.includes('.')) {
        if (i !== parts.length - 1 || index !== halves.length - 1 || !isIpv4(part)) return false;
        groups += 2;
      } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups++;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

export function findIpAddresses(text: string): Entity[] {
  const found: Entity[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const first = text.charCodeAt(i);
    if (!isHex(first) && first !== 58) {
      i++;
      continue;
    }
    let end = i;
    let colons = 0;
    let dots = 0;
    while (end < length) {
      const code = text.charCodeAt(end);
      if (code === 58) colons++;
      else if (code === 46) dots++;
      else if (!isHex(code)) break;
      end++;
    }
    const start = i;
    i = end + 1;
    if (end - start > 60 || (colons < 2 && dots < 3)) continue;
    const boundary = (index: number): boolean =>
      index < 0 || index >= length || !isWordCode(text.charCodeAt(index));
    let from = start;
    let to = end;
    while (to > from && (text[to - 1] === '.' || (text[to - 1] === ':' && text[to - 2] !== ':')))
      to--;
    if (!boundary(start - 1) || (to === end && !boundary(end))) continue;
    let body = text.slice(from, to);
    if (colons >= 2) {
      if (!isIpv6(body)) continue;
      if (body === '::' && (/\S/.test(text[from - 1] ?? ' ') || /\w/.test(text[to] ?? ' ')))
        continue;
      const prefix = /^\/\d{1,3}(?!\d)/.exec(text.slice(to, to + 5))?.[0] ?? '';
      to += prefix.length;
    } else {
      if (colons === 1) {
        const port = body.indexOf(':');
        if (dots === 3 && port > 6) to = from + port;
        else if (port < 6) from += port + 1;
        body = text.slice(from, to);
      }
      if (!isIpv4(body)) continue;
    }
    found.push({ type: 'IP', start: from, end: to, value: text.slice(from, to) });
  }
  return found;
}
