/** Where a tenant's URL may lead (S53, S54): every spelling of a private address is refused, plain public ones pass unchanged. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, nameToResolve, outgoingUrl } from '#core/outgoing-url';

const policy = { allow: ['127.0.0.1:9999', 'backend.local:80'], own: ['chat.parley.example'] };
const detailOf = (text: string) => {
  const decided = outgoingUrl(text, policy);
  return decided.ok ? decided.value : decided.refusal.detail;
};

describe('public addresses pass, as they will be contacted', () => {
  it.each([
    ['https://shop.example.com/orders?id=1', 'https://shop.example.com/orders?id=1'],
    ['HTTPS://Shop.Example.com', 'https://shop.example.com/'],
    ['https://shop.example.com:8443/a', 'https://shop.example.com:8443/a'],
    ['https://shop.example.com:443/a#part', 'https://shop.example.com/a'],
    ['https://xn--mller-kva.de/', 'https://xn--mller-kva.de/'],
    ['https://1.1.1.1/dns', 'https://1.1.1.1/dns'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://10.example.com/', 'https://10.example.com/'],
    ['https://v1-2-3.example.com/', 'https://v1-2-3.example.com/'],
    ['https://notworkers.dev/', 'https://notworkers.dev/'],
    ['http://127.0.0.1:9999/tool', 'http://127.0.0.1:9999/tool'],
    ['http://backend.local/tool', 'http://backend.local/tool'],
  ])('%s', (text, contacted) => {
    expect(outgoingUrl(text, policy)).toEqual({ ok: true, value: contacted });
  });
});

describe('everything else is refused', () => {
  const notPublic = 'the URL leads to an address that is not public';
  const unusualName = 'the URL writes its host in an unusual way';
  const unusual = 'the URL writes its address in an unusual way';
  const noHost = 'the URL must begin with https:// and a host';
  const ascii = 'the URL is written in plain ASCII letters; hosts of other scripts as xn--…';
  const https = 'the URL must begin with https://';
  const inside = 'the URL leads to a private network';
  const circle = 'the URL leads to a host that may stand for any other';
  const metadata = 'the URL leads to the metadata of a cloud';
  const fullName = 'the URL needs a full host name, like shop.example.com';
  it.each([
    ['', noHost],
    ['file:///etc/passwd', noHost],
    ['gopher://shop.example.com/', noHost],
    ['javascript:alert(1)', noHost],
    ['//shop.example.com/', noHost],
    [' https://shop.example.com/', noHost],
    ['https:shop.example.com/', noHost],
    ['https:/shop.example.com/', noHost],
    ['https:///shop.example.com/', noHost],
    ['https:\\\\shop.example.com/', noHost],
    ['https://shop.example.com\\@127.0.0.1/', ascii],
    ['https://shop.example.com/\n', ascii],
    ['https://shop.exam\tple.com/', ascii],
    ['https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/', ascii],
    ['https://①②⑦.⓪.⓪.①/', ascii],
    ['https://127。0。0。1/', ascii],
    ['http://shop.example.com/', https],
    ['https://user:pass@shop.example.com/', 'the URL must not hold a user name or password'],
    ['https://@shop.example.com/', 'the URL must not hold a user name or password'],
    ['https://127.0.0.1:9999@shop.example.com/', 'the URL must not hold a user name or password'],
    ['https://shop.example.com:22/', 'the URL may use the ports 443 and 8443'],
    ['https://shop.example.com:99999/', 'the URL is not a URL'],
    [`https://shop.example.com/${'a'.repeat(2_048)}`, 'the URL has at most 2048 characters'],
    ['https://127.0.0.1/', notPublic],
    ['http://127.0.0.1:9998/', https],
    ['http://2130706433:9999/', https],
    ['http://127.1:9999/', https],
    ['https://2130706433/', unusual],
    ['https://017700000001/', unusual],
    ['https://0x7f000001/', unusual],
    ['https://0x7f.1/', unusual],
    ['https://127.1/', unusual],
    ['https://0177.0.0.1/', unusual],
    ['https://127.0.0.1./', unusual],
    ['https://%31%32%37.0.0.1/', unusual],
    ['https://0/', unusual],
    ['https://0.0.0.0/', notPublic],
    ['https://10.1.2.3/', notPublic],
    ['https://172.16.0.1/', notPublic],
    ['https://192.168.1.1/', notPublic],
    ['https://169.254.169.254/latest/meta-data', notPublic],
    ['https://100.64.0.1/', notPublic],
    ['https://100.100.100.200/', notPublic],
    ['https://168.63.129.16/', notPublic],
    ['https://192.0.0.192/', notPublic],
    ['https://198.18.0.1/', notPublic],
    ['https://224.0.0.1/', notPublic],
    ['https://255.255.255.255/', notPublic],
    ['https://[::1]/', notPublic],
    ['https://[::]/', notPublic],
    ['https://[::ffff:127.0.0.1]/', notPublic],
    ['https://[::ffff:808:808]/', notPublic],
    ['https://[::127.0.0.1]/', notPublic],
    ['https://[64:ff9b::7f00:1]/', notPublic],
    ['https://[64:ff9b:1::7f00:1]/', notPublic],
    ['https://[2002:7f00:1::]/', notPublic],
    ['https://[2001:0:7f00:1::]/', notPublic],
    ['https://[fe80::1]/', notPublic],
    ['https://[fe80::1%25eth0]/', 'the URL is not a URL'],
    ['https://[fc00::1]/', notPublic],
    ['https://[fd00:ec2::254]/', notPublic],
    ['https://[fec0::1]/', notPublic],
    ['https://[ff02::1]/', notPublic],
    ['https://[2001:db8::1]/', notPublic],
    ['https://[3fff:1::1]/', notPublic],
    ['https://localhost/', fullName],
    ['https://app.localhost/', inside],
    ['https://printer.local/', inside],
    ['https://metadata.google.internal/', inside],
    ['https://metadata.tencentyun.com/', metadata],
    ['https://metadata.goog/', metadata],
    ['https://shop/', fullName],
    ['https://shop.example.com./', fullName],
    ['https://shop..example.com/', fullName],
    ['https://-shop.example.com/', fullName],
    ['https://shop%2eexample.com/', unusualName],
    ['https://chat.parley.example/v1/admin', 'the URL leads back to us'],
    ['https://a.chat.parley.example/', 'the URL leads back to us'],
    ['https://mine.workers.dev/', circle],
    ['https://mine.pages.dev/', circle],
    ['https://127.0.0.1.nip.io/', circle],
    ['https://localtest.me/', circle],
    ['https://app.10.0.0.1.rebind.example/', notPublic],
    ['https://app-127-0-0-1.rebind.example/', notPublic],
  ])('%s', (text, detail) => {
    expect(detailOf(text)).toBe(detail);
  });
});

it('without any leave, nothing but plain https is contacted, and the checked host is the contacted one', () => {
  const none = { allow: [], own: [] };
  const piece = fc.constantFrom(
    ...'https:// http:// // @ : / \\ # ? % 127.0.0.1 0x7f.1 2130706433 [::1] [::ffff:7f00:1] localhost example.com a.b 443 . 。 ① %2f \t \n é'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const text = `https://${pieces.join('')}`;
      const decided = outgoingUrl(text, none);
      if (!decided.ok) return true;
      const contacted = new URL(decided.value);
      const written = /^https:\/\/([^/?#]+)/i.exec(text)?.[1]?.replace(/:\d*$/, '').toLowerCase();
      return (
        contacted.protocol === 'https:' &&
        contacted.username === '' &&
        contacted.hostname === written &&
        contacted.hostname !== '127.0.0.1' &&
        contacted.hostname.includes('.')
      );
    }),
    { numRuns: 5_000 },
  );
});

it('knows which addresses of a name are public, and which names there are to look up', () => {
  expect(
    ['93.184.216.34', '10.0.0.1', '::1', '2606:4700::1', 'x', 'fe80::1%1'].map(isPublicAddress),
  ).toEqual([true, false, false, true, false, false]);
  expect(
    [
      'https://a.example.com/',
      'https://1.1.1.1/',
      'https://[2606:4700::1]/',
      'http://backend.local/t',
    ].map((url) => nameToResolve(url, policy)),
  ).toEqual(['a.example.com', null, null, null]);
});
