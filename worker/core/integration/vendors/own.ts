/** Systems of the tenant's own: any REST API, and a database behind PostgREST (also Supabase, which wants its key as `apikey` besides). */
import { customer, order, read } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

export const rest: IntegrationKind = {
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
      properties: { number: order, customer },
      required: ['number', 'customer'],
    },
  ],
};

export const database: IntegrationKind = {
  title: 'Database (PostgREST)',
  baseUrl: 'https://db.example.com',
  auth: { kind: 'bearer' },
  // No rows: only whether the table may be read.
  testPath: '/orders?limit=0',
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
      properties: { order_id: order, customer },
      required: ['order_id', 'customer'],
      intents: ['ORDER_TRACKING'],
    },
  ],
};
