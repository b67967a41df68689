/**
 * unit: pure code, contracts and architecture, in Node. integration and durability: the built product in one real workerd. browser:
 * the same with Chromium. They start servers of their own; how many files at once, tests/run.ts says.
 */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Prompts are text modules in the Worker; here, too. */
const markdownAsText = {
  name: 'markdown-as-text',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('.md') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined,
};

const heavy = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  // CI machines are shared: one second look there, none here, where a flicker should be seen.
  retry: process.env['CI'] ? 1 : 0,
  environment: 'node',
  // The files of a worker share the modules: loading the runtime anew for each file costs more than most of them take.
  isolate: false,
} as const;

/** Tests with deadlines, kills and floods: not beside the others, whose load has no measure. */
const alone = [
  'tests/integration/durability/**/*.test.ts',
  'tests/integration/model/**/*.test.ts',
  'tests/integration/security/flood.test.ts',
  'tests/integration/tools/bad-host.test.ts',
  'tests/integration/tools/crash.test.ts',
  'tests/integration/tools/slow.test.ts',
  'tests/integration/api/start.test.ts',
];

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [markdownAsText],
        test: {
          name: 'unit',
          include: [
            'tests/unit/**/*.test.ts',
            'tests/fuzz/**/*.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/architecture.test.ts',
          ],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          ...heavy,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: alone,
          // Mostly waiting for the runtime: two at once (tests/run.ts) take little more than one.
          fileParallelism: true,
        },
      },
      // Two at once as well, but beside nothing else.
      { root, test: { ...heavy, name: 'durability', include: alone, fileParallelism: true } },
      {
        root,
        test: {
          ...heavy,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: true,
        },
      },
    ],
  },
});
