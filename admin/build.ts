/** Builds the admin into dist/web (run by worker/cli/build). Removes its own earlier chunks, and only those. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'vite';

const admin = new URL('.', import.meta.url).pathname;
const site = new URL('../dist/web/', import.meta.url).pathname;

if (existsSync(`${site}assets`))
  for (const name of readdirSync(`${site}assets`))
    if (name.startsWith('admin-')) rmSync(`${site}assets/${name}`);

await build({ configFile: `${admin}vite.config.ts`, logLevel: 'warn' });
// Without this page Pages would answer every unknown path with the demo page and 200.
cpSync(`${admin}hosting/404.html`, `${site}404.html`);
