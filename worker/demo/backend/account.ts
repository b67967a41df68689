/** A customer's account in the demo companies: wallet, profile, preferences, segment, help with a forgotten password. */
import type { Customer } from '#worker/demo/backend/customers';
import { dollars, iso, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

const of = (world: World, given: Arguments): Customer | null =>
  world.get<Customer>('customer', textOf(given, 'customer'));

export function walletBalance(world: World, given: Arguments): object {
  const customer = of(world, given);
  if (!customer) return refused('no-such-customer');
  return { ok: true, balance: dollars(customer.walletCents), points: customer.points };
}

export function getProfile(world: World, given: Arguments): object {
  const customer = of(world, given);
  if (!customer) return refused('no-such-customer');
  const { name, email, segment, preferences } = customer;
  return { ok: true, name, email, segment, ...preferences };
}

export function customerSegment(world: World, given: Arguments): object {
  const customer = of(world, given);
  return customer ? { ok: true, segment: customer.segment } : refused('no-such-customer');
}

/** Only what was said changes. */
export function updatePreferences(world: World, given: Arguments): object {
  const customer = of(world, given);
  if (!customer) return refused('no-such-customer');
  const { language, newsletter, sms } = given;
  const preferences = {
    language: typeof language === 'string' && language ? language : customer.preferences.language,
    newsletter: typeof newsletter === 'boolean' ? newsletter : customer.preferences.newsletter,
    sms: typeof sms === 'boolean' ? sms : customer.preferences.sms,
  };
  world.put('customer', customer.id, { ...customer, preferences } satisfies Customer);
  return { ok: true, ...preferences };
}

/** The answer is the same for known and unknown addresses: nobody learns who has an account. */
export function resetPassword(world: World, given: Arguments): object {
  const email = textOf(given, 'email').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return refused('email-missing');
  const known = world.all<Customer>('customer').find((one) => one.email === email);
  if (known) world.put('reset', known.id, { at: iso(world.now) });
  return { ok: true, minutes: 30 };
}
