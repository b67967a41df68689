/** Builds everything into dist/: the widget, the admin, the Pages project's files and the Worker's bundle. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.ts';

const stamp = join(root, 'dist/built');
const sources = [
  'worker',
  'durable-objects',
  'widget',
  'admin',
  'package-lock.json',
  'wrangler.toml',
];

export function build(): void {
  mkdirSync(join(root, 'dist/web'), { recursive: true });
  run('node', ['widget/build.ts']);
  run('node', ['admin/build.ts']);
  for (const file of ['_headers', '_redirects', '_routes.json'])
    cpSync(join(root, 'admin/hosting', file), join(root, 'dist/web', file));
  run('wrangler', ['deploy', '--dry-run', '--env=', '--outdir', 'dist/worker']);
  writeFileSync(stamp, new Date().toISOString());
}

/** Builds unless nothing has changed since the last time. */
export function buildIfStale(): void {
  if (
    existsSync(stamp) &&
    newest(sources.map((path) => join(root, path))) < statSync(stamp).mtimeMs
  )
    return;
  build();
}

function newest(paths: string[]): number {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path);
    if (stat.isDirectory())
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))));
    else latest = Math.max(latest, stat.mtimeMs);
  }
  return latest;
}

function run(command: string, parameters: string[]): void {
  const bin = join(root, 'node_modules/.bin');
  const done = spawnSync(join(bin, command), parameters, {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${bin}:${process.env['PATH']}`,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
    },
    encoding: 'utf8',
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  throw new Error(`${command} ${parameters.join(' ')} failed`);
}

if (process.argv[1] === import.meta.filename) build();
