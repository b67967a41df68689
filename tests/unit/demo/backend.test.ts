/** The demo companies' functions over a world in memory: what they answer, what they change, and whom they tell nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { backendFunctions } from '#worker/demo/backend/functions';
import type { BackendFunctionName } from '#worker/demo/backend/functions';
import { seedShipments } from '#worker/demo/backend/shipments';
import { seedShop } from '#worker/demo/backend/shop-data';
import type { World } from '#worker/demo/backend/world';

/** A Monday. */
const now = Date.UTC(2026, 5, 15, 12);
let world: World;

function memoryWorld(): World {
  const documents = new Map<string, string>();
  const numbers = new Map<string, number>();
  const place = (kind: string, id: string) => `${kind}\n${id}`;
  return {
    now,
    get: <T>(kind: string, id: string) => {
      const found = documents.get(place(kind, id));
      return found === undefined ? null : (JSON.parse(found) as T);
    },
    all: <T>(kind: string) =>
      [...documents]
        .filter(([key]) => key.startsWith(`${kind}\n`))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, body]) => JSON.parse(body) as T),
    put: (kind, id, document) => void documents.set(place(kind, id), JSON.stringify(document)),
    next: (name) => {
      const next = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, next);
      return next;
    },
  };
}

beforeEach(() => {
  world = memoryWorld();
  seedShop(world);
  seedShipments(world);
});

const run = (name: BackendFunctionName, given: Record<string, unknown> = {}) =>
  backendFunctions[name](world, given) as Record<string, unknown>;
const ana = { customer: 'cust_ana' };

describe('orders', () => {
  it('tells anybody with the number where the parcel is, and nothing of the person', () => {
    expect(run('get_order_status', { order_id: 'hp 1048-2231' })).toEqual({
      ok: true,
      order_id: 'HP10482231',
      status: 'out-for-delivery',
      is_out_for_delivery: true,
      carrier: 'UPS',
      tracking_number: '1Z999AA10123456784',
      location: 'Lisboa distribution centre',
      eta: '2026-06-15',
    });
  });

  it('shows a customer the own order in full, and somebody else’s as absent', () => {
    expect(run('get_order_status', { order_id: '10482231', ...ana })).toMatchObject({
      items: [{ name: 'Coastline Running Shoe', price: '$110.49' }],
      total: '$110.49',
    });
    const foreign = run('get_order_status', { order_id: 'HP10481190', ...ana });
    expect(foreign).toEqual(run('get_order_status', { order_id: 'HP99999999', ...ana }));
  });

  it.each<BackendFunctionName>([
    'cancel_order',
    'change_address',
    'start_return',
    'request_refund',
    'get_payment_status',
    'retry_payment',
    'apply_discount',
  ])('%s leaves another customer’s order alone', (name) => {
    const given = { order_id: 'HP10481190', street: 'a', city: 'b', postcode: 'c' };
    expect(run(name, { ...given, ...ana })).toEqual({ ok: false, problem: 'no-such-order' });
    expect(run(name, given)).toEqual({ ok: false, problem: 'no-such-order' });
  });

  it('cancels what has not left, once', () => {
    const order = { order_id: 'HP10482240', ...ana };
    expect([run('cancel_order', order), run('cancel_order', order)]).toEqual([
      { ok: true, order_id: 'HP10482240', refund: '$222.00' },
      { ok: false, problem: 'already-cancelled', order_id: 'HP10482240' },
    ]);
    expect(run('cancel_order', { order_id: 'HP10482231', ...ana })).toEqual({
      ok: false,
      problem: 'already-shipped',
      order_id: 'HP10482231',
    });
  });

  it('changes an address inside the country only', () => {
    const to = { order_id: 'HP10482240', street: 'Rua 1', city: 'Porto', postcode: '4000', ...ana };
    expect(run('change_address', { ...to, country: 'ES' })).toMatchObject({
      problem: 'other-country',
    });
    expect(run('change_address', { ...to, city: '' })).toMatchObject({
      problem: 'address-incomplete',
    });
    expect(run('change_address', to)).toEqual({
      ok: true,
      order_id: 'HP10482240',
      street: 'Rua 1',
      city: 'Porto',
      postcode: '4000',
      country: 'PT',
    });
  });

  it('lists the own orders, newest first', () => {
    const { orders } = run('get_order_history', ana) as { orders: { order_id: string }[] };
    expect(orders.map(({ order_id }) => order_id)).toEqual([
      'HP10482240',
      'HP10482231',
      'HP10471007',
    ]);
  });
});

