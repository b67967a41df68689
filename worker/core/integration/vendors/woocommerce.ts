/** WooCommerce, REST API v3: a consumer key and its secret by basic authentication, over https only. */
import { email, order, read, words } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

export const woocommerce: IntegrationKind = {
  title: 'WooCommerce',
  baseUrl: 'https://shop.example.com',
  auth: { kind: 'basic', username: 'ck_consumer_key' },
  testPath: '/wp-json/wc/v3/products?per_page=1&_fields=id',
  endpoints: [
    {
      ...read,
      name: 'get_order_status',
      description: 'Status and total of an order of the verified customer.',
      power: 'email',
      category: 'commerce',
      path: '/wp-json/wc/v3/orders/{order_id}',
      only: { '/billing/email': 'email' },
      pick: {
        order: '/number',
        status: '/status',
        total: '/total',
        currency: '/currency',
        ordered_at: '/date_created_gmt',
        paid_at: '/date_paid_gmt',
        completed_at: '/date_completed_gmt',
      },
      properties: { order_id: { ...order, pattern: '^[0-9]{1,19}$' }, email },
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
};
