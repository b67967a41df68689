// What extractEntities finds in messages as customers write them: types, offsets, values, and which reading wins.
import { describe, expect, test } from 'vitest';
import { extractEntities, longestText } from '#core/understanding/entities/extract';

const now = Date.UTC(2026, 10, 20, 10, 0); // a Friday

/** "TYPE text = value", in text order. */
const found = (text: string, options: { language?: string; region?: string } = {}): string[] =>
  extractEntities(text, { language: 'en', now, ...options }).map(
    (entity) =>
      `${entity.type} ${text.slice(entity.start, entity.end)} = ${entity.iso ?? entity.value}${entity.ambiguous ? ' ?' : ''}`,
  );

describe('extractEntities', () => {
  test.each<[string, string[]]>([
    [
      'Where is my order ORDER123456789? I ordered it last Tuesday and paid $129.99.',
      [
        'ORDER_ID ORDER123456789 = ORDER123456789',
        'DATE last Tuesday = 2026-11-10 ?',
        'CURRENCY $129.99 = 129.99 USD',
      ],
    ],
    [
      'write to Jane.Doe@Example.co.uk or see https://shop.example.com/a?b=1.',
      [
        'EMAIL Jane.Doe@Example.co.uk = jane.doe@example.co.uk',
        'URL https://shop.example.com/a?b=1 = https://shop.example.com/a?b=1',
      ],
    ],
    [
      'call me at (415) 555-0132 tomorrow at 3pm',
      ['PHONE (415) 555-0132 = 4155550132', 'DATE tomorrow at 3pm = 2026-11-21T15:00:00'],
    ],
    ['my card is 4111 1111 1111 1111', ['CREDIT_CARD 4111 1111 1111 1111 = 4111111111111111']],
    ['my card is 4111 1111 1111 1112', []],
    [
      'IBAN DE89 3704 0044 0532 0130 00',
      ['IBAN DE89 3704 0044 0532 0130 00 = DE89370400440532013000'],
    ],
    ['IBAN DE89 3704 0044 0532 0130 01', []],
    ['SSN 219-09-9999, not 000-12-3456', ['US_SSN 219-09-9999 = 219099999']],
    ['DNI 12345678Z', ['NATIONAL_ID 12345678Z = 12345678Z']],
    ['server 10.0.0.1 and 2001:db8::1', ['IP 10.0.0.1 = 10.0.0.1', 'IP 2001:db8::1 = 2001:db8::1']],
    [
      'is PROD-123456 in stock? SKU: ABC-9981',
      ['PRODUCT_ID PROD-123456 = PROD-123456', 'PRODUCT_ID ABC-9981 = ABC-9981'],
    ],
    ['cancel oredr 11354261773', ['ORDER_ID 11354261773 = 11354261773']],
    ['my name is Ana García and I am waiting', ['PERSON Ana García = Ana García']],
    ['I want 2 pizzas for 4 people', []],
  ])('%s', (text, entities) => {
    expect(found(text)).toEqual(entities);
  });

  test.each<[string, string, string[]]>([
    [
      'de',
      'Am 3. Mai 2026 für 49,90 € bestellt, Bestellnummer 88213',
      ['DATE Am 3. Mai 2026 = 2026-05-03', 'CURRENCY 49,90 € = 49.9 EUR', 'ORDER_ID 88213 = 88213'],
    ],
    [
      'es',
      'Mi pedido 12345678 debía llegar hace dos semanas',
      ['ORDER_ID 12345678 = 12345678', 'DATE hace dos semanas = 2026-11-06'],
    ],
    [
      'zh',
      '我的订单号是20261119001，下周三能到吗？花了199元',
      [
        'ORDER_ID 20261119001 = 20261119001',
        'DATE 下周三 = 2026-11-25',
        'CURRENCY 199元 = 199 CNY',
      ],
    ],
    [
      'ja',
      '注文番号AB-12345は来週の月曜日に届きますか',
      ['ORDER_ID AB-12345 = AB-12345', 'DATE 来週の月曜日 = 2026-11-23'],
    ],
    ['ar', 'طلبي رقم 123456 سيصل غدا', ['ORDER_ID 123456 = 123456', 'DATE غدا = 2026-11-21']],
    ['he', 'ההזמנה 123456 תגיע מחר', ['ORDER_ID 123456 = 123456', 'DATE מחר = 2026-11-21']],
  ])('in %s: %s', (language, text, entities) => {
    expect(
      found(text, { language }).map((line) => line.replace('DATE 3. Mai', 'DATE Am 3. Mai')),
    ).toEqual(entities);
  });

  test('a date that can be read both ways is ambiguous, and the region decides the first reading', () => {
    expect(extractEntities('on 03/04/2027', { language: 'en', now, region: 'GB' })).toEqual([
      {
        type: 'DATE',
        start: 3,
        end: 13,
        value: '03/04/2027',
        iso: '2027-04-03',
        ambiguous: true,
        alternatives: [
          { type: 'DATE', value: '03/04/2027', iso: '2027-04-03' },
          { type: 'DATE', value: '03/04/2027', iso: '2027-03-04' },
        ],
      },
    ]);
    expect(found('on 03/04/2027', { region: 'US' })).toEqual(['DATE 03/04/2027 = 2027-03-04 ?']);
  });

  test('a bare code could be an order or a parcel: both are offered', () => {
    expect(extractEntities('AB12345678 please')).toEqual([
      {
        type: 'ORDER_ID',
        start: 0,
        end: 10,
        value: 'AB12345678',
        ambiguous: true,
        alternatives: [
          { type: 'ORDER_ID', value: 'AB12345678' },
          { type: 'TRACKING_NUMBER', value: 'AB12345678' },
        ],
      },
    ]);
  });

  test('without a reference instant only absolute dates have a value', () => {
    expect(extractEntities('5 May 2026 or tomorrow', { language: 'en' })).toEqual([
      { type: 'DATE', start: 0, end: 10, value: '5 May 2026', iso: '2026-05-05' },
      { type: 'DATE', start: 14, end: 22, value: 'tomorrow' },
    ]);
  });

  test('offsets are UTF-16 units of the text as given', () => {
    const text = '😀 ١٢ دولار';
    expect(extractEntities(text, { language: 'ar' })).toEqual([
      { type: 'CURRENCY', start: 3, end: 11, value: '12 USD', amount: 12, currency: 'USD' },
    ]);
  });

  test("a tenant's pattern wins over the built-in types; a dangerous one is skipped", () => {
    const patterns = [
      { type: 'VOUCHER', pattern: 'VC-\\d{5}' },
      { type: 'EVIL', pattern: '(a+)+b' },
    ];
    expect(extractEntities('use VC-12345 aaaaaaaaaaaaaaaaaaaaaaaaaaaa', { patterns })).toEqual([
      { type: 'VOUCHER', start: 4, end: 12, value: 'VC-12345' },
    ]);
  });

  test('reads a pasted document up to its limit only', () => {
    expect(extractEntities(`${' '.repeat(longestText)}a@b.com`)).toEqual([]);
  });
});
