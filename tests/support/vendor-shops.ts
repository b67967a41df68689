/**
 * Shops and payment as their public API references describe them: who is let in, what is asked how, and the shapes of answers and
 * refusals, with figures of our own. What a vendor would refuse is refused here too. Used by tests/contract/vendors.test.ts.
 */
import type { Vendor } from './vendor.ts';

const problem = (status: number, body: unknown) => ({ status, body });

/** GraphQL Admin API 2026-10 with a token of the client credentials grant. */
export const shopify: Vendor = (seen) => {
  if (seen.path === '/admin/oauth/access_token') {
    const form = Object.fromEntries(new URLSearchParams(seen.body));
    if (form['client_secret'] !== 'sesame')
      return problem(400, { error: 'application_cannot_be_found', error_description: 'No app' });
    if (form['grant_type'] !== 'client_credentials' || form['client_id'] === undefined)
      return problem(400, { error: 'invalid_request' });
    return {
      status: 200,
      body: { access_token: 'shpat_1', scope: 'read_orders,read_products', expires_in: 86_399 },
    };
  }
  if (seen.headers['x-shopify-access-token'] !== 'shpat_1')
    return problem(401, { errors: '[API] Invalid API key or access token (unrecognized login)' });
  if (seen.path === '/admin/oauth/access_scopes.json')
    return { status: 200, body: { access_scopes: [{ handle: 'read_orders' }] } };
  if (seen.method !== 'POST' || seen.path !== '/admin/api/2026-10/graphql.json')
    return problem(404, { errors: 'Not Found' });
  const { query, variables } = seen.json as { query: string; variables: { search: string } };
  const extensions = { cost: { requestedQueryCost: 9, throttleStatus: { restoreRate: 100 } } };
  if (variables.search.includes('throttle'))
    return {
      status: 200,
      body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions },
    };
  if (variables.search.includes('denied'))
    return {
      status: 200,
      body: {
        errors: [
          {
            message: 'Access denied for orders field. Required access: `read_orders` access scope.',
            path: ['orders'],
            extensions: { code: 'ACCESS_DENIED' },
          },
        ],
        data: null,
        extensions,
      },
    };
  if (query.includes('products('))
    return {
      status: 200,
      body: {
        data: {
          products: {
            nodes: [
              {
                title: 'Harbour Jacket',
                totalInventory: 12,
                onlineStoreUrl: 'https://shop.example.com/products/harbour-jacket',
                priceRangeV2: { minVariantPrice: { amount: '89.5', currencyCode: 'EUR' } },
              },
            ],
          },
        },
        extensions,
      },
    };
  const orderOf = (email: string) => ({
    name: '#1001',
    email,
    createdAt: '2026-11-02T08:15:00Z',
    cancelledAt: null,
    displayFinancialStatus: 'PAID',
    displayFulfillmentStatus: 'FULFILLED',
    totalPriceSet: { shopMoney: { amount: '94.4', currencyCode: 'EUR' } },
    fulfillments: [
      {
        estimatedDeliveryAt: '2026-11-06T18:00:00Z',
        trackingInfo: [{ company: 'DHL', number: '0034', url: 'https://dhl.example/0034' }],
      },
    ],
  });
  const isAsked = variables.search === 'name:"1001" email:"ada@example.com"';
  const nodes = isAsked ? [orderOf('Ada@example.com'), orderOf('eve@example.com')] : [];
  return { status: 200, body: { data: { orders: { nodes } }, extensions } };
};

/** A connection to the fake above, as a newcomer makes it. */
export const shopifyDraft = (origin: string) => ({
  type: 'shopify',
  name: 'Shop',
  baseUrl: origin,
  secret: 'sesame',
  testPath: undefined,
  auth: {
    kind: 'oauth2',
    tokenUrl: `${origin}/admin/oauth/access_token`,
    clientId: 'me',
    style: 'body',
    header: 'X-Shopify-Access-Token',
  },
});

