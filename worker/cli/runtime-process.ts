/**
 * The runtime's process, noted in `workerd.pid` beside the data: which one it is, whether somebody else runs on the same data,
 * and what a starter that was killed hard has left behind. Side effects: `ps`, that file, SIGKILL to an orphan.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Noted {
  pid: number;
  starter: number;
  port: number;
}

/** A starter that lost its parent looks for it twice a second, then closes its files. */
const claimMs = 10_000;

const place = (directory: string) => join(directory, 'workerd.pid');

export function note(directory: string, pid: number, port: number): void {
  writeFileSync(place(directory), `${pid} ${process.pid} ${port}`);
}

export function forget(directory: string): void {
  rmSync(place(directory), { force: true });
}

function noted(directory: string): Noted | null {
  if (!existsSync(place(directory))) return null;
  const [pid = 0, starter = 0, port = 0] = readFileSync(place(directory), 'utf8')
    .split(' ')
    .map(Number);
  return { pid, starter, port };
}

/** The port of a Parley that another process runs on this data. */
export function portInUse(directory: string): number | null {
  const other = noted(directory);
  return other && isRun(other) && other.port > 0 ? other.port : null;
}

/** Two runtimes on the same files would lock each other out: waits for the other to end, ends an orphan, or throws. */
export async function claim(directory: string): Promise<void> {
  for (let waited = 0; ; waited += 250) {
    const other = noted(directory);
    if (!other || other.starter === process.pid) return;
    if (!isRun(other)) {
      if (isRuntime(other.pid)) process.kill(other.pid, 'SIGKILL');
      return forget(directory);
    }
    if (waited >= claimMs)
      throw new Error(
        `process ${other.starter} runs on the data in ${directory} already, on port ${other.port}`,
      );
    await sleep(250);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The newest runtime that this process has started. */
export function ownRuntime(): number | null {
  const own = processes().filter(
    ({ parent, command }) => parent === process.pid && command.includes('workerd'),
  );
  return own.at(-1)?.pid ?? null;
}

const isRuntime = (pid: number): boolean =>
  processes().some((one) => one.pid === pid && one.command.includes('workerd'));

/** Its starter is alive and its parent. Who adopts an orphan differs between systems; that its starter is gone does not. */
const isRun = ({ pid, starter }: Noted): boolean =>
  processes().some(
    (one) => one.pid === pid && one.parent === starter && one.command.includes('workerd'),
  );

function processes(): { pid: number; parent: number; command: string }[] {
  try {
    const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
    return table.split('\n').map((line) => {
      const [pid = '', parent = '', ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), command: command.join(' ') };
    });
  } catch {
    // No `ps`: nothing is known of other processes.
    return [];
  }
}
