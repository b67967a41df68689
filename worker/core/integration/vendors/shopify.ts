/**
 * Shopify, GraphQL Admin API: its REST API is kept for old apps only. Apps of the Dev Dashboard prove themselves by client credentials and
 * send the token in a header of Shopify's own; apps made in a shop's admin before 2026 have a lasting token (an API key in that header).
 */
import { email, order, read, words } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

/** Published each quarter and kept for a year. */
const version = '2026-10';
const endpoint = {
  ...read,
  method: 'POST',
  category: 'commerce',
  path: `/admin/api/${version}/graphql.json`,
  fault: '/errors',
} as const;

const orders =
  'query ($search: String!) { orders(first: 5, query: $search, sortKey: CREATED_AT, reverse: true) { nodes { ' +
  'name email createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus ' +
  'totalPriceSet { shopMoney { amount currencyCode } } ' +
  'fulfillments(first: 1) { estimatedDeliveryAt trackingInfo(first: 1) { company number url } } } } }';
const products =
  'query ($search: String!) { products(first: 5, query: $search) { nodes { ' +
  'title totalInventory onlineStoreUrl priceRangeV2 { minVariantPrice { amount currencyCode } } } } }';

export const shopify: IntegrationKind = {
  title: 'Shopify',
  baseUrl: 'https://your-shop.myshopify.com',
  auth: {
    kind: 'oauth2',
    tokenUrl: 'https://your-shop.myshopify.com/admin/oauth/access_token',
    clientId: 'client-id',
    scope: '',
    style: 'body',
    header: 'X-Shopify-Access-Token',
  },
  testPath: '/admin/oauth/access_scopes.json',
  endpoints: [
    {
      ...endpoint,
      name: 'get_order_status',
      description: 'Status, payment and shipment of an order of the verified customer.',
      power: 'email',
      body: { query: orders, variables: { search: 'name:"{order_id}" email:"{email}"' } },
      root: '/data/orders/nodes',
      only: { '/email': 'email' },
      pick: {
        order: '/name',
        payment: '/displayFinancialStatus',
        shipment: '/displayFulfillmentStatus',
        total: '/totalPriceSet/shopMoney/amount',
        currency: '/totalPriceSet/shopMoney/currencyCode',
        ordered_at: '/createdAt',
        cancelled_at: '/cancelledAt',
        expected: '/fulfillments/0/estimatedDeliveryAt',
        carrier: '/fulfillments/0/trackingInfo/0/company',
        tracking_number: '/fulfillments/0/trackingInfo/0/number',
        tracking_url: '/fulfillments/0/trackingInfo/0/url',
      },
      // What would end the quotation is refused before it is asked.
      properties: { order_id: { ...order, pattern: '^#?[A-Za-z0-9._-]{1,59}$' }, email },
      required: ['order_id', 'email'],
      intents: ['ORDER_TRACKING'],
    },
    {
      ...endpoint,
      name: 'find_products',
      description: 'Products by words, with prices and stock.',
      power: 'anonymous',
      body: { query: products, variables: { search: '{words} status:active' } },
      root: '/data/products/nodes',
      pick: {
        title: '/title',
        price: '/priceRangeV2/minVariantPrice/amount',
        currency: '/priceRangeV2/minVariantPrice/currencyCode',
        stock: '/totalInventory',
        link: '/onlineStoreUrl',
      },
      cacheSeconds: 120,
      // No colon: a word must not become a filter, such as for drafts.
      properties: { words: { ...words, maxLength: 64, pattern: '^[^:"()*<>\\\\]{2,64}$' } },
      required: ['words'],
    },
  ],
};
