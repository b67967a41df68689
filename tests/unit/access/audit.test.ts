// The chain of the audit trail: any change, gap, swap or cut shows, and where.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainHash, findBreak, genesis, outcomeOf } from '#core/audit';
import type { AuditRecord, ChainedRecord } from '#core/audit';
import { noon } from '#tests/support/factories';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const start = genesis('tnt_1');

function chain(length: number): ChainedRecord[] {
  let previous = start;
  return Array.from({ length }, (_, index) => {
    const record: AuditRecord = {
      seq: index + 1,
      at: noon + index,
      actorKind: 'member',
      actorId: 'mem_1',
      actorRole: 'owner',
      action: 'lead.write',
      route: 'PATCH /v1/admin/leads/{id}',
      target: `led_${index}`,
      outcome: 'done',
      status: 200,
      before: null,
      after: 'digest',
      address: '192.0.2.1',
      requestId: `req_${index}`,
    };
    previous = chainHash(previous, record, sha256);
    return { ...record, hash: previous };
  });
}

const check = (records: ChainedRecord[], length: number, of = start) => {
  const whole = chain(length);
  const head = { seq: length, hash: whole.at(-1)?.hash ?? start };
  return findBreak(records, of, head, sha256);
};

test('a whole chain holds, an empty one, too', () => {
  expect([check(chain(20), 20), check([], 0)]).toEqual([null, null]);
});

test('one changed field of one record shows at that record', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 19 }),
      fc.constantFrom('at', 'actorId', 'action', 'target', 'outcome', 'status', 'after', 'address'),
      (index, field) => {
        const records = chain(20).map((record, at) =>
          at === index ? { ...record, [field]: 'changed' } : record,
        );
        expect(check(records, 20)).toBe(index + 1);
      },
    ),
  );
});

test('a record that is missing, moved or cut off shows, and another company’s chain does not fit', () => {
  const records = chain(10);
  expect(
    check(
      records.filter(({ seq }) => seq !== 4),
      10,
    ),
  ).toBe(4);
  expect(check([...records.slice(0, 2), ...records.slice(3, 4), ...records.slice(2, 3)], 10)).toBe(
    3,
  );
  expect(check(records.slice(0, 7), 10)).toBe(8);
  expect(check(records, 10, genesis('tnt_2'))).toBe(1);
});

test('outcomes follow the answer', () => {
  expect([200, 302, 403, 404, 500].map(outcomeOf)).toEqual([
    'done',
    'done',
    'refused',
    'refused',
    'failed',
  ]);
});
