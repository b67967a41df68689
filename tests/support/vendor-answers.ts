/** What each shipped endpoint makes of what the vendors' fakes answer: kind, endpoint, arguments, and the result or why there is none. */
import type { IntegrationType } from '#protocol/integration';

export const ada = { email: 'ada@example.com' };

export const answers: [IntegrationType, string, Record<string, unknown>, unknown][] = [
  [
    'shopify',
    'get_order_status',
    { order_id: '1001', ...ada },
    [
      {
        order: '#1001',
        payment: 'PAID',
        shipment: 'FULFILLED',
        total: '94.4',
        currency: 'EUR',
        ordered_at: '2026-11-02T08:15:00Z',
        cancelled_at: null,
        expected: '2026-11-06T18:00:00Z',
        carrier: 'DHL',
        tracking_number: '0034',
        tracking_url: 'https://dhl.example/0034',
      },
    ],
  ],
  ['shopify', 'get_order_status', { order_id: '9', ...ada }, []],
  [
    'shopify',
    'get_order_status',
    { order_id: 'throttle', ...ada },
    'status 429: status 429, too many requests for now: Throttled',
  ],
  [
    'shopify',
    'get_order_status',
    { order_id: 'denied', ...ada },
    'status 403: status 403, our key may not do this: Access denied for orders field. Required access: `read_orders` access scope.',
  ],
  [
    'shopify',
    'find_products',
    { words: 'harbour jacket' },
    [
      {
        title: 'Harbour Jacket',
        price: '89.5',
        currency: 'EUR',
        stock: 12,
        link: 'https://shop.example.com/products/harbour-jacket',
      },
    ],
  ],
  [
    'woocommerce',
    'get_order_status',
    { order_id: '1042', ...ada },
    {
      order: '1042',
      status: 'processing',
      total: '61.00',
      currency: 'EUR',
      ordered_at: '2026-11-03T10:00:00',
      paid_at: '2026-11-03T10:01:00',
      completed_at: null,
    },
  ],
  // Somebody else's, and none: the same for the one who asks.
  ['woocommerce', 'get_order_status', { order_id: '1043', ...ada }, null],
  [
    'woocommerce',
    'get_order_status',
    { order_id: '7', ...ada },
    'status 404: status 404, it is not there: Invalid ID.',
  ],
  [
    'woocommerce',
    'get_order_status',
    { order_id: '429', ...ada },
    'status 429: status 429, too many requests for now',
  ],
  [
    'woocommerce',
    'find_products',
    { words: 'harbour jacket' },
    [
      {
        name: 'Harbour Jacket',
        price: '89.50',
        stock: 'instock',
        link: 'https://shop.example.com/product/harbour-jacket/',
      },
    ],
  ],
  [
    'stripe',
    'get_payment_status',
    { payment: 'pi_0Paid0001', ...ada },
    {
      status: 'succeeded',
      amount_in_smallest_unit: 8_950,
      currency: 'eur',
      refunded_in_smallest_unit: 500,
      problem: null,
    },
  ],
  ['stripe', 'get_payment_status', { payment: 'pi_0Paid0001', email: 'eve@example.com' }, null],
  [
    'stripe',
    'get_payment_status',
    { payment: 'pi_0Nothing1', ...ada },
    "status 404: status 404, it is not there: No such payment_intent: 'pi_0Nothing1'",
  ],
  [
    'stripe',
    'refund_payment',
    { payment: 'pi_0Paid0001', amount: 9_000 },
    'status 400: status 400, the request does not suit them: Refund amount (€90.00) is greater than charge amount (€89.50)',
  ],
  ['rest', 'look_up', { number: 'A-7', customer: 'c-1' }, { number: 'A-7', state: 'packed' }],
  [
    'rest',
    'look_up',
    { number: 'A-9', customer: 'c-1' },
    'status 422: status 422, they do not take these values: number: not one of ours',
  ],
  [
    'database',
    'look_up_order',
    { order_id: 'A-7', customer: 'c-1' },
    [{ number: 'A-7', customer: 'c-1', state: 'packed', total: 12.5 }],
  ],
  ['database', 'look_up_order', { order_id: 'A-8', customer: 'c-1' }, []],
  [
    'crm',
    'find_crm_contact',
    ada,
    [
      {
        contact: '51',
        first_name: 'Ada',
        stage: 'customer',
        lead_status: null,
        since: '2025-03-01T09:00:00Z',
      },
    ],
  ],
  ['crm', 'find_crm_contact', { email: 'eve@example.com' }, []],
  [
    'crm',
    'create_crm_ticket',
    { subject: 'Broken', text: 'The zip', ...ada },
    { ticket: '901', opened_at: '2026-11-21T09:00:00Z' },
  ],
  [
    'carrier',
    'track_shipment',
    { tracking_number: '00340434292135100124' },
    [
      {
        tracking_number: '00340434292135100124',
        status: 'transit',
        description: 'The shipment was processed in the parcel centre',
        at: '2026-11-20T07:10:00',
        place: 'Hamburg, Germany',
        expected: '2026-11-21T00:00:00',
      },
    ],
  ],
  [
    'carrier',
    'track_shipment',
    { tracking_number: '8264715546' },
    'status 404: status 404, it is not there: No shipment with given tracking number found.',
  ],
  [
    'ups',
    'track_shipment',
    { tracking_number: '1Z999AA10123456784' },
    {
      tracking_number: '1Z999AA10123456784',
      status: 'On the Way',
      description: 'Departed from Facility',
      on: '20261120',
      place: 'LOUISVILLE',
      expected_on: '20261124',
    },
  ],
  [
    'ups',
    'track_shipment',
    { tracking_number: '1Z0' },
    'status 404: status 404, it is not there: Tracking Information Not Found',
  ],
  [
    'fedex',
    'track_shipment',
    { tracking_number: '794843185271' },
    {
      tracking_number: '794843185271',
      status: 'OD',
      description: 'On FedEx vehicle for delivery',
      place: 'MEMPHIS',
      expected: '2026-11-21T20:00:00-06:00',
    },
  ],
  [
    'fedex',
    'track_shipment',
    { tracking_number: '1' },
    'status 404: status 404, it is not there: Tracking number cannot be found.',
  ],
];
