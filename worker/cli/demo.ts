/** Creates the two demo tenants in an empty installation, with an owner who has no password yet. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Operator } from './operator.ts';
import { root } from './settings.ts';

const folders = ['logistics', 'shop'];

/** Begun and not finished: a start that was killed in the middle is made up for by the next. */
const marker = 'seeding';

export async function seedDemo(operator: Operator, dataDirectory: string): Promise<boolean> {
  const path = join(dataDirectory, marker);
  const tenants = await operator.get<{ slug: string }[]>('/tenants');
  if (tenants.length > 0 && !existsSync(path)) return false;
  writeFileSync(path, '');
  for (const folder of folders)
    if (!tenants.some(({ slug }) => slug === `demo-${folder}`))
      await operator.post('/tenants', demoTenant(folder));
  rmSync(path);
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
    // Known to this installation alone; the demo page has tokens signed by POST /v1/demo/identity.
    identitySecret: randomBytes(32).toString('base64url'),
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
