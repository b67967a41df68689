/** Starts the floor worker in a workerd of its own, with its files in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Miniflare, convertV4MiniflareOptions } from 'miniflare';

export async function startFloor() {
  const directory = mkdtempSync(join(tmpdir(), 'parley-floor-'));
  const before = workerdPids();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'floor',
      modules: true,
      script: readFileSync(new URL('floor-worker.js', import.meta.url), 'utf8'),
      compatibilityDate: '2026-10-20',
      durableObjects: { FLOOR: { className: 'Floor', useSQLite: true } },
      host: '127.0.0.1',
      port: 0,
      cf: false,
      resourcePersistencePath: directory,
      unsafeLocalExplorer: false,
    } as never),
  );
  const { origin } = await miniflare.ready;
  const pid = workerdPids().find((id) => !before.includes(id)) ?? null;
  return {
    origin,
    pid,
    stop: async () => {
      await miniflare.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function workerdPids(): number[] {
  const table = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  return table
    .split('\n')
    .filter((line) => line.includes('workerd'))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}
