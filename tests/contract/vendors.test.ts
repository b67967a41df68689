/**
 * Every kind of connection that ships against a fake that speaks as the vendor documents it: its way in, its connection test, each of its
 * endpoints, what is somebody else's, and its refusals as one clear line.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpointDraft } from '#core/integration/endpoint';
import { integrationTypes } from '#core/integration/types';
import { newTool } from '#core/tool/set-up';
import { argumentFaults } from '#core/tool/schema';
import { outcomeOf } from '#flows/call-tool';
import { testIntegration } from '#flows/test-integration';
import type { OpenConnection } from '#ports/integrations';
import type { Auth, IntegrationType } from '#protocol/integration';
import { connected } from '#worker/adapters/connected';
import { outgoing } from '#worker/adapters/outgoing';
import { system } from '#worker/adapters/system';
import { integrationAdapter } from '#worker/adapters/tools/integration';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { startToolHost } from '#tests/support/tool-host';
import type { ToolHost } from '#tests/support/tool-host';
import { connectionId } from '#tests/support/tools';
import { played } from '#tests/support/vendor';
import { ada, answers } from '#tests/support/vendor-answers';
import type { Vendor } from '#tests/support/vendor';
import { database, dhl, fedex, hubspot, rest, ups } from '#tests/support/vendor-others';
import { shopify, stripe, woocommerce } from '#tests/support/vendor-shops';

let host: ToolHost;
beforeAll(async () => {
  host = await startToolHost();
});
afterAll(() => host.stop());
beforeEach(() => {
  host.requests.length = 0;
});

/** As the form sends it: the shipped first values, with one's own address and names. */
function authOf({ auth }: (typeof integrationTypes)[IntegrationType]): Auth {
  if (auth.kind === 'basic') return { ...auth, username: 'ck_1' };
  if (auth.kind !== 'oauth2') return auth;
  const { pathname } = new URL(auth.tokenUrl);
  return { ...auth, clientId: 'me', tokenUrl: `${host.origin}${pathname}` };
}

function connection(type: IntegrationType, secret: string) {
  const kind = integrationTypes[type];
  const open: OpenConnection = {
    tenantId: 'tnt_1',
    connection: {
      id: connectionId,
      type,
      name: kind.title,
      baseUrl: host.origin,
      auth: authOf(kind),
      headers: kind.headers ?? {},
      testPath: kind.testPath,
      enabled: true,
    },
    secret,
    updatedAt: 1,
  };
  return {
    connect: async () => open,
    connected: connected({ outgoing: outgoing({ allow: [host.allow], own: [] }, ''), system }),
  };
}

async function run(
  type: IntegrationType,
  name: string,
  given: Record<string, unknown>,
  more: { secret?: string; key?: string } = {},
) {
  const template = integrationTypes[type].endpoints.find((one) => one.name === name)!;
  const made = newTool(endpointDraft(template, connectionId));
  if (!made.ok) throw new Error(made.refusal.detail);
  const { tool } = made.value;
  expect(argumentFaults(tool, given)).toEqual([]);
  const answer = await integrationAdapter({
    ...connection(type, more.secret ?? 'sesame'),
    signer: webhookSigner,
    system,
  }).run({
    id: 'tcl_1',
    tool,
    arguments: given,
    tenantId: 'tnt_1',
    conversationId: null,
    locale: 'en',
    key: more.key ?? 'key-1',
    credential: null,
    signingSecrets: [],
    timeoutMs: 5_000,
  });
  const { code, httpStatus, result, detail } = outcomeOf(tool, answer);
  return code === 'ok' ? result : `${code} ${httpStatus ?? ''}: ${detail}`;
}

const fakes: Record<IntegrationType, () => Vendor> = {
  shopify: () => shopify,
  woocommerce: () => woocommerce,
  stripe,
  rest: () => rest,
  database: () => database,
  crm: () => hubspot,
  carrier: () => dhl,
  ups: () => ups,
  fedex: () => fedex,
};
const play = (type: IntegrationType) => {
  host.answer = played(fakes[type]());
};