/** REST API v3, consumer key and secret by basic authentication. */
export const woocommerce: Vendor = (seen) => {
  const wordpress = (status: number, code: string, message: string) =>
    problem(status, { code, message, data: { status } });
  const [, given = ''] = /^Basic (.+)$/.exec(seen.headers['authorization'] ?? '') ?? [];
  if (Buffer.from(given, 'base64').toString() !== 'ck_1:sesame')
    return wordpress(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
  const [, id] = /^\/wp-json\/wc\/v3\/orders\/(\d+)$/.exec(seen.path) ?? [];
  if (id === '429') return problem(429, 'Too many requests');
  if (id === '1042' || id === '1043')
    return {
      status: 200,
      body: {
        id: Number(id),
        number: id,
        status: 'processing',
        currency: 'EUR',
        total: '61.00',
        date_created_gmt: '2026-11-03T10:00:00',
        date_paid_gmt: '2026-11-03T10:01:00',
        date_completed_gmt: null,
        billing: { email: id === '1042' ? 'ada@example.com' : 'eve@example.com' },
        line_items: [{ name: 'Harbour Jacket', quantity: 1 }],
      },
    };
  if (id !== undefined)
    return wordpress(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
  if (seen.path !== '/wp-json/wc/v3/products')
    return wordpress(404, 'rest_no_route', 'No route was found matching the URL.');
  const pages = Number(seen.query['per_page']);
  if (!(pages >= 1 && pages <= 100))
    return wordpress(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
  if (seen.query['_fields'] === 'id') return { status: 200, body: [{ id: 7 }] };
  return {
    status: 200,
    body: [
      {
        id: 7,
        name: 'Harbour Jacket',
        price: '89.50',
        stock_status: 'instock',
        permalink: 'https://shop.example.com/product/harbour-jacket/',
        status: seen.query['status'],
      },
    ],
  };
};

/** API v1: bearer key, forms, one effect for an idempotency key. */
export function stripe(): Vendor {
  const refunds = new Map<string, { form: string; body: unknown }>();
  const error = (status: number, more: object) =>
    problem(status, { error: { type: 'invalid_request_error', ...more } });
  return (seen) => {
    const key = seen.headers['authorization'];
    if (key === 'Bearer sk_limit')
      return error(429, { code: 'rate_limit', message: 'Too many requests hit the API.' });
    if (key !== 'Bearer sesame')
      return error(401, { message: 'Invalid API Key provided: sk_test_****' });
    const [, id] = /^\/v1\/payment_intents\/(pi_\w+)$/.exec(seen.path) ?? [];
    if (id !== undefined && seen.method === 'GET') {
      if (id !== 'pi_0Paid0001')
        return error(404, {
          code: 'resource_missing',
          message: `No such payment_intent: '${id}'`,
          param: 'intent',
        });
      const charge = {
        id: 'ch_1',
        amount_refunded: 500,
        billing_details: { email: 'ada@example.com' },
      };
      return {
        status: 200,
        body: {
          id,
          object: 'payment_intent',
          amount: 8_950,
          currency: 'eur',
          status: 'succeeded',
          last_payment_error: null,
          latest_charge: seen.query['expand[]'] === 'latest_charge' ? charge : 'ch_1',
        },
      };
    }
    if (seen.path !== '/v1/refunds' || seen.method !== 'POST')
      return error(404, { message: `Unrecognized request URL (${seen.method}: ${seen.path}).` });
    if (seen.headers['content-type'] !== 'application/x-www-form-urlencoded')
      return error(400, { message: 'Invalid request: bodies are forms.' });
    const form = new URLSearchParams(seen.body);
    const name = seen.headers['idempotency-key'] ?? '';
    const before = refunds.get(name);
    if (before && before.form !== seen.body)
      return problem(400, {
        error: { type: 'idempotency_error', message: 'Keys for idempotent…' },
      });
    if (before) return { status: 200, body: before.body };
    if (Number(form.get('amount')) > 8_950)
      return error(400, {
        code: 'amount_too_large',
        message: 'Refund amount (€90.00) is greater than charge amount (€89.50)',
        param: 'amount',
      });
    const body = {
      id: `re_${refunds.size + 1}`,
      object: 'refund',
      payment_intent: form.get('payment_intent'),
      amount: Number(form.get('amount') ?? 8_950),
      currency: 'eur',
      status: 'succeeded',
    };
    refunds.set(name, { form: seen.body, body });
    return { status: 200, body };
  };
}
