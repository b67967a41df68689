/** Unit tests (node, pure) and worker tests (real workerd). Browser, kill and bench runs have their own runners. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        root: new URL('..', import.meta.url).pathname,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/fuzz/**/*.test.ts', 'tests/architecture.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
});
