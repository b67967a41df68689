/** Shapes that the contract repeats, for whole-object assertions. Used by the integration tests of api and security. */
import { request } from 'node:http';
import { expect } from 'vitest';
import { problems } from '../../../worker/protocol/problem.ts';
import type { ProblemCode } from '../../../worker/protocol/problem.ts';
import type { Answered } from '../../support/harness.ts';

const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

/** An id of ours: the prefix and 22 characters of base62. */
export const anId = (prefix: string): string => matching(new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`));
export const anInstant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const aToken = matching(/^[\w-]+\.[\w-]+\.[\w-]+$/);
export const aText = expect.stringMatching(/\S/) as string;
export const aNumber = expect.any(Number) as number;

/** The body of a problem, whole. */
export const problem = (code: ProblemCode, more: object = {}) => ({
  type: `https://parley.dev/problems/${code}`,
  code,
  title: problems[code].title,
  status: problems[code].status,
  requestId: matching(/^req_[0-9A-Za-z]{22}$/),
  ...more,
});

/** That an answer is this problem, in every respect. */
export function expectProblem(answered: Answered<any>, code: ProblemCode, more?: object): void {
  expect({
    status: answered.status,
    type: answered.headers.get('content-type'),
    requestId: answered.headers.get('x-request-id'),
    body: answered.body as object,
  }).toEqual({
    status: problems[code].status,
    type: 'application/problem+json; charset=utf-8',
    requestId: (answered.body as { requestId: string }).requestId,
    body: problem(code, more),
  });
}

/** Server-sent events of a whole body: id and parsed data, comments left out. */
export function serverSentEvents(text: string): { id?: string; data: Record<string, any> }[] {
  return text
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const id = field('id');
      return {
        ...(id === undefined ? {} : { id }),
        data: JSON.parse(field('data') ?? 'null') as Record<string, any>,
      };
    });
}

/** The status that an upgrade is answered with; 101 when it opened (it is closed again at once). */
export function upgrade(
  origin: string,
  who: { token?: string; headers?: Record<string, string>; path?: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(origin + (who.path ?? '/v1/chat/socket'), {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'),
        ...(who.token ? { 'sec-websocket-protocol': `parley.v1, token.${who.token}` } : {}),
        ...who.headers,
      },
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}
