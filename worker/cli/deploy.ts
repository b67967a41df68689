/**
 * `npm run deploy`: builds, migrates D1, deploys the Worker ([env.production]) and the Pages project. With `-- --dry-run`
 * it builds and checks both without an account.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { carryOver, fromSite } from './released.ts';
import { root } from './settings.ts';

const isDryRun = process.argv.includes('--dry-run');
const hosting = join(root, 'dist/pages');

build();
rmSync(hosting, { recursive: true, force: true });
cpSync(join(root, 'admin/hosting'), hosting, { recursive: true });

if (isDryRun) {
  wrangler(root, ['deploy', '--env', 'production', '--dry-run', '--outdir', 'dist/production']);
  wrangler(hosting, ['pages', 'functions', 'build', '--outdir', '../pages-functions']);
  process.stdout.write('Dry run: the Worker and the Pages project build; nothing was uploaded.\n');
} else {
  const origin = process.env['PUBLIC_ORIGIN'];
  if (origin) {
    const carried = await carryOver(join(root, 'dist/web'), fromSite(origin), Date.now());
    process.stdout.write(`${carried.length} files of earlier releases go along.\n`);
  } else
    process.stderr.write(
      'PUBLIC_ORIGIN is not set: visitors whose page holds the widget of the last release must reload it.\n',
    );
  wrangler(root, ['d1', 'migrations', 'apply', 'DB', '--remote', '--env', 'production']);
  wrangler(root, ['deploy', '--env', 'production']);
  wrangler(hosting, ['pages', 'deploy']);
}

function wrangler(cwd: string, parameters: string[]): void {
  const done = spawnSync(join(root, 'node_modules/.bin/wrangler'), parameters, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
