/** What the operator may leave open: private hosts only by name and port, and never on a public deployment. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { parseSettings } from '#worker/env';

const secrets = { ENCRYPTION_KEY: 'k'.repeat(32), SESSION_SECRET: 's'.repeat(32) };
const faultOf = (env: Record<string, string>) => {
  try {
    return parseSettings({ ...secrets, ...env }).OUTBOUND_ALLOW;
  } catch (error) {
    return (error as Error).message;
  }
};

it.each<[Record<string, string>, unknown]>([
  [{}, []],
  [
    { OUTBOUND_ALLOW: ' 127.0.0.1:9999, Backend.Local:80 ,' },
    ['127.0.0.1:9999', 'backend.local:80'],
  ],
  [{ OUTBOUND_ALLOW: '127.0.0.1' }, 'settings: OUTBOUND_ALLOW.0 must be a list of host:port'],
  [
    { OUTBOUND_ALLOW: 'http://127.0.0.1:80' },
    'settings: OUTBOUND_ALLOW.0 must be a list of host:port',
  ],
  [
    { OUTBOUND_ALLOW: '127.0.0.1:9', PUBLIC_ORIGIN: 'https://chat.example' },
    'settings: settings OUTBOUND_ALLOW is refused when PUBLIC_ORIGIN is https',
  ],
  [{ DNS_RESOLVER_URL: 'nowhere' }, 'settings: DNS_RESOLVER_URL must be a URL'],
])('%j', (env, expected) => {
  expect(faultOf(env)).toEqual(expected);
});

test('a deployment fetches public hosts only, and looks names up first (S53, S54)', () => {
  const toml = readFileSync(new URL('../../../wrangler.toml', import.meta.url), 'utf8');
  const [common = '', production = ''] = toml.split(/^\[env\.production\]$/m);
  expect(/^compatibility_flags = .*"global_fetch_strictly_public"/m.test(common)).toBe(true);
  // The environment inherits the flags: it must not set its own without this one.
  expect(/^compatibility_flags/m.test(production)).toBe(false);
  expect(/^DNS_RESOLVER_URL = "https:/m.test(production)).toBe(true);
});
