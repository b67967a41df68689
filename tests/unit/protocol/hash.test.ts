// The wire, pinned: any change of a frame or an event changes this hash. Pin the new one only together with a line in the
// ledger of worker/protocol/README.md that says what changed and whether old clients can live with it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Ack, PageCall, ProblemFrame, Queue, Token, Typing, Welcome } from '#protocol/down';
import { ConversationEvent } from '#protocol/event';
import { Up } from '#protocol/up';
import { protocolVersion, socketProtocol } from '#protocol/version';

const protocolHash = 'c8db8d7472a5cbc539b35ca37d34ff92a57addea9d24456e7c74e835e09fd835';

const wire = { Up, Welcome, ConversationEvent, Ack, Token, Typing, ProblemFrame, Queue, PageCall };

/** Keys in order, so that moving a line changes nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) =>
      [key, key === 'required' && Array.isArray(inner) ? inner.toSorted() : sorted(inner)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashOf(schemas: Record<string, v.GenericSchema>): string {
  const json = Object.entries(schemas).map(([name, schema]) => [
    name,
    sorted(toJsonSchema(schema, { errorMode: 'ignore' })),
  ]);
  return createHash('sha256').update(JSON.stringify(json)).digest('hex');
}

test('the wire is the one that the ledger names last', () => {
  const readme = readFileSync(
    new URL('../../../worker/protocol/README.md', import.meta.url),
    'utf8',
  );
  const ledger = [
    ...readme.matchAll(/^\| (\d+) \| (\d{4}-\d\d-\d\d) \| `([0-9a-f]{12})` \|/gm),
  ].map(([, version, date, hash]) => ({ version, date, hash }));
  const dates = ledger.map(({ date }) => date);
  expect({ hash: hashOf(wire), ledger: ledger.at(-1), dates }).toEqual({
    hash: protocolHash,
    ledger: {
      version: String(protocolVersion),
      date: dates.at(-1),
      hash: protocolHash.slice(0, 12),
    },
    dates: dates.toSorted((a = '', b = '') => a.localeCompare(b)),
  });
});

test('the subprotocol carries the version', () => {
  expect(socketProtocol).toBe(`parley.v${protocolVersion}`);
});

test('one optional field more would change the hash; moving a line would not', () => {
  const more = v.object({ ...Ack.entries, extra: v.optional(v.string()) });
  const { type, ...rest } = Ack.entries;
  expect([
    hashOf({ ...wire, Ack: more }) === hashOf(wire),
    hashOf({ ...wire, Ack: v.object({ ...rest, type }) }) === hashOf(wire),
  ]).toEqual([false, true]);
});
