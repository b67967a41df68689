/** Password hashes: scrypt (RFC 7914) with N = 2^15, r = 8, p = 1 and a salt of 16 bytes, in the PHC string format. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '#ports/passwords';

const logN = 15;
const keyBytes = 32;
const maxmem = 64 * 1024 * 1024;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, logN, 8, 1);
  return `$scrypt$ln=${logN},r=8,p=1$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Compared with for accounts that do not exist or have no password: the answer takes as long and is always no. */
const nobody = `$scrypt$ln=${logN},r=8,p=1$${Buffer.alloc(16, 7).toString('base64')}$${Buffer.alloc(keyBytes).toString('base64')}`;

export const passwords: Passwords = {
  hash: hashPassword,
  async verify(password, stored) {
    const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([\w+/=]+)\$([\w+/=]+)$/.exec(
      stored ?? nobody,
    );
    if (!parts) return false;
    const [, ln, r, p, salt = '', expected = ''] = parts;
    const wanted = Buffer.from(expected, 'base64');
    const given = await derive(
      password,
      Buffer.from(salt, 'base64'),
      Number(ln),
      Number(r),
      Number(p),
    );
    return given.length === wanted.length && timingSafeEqual(given, wanted) && stored !== null;
  },
};

function derive(password: string, salt: Buffer, ln: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Every byte counts, also NUL and whatever comes after the 72nd.
    scrypt(
      Buffer.from(password.normalize('NFKC'), 'utf8'),
      salt,
      keyBytes,
      { N: 2 ** ln, r, p, maxmem },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
