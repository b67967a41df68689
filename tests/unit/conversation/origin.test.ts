// Which sites may embed a widget: exact origins, the own one, and nothing that merely looks alike.
import { expect, test } from 'vitest';
import { originAllowed } from '#core/origin';

const own = 'https://chat.example';
const listed = ['https://shop.example', 'http://localhost:3000'];

test.each<[string, string[], string | null, boolean]>([
  ['a listed origin', listed, 'https://shop.example', true],
  ['a listed origin with a port', listed, 'http://localhost:3000', true],
  ['our own origin', listed, own, true],
  ['no Origin header: no browser', listed, null, true],
  ['another origin', listed, 'https://evil.example', false],
  ['a longer name', listed, 'https://shop.example.evil.example', false],
  ['a name in front', listed, 'https://evil-shop.example', false],
  ['a subdomain', listed, 'https://www.shop.example', false],
  ['another scheme', listed, 'http://shop.example', false],
  ['another port', listed, 'https://shop.example:8443', false],
  ['a trailing slash', listed, 'https://shop.example/', false],
  ['capitals', listed, 'https://SHOP.example', false],
  ['user info', listed, 'https://shop.example@evil.example', false],
  ['an opaque origin', listed, 'null', false],
  ['an empty header', listed, '', false],
  ['an open tenant takes any site', [], 'https://anywhere.example', true],
  ['an open tenant takes no opaque origin', [], 'null', false],
  ['an open tenant takes a script', [], null, true],
])('%s', (_, allowed, origin, expected) => {
  expect(originAllowed(allowed, origin, own)).toBe(expected);
});
