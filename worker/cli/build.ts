/** Builds into dist/: the widget and the admin (dist/web, with the Pages files) and the Worker's bundle (dist/worker). */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.ts';

interface Part {
  name: string;
  /** What it is made of; it is stale when any of it is newer than its stamp. */
  sources: string[];
  build(): void;
}

const parts: Part[] = [
  {
    name: 'web',
    sources: ['widget', 'admin', 'worker/protocol', 'package-lock.json'],
    build: () => {
      mkdirSync(join(root, 'dist/web'), { recursive: true });
      run('node', ['widget/build.ts']);
      run('node', ['admin/build.ts']);
      for (const file of ['_headers', '_redirects', '_routes.json'])
        cpSync(join(root, 'admin/hosting', file), join(root, 'dist/web', file));
    },
  },
  {
    name: 'worker',
    sources: ['worker', 'durable-objects', 'package-lock.json', 'wrangler.toml'],
    build: () => {
      const fresh = `dist/worker-${process.pid}`;
      mkdirSync(join(root, 'dist/web'), { recursive: true });
      run('wrangler', ['deploy', '--dry-run', '--env=', '--outdir', fresh]);
      // Whoever starts meanwhile finds the old bundle or the new one, never half of one.
      rmSync(join(root, 'dist/worker'), { recursive: true, force: true });
      renameSync(join(root, fresh), join(root, 'dist/worker'));
    },
  },
];

const stampOf = (part: Part) => join(root, `dist/${part.name}.built`);

export function build(): void {
  for (const part of parts) buildPart(part);
}

/** Builds the parts whose sources have changed since the last time. */
export function buildIfStale(): void {
  for (const part of parts) if (isStale(part)) buildPart(part);
}

function buildPart(part: Part): void {
  const at = new Date();
  part.build();
  writeFileSync(stampOf(part), at.toISOString());
}

function isStale(part: Part): boolean {
  if (!existsSync(stampOf(part))) return true;
  return newest(part.sources.map((path) => join(root, path))) > statSync(stampOf(part)).mtimeMs;
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
