/** Builds the admin into dist/web (run by worker/cli/build). Removes its own earlier chunks, and only those. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

const admin = new URL('.', import.meta.url).pathname;
const site = new URL('../dist/web/', import.meta.url).pathname;

if (existsSync(`${site}assets`))
  for (const name of readdirSync(`${site}assets`))
    if (name.startsWith('admin-')) rmSync(`${site}assets/${name}`);

await build({ configFile: `${admin}vite.config.ts`, logLevel: 'warn' });
// Without this page Pages would answer every unknown path with the demo page and 200.
cpSync(`${admin}hosting/404.html`, `${site}404.html`);

// The installed app: what may not be under /admin/ (a rewrite wins there) lies beside it.
const hosting = `${admin}hosting/`;
cpSync(`${admin}icon.svg`, `${site}admin-icon.svg`);
for (const name of ['admin-icon-192.png', 'admin-icon-512.png'])
  cpSync(`${hosting}${name}`, `${site}${name}`);
cpSync(`${hosting}manifest.webmanifest`, `${site}admin.webmanifest`);
const files = readdirSync(`${site}assets`)
  .filter((name) => name.startsWith('admin-'))
  .map((name) => `/assets/${name}`);
writeFileSync(
  `${site}admin-worker.js`,
  readFileSync(`${hosting}admin-worker.js`, 'utf8').replace(
    'new Set([])',
    `new Set(${JSON.stringify(files)})`,
  ),
);
