/** Stripe API v1: a secret or restricted key as bearer token, bodies as forms; our idempotency key is the one that Stripe reads. */
import { email, read } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

const payment = { type: 'string', pattern: '^pi_[A-Za-z0-9]{8,60}$' };

export const stripe: IntegrationKind = {
  title: 'Stripe',
  baseUrl: 'https://api.stripe.com',
  auth: { kind: 'bearer' },
  // No such payment; without a key it is 401, with one that may not look it is 403.
  testPath: '/v1/payment_intents/pi_connection_test',
  proves: [404],
  endpoints: [
    {
      ...read,
      name: 'get_payment_status',
      description: 'Whether a payment of the verified customer went through, and what came back.',
      power: 'email',
      category: 'payments',
      path: '/v1/payment_intents/{payment}',
      query: { 'expand[]': 'latest_charge' },
      only: { '/latest_charge/billing_details/email': 'email' },
      pick: {
        status: '/status',
        amount_in_smallest_unit: '/amount',
        currency: '/currency',
        refunded_in_smallest_unit: '/latest_charge/amount_refunded',
        problem: '/last_payment_error/message',
      },
      properties: { payment, email },
      required: ['payment', 'email'],
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
      pick: {
        refund: '/id',
        status: '/status',
        amount_in_smallest_unit: '/amount',
        currency: '/currency',
      },
      properties: {
        payment,
        amount: {
          type: 'integer',
          minimum: 1,
          description: 'In the smallest unit; absent: all.',
        },
      },
      required: ['payment'],
    },
  ],
};
