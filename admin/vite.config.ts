/**
 * The admin app's build. The root is the repository, so that the page lands in dist/web/admin/ and the chunks in
 * dist/web/assets/ (outside the rewritten /admin/*). The widget writes to the same folder: nothing is emptied here.
 */
import { defineConfig } from 'vite';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  cacheDir: `${root}node_modules/.vite/admin`,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: `${root}admin/index.html`,
      output: {
        entryFileNames: 'assets/admin-[name]-[hash].js',
        chunkFileNames: 'assets/admin-[name]-[hash].js',
        assetFileNames: 'assets/admin-[name]-[hash][extname]',
      },
    },
  },
});
