/**
 * Returns, refunds, payments and discounts of the demo shop. The rules are those of its articles: 30 days from delivery, refunds to
 * the way of payment. Money moves only here, once for each call's key (see durable-objects/demo-backend).
 */
import { goodsCents, ownOrder, totalCents } from '#worker/demo/backend/orders';
import type { Customer } from '#worker/demo/backend/customers';
import type { Order } from '#worker/demo/backend/shop-data';
import { dayMs, dayOf, dollars, iso, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

const returnDays = 30;
/** Business days until money is back after the goods are. */
const refundDays = '5–7';

interface Return {
  id: string;
  orderId: string;
  customer: string;
  reason: string;
  refundCents: number;
  labelUrl: string;
  at: string;
}

export function startReturn(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  const { id } = order;
  if (order.status !== 'delivered' || !order.deliveredAt)
    return refused('not-delivered', { order_id: id });
  const until = Date.parse(order.deliveredAt) + returnDays * dayMs;
  if (world.now > until) return refused('too-late', { order_id: id, until: dayOf(until) });
  const known = world.all<Return>('return').find((one) => one.orderId === id);
  if (known) return { ...labelOf(known), is_known: true };
  const number = String(world.next('return')).padStart(4, '0');
  const made: Return = {
    id: `RET${id.slice(2)}${number}`,
    orderId: id,
    customer: order.customer,
    reason: textOf(given, 'reason'),
    refundCents: goodsCents(order) - order.discountCents,
    labelUrl: `https://returns.harborpine.example/labels/RET${id.slice(2)}${number}.pdf`,
    at: iso(world.now),
  };
  world.put('return', made.id, made);
  return labelOf(made);
}

const labelOf = ({ id, orderId, refundCents, labelUrl }: Return) => ({
  ok: true,
  return_id: id,
  order_id: orderId,
  refund: dollars(refundCents),
  refund_days: refundDays,
  label_url: labelUrl,
});

/** Of goods that are faulty or did not come: at most what was paid and not yet given back. */
export function requestRefund(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  const { id } = order;
  if (order.payment.status !== 'paid' && order.payment.status !== 'partly-refunded')
    return refused('not-paid', { order_id: id });
  const back = world
    .all<{ orderId: string; cents: number }>('refund')
    .filter((one) => one.orderId === id)
    .reduce((sum, { cents }) => sum + cents, 0);
  const left = totalCents(order) - back;
  const asked = typeof given['amount'] === 'number' ? Math.round(given['amount'] * 100) : left;
  if (left <= 0) return refused('already-refunded', { order_id: id });
  if (asked <= 0 || asked > left) return refused('too-much', { order_id: id, most: dollars(left) });
  const refundId = `RF${String(world.next('refund')).padStart(6, '0')}`;
  const reason = textOf(given, 'reason');
  world.put('refund', refundId, { orderId: id, cents: asked, reason, at: iso(world.now) });
  world.put('order', id, {
    ...order,
    payment: { ...order.payment, status: asked === left ? 'refunded' : 'partly-refunded' },
  } satisfies Order);
  return {
    ok: true,
    refund_id: refundId,
    order_id: id,
    amount: dollars(asked),
    method: order.payment.method,
    refund_days: refundDays,
  };
}

export function paymentStatus(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  const { status, method } = order.payment;
  return {
    ok: true,
    order_id: order.id,
    status,
    [`is_${status.replace('-', '_')}`]: true,
    method,
    total: dollars(totalCents(order)),
  };
}

/** The second try goes through: that is what a demo can honestly show of a card that was declined once. */
export function retryPayment(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  if (order.payment.status !== 'failed') return refused('not-failed', { order_id: order.id });
  world.put('order', order.id, {
    ...order,
    status: 'processing',
    eta: dayOf(world.now + 5 * dayMs),
    payment: { ...order.payment, status: 'paid', attempts: order.payment.attempts + 1 },
  } satisfies Order);
  return {
    ok: true,
    order_id: order.id,
    method: order.payment.method,
    total: dollars(totalCents(order)),
  };
}

const percentBySegment: Record<Customer['segment'], number> = {
  VIP: 15,
  'at-risk': 20,
  new: 10,
  regular: 5,
};

/** One for each order that has not left, by segment. */
export function applyDiscount(world: World, given: Arguments): object {
  const order = ownOrder(world, given);
  if (!order) return refused('no-such-order');
  if (order.discountCents > 0) return refused('already-discounted', { order_id: order.id });
  if (order.status !== 'processing' && order.status !== 'on-hold')
    return refused('already-shipped', { order_id: order.id });
  const customer = world.get<Customer>('customer', order.customer);
  const percent = percentBySegment[customer?.segment ?? 'regular'];
  const discountCents = Math.round((goodsCents(order) * percent) / 100);
  const discounted: Order = { ...order, discountCents };
  world.put('order', order.id, discounted);
  return {
    ok: true,
    order_id: order.id,
    percent,
    saved: dollars(discountCents),
    total: dollars(totalCents(discounted)),
  };
}
