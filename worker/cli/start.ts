/** `npm start`: builds, migrates, seeds two demo tenants, serves everything on one origin until Ctrl-C. */
import { buildIfStale } from './build.ts';
import { seedDemo } from './demo.ts';
import { operator } from './operator.ts';
import { startServer } from './server.ts';
import { localSettings, persistDir } from './settings.ts';

const directory = persistDir();
const settings = localSettings(directory);
const port = Number(process.env['PORT'] ?? 8787);

process.stdout.write('Parley: building …\n');
buildIfStale();
const server = await startServer({
  port,
  directory,
  settings: { ...settings, AWAIT_START: '1' },
});
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await server.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop());

const calls = operator(server.origin, settings);
if (await seedDemo(calls)) process.stdout.write('Parley: two demo tenants created\n');
const address = settings.PUBLIC_ORIGIN ?? server.origin;
await calls.post('/opened', {});
const link = await calls.post<{ token: string }>('/sign-in-link', {}).catch(() => null);
process.stdout.write(`
Parley is ready.

  Demo page        ${address}/
  Staff            ${address}/admin/
${link ? `  Sign in once     ${address}/admin/#sign-in=${link.token}\n` : ''}  API              ${address}/openapi.json
  Data             ${directory}
  Assistant        ${settings.AI_PROVIDER ?? 'builtin'}

Ctrl-C stops it.
`);
