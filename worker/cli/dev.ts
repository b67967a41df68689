/** `npm run dev`: builds the pages once, then `wrangler dev`, which watches the Worker and reloads. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { localSettings, persistDir, root } from './settings.ts';

build();
const settings = localSettings(persistDir());
const vars = Object.entries(settings).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
const wrangler = spawn(
  join(root, 'node_modules/.bin/wrangler'),
  ['dev', '--env=', '--local', '--persist-to', join(persistDir(), 'dev'), ...vars],
  { cwd: root, stdio: 'inherit' },
);
wrangler.on('exit', (code) => process.exit(code ?? 0));
