/**
 * What the demo companies show beside a sentence: order, product, shipment and booking cards, a picker of free times, in the visitor's
 * language. Pure; adapters/tools/demo puts them beside a result. Buttons name tools, which check everything again.
 */
import words from '../words.json';
import type { Button, Card, Part } from '#protocol/part';

type Word = keyof typeof words;
type Result = Record<string, unknown>;
type Say = (word: Word) => string;

const sayIn =
  (language: string): Say =>
  (word) => {
    const texts = words[word] as Record<string, string>;
    return texts[language] ?? texts['en'] ?? word;
  };
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const rows = (pairs: [string, unknown][]) =>
  pairs
    .filter(([, value]) => text(value) !== '')
    .map(([label, value]) => ({ label, value: text(value).slice(0, 300) }));
const press = (
  id: string,
  label: string,
  action: string,
  input: Record<string, string>,
): Button => ({ type: 'action', id, label, action, input });

/** The result with `status_text` for templates and `parts` for the widget. */
export function shown(name: string, result: object, language: string): object {
  const say = sayIn(language);
  const given = result as Result;
  if (given['ok'] !== true) {
    const problem = `problem_${text(given['problem'])}`;
    return problem in words ? { ...result, why: say(problem as Word) } : result;
  }
  const told = (it: Result) => {
    const status = `status_${text(it['status'])}`;
    return status in words ? { ...it, status_text: say(status as Word) } : it;
  };
  const parts = partsOf(name, { ...given, ...timesOf(given, language) }, say, language);
  return {
    ...told(given),
    ...timesOf(given, language),
    ...(given['orders'] ? { orders: list(given['orders']).map(told) } : {}),
    ...(given['customs'] ? { customs_text: say(`customs_${text(given['customs'])}` as Word) } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  };
}

function partsOf(name: string, result: Result, say: Say, language: string): Part[] {
  switch (name) {
    case 'get_order_status':
      return [orderCard(result, say)];
    case 'get_order_history':
      return [
        carousel(
          'orders',
          list(result['orders']).map((order) => orderCard(order, say)),
        ),
      ];
    case 'check_inventory':
      return [productCard(result, say)];
    case 'suggest_alternatives':
      return [
        carousel(
          'similar',
          list(result['alternatives']).map((it) => productCard(it, say)),
        ),
      ];
    case 'track_shipment':
    case 'get_eta':
    case 'get_customs_status':
      return [shipmentCard(result, say)];
    case 'find_slots':
      return [slotPicker(result, say, language)];
    case 'book_appointment':
    case 'get_booking':
    case 'move_booking':
      return [bookingCard(result, say)];
    default:
      return [];
  }
}

const list = (value: unknown): Result[] => (Array.isArray(value) ? (value as Result[]) : []);
const carousel = (id: string, cards: Card[]): Part => ({ type: 'carousel', id, cards });

const tones: Record<string, NonNullable<Card['status']>['tone']> = {
  'out-for-delivery': 'good',
  shipped: 'good',
  delivered: 'good',
  'in-transit': 'good',
  booked: 'good',
  cancelled: 'bad',
  'on-hold': 'warning',
  'at-customs': 'warning',
  held: 'bad',
};
function statusOf(result: Result, say: Say): Pick<Card, 'status'> {
  const status = text(result['status']);
  const word = `status_${status}`;
  return word in words
    ? { status: { text: say(word as Word), tone: tones[status] ?? 'neutral' } }
    : {};
}

function orderCard(order: Result, say: Say): Card {
  const id = text(order['order_id']);
  const status = text(order['status']);
  const isOwn = order['total'] !== undefined;
  const actions: Button[] = [];
  if (isOwn && (status === 'processing' || status === 'on-hold'))
    actions.push(press('cancel', say('cancel'), 'cancel_order', { order_id: id }));
  if (isOwn && status === 'delivered')
    actions.push(press('return', say('return'), 'start_return', { order_id: id }));
  if (isOwn && status === 'on-hold')
    actions.push(press('pay', say('pay'), 'retry_payment', { order_id: id }));
  const items = Array.isArray(order['items'])
    ? list(order['items'])
        .map((item) => `${text(item['quantity'])} × ${text(item['name'])}`)
        .join(', ')
    : order['items'];
  return {
    type: 'card',
    id: `order-${id}`,
    kind: 'order',
    title: id,
    ...statusOf(order, say),
    fields: rows([
      [say('items'), items],
      [say('total'), order['total']],
      [say('placed'), order['placed']],
      [say('carrier'), order['carrier']],
      [say('tracking'), order['tracking_number']],
      [say('seen'), order['location']],
      [say('expected'), order['eta']],
      [say('delivered'), order['delivered']],
    ]),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

function productCard(product: Result, say: Say): Card {
  const name = text(product['name']);
  const was = text(product['was']);
  const known = product['available'] !== undefined;
  const hasNone = product['is_sold_out'] === true;
  const stock = hasNone ? say('sold_out') : `${text(product['available'])} ${say('in_stock')}`;
  return {
    type: 'card',
    id: `product-${text(product['product_id'])}`,
    kind: 'product',
    title: name,
    subtitle: `${text(product['price'])}${was ? ` (${was})` : ''}`,
    ...(known && product['is_unknown_variant'] !== true
      ? { status: { text: stock, tone: hasNone ? ('warning' as const) : ('good' as const) } }
      : {}),
    fields: rows([
      [say('size'), product['size']],
      [say('color'), product['color']],
      [say('rating'), product['rating'] === undefined ? '' : `${text(product['rating'])} / 5`],
    ]),
    actions: [
      known
        ? press('similar', say('similar'), 'suggest_alternatives', { product: name })
        : press('stock', say('look'), 'check_inventory', { product: name }),
      ...(hasNone ? [press('alert', say('notify'), 'set_restock_alert', { product: name })] : []),
    ],
  };
}

function shipmentCard(shipment: Result, say: Say): Card {
  const id = text(shipment['shipment_id']);
  const route = [shipment['origin'], shipment['destination']].map(text).filter((it) => it !== '');
  return {
    type: 'card',
    id: `shipment-${id}`,
    kind: 'shipment',
    title: id,
    ...(route.length === 2 ? { subtitle: route.join(' → ') } : {}),
    ...statusOf(shipment, say),
    fields: rows([
      [say('seen'), shipment['location']],
      [say('expected'), shipment['status'] === 'delivered' ? '' : shipment['eta']],
      ...list(shipment['history']).map((step): [string, unknown] => [
        text(step['on']),
        step['what'],
      ]),
    ]),
    actions: [
      shipment['customs'] === undefined
        ? press('customs', say('customs'), 'get_customs_status', { shipment_id: id })
        : press('track', say('track'), 'track_shipment', { shipment_id: id }),
    ],
  };
}

const timeIn = (language: string, start: unknown): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(Date.parse(text(start)));

/** The next free times and the time of a booking, as the visitor's language writes them. */
function timesOf(result: Result, language: string): Result {
  const free = list(result['slots']).slice(0, shortList);
  return {
    ...(free.length > 0
      ? { next: `${free.map(({ start }) => timeIn(language, start)).join('; ')} (UTC)` }
      : {}),
    ...(result['booking_id'] ? { when: `${timeIn(language, result['start'])} (UTC)` } : {}),
  };
}
/** Times in the sentence; the picker has them all. */
const shortList = 4;

function slotPicker(result: Result, say: Say, language: string): Part {
  return {
    type: 'slots',
    id: 'slots',
    label: say('choose_time'),
    timeZone: 'UTC',
    slots: list(result['slots']).map(({ start }) => ({
      at: text(start),
      label: timeIn(language, start),
    })),
    action: 'book_appointment',
  };
}

function bookingCard(booking: Result, say: Say): Card {
  const id = text(booking['booking_id']);
  const isBooked = booking['status'] === 'booked';
  return {
    type: 'card',
    id: `booking-${id}`,
    kind: 'booking',
    title: id,
    subtitle: text(booking['when']),
    ...statusOf(booking, say),
    ...(isBooked
      ? {
          actions: [
            press('move', say('move'), 'move_booking', { booking_id: id }),
            press('cancel', say('cancel'), 'cancel_booking', { booking_id: id }),
          ],
        }
      : {}),
  };
}
