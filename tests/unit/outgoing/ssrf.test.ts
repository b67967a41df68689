/** Over a thousand forms that lead inside, and thousands that parsers read differently (S53): none is contacted, or what was checked is. */
import { parse } from 'node:url';
import ipaddr from 'ipaddr.js';
import { expect, it } from 'vitest';
import { outgoingUrl } from '#core/outgoing-url';
import { ownHost, ssrfForms } from './ssrf-forms.ts';
import { ssrfSample } from './ssrf-sample.ts';

const policy = { allow: [], own: [ownHost] };

it('no form of an address inside is taken', () => {
  expect(ssrfForms.length).toBeGreaterThan(1_000);
  const taken = [...ssrfForms, ...ssrfSample].filter((text) => outgoingUrl(text, policy).ok);
  expect(taken).toEqual([]);
});

/** Every way to put an address together of which two parsers may make two hosts. `good.example.com` and `8.8.8.8` are public. */
const schemes = [
  'https://',
  'HTTPS://',
  'https:',
  'https:/',
  'https:///',
  'https:\\\\',
  '//',
  ' https://',
  'ht\ntps://',
  'http://',
];
const users = [
  '',
  'user@',
  'user:pass@',
  '@',
  '10.0.0.1@',
  '10.0.0.1:443@',
  '10.0.0.1#@',
  '10.0.0.1\\@',
  '10.0.0.1%2f@',
  '10.0.0.1 @',
];
const hosts = [
  'good.example.com',
  'GOOD.Example.COM',
  'good.example.com.',
  'good%2eexample.com',
  'good。example.com',
  'good.ex\tample.com',
  'good\u00ad.example.com',
  '8.8.8.8',
  '8.8.2056',
  '0x8080808',
  '134744072',
  '[2606:4700::1]',
  '[2606:4700:0:0:0:0:0:1]',
  '[::ffff:8.8.8.8]',
  'göod.example.com',
  'xn--god-sna.example.com',
  'good_.example.com',
  'good.example.com,10.0.0.1',
  'good.example.com&@10.0.0.1',
  '',
];
const ports = ['', ':443', ':0443', ':8443', ':', ':80', ':443@10.0.0.1', ':x'];
const tails = [
  '',
  '/',
  '/a/../b',
  '/@10.0.0.1/',
  '\\@10.0.0.1',
  '#@10.0.0.1',
  '?@10.0.0.1',
  '//10.0.0.1/',
  '/%2e%2e/a?b=https://10.0.0.1/#c',
  ';@10.0.0.1',
];

/** RFC 3986, appendix B: the host as a parser that follows no browser reads it. */
const byRfc = (text: string) =>
  /^(?:[^:/?#]+:)?\/\/([^/?#]*)/
    .exec(text)?.[1]
    ?.replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .toLowerCase();

it('what was checked is what is contacted, whoever parses it', () => {
  const rows = schemes.flatMap((scheme) =>
    users.flatMap((user) =>
      hosts.flatMap((host) =>
        ports.flatMap((port) => tails.map((tail) => scheme + user + host + port + tail)),
      ),
    ),
  );
  let taken = 0;
  const differing = rows.filter((text) => {
    const decided = outgoingUrl(text, policy);
    if (!decided.ok) return false;
    taken += 1;
    const contacted = new URL(decided.value);
    // An IPv6 address has many spellings; each of them is the same sixteen bytes.
    const plain = (host: string | null | undefined) => {
      const bare = host?.replace(/^\[|\]$/g, '') ?? '';
      return bare.includes(':') ? ipaddr.parse(bare).toNormalizedString() : bare;
    };
    const read = [text, decided.value].flatMap((url) => [
      new URL(url).hostname,
      parse(url).hostname,
      byRfc(url),
    ]);
    return (
      read.some((host) => plain(host) !== plain(contacted.hostname)) ||
      contacted.protocol !== 'https:' ||
      contacted.username + contacted.password !== '' ||
      !['', '8443'].includes(contacted.port) ||
      !['good.example.com', '8.8.8.8', '[2606:4700::1]', 'xn--god-sna.example.com'].includes(
        contacted.hostname,
      ) ||
      // What is stored is checked again at its use, and stays what it is.
      JSON.stringify(outgoingUrl(decided.value, policy)) !== JSON.stringify(decided)
    );
  });
  expect(differing).toEqual([]);
  expect({ rows: rows.length, taken }).toEqual({ rows: 160_000, taken: 480 });
});
