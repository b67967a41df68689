/**
 * `npm run evals [-- task,task]`: scores the built-in engine on the open language data through adapter.mjs, and prints our numbers
 * beside those that must be beaten. The data lives outside the project (NLP_DATA, or ../shared/nlp); absent, it says so and stops.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { goals } from './goals.ts';
import type { Scores } from './goals.ts';

const data = process.env['NLP_DATA'] ?? join(root, '../shared/nlp');
const scorer = join(data, 'score.mjs');
if (!existsSync(scorer)) {
  process.stdout.write(
    'evals: skipped, there is no score.mjs in the folder that NLP_DATA names, nor in ../shared/nlp\n',
  );
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'parley-evals-'));
const out = join(folder, 'scores.json');
const tasks = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [scorer, join(import.meta.dirname, 'adapter.mjs'), ...tasks, '--json', out],
  { stdio: 'inherit', env: { ...process.env, NLP_DATA: data } },
);
if (status === 0) {
  const { scores } = JSON.parse(readFileSync(out, 'utf8')) as { scores: Scores };
  print(scores);
}
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);

function print(scores: Scores): void {
  const shown = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));
  const rows = goals.map(({ measure, ours, mustBeat, moonshot, lowerIsBetter }) => {
    const value = ours(scores);
    const beats = (goal: number) =>
      value !== undefined && (lowerIsBetter ? value <= goal : value >= goal);
    const verdict =
      value === undefined ? '' : beats(moonshot) ? 'moonshot' : beats(mustBeat) ? 'yes' : 'NO';
    return [measure, shown(value), String(mustBeat), String(moonshot), verdict];
  });
  const table = [['measure', 'ours', 'must beat', 'moonshot', 'beaten'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  process.stdout.write(
    `\nOn the part of the data that is here; the goals were set on the other part.\n${table
      .map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
      .join('\n')}\n`,
  );
}
