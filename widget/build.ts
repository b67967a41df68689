/**
 * Builds everything that belongs to the widget into dist/web: language files, panel, loader (which
 * knows the panel's hashed name and SHA-384) and the demo page. Used by worker/cli/build.ts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { demoConfig, loaderConfig, panelConfig, webFolder } from './vite.config.ts';

const short = (content: string) =>
  createHash('sha256').update(content).digest('base64url').replace(/\W/g, '').slice(0, 10);

async function bundle(config: InlineConfig): Promise<string> {
  const result = await build(config);
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs)
    if ('output' in output)
      for (const file of output.output) if (file.type === 'chunk') return file.code;
  throw new Error('vite gave no script');
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^(panel-|locales-|index-)/.test(name)) await rm(join(folder, name), { recursive: true });
}

async function buildLocales(assets: string): Promise<string> {
  const from = new URL('./locales/', import.meta.url);
  const files: [string, string][] = [];
  for (const name of (await readdir(from)).filter((it) => it.endsWith('.json')).sort())
    files.push([name, JSON.stringify(JSON.parse(await readFile(new URL(name, from), 'utf8')))]);
  const folder = `locales-${short(JSON.stringify(files))}`;
  await mkdir(join(assets, folder), { recursive: true });
  for (const [name, content] of files) await writeFile(join(assets, folder, name), content);
  return `assets/${folder}`;
}

export interface BuiltWidget {
  loader: string;
  panel: string;
  locales: string;
}

/** Names are relative to dist/web. */
export async function buildWidget(): Promise<BuiltWidget> {
  const assets = join(webFolder, 'assets');
  await mkdir(assets, { recursive: true });
  await removeOld(assets);
  const locales = await buildLocales(assets);
  const panel = await bundle(panelConfig(locales));
  const file = `assets/panel-${short(panel)}.js`;
  const integrity = `sha384-${createHash('sha384').update(panel).digest('base64')}`;
  await writeFile(join(webFolder, file), panel);
  const loader = await bundle(loaderConfig({ file, integrity }));
  await writeFile(join(webFolder, 'widget.js'), loader);
  await build(demoConfig());
  return { loader: 'widget.js', panel: file, locales };
}

if (import.meta.main) console.log(JSON.stringify(await buildWidget()));
