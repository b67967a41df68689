// How long a token is good, with the leeway for clocks that differ, and how long a conversation may be resumed.
import { expect, test } from 'vitest';
import { clockLeewayMs, isExpired, mayResume, sessionTokenLifetimeMs } from '#core/session-token';
import { claims, noon } from '#tests/support/factories';

test.each([
  [-sessionTokenLifetimeMs, false],
  [0, false],
  [clockLeewayMs, false],
  [clockLeewayMs + 1, true],
])('%i ms after its expiry a token is expired: %s', (after, expired) => {
  expect(isExpired(claims({ expiresAt: noon }), noon + after)).toBe(expired);
});

test.each([
  [0, true],
  [1_000, true],
  [1_001, false],
  [-5_000, true],
])('%i ms after its last event, with a window of a second, it may be resumed: %s', (after, may) => {
  expect(mayResume(noon, 1_000, noon + after)).toBe(may);
});

test('an hour is enough for a chat and little enough for a thief', () => {
  expect([sessionTokenLifetimeMs, clockLeewayMs]).toEqual([3_600_000, 60_000]);
});
