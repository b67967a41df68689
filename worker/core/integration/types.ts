/**
 * What can be connected: the first values of the form, the harmless read of the connection test, and endpoints that become tools.
 * Paths and fields are those of the vendors' public API references. Pure; used by core/integration/connection and routes/integrations.
 */
import type { Auth, IntegrationType } from '#protocol/integration';
import type { Risk } from '#protocol/tool';

export interface EndpointTemplate {
  name: string;
  description: string;
  risk: Risk;
  power: 'anonymous' | 'email' | 'identity';
  method: 'GET' | 'POST' | 'PUT';
  category: string;
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  encoding?: 'json' | 'form';
  root?: string;
  /** Entries of somebody else are left out, whatever the other side makes of the query. */
  only?: Record<string, string>;
  pick?: Record<string, string>;
  cacheSeconds?: number;
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  intents?: string[];
}

export interface IntegrationKind {
  title: string;
  baseUrl: string;
  auth: Auth;
  testPath: string;
  endpoints: EndpointTemplate[];
}

const order = { type: 'string', 'x-entity': 'ORDER_ID', maxLength: 60 };
const email = { type: 'string', 'x-identity': 'email' };
const words = { type: 'string', minLength: 2, maxLength: 120 };
const read = { risk: 'read', method: 'GET', cacheSeconds: 30 } as const;

