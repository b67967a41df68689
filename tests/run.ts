/**
 * `npm test`: everything. check, then a build, then the tests that need the runtime (integration, durability) and a browser.
 * Installs Chromium with the system's package manager when none is found. Prints where it looked.
 */
import { spawnSync } from 'node:child_process';
import { chromiumPath, chromiumPlaces } from './support/chromium.ts';
import { root, run } from './support/run.ts';

await run('check', 'node', ['tests/check.ts']);
await run('build', 'node', ['worker/cli/build.ts']);
ensureChromium();
const vitest = (project: string, ...more: string[]) => [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  project,
  ...more,
];
await run('integration tests (real workerd)', 'vitest', vitest('integration', '--maxWorkers=2'));
await run('durability tests (real workerd)', 'vitest', vitest('durability', '--maxWorkers=2'));
await run('browser tests (real Chromium)', 'vitest', vitest('browser', '--maxWorkers=2'));
await run('deploy, dry', 'node', ['worker/cli/deploy.ts', '--dry-run']);
process.stdout.write('\nAll tests passed.\n');

function ensureChromium(): void {
  process.stdout.write(`\n— browser: looked at ${chromiumPlaces.join(', ')}\n`);
  if (chromiumPath()) {
    process.stdout.write(`found ${chromiumPath()}\n`);
    return;
  }
  process.stdout.write('none found: installing the chromium package\n');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [command = '', ...parameters] = [...sudo, ...step];
    spawnSync(command, parameters, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  if (chromiumPath()) return;
  process.stderr.write(
    'No browser could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.\n',
  );
  process.exit(1);
}