describe('goods', () => {
  it.each([
    [
      { product: 'Do you have the coastline running shoes?', size: '10' },
      'Coastline Running Shoe',
      7,
    ],
    [{ product: 'coastline', size: 'US 11' }, 'Coastline Running Shoe', 0],
    [{ product: 'rain jacket', size: 'l', color: 'Navy' }, 'Tidewater Rain Jacket', 6],
    [{ product_id: 'prod-300406' }, 'Harbor Enamel Mug', 140],
  ])('%j', (given, name, available) => {
    expect(run('check_inventory', given)).toMatchObject({ ok: true, name, available });
  });

  it('offers what is like it and there, and remembers who waits', () => {
    const { alternatives } = run('suggest_alternatives', { product: 'trail boots' }) as {
      alternatives: { name: string }[];
    };
    expect(alternatives.map(({ name }) => name)).toEqual([
      'Pine Ridge Hiking Shoe',
      'Coastline Running Shoe',
    ]);
    expect(
      run('set_restock_alert', { product: 'trail boots', email: 'a@b.example' }),
    ).toMatchObject({
      ok: true,
    });
    expect(run('set_restock_alert', { product: 'mug', email: 'a@b.example' })).toMatchObject({
      problem: 'in-stock',
    });
  });
});

describe('money', () => {
  it('takes a return inside 30 days, one label however often', () => {
    const order = { order_id: 'HP10471007', reason: 'does not fit', ...ana };
    const label = run('start_return', order);
    expect(label).toEqual({
      ok: true,
      return_id: 'RET104710070001',
      order_id: 'HP10471007',
      refund: '$69.00',
      refund_days: '5–7',
      label_url: 'https://returns.harborpine.example/labels/RET104710070001.pdf',
    });
    expect(run('start_return', order)).toEqual({ ...label, is_known: true });
    expect(run('start_return', { order_id: 'HP10390552', customer: 'cust_ben' })).toMatchObject({
      problem: 'too-late',
    });
    expect(run('start_return', { order_id: 'HP10482231', ...ana })).toMatchObject({
      problem: 'not-delivered',
    });
  });

  it('never gives back more than was paid', () => {
    const order = { order_id: 'HP10471007', ...ana };
    expect(run('request_refund', { ...order, amount: 100 })).toMatchObject({ problem: 'too-much' });
    expect(run('request_refund', { ...order, amount: 19 })).toMatchObject({ amount: '$19.00' });
    expect(run('request_refund', order)).toMatchObject({ amount: '$50.00' });
    expect(run('request_refund', order)).toMatchObject({ problem: 'not-paid' });
  });

  it('tries a failed payment again, and gives one discount an order', () => {
    const order = { order_id: 'HP10482255', customer: 'cust_mei' };
    expect(run('get_payment_status', order)).toMatchObject({ is_failed: true });
    expect(run('retry_payment', order)).toMatchObject({ ok: true, total: '$89.45' });
    expect(run('retry_payment', order)).toMatchObject({ problem: 'not-failed' });
    expect(run('apply_discount', order)).toMatchObject({ percent: 10, saved: '$7.45' });
    expect(run('apply_discount', order)).toMatchObject({ problem: 'already-discounted' });
  });
});

