// Web addresses: with a scheme, with "www.", or a bare host whose last label is a known top-level domain. Linear: each
// candidate is found by a literal ("://", ".") and extended once.

import { isAlphanumeric, isCjk, isWordCode } from '#core/understanding/entities/characters';
import type { Entity } from '#core/understanding/entities/entity';

const genericDomains = new Set(
  'com net org info biz edu gov mil int io ai app dev co shop store online site website tech xyz me tv cc blog cloud club live news page email agency company digital group help support life media network services solutions space studio systems team today tools top vip work world name pro mobi jobs travel museum eu asia'.split(
    ' ',
  ),
);
/** Country codes that are not an everyday word of a sentence typed without a space ("done.is it"). */
const countryDomains = new Set(
  'ae ar au az ba bd bg bo br by ca ch cl cn cr cy cz de dk dz ec ee eg es fi fr ge gh gr gt hk hr hu id ie il ir jp ke kr kz lk lt lu lv ma md mk mt mx my ng nl np nz pe ph pk pl pt py ro rs ru sa se sg si sk sn sv th tn tr tw ua uk us uy uz ve vn za zw'.split(
    ' ',
  ),
);
const wordyCountryDomains = new Set(
  'it is at be in no so to am as by do my me li la st gg tv'.split(' '),
);

const longestUrl = 2048;
const trailing = '.,;:!?\'")]}>*_~»”’';

function end(text: string, from: number): number {
  let i = from;
  const limit = Math.min(text.length, from + longestUrl);
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 34 || code === 60 || code === 62 || isCjk(code) || code === 0x3002)
      break;
    if (code >= 0x2000 && code <= 0x206f) break;
    i++;
  }
  while (i > from && trailing.includes(text[i - 1]!)) i--;
  return i;
}

function host(text: string, from: number, to: number): string {
  let i = from;
  while (i < to && !'/?#'.includes(text[i]!)) i++;
  const authority = text.slice(from, i);
  return authority.slice(authority.indexOf('@') + 1).replace(/:\d{1,5}$/, '');
}

const validHost = (name: string): boolean =>
  name === 'localhost' ||
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) ||
  /^\[[0-9a-f:.]{2,45}\]$/i.test(name) ||
  (/^[^\s.]{1,63}(?:\.[^\s.]{1,63}){1,20}$/.test(name) && /\.[^\d.-][^.]{1,62}$/.test(name));

export function findUrls(text: string): Entity[] {
  const found: Entity[] = [];
  const take = (start: number, stop: number): void => {
    found.push({ type: 'URL', start, end: stop, value: text.slice(start, stop) });
  };
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    let start = at;
    while (start > 0 && at - start < 6 && isAlphanumeric(text.charCodeAt(start - 1))) start--;
    const scheme = /(?:https?|ftps?|wss?)$/i.exec(text.slice(start, at))?.[0];
    if (!scheme) continue;
    const stop = end(text, at + 3);
    if (validHost(host(text, at + 3, stop))) take(at - scheme.length, stop);
  }
  let covered = 0;
  let next = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    if (dot < covered) continue;
    while (next < found.length && found[next]!.end <= dot) next++;
    const hit = found[next];
    if (hit && hit.start <= dot && dot < hit.end) continue;
    let start = dot;
    while (start > 0 && dot - start < 63) {
      const code = text.charCodeAt(start - 1);
      if (!isAlphanumeric(code) && code !== 45) break;
      start--;
    }
    const previous = start > 0 ? text.charCodeAt(start - 1) : 32;
    if (
      start === dot ||
      previous === 64 ||
      previous === 46 ||
      previous === 47 ||
      isWordCode(previous) ||
      (isCjk(previous) && dot - start < 2)
    )
      continue;
    let stop = dot;
    while (stop < text.length && stop - start < 253) {
      const code = text.charCodeAt(stop);
      if (!isAlphanumeric(code) && code !== 45 && code !== 46) break;
      stop++;
    }
    if (text[stop] === '@' || text[stop] === '_') continue;
    while (stop > start && '.-'.includes(text[stop - 1]!)) stop--;
    const labels = text.slice(start, stop).toLowerCase().split('.');
    covered = stop;
    if (labels.length < 2 || labels.some((label) => !label || label.startsWith('-'))) continue;
    const top = labels.at(-1)!;
    const path = '/?#'.includes(text[stop] ?? ' ') && isAlphanumeric(text.charCodeAt(stop + 1));
    const www = labels[0] === 'www' && labels.length > 2;
    const known =
      genericDomains.has(top) ||
      countryDomains.has(top) ||
      (wordyCountryDomains.has(top) && (labels.length > 2 || path));
    const lettered = /[a-z]/.test(labels.at(-2)!) || labels.at(-2)!.length > 2;
    if ((!known && !www) || !lettered || top.length < 2) continue;
    take(start, path ? end(text, stop) : stop);
  }
  return found;
}
