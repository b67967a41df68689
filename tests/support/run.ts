/** Runs a tool of node_modules/.bin as a child, with its output, and stops the whole run when it fails. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const bin = join(root, 'node_modules/.bin');

export async function run(
  title: string,
  command: string,
  parameters: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  process.stdout.write(`\n— ${title}\n`);
  const code = await new Promise<number>((resolve) => {
    const child = spawn(join(bin, command), parameters, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  if (code === 0) return;
  process.stderr.write(`\n${title}: failed\n`);
  process.exit(code);
}
