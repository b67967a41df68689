/** Lets Node read Markdown and JSON as modules, as the bundler does. Import it before what needs them, and that dynamically. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Packages read their own JSON in other ways. */
const ours = new URL('../../worker/', import.meta.url).href;

const asModule = (source: string) => ({
  format: 'module' as const,
  shortCircuit: true,
  source: `export default ${source};`,
});

registerHooks({
  load(url, context, next) {
    if (url.endsWith('.md')) return asModule(JSON.stringify(readFileSync(new URL(url), 'utf8')));
    if (url.endsWith('.json') && url.startsWith(ours))
      return asModule(readFileSync(new URL(url), 'utf8'));
    return next(url, context);
  },
});
