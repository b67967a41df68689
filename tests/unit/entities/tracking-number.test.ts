// Parcel numbers: made-up serials with computed check digits are found; a wrong check digit or an order's label is not a parcel.
import { expect, test } from 'vitest';
import { findTrackingNumbers } from '#core/understanding/entities/tracking-number';

const carriers = (text: string): (string | undefined)[] =>
  findTrackingNumbers(text).map((entity) => entity.carrier);

/** GS1: factor 3 next to the check digit. */
function gs1(serial: string): string {
  let sum = 0;
  for (let i = serial.length - 1, factor = 3; i >= 0; i--, factor = 4 - factor)
    sum += Number(serial[i]) * factor;
  return `${serial}${(10 - (sum % 10)) % 10}`;
}

test.each([
  ['UPS', '1Z12345E1512345676'],
  ['postal service', 'RA123456785GB'],
  ['USPS', gs1('920019990000123456789')],
  ['USPS', `42010001${gs1('940011189922334455667').slice(0, 22)}`],
  ['Amazon', 'TBA123456789012'],
  ['DHL', 'JJD0123456789012'],
])('%s %s', (carrier, number) => {
  expect(carriers(`where is ${number}?`)).toEqual([carrier]);
});

test.each(['1Z12345E1512345677', 'RA123456784GB', '9200199900001234567890', 'TBA12345678901A'])(
  '%s has a wrong check digit or shape',
  (number) => {
    expect(carriers(`where is ${number}?`)).toEqual([]);
  },
);

test('spelled with spaces', () => {
  expect(findTrackingNumbers('1Z 123 45E 15 1234 5676')).toEqual([
    { type: 'TRACKING_NUMBER', start: 0, end: 23, value: '1Z12345E1512345676', carrier: 'UPS' },
  ]);
});

test('a bare number that passes a check may still be an order or a telephone number', () => {
  expect(
    findTrackingNumbers('320595463938').map(({ ambiguous, alternatives }) => [
      ambiguous,
      alternatives?.map((one) => one.type),
    ]),
  ).toEqual([[true, ['TRACKING_NUMBER', 'ORDER_ID', 'PHONE']]]);
  expect(findTrackingNumbers('order 320595463938')).toEqual([]);
});
