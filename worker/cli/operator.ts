/** Calls of the operator's commands to a running Parley. */
import { createHmac } from 'node:crypto';
import type { SettingValues } from './settings.ts';

export interface Operator {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
}

export class OperatorProblem extends Error {
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

export function operator(origin: string, settings: SettingValues): Operator {
  const token = createHmac('sha256', settings.SESSION_SECRET ?? '')
    .update('parley operator v1')
    .digest('hex');
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`${origin}/v1/ops${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    if (response.status === 204) return undefined as T;
    const answer = (await response.json()) as T & {
      code?: string;
      title?: string;
      detail?: string;
    };
    if (!response.ok)
      throw new OperatorProblem(
        answer.code ?? 'unknown',
        answer.detail ?? answer.title ?? 'failed',
      );
    return answer;
  };
  return {
    get: (path) => call(path, { method: 'GET' }),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** The Parley that runs on this machine now, or a fresh one for the length of a command. */
export async function withParley<T>(
  work: (operator: Operator, origin: string) => Promise<T>,
): Promise<T> {
  const { localSettings, persistDir } = await import('./settings.ts');
  const directory = persistDir();
  const settings = localSettings(directory);
  const { portInUse } = await import('./runtime-process.ts');
  const running = `http://127.0.0.1:${portInUse(directory) ?? process.env['PORT'] ?? 8787}`;
  if (await isReady(running)) return work(operator(running, settings), running);
  const { buildIfStale } = await import('./build.ts');
  buildIfStale();
  const { startServer } = await import('./server.ts');
  const server = await startServer({ port: 0, directory, settings });
  try {
    return await work(operator(server.origin, settings), server.origin);
  } finally {
    await server.stop();
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ready`)).ok;
  } catch {
    return false;
  }
}
