/**
 * unit: pure code, contracts and architecture, in Node. integration: the built product in one real workerd. browser: the same
 * with Chromium. The last two start servers of their own, one file at a time.
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
} as const;

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
        test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...heavy },
      },
      { root, test: { name: 'browser', include: ['tests/e2e/**/*.test.ts'], ...heavy } },
    ],
  },
});
