/** The `Totp` port over `otpauth`. */
import { Secret, TOTP } from 'otpauth';
import type { Totp } from '#ports/totp';

const period = 30;
/** S21: a clock may be one step off, no more. */
const window = 1;
const secretBytes = 20;
const issuer = 'Parley';

export const totp: Totp = {
  newSecret: () => new Secret({ size: secretBytes }).base32,
  address: (secret, account) =>
    new TOTP({ issuer, label: account, secret: Secret.fromBase32(secret), period }).toString(),
  stepOf(secret, code, now) {
    const generator = new TOTP({ secret: Secret.fromBase32(secret), period });
    const delta = generator.validate({ token: code, timestamp: now, window });
    return delta === null ? null : Math.floor(now / 1000 / period) + delta;
  },
};
