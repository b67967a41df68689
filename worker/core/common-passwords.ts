/**
 * Whether a password is one of the common ones (49,233 of published leaks; S25). Kept as sorted hashes of 30 bits, searched where
 * they lie: nothing is unpacked. One password in 60,000 that is not listed is taken for one that is. Pure; used by core/password.
 */
import { commonPasswordHashes } from '#core/common-password-hashes';

/** In the order of their codes, so that sorted text is sorted numbers. */
const letters = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const size = 5;

export function isCommonPassword(password: string): boolean {
  const wanted = commonHash(password);
  let low = 0;
  let high = commonPasswordHashes.length / size;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = commonPasswordHashes.slice(middle * size, middle * size + size);
    if (there === wanted) return true;
    if (there < wanted) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** FNV-1a with the finish of MurmurHash3, so that every letter reaches all 30 bits. Capital letters are the same as small ones. */
export function commonHash(password: string): string {
  const text = password.normalize('NFKC').toLowerCase();
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  let name = '';
  for (let shift = 24; shift >= 0; shift -= 6) name += letters[(hash >>> shift) & 63] ?? '';
  return name;
}
