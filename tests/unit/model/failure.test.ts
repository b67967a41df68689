/** What statuses, Retry-After in all its forms, and model names mean. */
import { describe, expect, it } from 'vitest';
import { retryAfterMs, statusFailure } from '#worker/adapters/model/failure';
import { priceOf } from '#worker/adapters/model/prices';

const now = Date.UTC(2026, 10, 21, 12);
const headers = (given: Record<string, string>) => new Headers(given);

describe('when to come again', () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '120', 'retry-after': '2' }, 120],
    [{ 'retry-after-ms': 'soon', 'retry-after': '2' }, 2_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 12:00:01 GMT' }, 1_000],
    [{ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, undefined],
  ])('%o', (given, expected) => {
    expect(retryAfterMs(headers(given), now)).toBe(expected);
  });
});

describe('statuses', () => {
  it.each<[number, string, string]>([
    [400, '', 'refused'],
    [400, '{"code":"content_filter"}', 'filtered'],
    [401, '', 'refused'],
    [403, '', 'refused'],
    [404, '', 'refused'],
    [408, '', 'refused'],
    [413, '', 'refused'],
    [422, '', 'refused'],
    [429, '', 'rate-limited'],
    [500, '', 'server-error'],
    [502, '', 'server-error'],
    [503, '', 'server-error'],
    [504, '', 'server-error'],
    [529, '', 'server-error'],
  ])('%i %s', (status, body, kind) => {
    const { kind: actual, status: kept } = statusFailure(status, headers({}), body);
    expect([actual, kept]).toEqual([kind, status]);
  });
});

describe('prices', () => {
  it.each<[string, ReturnType<typeof priceOf>]>([
    ['gpt-4.1-mini', { input: 0.4, output: 1.6 }],
    ['GPT-4.1-mini-2025-04-14', { input: 0.4, output: 1.6 }],
    ['claude-haiku-4-5-20251001', { input: 1, output: 5 }],
    ['claude-3-5-haiku-latest', { input: 0.8, output: 4 }],
    ['my-own-model', null],
    ['constructor', null],
    ['', null],
  ])('%s', (model, price) => expect(priceOf(model)).toEqual(price));
});
