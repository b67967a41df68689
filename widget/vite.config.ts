/** Vite settings of the three builds (`panel`, `loader`, `demo`); build.ts runs them in that order. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type InlineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const webFolder = at('../dist/web');

export interface Names {
  /** Folder of the language files below dist/web. */
  locales: string;
  panel: { file: string; integrity: string };
}

const script = (entry: string, define: Record<string, string>): InlineConfig => ({
  configFile: false,
  root: at('.'),
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"', ...define },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: webFolder,
    emptyOutDir: false,
    write: false,
    target: 'es2022',
    cssMinify: true,
    modulePreload: false,
    lib: { entry: at(entry), formats: ['iife'], name: 'unused', fileName: () => 'out.js' },
  },
});

export const panelConfig = (locales: string): InlineConfig =>
  script('./main.tsx', { __LOCALES__: JSON.stringify(locales) });

export const loaderConfig = (panel: Names['panel']): InlineConfig =>
  script('./loader.ts', { __PANEL__: JSON.stringify(panel) });

export const demoConfig = (): InlineConfig => ({
  configFile: false,
  root: at('./demo'),
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: webFolder,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});

/** For editors and `vite build -c widget/vite.config.ts --mode panel`; real builds go through build.ts. */
export default defineConfig(({ mode }) =>
  mode === 'loader'
    ? loaderConfig({ file: 'assets/panel.js', integrity: '' })
    : mode === 'demo'
      ? demoConfig()
      : panelConfig('assets/locales'),
);
