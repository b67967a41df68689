/** The static site as it is served: pages, rewrites, caches and security headers (S40, S43, S80, S90). */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startParley } from '#tests/support/harness';
import type { Parley } from '#tests/support/harness';

const site = new URL('../../../dist/web/', import.meta.url);
const watched = [
  'content-type',
  'cache-control',
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'access-control-allow-origin',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];
const everywhere = {
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const openPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; report-uri /v1/admin/csp-reports";
const adminPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types parley-worker; report-uri /v1/admin/csp-reports";

let parley: Parley;
beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.stop());

async function look(path: string) {
  const response = await fetch(parley.origin + path, { redirect: 'manual' });
  const headers = Object.fromEntries(
    watched.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return { status: response.status, headers, text: await response.text() };
}

test('the demo page may run the widget and connect to its own origin, and nothing else', async () => {
  const { status, headers } = await look('/');
  expect({ status, headers }).toEqual({
    status: 200,
    headers: {
      ...everywhere,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-security-policy': openPolicy,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
    },
  });
});

test('every address under /admin/ is the app, under the strict policy', async () => {
  const start = await look('/admin/');
  expect({ status: start.status, headers: start.headers }).toEqual({
    status: 200,
    headers: {
      ...everywhere,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': adminPolicy,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    },
  });
  expect(await look('/admin/knowledge')).toEqual(start);
  expect(await look('/admin/a/b.css?c=d')).toEqual(start);
  expect((await look('/admin')).status).toBe(307);
});

test('hashed files are kept for ever, the loader for five minutes, both by any site', async () => {
  const script = {
    ...everywhere,
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy': openPolicy,
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
  const names = readdirSync(new URL('assets', site)).filter((name) => name.endsWith('.js'));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names)
    expect((await look(`/assets/${name}`)).headers).toEqual({
      ...script,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  expect((await look('/widget.js')).headers).toEqual({
    ...script,
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
  });
});

test('what does not exist is a 404 that no cache keeps, and configuration files are not served', async () => {
  for (const path of ['/nothing', '/assets/old.js', '/_headers', '/_redirects']) {
    const { status, headers } = await look(path);
    expect({ path, status, cache: headers['cache-control'] }).toEqual({
      path,
      status: 404,
      cache: 'no-store',
    });
  }
});
