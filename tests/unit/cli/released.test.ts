// Which files of earlier releases a deploy carries over, release after release, over folders on disk.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { carryOver } from '../../../worker/cli/released.ts';
import type { Get } from '../../../worker/cli/released.ts';

const day = 24 * 3_600_000;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A built site with these files under assets/. */
function built(...files: string[]): string {
  const web = mkdtempSync(join(tmpdir(), 'parley-released-'));
  folders.push(web);
  for (const file of files) {
    mkdirSync(join(web, 'assets', file, '..'), { recursive: true });
    writeFileSync(join(web, 'assets', file), `content of ${file}`);
  }
  return web;
}
const none: Get = () => Promise.resolve(null);
const site =
  (web: string): Get =>
  async (path) => {
    try {
      return readFileSync(join(web, path));
    } catch {
      return null;
    }
  };
const assetsOf = (web: string) =>
  readdirSync(join(web, 'assets'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted();

test('a release takes the files of those before it along for a week after they were replaced', async () => {
  const first = built('panel-1.js', 'locales-1/de.json', 'icon.svg');
  expect(await carryOver(first, none, 0)).toEqual([]);
  const second = built('panel-2.js', 'icon.svg');
  expect((await carryOver(second, site(first), 30 * day)).toSorted()).toEqual([
    'locales-1/de.json',
    'panel-1.js',
  ]);
  expect(assetsOf(second)).toEqual(['de.json', 'icon.svg', 'panel-1.js', 'panel-2.js']);
  expect(readFileSync(join(second, 'assets/panel-1.js'), 'utf8')).toBe('content of panel-1.js');
  const third = built('panel-3.js');
  await carryOver(third, site(second), 36 * day);
  expect(assetsOf(third)).toEqual([
    'de.json',
    'icon.svg',
    'panel-1.js',
    'panel-2.js',
    'panel-3.js',
  ]);
  const fourth = built('panel-4.js');
  await carryOver(fourth, site(third), 37 * day);
  expect(assetsOf(fourth)).toEqual(['icon.svg', 'panel-2.js', 'panel-3.js', 'panel-4.js']);
});

test('a file that comes back is current again', async () => {
  const first = built('panel-1.js');
  await carryOver(first, none, 0);
  const second = built('panel-2.js');
  await carryOver(second, site(first), day);
  const third = built('panel-1.js');
  expect(await carryOver(third, site(second), 2 * day)).toEqual(['panel-2.js']);
  expect(JSON.parse(readFileSync(join(third, 'released.json'), 'utf8'))).toEqual({
    current: ['panel-1.js'],
    earlier: { 'panel-2.js': new Date(2 * day).toISOString() },
  });
});

test('a list that is broken, or names places outside, brings nothing', async () => {
  const now = new Date(0).toISOString();
  const lists = [
    'no json',
    '{"current":5}',
    JSON.stringify({
      current: ['../x.js', '/etc/passwd', 'a/../../x', ''],
      earlier: { '..': now },
    }),
    JSON.stringify({ current: [], earlier: { 'panel-1.js': 'never' } }),
  ];
  for (const list of lists) {
    const web = built('panel-2.js');
    const get: Get = (path) =>
      Promise.resolve(new TextEncoder().encode(path === 'released.json' ? list : 'evil'));
    expect([list, await carryOver(web, get, 0), assetsOf(web)]).toEqual([list, [], ['panel-2.js']]);
  }
});