describe('bookings', () => {
  const who = { email: 'a@b.example', name: 'A' };

  it('books a free slot once, moves and cancels it with its code and address', () => {
    const { slots } = run('find_slots', { date: '2026-06-16' }) as { slots: { start: string }[] };
    const start = slots[0]?.start;
    expect(slots[0]).toEqual({ start: '2026-06-16T09:00:00.000Z', label: 'Tue 16 Jun, 09:00 UTC' });
    const made = run('book_appointment', { start, ...who });
    expect(made).toMatchObject({ ok: true, start, status: 'booked' });
    expect(run('book_appointment', { start, ...who })).toEqual({ ok: false, problem: 'taken' });
    const mine = { booking_id: made['booking_id'], email: 'A@B.example' };
    expect(run('get_booking', { booking_id: made['booking_id'], email: 'x@y.example' })).toEqual({
      ok: false,
      problem: 'no-such-booking',
    });
    expect(run('move_booking', { ...mine, start: '2026-06-16T10:30:00Z' })).toMatchObject({
      when: 'Tue 16 Jun, 10:30 UTC',
    });
    expect(run('cancel_booking', mine)).toMatchObject({ is_cancelled: true });
    expect(run('book_appointment', { start: '2026-06-16T10:30:00Z', ...who })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['2026-06-15T12:30:00Z', 'too-soon'],
    ['2026-06-20T10:00:00Z', 'closed'],
    ['2026-06-16T08:30:00Z', 'closed'],
    ['2026-09-01T10:00:00Z', 'too-far'],
    ['tomorrow', 'no-time'],
  ])('refuses %s: %s', (start, problem) => {
    expect(run('book_appointment', { start, ...who })).toEqual({ ok: false, problem });
  });
});

describe('shipments', () => {
  it('tells the way, customs and what is missing', () => {
    expect(run('get_customs_status', { shipment_id: 'mf 204519002' })).toEqual({
      ok: true,
      shipment_id: 'MF204519002',
      location: 'Frankfurt customs',
      customs: 'documents-missing',
      is_held: true,
      customs_documents_missing: true,
      missing: 'commercial invoice, EORI number of the importer',
      has_missing: true,
    });
    expect(run('track_shipment', { shipment_id: '204518337' })).toMatchObject({
      location: 'Suez Canal',
      eta: '2026-06-24',
    });
    expect(run('get_eta', { shipment_id: 'MF000000000' })).toEqual({
      ok: false,
      problem: 'no-such-shipment',
    });
  });

  it('lists documents by route and goods', () => {
    const names = (given: object) =>
      (run('document_checklist', { ...given }) as { documents: { name: string }[] }).documents.map(
        ({ name }) => name,
      );
    expect(names({ origin: 'France', destination: 'DE', goods: 'books' })).toEqual([
      'Commercial invoice',
      'Packing list',
      'CMR consignment note',
    ]);
    expect(names({ origin: 'China', destination: 'Germany', goods: 'power banks' })).toEqual([
      'Commercial invoice',
      'Packing list',
      'Transport document',
      'EORI number of the importer',
      'Certificate or statement of origin',
      'UN 38.3 test summary and dangerous goods declaration',
    ]);
  });

  it('takes a request for a quote with an address to answer to', () => {
    const route = { origin: 'Shanghai', destination: 'Lyon', goods: 'lamps' };
    expect(run('request_quote', route)).toMatchObject({ problem: 'email-missing' });
    expect(run('request_quote', { ...route, email: 'a@b.example' })).toEqual({
      ok: true,
      quote_id: 'Q00001',
      origin: 'Shanghai',
      destination: 'Lyon',
      hours: 4,
    });
  });
});

describe('accounts', () => {
  it('answers a verified customer, and nobody else', () => {
    expect(run('get_wallet_balance', ana)).toEqual({ ok: true, balance: '$42.50', points: 1_870 });
    expect(run('get_segment', ana)).toEqual({ ok: true, segment: 'VIP' });
    for (const name of ['get_wallet_balance', 'get_profile', 'get_segment'] as const)
      expect(run(name)).toEqual({ ok: false, problem: 'no-such-customer' });
  });

  it('changes only what was said', () => {
    expect(run('update_preferences', { ...ana, newsletter: false })).toEqual({
      ok: true,
      language: 'en',
      newsletter: false,
      sms: true,
    });
    expect(run('get_profile', ana)).toMatchObject({ newsletter: false, segment: 'VIP' });
  });

  it('says the same to known and unknown addresses when a password is forgotten', () => {
    const known = run('reset_password', { email: 'ana.duarte@example.com' });
    expect(run('reset_password', { email: 'nobody@example.com' })).toEqual(known);
  });
});
