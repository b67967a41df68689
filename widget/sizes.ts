/** Prints what a visitor downloads, gzip -9 bytes, as JSON, and fails when a budget is broken. */
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const web = new URL('../dist/web/', import.meta.url);
export const budgets = { loader: 2_500, panel: 22_000 };

export interface WidgetSizes {
  loader: number;
  panel: number;
  /** Loaded only by visitors who leave details, end the chat or cannot use sockets. */
  extras: number;
  /** The largest language file. */
  locale: number;
}

export async function widgetSizes(): Promise<WidgetSizes> {
  const bytes = async (name: string) =>
    gzipSync(await readFile(new URL(name, web)), { level: 9 }).length;
  let panel = 0;
  let extras = 0;
  let locale = 0;
  for (const name of await readdir(new URL('assets/', web)))
    if (name.startsWith('panel-')) panel = await bytes(`assets/${name}`);
    else if (name.startsWith('extras-')) extras = await bytes(`assets/${name}`);
    else if (name.startsWith('locales-'))
      for (const file of await readdir(new URL(`assets/${name}/`, web)))
        locale = Math.max(locale, await bytes(`assets/${name}/${file}`));
  return { loader: await bytes('widget.js'), panel, extras, locale };
}

if (import.meta.main) {
  const sizes = await widgetSizes();
  console.log(JSON.stringify({ unit: 'gzip -9 bytes', ...sizes, budgets }));
  if (sizes.loader > budgets.loader || sizes.panel > budgets.panel) process.exitCode = 1;
}
