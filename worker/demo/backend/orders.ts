/**
 * Orders of the demo shop: status, history, cancelling, another address. `customer` comes from the verified session; an order of
 * somebody else is as absent as one that never was. Without a customer only the way of the parcel is told.
 */
import type { Order } from '#worker/demo/backend/shop-data';
import { dayOf, dollars, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

/** As people write it: `hp 1048 2231`, `#HP10482231`. */
export const orderNumber = (written: string): string =>
  written
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^(?:ORDER)?(?=\d{8}$)/, 'HP');

export function ownOrder(world: World, given: Arguments): Order | null {
  const order = world.get<Order>('order', orderNumber(textOf(given, 'order_id')));
  return order && order.customer === textOf(given, 'customer') ? order : null;
}

export const goodsCents = (order: Order): number =>
  order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
export const totalCents = (order: Order): number =>
  goodsCents(order) + order.shippingCents - order.discountCents;

const itemsOf = (order: Order) =>
  order.lines.map(({ name, size, color, quantity, price }) => ({
    name,
    size,
    color,
    quantity,
    price: dollars(price),
  }));

/** Anybody who has the number may know where the parcel is; nothing about who gets it. */
export function getOrderStatus(world: World, given: Arguments): object {
  const order = world.get<Order>('order', orderNumber(textOf(given, 'order_id')));
  const customer = textOf(given, 'customer');
  if (!order || (customer && order.customer !== customer)) return refused('no-such-order');
  const { id, status, carrier, trackingNumber, location, eta, deliveredAt } = order;
  return {
    ok: true,
    order_id: id,
    status,
    [statusFlag[status]]: true,
    ...(carrier ? { carrier } : {}),
    ...(trackingNumber ? { tracking_number: trackingNumber } : {}),
    ...(location ? { location } : {}),
    ...(eta ? { eta } : {}),
    ...(deliveredAt ? { delivered: dayOf(deliveredAt) } : {}),
    ...(customer ? { items: itemsOf(order), total: dollars(totalCents(order)) } : {}),
  };
}

/** For templates, which know sections and no conditions. */
const statusFlag: Record<Order['status'], string> = {
  processing: 'is_processing',
  shipped: 'is_shipped',
  'out-for-delivery': 'is_out_for_delivery',
  delivered: 'is_delivered',
  cancelled: 'is_cancelled',
  'on-hold': 'is_on_hold',
};

export function orderHistory(world: World, given: Arguments): object {
  const customer = textOf(given, 'customer');
  const orders = world
    .all<Order>('order')
    .filter((order) => order.customer === customer)
    .toSorted((a, b) => (a.placedAt < b.placedAt ? 1 : -1))
    .slice(0, 10)
    .map((order) => ({
      order_id: order.id,
      placed: dayOf(order.placedAt),
      status: order.status,
      total: dollars(totalCents(order)),
      items: order.lines.map(({ name }) => name).join(', '),
    }));
  return orders.length === 0 ? refused('no-orders') : { ok: true, orders };
}

export function cancelOrder(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  if (order.status === 'cancelled') return refused('already-cancelled', { order_id: order.id });
  if (order.status !== 'processing' && order.status !== 'on-hold')
    return refused('already-shipped', { order_id: order.id });
  const wasPaid = order.payment.status === 'paid';
  world.put('order', order.id, {
    ...order,
    status: 'cancelled',
    payment: { ...order.payment, status: wasPaid ? 'refunded' : order.payment.status },
  } satisfies Order);
  return {
    ok: true,
    order_id: order.id,
    ...(wasPaid ? { refund: dollars(totalCents(order)) } : {}),
  };
}

export function changeAddress(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  if (order.status !== 'processing' && order.status !== 'on-hold')
    return refused('already-shipped', { order_id: order.id });
  const address = {
    street: textOf(given, 'street'),
    city: textOf(given, 'city'),
    postcode: textOf(given, 'postcode'),
    country: textOf(given, 'country').toUpperCase() || order.address.country,
  };
  if (!address.street || !address.city || !address.postcode) return refused('address-incomplete');
  // Duties and delivery were priced for the country that was ordered to.
  if (address.country !== order.address.country)
    return refused('other-country', { order_id: order.id });
  world.put('order', order.id, { ...order, address } satisfies Order);
  return { ok: true, order_id: order.id, ...address };
}
