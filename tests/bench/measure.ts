/** Small instruments: percentiles, CPU and memory of a process from /proc, a result line. */
import { readFileSync, readdirSync } from 'node:fs';

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const spread = (values: number[]) => ({
  p50: round(percentile(values, 0.5)),
  p95: round(percentile(values, 0.95)),
  p99: round(percentile(values, 0.99)),
});

export const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;

const clockTicksPerSecond = 100;

/** CPU seconds a process has used, its threads included. Linux only; 0 elsewhere. */
export function cpuSeconds(pid: number | null): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond;
  } catch {
    return 0;
  }
}

/** Proportional set size in kB. */
export function memoryKb(pid: number | null): number {
  try {
    return Number(
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}

export function fileDescriptors(pid: number | null): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** One JSON line on stdout, one readable line on stderr. */
export function report(bench: string, figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ bench, ...figures })}\n`);
  const readable = Object.entries(figures)
    .map(
      ([name, value]) =>
        `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join('   ');
  process.stderr.write(`${bench.padEnd(28)} ${readable}\n`);
}
