/** What a browser loads before the first page of the admin stands there, measured on the build. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../../worker/cli/build.ts';

const site = new URL('../../../dist/web/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, site));
/** What the issue allows for the first load, and the inbox with it. */
const firstLoadMaxBytes = 150_000;

beforeAll(() => buildIfStale());

/** A script with all it imports at once, not what it loads later. */
function withImports(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  if (path.endsWith('.js'))
    for (const [, name] of read(path)
      .toString()
      .matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
      withImports(`assets/${name}`, known);
  return known;
}

function firstLoad(): Set<string> {
  const html = read('admin/index.html').toString();
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/admin-[^"]+)"/g)];
  const files = new Set<string>();
  for (const [, path] of named) if (path) withImports(path, files);
  return files;
}

const gzipped = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(read(path)).length, 0);

const pageNamed = (name: string, end: string) =>
  readdirSync(new URL('assets/', site))
    // The hash has eight characters: what pages share is named after one of its files, like admin-inbox-people.
    .filter((file) => new RegExp(`^admin-${name}-[\\w-]{8}\\${end}$`).test(file))
    .map((file) => `assets/${file}`);

test('the first load is small, also with the inbox, and pages are loaded when they are opened', () => {
  const first = firstLoad();
  const inbox = pageNamed('inbox', '.js');
  expect(inbox.length).toBe(1);
  expect([...first].filter((path) => inbox.includes(path))).toEqual([]);
  expect([...first].some((path) => path.endsWith('.css'))).toBe(true);
  const bytes = {
    first: gzipped(first) + gzipSync(read('admin/index.html')).length,
    withInbox: gzipped(
      new Set([
        ...first,
        ...inbox.flatMap((path) => [...withImports(path)]),
        ...pageNamed('inbox', '.css'),
      ]),
    ),
  };
  console.log(`admin, gzip: first load ${bytes.first} B, with the inbox ${bytes.withInbox} B`);
  expect(bytes.first).toBeLessThan(firstLoadMaxBytes);
  expect(bytes.withInbox).toBeLessThan(firstLoadMaxBytes);
});

test('the service worker keeps files of this build only, and no page and no answer', () => {
  const [, listed = '[]'] = /new Set\((\[.*?\])\)/.exec(read('admin-worker.js').toString()) ?? [];
  const files = JSON.parse(listed) as string[];
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((path) => !/^\/assets\/admin-[\w.-]+-[\w-]{8}\.\w+$/.test(path))).toEqual([]);
  expect(files.toSorted()).toEqual(
    readdirSync(new URL('assets/', site))
      .filter((name) => name.startsWith('admin-'))
      .map((name) => `/assets/${name}`)
      .toSorted(),
  );
});
