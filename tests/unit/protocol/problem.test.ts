// The closed table of problems and the body each gets. A new code belongs into this test and the widget's words.
import { describe, expect, test } from 'vitest';
import { problemBody, problems, problemTypePrefix } from '#protocol/problem';
import type { ProblemCode } from '#protocol/problem';

const codes = Object.keys(problems) as ProblemCode[];

test('every code has a status, and they are these', () => {
  const statuses = Object.fromEntries(codes.map((code) => [code, problems[code].status]));
  expect(statuses).toEqual({
    'invalid-request': 400,
    'invalid-json': 400,
    'invalid-text': 400,
    'invalid-cursor': 400,
    unauthenticated: 401,
    'token-expired': 401,
    'token-revoked': 401,
    'identity-invalid': 401,
    'invalid-credential': 400,
    'password-refused': 400,
    'last-owner': 409,
    'mfa-required': 403,
    'step-up-required': 403,
    forbidden: 403,
    'origin-not-allowed': 403,
    'not-found': 404,
    'method-not-allowed': 405,
    'request-timeout': 408,
    'client-id-reused': 409,
    'conversation-ended': 409,
    'conversation-full': 409,
    'not-your-turn': 409,
    'limit-reached': 409,
    stale: 409,
    'body-too-large': 413,
    'message-too-long': 413,
    'unsupported-media-type': 415,
    'upgrade-required': 426,
    'rate-limited': 429,
    'too-many-connections': 429,
    internal: 500,
    unavailable: 503,
  });
});

test('titles are sentences of their own: no two alike, no full stop, nothing internal', () => {
  const titles = codes.map((code) => problems[code].title);
  expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(codes.length);
  expect(titles.filter((title) => !/^[A-Z][A-Za-z ,]{5,70}$/.test(title))).toEqual([]);
});

test('codes are safe in an address', () => {
  expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  expect(problemTypePrefix).toBe('https://parley.dev/problems/');
});

describe('the body of a problem', () => {
  test('says what the table says, and the request it belongs to', () => {
    expect(problemBody({ code: 'not-found' }, 'req_1')).toEqual({
      type: 'https://parley.dev/problems/not-found',
      code: 'not-found',
      title: 'Not found',
      status: 404,
      requestId: 'req_1',
    });
  });

  test('carries detail and wait; the limit travels in headers', () => {
    const refusal = {
      code: 'rate-limited',
      detail: 'at most 20 messages a minute',
      retryAfterSeconds: 7,
      limit: { name: 'session-minute', limit: 20, remaining: 0, resetSeconds: 7 },
    } as const;
    expect(problemBody(refusal, 'req_2')).toEqual({
      type: 'https://parley.dev/problems/rate-limited',
      code: 'rate-limited',
      title: 'Too many requests',
      status: 429,
      detail: 'at most 20 messages a minute',
      requestId: 'req_2',
      retryAfterSeconds: 7,
    });
  });
});
