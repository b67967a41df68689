/** Vite settings of the builds (`extras`, `panel`, `loader`, `demo`); build.ts runs them in that order. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type InlineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const webFolder = at('../dist/web');

/** A script below dist/web with its SRI hash. */
export interface Asset {
  file: string;
  integrity: string;
}

/**
 * Preact walks props with `for in`, and would take what a page has put on Object.prototype for props
 * of ours. Props without a prototype end that. An update of Preact that moves one of the three places
 * fails the build, not the promise.
 */
const bareProps = {
  name: 'bare-props',
  transform(code: string, id: string) {
    if (!id.endsWith('/preact.mjs')) return null;
    const places: [RegExp, string][] = [
      [/(Symbol\.for\("pv"\),\w+=)\{\}/, '$1{__proto__:null}'],
      [/(function \w+\(\w+,\w+,\w+\)\{var \w+,\w+,\w+,\w+=)\{\}/, '$1{__proto__:null}'],
      [/for\((\w+) in (\w+)\)"key"==/, 'for($1 of Object.keys($2||[]))"key"=='],
    ];
    let patched = code;
    for (const [place, bare] of places) {
      const next = patched.replace(place, bare);
      if (next === patched) throw new Error(`preact.mjs has changed: ${String(place)}`);
      patched = next;
    }
    return { code: patched, map: null };
  },
};

const script = (entry: string, define: Record<string, string>): InlineConfig => ({
  configFile: false,
  root: at('.'),
  logLevel: 'warn',
  publicDir: false,
  plugins: [bareProps],
  define: { 'process.env.NODE_ENV': '"production"', ...define },
  // Classic JSX: `h(…)` is in Preact anyway, the automatic runtime would come on top.
  oxc: {
    // Also when tests build (NODE_ENV=test): what is tested is what is shipped, byte for byte.
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false },
    ...(entry.endsWith('.tsx') ? { jsxInject: "import { h, Fragment } from 'preact'" } : {}),
  },
  build: {
    outDir: webFolder,
    emptyOutDir: false,
    write: false,
    target: 'es2022',
    cssMinify: true,
    // New enough that the minifier adds no fallbacks of its own.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: false,
    lib: { entry: at(entry), formats: ['iife'], name: 'unused', fileName: () => 'out.js' },
  },
});

/** Borrows the panel's Preact, which the panel puts on the script element before it runs. */
export function extrasConfig(): InlineConfig {
  const config = script('./extras.tsx', {});
  config.build!.rolldownOptions = {
    external: ['preact'],
    output: {
      globals: {
        // As in own-script.ts.
        preact:
          'Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document).kit',
      },
    },
  };
  return config;
}

export const panelConfig = (locales: string, extras: Asset): InlineConfig =>
  script('./main.tsx', {
    __LOCALES__: JSON.stringify(locales),
    __EXTRAS__: JSON.stringify(extras),
  });

export const loaderConfig = (panel: Asset): InlineConfig =>
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
      : mode === 'extras'
        ? extrasConfig()
        : panelConfig('assets/locales', { file: 'assets/extras.js', integrity: '' }),
);
