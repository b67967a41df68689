/** Members with passwords for the tests of access: a tenant with one of each role, signing in as a browser does. */
import { TOTP, Secret } from 'otpauth';
import { addTenant, call } from '../../support/harness.ts';
import type { Answered, Parley, TestTenant } from '../../support/harness.ts';

export const roles = ['owner', 'admin', 'supervisor', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface Company {
  tenant: TestTenant;
  /** `<role>@<slug>.example` */
  email: (role: Role) => string;
}

export const passwordOf = (role: Role): string => `${role} rides a quiet zeppelin 47`;
export const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let companies = 0;

export async function company(
  parley: Parley,
  more: Partial<Record<Role, object>> = {},
): Promise<Company> {
  const name = `corp${++companies}`;
  const email = (role: Role) => `${role}@${name}.example`;
  const tenant = await addTenant(parley, {
    members: roles.map((role) => ({
      email: email(role),
      name: `${role} of ${name}`,
      role,
      password: passwordOf(role),
      ...more[role],
    })),
  });
  return { tenant, email };
}

export const code = (at: number, secret = totpSecret): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** A browser at the staff app: its cookie, its origin, its address. */
export class Browser {
  cookie = '';
  readonly origin: string;
  readonly address: string;

  constructor(origin: string, address = '203.0.113.1') {
    this.origin = origin;
    this.address = address;
  }

  async call<T = Record<string, any>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered<T>> {
    const answered = await call<T>(this.origin, `/v1/admin${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        'cf-connecting-ip': this.address,
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(method === 'GET' ? {} : { origin: this.origin }),
        ...headers,
      },
    });
    const set = answered.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    return answered;
  }

  get = <T = Record<string, any>>(path: string) => this.call<T>('GET', path);
  post = <T = Record<string, any>>(path: string, body?: unknown) =>
    this.call<T>('POST', path, body);
  delete = (path: string) => this.call('DELETE', path);

  signIn(email: string, password: string): Promise<Answered<Record<string, any>>> {
    return this.post('/sign-in', { email, password });
  }
}

let addresses = 0;

export async function signedIn(parley: Parley, { email }: Company, role: Role): Promise<Browser> {
  const browser = new Browser(parley.origin, `198.51.100.${++addresses % 250}`);
  const answered = await browser.signIn(email(role), passwordOf(role));
  if (answered.status !== 200) throw new Error(`sign-in: ${JSON.stringify(answered.body)}`);
  return browser;
}
