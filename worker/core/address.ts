/**
 * The address that limits count by: an IPv4 address, or the /64 of an IPv6 address (one household has 2^64 of them).
 * Takes what CF-Connecting-IP says and nothing else; text that is no address counts as one common address.
 */
export function addressKey(header: string | null): string {
  const text = (header ?? '').trim().toLowerCase();
  if (octets(text)) return text;
  const groups = ipv6Groups(text);
  if (!groups) return 'unknown';
  // ::ffff:a.b.c.d is an IPv4 address in another dress.
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The four numbers of a dotted address; leading zeros are refused, because readers disagree about them. */
function octets(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const numbers = parts.map(Number);
  return numbers.every((number) => number <= 255) ? numbers : null;
}

/** RFC 4291 section 2.2: eight groups, one `::` for at least one of them, the last two perhaps dotted. */
function ipv6Groups(text: string): number[] | null {
  if (!/^[0-9a-f:.]{2,45}$/.test(text)) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  const tail = groupsOf(halves[1] ?? '', true);
  if (!head || !tail) return null;
  if (halves.length === 1) return head.length === 8 ? head : null;
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? null : [...head, ...Array<number>(missing).fill(0), ...tail];
}

function groupsOf(text: string, mayEndDotted: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const dotted = mayEndDotted && index === parts.length - 1 ? octets(part) : null;
    if (dotted) {
      const [a = 0, b = 0, c = 0, d = 0] = dotted;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(parseInt(part, 16));
    else return null;
  }
  return groups;
}
