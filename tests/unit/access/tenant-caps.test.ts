/** How much of a thing a company may have: the last one still fits, the next one does not, and the refusal says how many. */
import { expect, test } from 'vitest';
import { roomFor, tenantCaps } from '#core/tenant-caps';

test.each(Object.entries(tenantCaps) as [keyof typeof tenantCaps, number][])(
  '%s: %i and no more',
  (kind, most) => {
    expect(roomFor(kind, most - 1)).toEqual({ ok: true, value: null });
    expect(roomFor(kind, most)).toEqual({
      ok: false,
      refusal: { code: 'limit-reached', detail: `at most ${most}: remove one first` },
    });
  },
);
