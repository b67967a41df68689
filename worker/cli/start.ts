/** `npm start`: builds, migrates, seeds two demo tenants, serves everything on one origin until Ctrl-C. */
import { buildIfStale } from './build.ts';
import { seedDemo } from './demo.ts';
import { operator } from './operator.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';
import { localSettings, persistDir } from './settings.ts';

/** How often it looks whether the runtime and whoever started this are still there. */
const lookMs = 500;
const dayMs = 24 * 60 * 60_000;

const directory = persistDir();
const settings = localSettings(directory);
const port = Number(process.env['PORT'] ?? 8787);
let server: Server | null = null;
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server?.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop(0));

await run().catch(async (error: unknown) => {
  const code = (error as { code?: string }).code;
  const why =
    code === 'ERR_ADDRESS_IN_USE'
      ? `port ${port} is in use; PORT chooses another`
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`Parley could not start: ${why}\n`);
  await stop(1);
});

async function run(): Promise<void> {
  process.stdout.write('Parley: building …\n');
  buildIfStale();
  // Links in mails need an origin that no request can choose: PUBLIC_ORIGIN, else where this serves.
  const own = { AWAIT_START: '1', LINK_ORIGIN: `http://127.0.0.1:${port}` } as const;
  server = await startServer({ port, directory, settings: { ...settings, ...own } });
  const calls = operator(server.origin, settings);
  if (await seedDemo(calls, directory)) process.stdout.write('Parley: two demo tenants created\n');
  await calls.post('/opened', {});
  keepNights(server);
  supervise(server, () => calls.post('/opened', {}));
  const address = settings.PUBLIC_ORIGIN ?? server.origin;
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
}

/** No platform's clock runs here: once now, and then every day. */
function keepNights(running: Server): void {
  const look = () =>
    void running.nightly().catch((error: unknown) => {
      process.stderr.write(`Parley: the nightly job failed: ${String(error)}\n`);
    });
  look();
  setInterval(look, dayMs).unref();
}

/** A runtime that was killed comes back by itself and is opened again; an npm that was killed takes this with it. */
function supervise(running: Server, open: () => Promise<unknown>): void {
  const parent = process.ppid;
  const isNpm = process.env['npm_lifecycle_event'] === 'start';
  let isClosed = false;
  setInterval(() => {
    if (isNpm && process.ppid !== parent) return void stop(0);
    if (running.hasRestarted()) {
      isClosed = true;
      process.stderr.write('Parley: the runtime died and was started again\n');
    }
    if (isClosed)
      open().then(
        () => (isClosed = false),
        () => undefined,
      );
  }, lookMs);
}