export const integrationTypes: Record<IntegrationType, IntegrationKind> = {
  shopify: {
    title: 'Shopify',
    baseUrl: 'https://your-shop.myshopify.com',
    auth: { kind: 'api-key', in: 'header', name: 'X-Shopify-Access-Token' },
    testPath: '/admin/api/2026-10/shop.json',
    endpoints: [
      {
        ...read,
        name: 'get_order_status',
        description: 'Status, payment and shipment of an order of the verified customer.',
        power: 'email',
        category: 'commerce',
        path: '/admin/api/2026-10/orders.json',
        query: {
          name: '{order_id}',
          email: '{email}',
          status: 'any',
          fields:
            'name,email,financial_status,fulfillment_status,total_price,currency,created_at,fulfillments',
        },
        root: '/orders',
        only: { '/email': 'email' },
        pick: {
          order: '/name',
          payment: '/financial_status',
          shipment: '/fulfillment_status',
          total: '/total_price',
          currency: '/currency',
          ordered_at: '/created_at',
          tracking_number: '/fulfillments/0/tracking_number',
          tracking_url: '/fulfillments/0/tracking_url',
        },
        properties: { order_id: order, email },
        required: ['order_id', 'email'],
        intents: ['ORDER_TRACKING'],
      },
      {
        ...read,
        name: 'find_products',
        description: 'Products by title, with prices and stock.',
        power: 'anonymous',
        category: 'commerce',
        path: '/admin/api/2026-10/products.json',
        query: { title: '{title}', limit: '5', fields: 'title,status,variants' },
        root: '/products',
        pick: {
          title: '/title',
          price: '/variants/0/price',
          stock: '/variants/0/inventory_quantity',
        },
        cacheSeconds: 120,
        properties: { title: words },
        required: ['title'],
      },
    ],
  },
  woocommerce: {
    title: 'WooCommerce',
    baseUrl: 'https://shop.example.com',
    auth: { kind: 'basic', username: 'ck_consumer_key' },
    testPath: '/wp-json/wc/v3/products?per_page=1',
    endpoints: [
      {
        ...read,
        name: 'get_order_status',
        description: 'Status and total of orders of the verified customer that match a number.',
        power: 'email',
        category: 'commerce',
        path: '/wp-json/wc/v3/orders',
        query: { search: '{email}', include: '{order_id}', per_page: '1' },
        only: { '/billing/email': 'email' },
        pick: {
          order: '/number',
          status: '/status',
          total: '/total',
          currency: '/currency',
          ordered_at: '/date_created_gmt',
        },
        properties: { order_id: order, email },
        required: ['order_id', 'email'],
        intents: ['ORDER_TRACKING'],
      },
      {
        ...read,
        name: 'find_products',
        description: 'Products by words, with prices and stock.',
        power: 'anonymous',
        category: 'commerce',
        path: '/wp-json/wc/v3/products',
        query: { search: '{words}', per_page: '5', status: 'publish' },
        pick: { name: '/name', price: '/price', stock: '/stock_status', link: '/permalink' },
        cacheSeconds: 120,
        properties: { words },
        required: ['words'],
      },
    ],
  },
  stripe: {
    title: 'Stripe',
    baseUrl: 'https://api.stripe.com',
    auth: { kind: 'bearer' },
    testPath: '/v1/balance',
    endpoints: [
      {
        ...read,
        name: 'get_payment_status',
        description: 'Whether a payment went through.',
        power: 'identity',
        category: 'payments',
        path: '/v1/payment_intents/{payment}',
        pick: {
          status: '/status',
          amount: '/amount',
          currency: '/currency',
          problem: '/last_payment_error/message',
        },
        properties: { payment: { type: 'string', pattern: '^pi_[A-Za-z0-9]{8,60}$' } },
        required: ['payment'],
      },
      {
        name: 'refund_payment',
        description: 'Gives a payment back, after a person of the team agreed.',
        risk: 'money',
        power: 'identity',
        method: 'POST',
        category: 'payments',
        path: '/v1/refunds',
        body: { payment_intent: '{payment}', amount: '{amount}' },
        encoding: 'form',
        pick: { refund: '/id', status: '/status', amount: '/amount', currency: '/currency' },
        properties: {
          payment: { type: 'string', pattern: '^pi_[A-Za-z0-9]{8,60}$' },
          amount: {
            type: 'integer',
            minimum: 1,
            description: 'In the smallest unit; absent: all.',
          },
        },
        required: ['payment'],
      },
    ],
  },
  rest: {
    title: 'REST API',
    baseUrl: 'https://api.example.com',
    auth: { kind: 'bearer' },
    testPath: '/',
    endpoints: [
      {
        ...read,
        name: 'look_up',
        description: 'Looks one thing up by its number.',
        power: 'identity',
        category: 'other',
        path: '/items/{number}',
        query: { customer: '{customer}' },
        properties: { number: order, customer: { type: 'string', 'x-identity': 'customer' } },
        required: ['number', 'customer'],
      },
    ],
  },
  database: {
    title: 'Database (PostgREST)',
    baseUrl: 'https://db.example.com/rest/v1',
    auth: { kind: 'api-key', in: 'header', name: 'apikey' },
    testPath: '/',
    endpoints: [
      {
        ...read,
        name: 'look_up_order',
        description: 'The row of an order that belongs to the verified customer.',
        power: 'identity',
        category: 'commerce',
        path: '/orders',
        query: { number: 'eq.{order_id}', customer: 'eq.{customer}', limit: '1' },
        only: { '/customer': 'customer' },
        properties: { order_id: order, customer: { type: 'string', 'x-identity': 'customer' } },
        required: ['order_id', 'customer'],
        intents: ['ORDER_TRACKING'],
      },
    ],
  },
  crm: {
    title: 'CRM (HubSpot)',
    baseUrl: 'https://api.hubapi.com',
    auth: { kind: 'bearer' },
    testPath: '/crm/v3/objects/contacts?limit=1',
    endpoints: [
      {
        name: 'create_crm_ticket',
        description: 'Opens a ticket in the CRM.',
        risk: 'write',
        power: 'email',
        method: 'POST',
        category: 'tickets',
        path: '/crm/v3/objects/tickets',
        body: {
          properties: {
            subject: '{subject}',
            content: '{text} (from {email})',
            hs_pipeline: '0',
            hs_pipeline_stage: '1',
          },
        },
        pick: { ticket: '/id', opened_at: '/createdAt' },
        properties: {
          subject: { ...words, 'x-text': true },
          text: { type: 'string', maxLength: 2_000 },
          email,
        },
        required: ['subject', 'text', 'email'],
      },
    ],
  },
  carrier: {
    title: 'Carrier (DHL tracking)',
    baseUrl: 'https://api-eu.dhl.com',
    auth: { kind: 'api-key', in: 'header', name: 'DHL-API-Key' },
    testPath: '/track/shipments?trackingNumber=00340434161094042557',
    endpoints: [
      {
        ...read,
        name: 'track_shipment',
        description: 'Where a shipment is, by its tracking number.',
        power: 'anonymous',
        category: 'logistics',
        path: '/track/shipments',
        query: { trackingNumber: '{tracking_number}' },
        root: '/shipments',
        pick: {
          tracking_number: '/id',
          status: '/status/statusCode',
          description: '/status/description',
          at: '/status/timestamp',
          place: '/status/location/address/addressLocality',
          expected: '/estimatedTimeOfDelivery',
        },
        cacheSeconds: 60,
        properties: {
          tracking_number: { type: 'string', 'x-entity': 'TRACKING_NUMBER', maxLength: 40 },
        },
        required: ['tracking_number'],
        intents: ['ORDER_TRACKING'],
      },
    ],
  },
};
