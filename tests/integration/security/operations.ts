/** The visitor's operations as OpenAPI tells them, with a good body for each: what the attacks of this folder start from. */
import { expect } from 'vitest';
import { call } from '../../support/harness.ts';
import type { Answered } from '../../support/harness.ts';

export interface Operation {
  method: string;
  path: string;
  needsToken: boolean;
}

interface Document {
  paths: Record<string, Record<string, { security?: object[] }>>;
}

export async function operations(origin: string): Promise<Operation[]> {
  const { body } = await call<Document>(origin, '/openapi.json');
  // Staff, scripts and other systems have tests of their own.
  const visitors = Object.entries(body.paths).filter(
    ([path]) => !/^\/v1\/(?:admin|hooks|mcp|demo)\b/.test(path),
  );
  return visitors.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      needsToken: (security?.length ?? 0) > 0,
    })),
  );
}

/** A body that the route takes, as JSON; undefined where it takes none or something else. */
export function goodBody(path: string, siteKey: string): Record<string, unknown> | undefined {
  const bodies: Record<string, Record<string, unknown>> = {
    '/v1/chat/session': {
      siteKey,
      locale: 'en',
      pageUrl: 'https://a.example/',
    },
    '/v1/chat/message': { clientId: 'good', text: 'hello', attachments: [], quickReply: false },
    '/v1/chat/feedback': { value: 'up', comment: 'fine' },
    '/v1/chat/escalate': { reason: 'please' },
    '/v1/chat/consent': { purpose: 'chat', granted: true },
    '/v1/chat/lead': {
      name: 'Ada',
      email: 'ada@example.com',
      phone: '+49 170 1234567',
      company: 'ACME',
      note: 'call',
      consent: true,
    },
  };
  return bodies[path];
}

/** What must not be in any answer: traces of the inside (G1). */
export const inside =
  /\bat \w+ \(|\.ts\b|\.js:\d|SQLITE|D1_ERROR|drizzle|SELECT |node_modules|\/work\/|\/tmp\/|Error:/;

/** An answer without what differs from request to request. */
export function comparable(answered: Answered<any>): object {
  const { requestId: _, ...body } = answered.body as Record<string, unknown>;
  const headers = Object.fromEntries(
    [...answered.headers].filter(([name]) => !['x-request-id', 'date'].includes(name)),
  );
  return { status: answered.status, body, headers };
}

/** A refusal that tells what is wrong and nothing about the inside. */
export function expectRefused(answered: Answered<any>, what: string): void {
  expect([what, answered.status >= 400 && answered.status < 500]).toEqual([what, true]);
  expect(answered.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answered.body.requestId).toBe(answered.headers.get('x-request-id'));
  expect(JSON.stringify(answered.body)).not.toMatch(inside);
}
