/** Password hashes: scrypt (RFC 7914) with N = 2^15, r = 8, p = 1 and a salt of 16 bytes, in the PHC string format. */
import { randomBytes, scrypt } from 'node:crypto';

const logN = 15;
const options = { N: 2 ** logN, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return `$scrypt$ln=${logN},r=8,p=1$${salt.toString('base64')}$${hash.toString('base64')}`;
}
