/** Walls that a linter cannot see: the top level, the lockfile, the routes against OpenAPI, words of the field. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionOf } from '#worker/middleware/staff';
import { admin } from '#worker/routes/admin';
import { operations, staffOperations } from '#worker/routes/operations';
import { problems } from '#protocol/problem';

const root = new URL('..', import.meta.url).pathname;
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = tracked.filter(
  (path) =>
    /^(worker|durable-objects|widget|admin)\/.*\.tsx?$/.test(path) && existsSync(join(root, path)),
);

describe('the top level', () => {
  it('holds what the user fixed, the lockfile and tool dotfiles, nothing else', () => {
    const entries = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
    const visible = [...entries].filter((name) => !name.startsWith('.')).toSorted();
    expect(visible).toEqual([
      'README.md',
      'admin',
      'd1-migrations',
      'durable-objects',
      'package-lock.json',
      'package.json',
      'tests',
      'widget',
      'worker',
      'wrangler.toml',
    ]);
  });

  it('has a README in every room', () => {
    for (const room of ['worker', 'durable-objects', 'widget', 'admin', 'd1-migrations', 'tests'])
      expect(existsSync(join(root, room, 'README.md')), room).toBe(true);
  });
});

describe('the lockfile', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; version?: string }>;
  };

  it('holds every optional dependency of every package, so that npm ci works on all platforms', () => {
    const names = new Set(
      Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)),
    );
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !names.has(name))
        .map((name) => `${path || 'root'} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no version with a known hole (S88)', () => {
    const version = (name: string) => lock.packages[`node_modules/${name}`]?.version ?? '0';
    const atLeast = (name: string, floor: string) =>
      version(name).localeCompare(floor, 'en', { numeric: true }) >= 0;
    expect([atLeast('hono', '4.11.4'), atLeast('preact', '10.28.2')]).toEqual([true, true]);
  });
});

describe('the rooms', () => {
  it('has one outgoing door', () => {
    const offenders = sources
      .filter(
        (path) =>
          /^(worker|durable-objects)\//.test(path) &&
          !/^worker\/(cli|adapters\/outbound)/.test(path),
      )
      .filter((path) =>
        /(?<![.\w])fetch\((?!request: Request\))/.test(
          read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      );
    expect(offenders).toEqual([]);
  });

  it('reads the clock and randomness in one place', () => {
    const offenders = sources
      .filter((path) => /^worker\/(core|flows|routes|middleware|store|ports)\//.test(path))
      .filter((path) => /Date\.now\(|Math\.random\(|new Date\(\)/.test(read(path)));
    expect(offenders).toEqual([]);
  });

  it('has no barrels and no utils', () => {
    expect(tracked.filter((path) => /(^|\/)(utils?|helpers|common)(\/|\.ts$)/.test(path))).toEqual(
      [],
    );
    expect(
      sources.filter((path) => path.endsWith('/index.ts') && path !== 'worker/index.ts'),
    ).toEqual([]);
  });

  it('begins every source file with what it is', () => {
    const bare = sources.filter(
      (path) =>
        !/^(\/\*\*|\/\/|#!)/.test(read(path)) && !/\.d\.ts$|\.config\.ts$|weights/.test(path),
    );
    expect(bare).toEqual([]);
  });
});

describe('the public surface', () => {
  it('is in the OpenAPI table: every route of the visitor API, and nothing else', () => {
    const files = [
      'chat',
      'config',
      'demo',
      'status',
      'files',
      'reports',
      'tool-results',
      'mcp',
    ].filter((name) => existsSync(join(root, `worker/routes/${name}.ts`)));
    const prefix: Record<string, string> = {
      chat: '/v1/chat',
      config: '/v1/config',
      demo: '/v1/demo',
      status: '',
      files: '/v1/chat',
      reports: '/v1/hooks',
      'tool-results': '/v1/tool-results',
      mcp: '/v1/mcp',
    };
    const routes = files.flatMap((name) =>
      [
        ...read(`worker/routes/${name}.ts`).matchAll(
          /\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/g,
        ),
      ].map(
        ([, method, path]) =>
          `${method} ${`${prefix[name]}${path === '/' ? '' : path}`.replace(/:(\w+)/g, '{$1}')}`,
      ),
    );
    const documented = operations.map(({ method, path }) => `${method} ${path}`);
    expect([...routes, 'get /openapi.json'].toSorted()).toEqual(documented.toSorted());
  });

  it('has every staff route in the tables, with the action that its middleware asks for', () => {
    const routes = new Map<string, string | undefined>();
    for (const { method, path, handler } of admin.routes) {
      if (method === 'ALL') continue;
      const name = `${method.toLowerCase()} /v1/admin${path.replace(/:(\w+)/g, '{$1}')}`;
      routes.set(name, routes.get(name) ?? actionOf(handler));
    }
    const documented = staffOperations.map(
      ({ method, path, action }) => `${method} ${path} ${action ?? 'nobody'}`,
    );
    const found = [...routes].map(([name, action]) => `${name} ${action ?? 'nobody'}`);
    // Into worker/routes/{access,desk,assistant}-operations.ts, as lines of `op(…)`.
    expect({
      missing: found.filter((route) => !documented.includes(route)),
      gone: documented.filter((route) => !found.includes(route)),
    }).toEqual({ missing: [], gone: [] });
  });

  it('has an example of every writing staff route in tests/integration/access/acts (S87)', () => {
    const examples = ['assistant', 'desk', 'people'].flatMap((name) => [
      ...read(`tests/integration/access/acts/${name}.ts`).matchAll(/^ {2}'(\w+ \/[^']*)':/gm),
    ]);
    const known = new Set(examples.map(([, name]) => name));
    const missing = staffOperations
      .filter(({ method, path }) => method !== 'get' && !path.endsWith('/csp-reports'))
      .map(({ method, path }) => `${method} ${path.replace('/v1/admin', '')}`)
      .filter((name) => !known.has(name));
    expect(missing).toEqual([]);
  });

  it('gives every problem a title and a status of 4xx or 5xx', () => {
    for (const [code, { status, title }] of Object.entries(problems)) {
      expect([code, status >= 400 && status < 600, title.length > 0]).toEqual([code, true, true]);
    }
  });
});

describe('the configuration', () => {
  it('keeps bindings that need a login out of the default environment', () => {
    const [local = ''] = read('wrangler.toml').split('[env.production]');
    expect(/^\[(ai|\[vectorize)/m.test(local)).toBe(false);
  });

  it('asks for public fetches only (S54)', () => {
    expect(read('wrangler.toml')).toContain('global_fetch_strictly_public');
  });

  it('names no path of a machine', () => {
    const pattern = new RegExp(['/work', '/main|/', 'tmp/bash_jobs|/home', '/\\w+/'].join(''));
    const offenders = tracked.filter(
      (path) =>
        /\.(ts|tsx|md|toml|json)$/.test(path) &&
        existsSync(join(root, path)) &&
        pattern.test(read(path)),
    );
    expect(
      offenders.filter(
        (path) => path !== 'tests/architecture.test.ts' && !path.startsWith('worker/demo/'),
      ),
    ).toEqual([]);
  });
});
