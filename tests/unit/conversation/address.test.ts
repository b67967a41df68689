// Which addresses count as one: an IPv4 address, the /64 of an IPv6 address, and everything that is neither.
import { isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { addressKey } from '#core/address';
import { seeded } from '#tests/fuzz/random';

describe('addressKey', () => {
  test.each<[string, string | null, string]>([
    ['IPv4', '203.0.113.7', '203.0.113.7'],
    ['IPv4 with white space around it', ' 203.0.113.7\t', '203.0.113.7'],
    ['loopback', '127.0.0.1', '127.0.0.1'],
    ['IPv6 in full', '2001:0db8:0001:0002:0003:0004:0005:0006', '2001:db8:1:2::/64'],
    ['IPv6, shortened', '2001:db8:1:2::5', '2001:db8:1:2::/64'],
    ['IPv6, another host of the same /64', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['IPv6, the next /64', '2001:db8:1:3::5', '2001:db8:1:3::/64'],
    ['IPv6 in capitals', '2001:DB8:A:B::1', '2001:db8:a:b::/64'],
    ['IPv6, shortened in the prefix', '2001:db8::1', '2001:db8:0:0::/64'],
    ['IPv6, shortened at its end', '2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
    ['IPv6 loopback', '::1', '0:0:0:0::/64'],
    ['IPv6 unspecified', '::', '0:0:0:0::/64'],
    ['IPv4 mapped, dotted', '::ffff:203.0.113.7', '203.0.113.7'],
    ['IPv4 mapped, in hex', '::FFFF:cb00:7107', '203.0.113.7'],
    ['IPv4 mapped, in full', '0:0:0:0:0:ffff:cb00:7107', '203.0.113.7'],
    ['IPv4 translated (NAT64)', '64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
    ['no header', null, 'unknown'],
    ['an empty header', '', 'unknown'],
    ['a zone id', 'fe80::1%eth0', 'unknown'],
    ['a list', '203.0.113.7, 198.51.100.2', 'unknown'],
    ['a list of IPv6', '2001:db8::1,2001:db8::2', 'unknown'],
    ['a port', '203.0.113.7:443', 'unknown'],
    ['a port of IPv6', '[2001:db8::1]:443', 'unknown'],
    ['a prefix', '2001:db8::/32', 'unknown'],
    ['a name', 'localhost', 'unknown'],
    ['a number', '3405803783', 'unknown'],
    ['too few groups', '2001:db8:1', 'unknown'],
    ['too many groups', '1:2:3:4:5:6:7:8:9', 'unknown'],
    ['two gaps', '1::2::3', 'unknown'],
    ['a group too large', '2001:db8::12345', 'unknown'],
    ['three colons', ':::', 'unknown'],
    ['a colon too many', '1:2:3:4:5:6:7:', 'unknown'],
    ['an octet too large', '999.1.1.1', 'unknown'],
    ['an octet with a leading zero', '010.1.1.1', 'unknown'],
    ['dotted in the wrong half', '1.2.3.4::', 'unknown'],
    ['three octets', '::1.2.3', 'unknown'],
    ['five digits in a group', '00001::', 'unknown'],
    ['a gap of nothing', '1:2:3:4:5:6:7::8', 'unknown'],
    ['an attack', "1.2.3.4' OR 1=1", 'unknown'],
    ['a megabyte', '1'.repeat(1_000_000), 'unknown'],
    ['line feeds', '203.0.113.7\n198.51.100.2', 'unknown'],
  ])('%s', (_, header, key) => {
    expect(addressKey(header)).toBe(key);
  });

  test('every real address has a key, and only hosts of one /64 share it', () => {
    const random = seeded(64);
    const group = () => random.int(0x1_0000);
    for (let i = 0; i < 2_000; i++) {
      const prefix = [0x2000 + random.int(0x1000), group(), group(), group()];
      const host = () => [group(), group(), group(), group()];
      const text = (groups: number[]) => groups.map((one) => one.toString(16)).join(':');
      const one = addressKey(text([...prefix, ...host()]));
      const other = [...prefix];
      other[random.int(4)]! ^= 1 << random.int(12);
      expect({
        same: addressKey(text([...prefix, ...host()])) === one,
        different: addressKey(text([...other, ...host()])) !== one,
        key: one,
      }).toEqual({ same: true, different: true, key: `${text(prefix)}::/64` });
      const dotted = [random.int(256), random.int(256), random.int(256), random.int(256)].join('.');
      expect([isIP(dotted), addressKey(dotted), addressKey(`::ffff:${dotted}`)]).toEqual([
        4,
        dotted,
        dotted,
      ]);
    }
  });

  test('what node takes for an address is never unknown', () => {
    const random = seeded(4);
    const pieces = ['0', '1', '9', 'f', 'db8', 'ffff', ':', ':', '::', '.', '2001', '10.0.0.1'];
    let addresses = 0;
    for (let i = 0; i < 60_000; i++) {
      const text = Array.from({ length: 1 + random.int(12) }, () => random.pick(pieces)).join('');
      if (isIP(text) === 0) continue;
      addresses++;
      expect([text, addressKey(text)]).not.toEqual([text, 'unknown']);
    }
    expect(addresses).toBeGreaterThan(1_000);
  });
});
