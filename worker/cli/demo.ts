/** Creates the two demo tenants in an empty installation, with an owner who has no password yet. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Operator } from './operator.ts';
import { root } from './settings.ts';

const folders = ['logistics', 'shop'];

export async function seedDemo(operator: Operator): Promise<boolean> {
  const tenants = await operator.get<unknown[]>('/tenants');
  if (tenants.length > 0) return false;
  for (const folder of folders) await operator.post('/tenants', demoTenant(folder));
  return true;
}

export function demoTenant(folder: string): Record<string, unknown> {
  const directory = join(root, 'worker/demo', folder);
  const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8')) as unknown;
  const articles = readdirSync(directory)
    .filter((name) => /^articles(\.\w+)?\.json$/.test(name))
    .toSorted()
    .flatMap((name) => read(name) as unknown[]);
  const tools = existsSync(join(directory, 'tools.json')) ? (read('tools.json') as unknown[]) : [];
  return {
    ...(read('tenant.json') as object),
    plan: 'demo',
    articles,
    tools,
    members: [
      {
        email: `owner@${folder}.example`,
        name: 'Demo Owner',
        role: 'owner',
        // Whoever has the first sign-in link runs this installation.
        platformOwner: folder === folders[0],
      },
    ],
  };
}
