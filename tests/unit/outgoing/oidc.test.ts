/** The company's identity provider names addresses of its own (S53): they are contacted only where a tenant's URL might lead, too, or at the issuer. */
import { afterEach, expect, it, vi } from 'vitest';
import { oidc } from '#worker/adapters/oidc';

const issuer = 'https://idp.corp.internal:8443';
const redirectUri = 'https://chat.example.com/back';
const settings = {
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'parley',
  OIDC_CLIENT_SECRET: 'shh-canary',
  SESSION_SECRET: 's'.repeat(32),
  PUBLIC_ORIGIN: 'https://chat.example.com',
  OUTBOUND_ALLOW: [],
  DNS_RESOLVER_URL: '',
};

let asked: string[] = [];
const provider = (
  says: object,
  tokens: () => Response = () => Response.json({}, { status: 400 }),
) =>
  vi.stubGlobal('fetch', async (given: URL | string, init: RequestInit) => {
    const url = new URL(given);
    asked.push(`${init.method ?? 'GET'} ${url.href}`);
    if (!url.pathname.startsWith('/.well-known/')) return tokens();
    return Response.json({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      ...says,
    });
  });
afterEach(() => {
  vi.unstubAllGlobals();
  asked = [];
});

/** Goes to the provider and comes back with a code. */
async function signIn() {
  const adapter = oidc(settings);
  const { address, ticket } = await adapter.begin(redirectUri, Date.now());
  const back = new URL(redirectUri);
  back.searchParams.set('code', 'c');
  back.searchParams.set('state', new URL(address).searchParams.get('state') ?? '');
  return (await adapter.finish(back, ticket, redirectUri, Date.now())).ok;
}
const discovery = `GET ${issuer}/.well-known/openid-configuration`;

it.each([
  ['https://169.254.169.254/token'],
  ['https://10.0.0.1/token'],
  ['https://[::ffff:a00:1]/token'],
  ['https://idp.corp.internal:9200/token'],
  ['https://other.corp.internal/token'],
  ['https://user:pass@idp.example.com/token'],
  ['http://idp.example.com/token'],
])('asks for no token at %s', async (token_endpoint) => {
  vi.spyOn(console, 'error').mockReturnValue();
  provider({ token_endpoint });
  expect(await signIn()).toBe(false);
  expect(asked).toEqual([discovery, discovery]);
});

it.each([[`${issuer}/token`], ['https://oauth2.example.com/token']])(
  'asks for a token at %s',
  async (token_endpoint) => {
    vi.spyOn(console, 'error').mockReturnValue();
    provider({ token_endpoint });
    expect(await signIn()).toBe(false);
    expect(asked).toEqual([discovery, discovery, `POST ${token_endpoint}`]);
  },
);

it.each(['javascript:alert(1)', 'data:text/html,x', 'http://idp.example.com/auth'])(
  'sends no browser to %s',
  async (authorization_endpoint) => {
    provider({ authorization_endpoint });
    await expect(oidc(settings).begin(redirectUri, Date.now())).rejects.toThrow();
  },
);

it('ends with an answer that is too large, and follows none elsewhere', async () => {
  provider({ padding: 'x'.repeat(2_000_000) });
  await expect(oidc(settings).begin(redirectUri, Date.now())).rejects.toThrow('too-large');
  vi.stubGlobal(
    'fetch',
    async () => new Response(null, { status: 302, headers: { location: 'https://10.0.0.1/' } }),
  );
  await expect(oidc(settings).begin(redirectUri, Date.now())).rejects.toThrow('redirect');
});
