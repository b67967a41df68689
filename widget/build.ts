/**
 * Builds everything that belongs to the widget into dist/web: language files, extras, panel, loader
 * (each knows the hashed name and the SRI hash of the next) and the demo page. Used by worker/cli/build.ts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import {
  demoConfig,
  extrasConfig,
  loaderConfig,
  panelConfig,
  webFolder,
  type Asset,
} from './vite.config.ts';

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

/** An immutable file: its name and its SRI hash come from its content. */
async function put(name: string, code: string): Promise<Asset> {
  const file = `assets/${name}-${short(code)}.js`;
  await writeFile(join(webFolder, file), code);
  return { file, integrity: `sha256-${createHash('sha256').update(code).digest('base64')}` };
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^(panel|extras|locales|index|icon)-/.test(name))
      await rm(join(folder, name), { recursive: true });
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
  extras: string;
  locales: string;
}

/** Names are relative to dist/web. */
export async function buildWidget(): Promise<BuiltWidget> {
  const assets = join(webFolder, 'assets');
  await mkdir(assets, { recursive: true });
  await removeOld(assets);
  const locales = await buildLocales(assets);
  const extras = await put('extras', await bundle(extrasConfig()));
  const panel = await put('panel', await bundle(panelConfig(locales, extras)));
  await writeFile(join(webFolder, 'widget.js'), await bundle(loaderConfig(panel)));
  await build(demoConfig());
  return { loader: 'widget.js', panel: panel.file, extras: extras.file, locales };
}

if (import.meta.main) console.log(JSON.stringify(await buildWidget()));
