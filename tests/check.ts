/** `npm run check`: format, lint, types, then architecture, unit and contract tests. Stops at the first failure. */
import { run } from './support/run.ts';

const started = Date.now();
await run('format', 'oxfmt', ['--check']);
await run('lint', 'oxlint', ['--deny-warnings']);
await run('types', 'tsc', ['-b', 'worker', 'widget', 'admin', 'tests']);
await run('unit, contract and architecture tests', 'vitest', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'unit',
]);
process.stdout.write(`check: all good in ${Math.round((Date.now() - started) / 1000)} s\n`);