const letIn = 'the key is accepted; the test asks for something that is not there';
const tests: [IntegrationType, string, string][] = [
  ['shopify', '', 'the token endpoint: status 400, the request does not suit them: No app'],
  ['woocommerce', '', 'status 401, our key is not accepted: Sorry, you cannot list resources.'],
  ['stripe', letIn, 'status 401, our key is not accepted: Invalid API Key provided: sk_test_****'],
  ['rest', '', 'status 401, our key is not accepted: Unauthorized'],
  ['database', '', 'status 401, our key is not accepted: JWT expired'],
  ['crm', '', 'status 401, our key is not accepted: Authentication credentials not found.'],
  ['carrier', letIn, 'status 401, our key is not accepted: Unauthorized for key'],
  ['ups', '', 'the token endpoint: status 401, our key is not accepted: ClientId is Invalid'],
  [
    'fedex',
    letIn,
    'the token endpoint: status 401, our key is not accepted: The given client credentials were not valid.',
  ],
];

describe.each(tests)('%s', (type, good, bad) => {
  it('says of its connection test that it works, and why not', async () => {
    play(type);
    const tried = async (secret: string) => {
      const made = await testIntegration('tnt_1', connectionId, connection(type, secret));
      return made.ok ? [made.value.ok, made.value.detail] : made;
    };
    expect([await tried('sesame'), await tried('guessed')]).toEqual([
      [true, good],
      [false, bad],
    ]);
  });
});

it.each(answers)('%s %s %j', async (type, name, given, expected) => {
  play(type);
  expect(await run(type, name, given)).toEqual(expected);
});

it.each([
  [
    'stripe',
    'get_payment_status',
    { payment: 'pi_0Paid0001', ...ada },
    'sk_limit',
    'Too many requests hit the API.',
  ],
  ['crm', 'find_crm_contact', ada, 'busy', 'You have reached your ten_secondly_rolling limit.'],
  ['carrier', 'track_shipment', { tracking_number: '1' }, 'busy', 'Too many requests'],
] as const)('%s %s says that it is too much for now', async (type, name, given, secret, said) => {
  play(type);
  expect(await run(type, name, given, { secret })).toBe(
    `status 429: status 429, too many requests for now: ${said}`,
  );
});

it('a key that may not do this is told from one that is wrong', async () => {
  play('crm');
  expect(await run('crm', 'find_crm_contact', ada, { secret: 'narrow' })).toBe(
    "status 403: status 403, our key may not do this: This app hasn't been granted all required scopes",
  );
});

it('one key is one refund, as a form', async () => {
  play('stripe');
  const given = { payment: 'pi_0Paid0001', amount: 500 };
  const first = await run('stripe', 'refund_payment', given);
  expect(first).toEqual({
    refund: 're_1',
    status: 'succeeded',
    amount_in_smallest_unit: 500,
    currency: 'eur',
  });
  expect(await run('stripe', 'refund_payment', given)).toEqual(first);
  expect(host.requests.map(({ body }) => body)).toEqual([
    'payment_intent=pi_0Paid0001&amount=500',
    'payment_intent=pi_0Paid0001&amount=500',
  ]);
});

it('words of a visitor never become a filter of the shop', () => {
  const faults = (name: string, given: Record<string, unknown>) => {
    const template = integrationTypes.shopify.endpoints.find((one) => one.name === name)!;
    const made = newTool(endpointDraft(template, connectionId));
    return made.ok ? argumentFaults(made.value.tool, given).length : null;
  };
  expect([
    faults('find_products', { words: 'jacket status:draft' }),
    faults('get_order_status', { order_id: '1" OR name:"2', ...ada }),
    faults('find_products', { words: 'jacket, blue' }),
  ]).toEqual([1, 1, 0]);
});

it('a token is kept until it expires, and asked for anew once when it is refused', async () => {
  play('fedex');
  let now = 1_000_000;
  const { connect } = connection('fedex', 'sesame');
  const kept = connected({
    outgoing: outgoing({ allow: [host.allow], own: [] }, ''),
    system: { now: () => now },
  });
  const asked = async () => {
    host.requests.length = 0;
    await testIntegration('tnt_1', connectionId, { connect, connected: kept });
    return host.requests.map(({ path }) => path);
  };
  const [token, read] = ['/oauth/token', '/track/v1/trackingnumbers'];
  expect([await asked(), await asked()]).toEqual([[token, read], [read]]);
  now += 3_599_000;
  expect(await asked()).toEqual([token, read]);
  // Refused in spite of its time: once anew, and then the refusal stands.
  const { answer } = host;
  host.answer = (seen, response) =>
    seen.path === token ? answer(seen, response) : void response.writeHead(401).end();
  expect(await asked()).toEqual([read, token, read]);
});
