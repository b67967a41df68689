/**
 * Appointments of the demo companies: free slots of the next two weeks, booking one with validation, looking up, moving, cancelling.
 * Slots are half hours of working days, 09:00 to 17:00 UTC. Who has the code of a booking may change it.
 */
import { dayMs, iso, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

interface Booking {
  code: string;
  service: string;
  startsAt: string;
  name: string;
  email: string;
  customer: string;
  status: 'booked' | 'cancelled';
}

const slotMs = 30 * 60_000;
const openHour = 9;
const closeHour = 17;
const daysAhead = 14;
/** A slot that begins sooner cannot be prepared for. */
const noticeMs = 60 * 60_000;

const taken = (world: World): Set<string> =>
  new Set(
    world
      .all<Booking>('booking')
      .filter(({ status }) => status === 'booked')
      .map(({ startsAt }) => startsAt),
  );

function* openSlots(world: World): Generator<number> {
  const first = Math.floor(world.now / dayMs) * dayMs;
  const busy = taken(world);
  for (let day = 0; day <= daysAhead; day++) {
    const midnight = first + day * dayMs;
    if (new Date(midnight).getUTCDay() % 6 === 0) continue;
    for (
      let at = midnight + openHour * 2 * slotMs;
      at < midnight + closeHour * 2 * slotMs;
      at += slotMs
    )
      if (at >= world.now + noticeMs && !busy.has(iso(at))) yield at;
  }
}

/** Those of the day that was named, else the next ones. */
const slotsShown = 24;

export function findSlots(world: World, given: Arguments): object {
  const day = /^\d{4}-\d\d-\d\d/.exec(textOf(given, 'date'))?.[0];
  const slots: string[] = [];
  for (const at of openSlots(world)) {
    const slot = iso(at);
    if (day && !slot.startsWith(day)) continue;
    slots.push(slot);
    if (slots.length === slotsShown) break;
  }
  return slots.length === 0
    ? refused('no-slots', day ? { date: day } : {})
    : {
        ok: true,
        slots: slots.map((start) => ({ start, label: labelOf(start) })),
      };
}

/** `Mon 15 Jun, 09:30 UTC` */
const labelOf = (start: string): string => {
  const [weekday, day, month, , time] = new Date(start).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${day} ${month}, ${time?.slice(0, 5)} UTC`;
};

const slotFault = (world: World, start: string): ReturnType<typeof refused> | null => {
  const at = Date.parse(start);
  if (Number.isNaN(at)) return refused('no-time');
  if (at < world.now + noticeMs) return refused('too-soon');
  if (at > world.now + (daysAhead + 1) * dayMs) return refused('too-far');
  for (const open of openSlots(world)) if (open === at) return null;
  return refused(taken(world).has(iso(at)) ? 'taken' : 'closed');
};

export function bookAppointment(world: World, given: Arguments): object {
  const start = textOf(given, 'start') || textOf(given, 'date');
  const fault = slotFault(world, start);
  if (fault) return fault;
  const email = textOf(given, 'email');
  if (!email) return refused('email-missing');
  const booking: Booking = {
    code: `BK${String(world.next('booking') * 7_919 + 104_729).slice(-6)}`,
    service: textOf(given, 'service') || 'consultation',
    startsAt: iso(Date.parse(start)),
    name: textOf(given, 'name'),
    email,
    customer: textOf(given, 'customer'),
    status: 'booked',
  };
  world.put('booking', booking.code, booking);
  return told(booking);
}

/** By its code, and by nothing that others may know. */
function booked(world: World, given: Arguments): Booking | null {
  const code = textOf(given, 'booking_id').toUpperCase();
  const email = textOf(given, 'email').toLowerCase();
  const found = world.get<Booking>('booking', code);
  if (!found) return null;
  const isOwn = found.customer !== '' && found.customer === textOf(given, 'customer');
  return isOwn || found.email.toLowerCase() === email ? found : null;
}

export function getBooking(world: World, given: Arguments): object {
  const found = booked(world, given);
  return found ? told(found) : refused('no-such-booking');
}

export function moveBooking(world: World, given: Arguments): object {
  const found = booked(world, given);
  if (!found || found.status === 'cancelled') return refused('no-such-booking');
  const start = textOf(given, 'start') || textOf(given, 'date');
  const fault = slotFault(world, start);
  if (fault) return fault;
  const moved: Booking = { ...found, startsAt: iso(Date.parse(start)) };
  world.put('booking', moved.code, moved);
  return told(moved);
}

export function cancelBooking(world: World, given: Arguments): object {
  const found = booked(world, given);
  if (!found) return refused('no-such-booking');
  const cancelled: Booking = { ...found, status: 'cancelled' };
  world.put('booking', cancelled.code, cancelled);
  return told(cancelled);
}

const told = ({ code, service, startsAt, status }: Booking) => ({
  ok: true,
  booking_id: code,
  service,
  start: startsAt,
  when: labelOf(startsAt),
  status,
  is_cancelled: status === 'cancelled',
});
