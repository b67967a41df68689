/**
 * The address that limits count by: an IPv4 address, or the /64 of an IPv6 address (one household has 2^64 of them).
 * Takes what CF-Connecting-IP says and nothing else; text that is no address counts as one common address.
 */
export function addressKey(header: string | null): string {
  const text = (header ?? '').trim().toLowerCase();
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return text;
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

function ipv6Groups(text: string): number[] | null {
  if (!/^[0-9a-f:.]{2,45}$/.test(text)) return null;
  const plain = text.replace(/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_, a, b, c, d) =>
    [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)]
      .map((group) => group.toString(16))
      .join(':'),
  );
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const parse = (half: string) =>
    half === '' ? [] : half.split(':').map((group) => parseInt(group, 16));
  const head = parse(halves[0] ?? '');
  const tail = halves.length === 2 ? parse(halves[1] ?? '') : [];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 0 : missing !== 0) return null;
  const groups = [...head, ...Array<number>(Math.max(0, missing)).fill(0), ...tail];
  return groups.every((group) => Number.isInteger(group) && group >= 0 && group <= 0xffff)
    ? groups
    : null;
}
