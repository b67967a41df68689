// Reads the open corpora from the directory that NLP_DATA names; says so and stops when it is absent.
// Used by the training scripts of this folder only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = {
  id: string;
  text: string;
  label: string;
  lang: string;
  kind?: string;
  native?: string;
  orig_split?: string;
  score?: number;
};

const directory = process.env.NLP_DATA;

export function requireOpenData(): void {
  if (directory && existsSync(directory)) return;
  console.log('skipped: NLP_DATA names no directory with the open corpora');
  process.exit(0);
}

export function readRows(path: string): Row[] {
  const file = join(directory ?? '', path);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The project's own text: every file of a folder beside the scripts, by base name. */
export function readOwn(folder: string): Map<string, string> {
  const at = join(import.meta.dirname, folder);
  return new Map(
    readdirSync(at).map((name) => [name.replace(/\..*/, ''), readFileSync(join(at, name), 'utf8')]),
  );
}

/** A stable fold of a row, so that validation parts stay the same between runs. */
export function fold(id: string, folds: number): number {
  let hash = 5381;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash, 33) ^ id.charCodeAt(i);
  return (hash >>> 0) % folds;
}
