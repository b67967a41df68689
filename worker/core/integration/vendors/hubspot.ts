/** HubSpot, CRM API v3, with the access token of a private app. Other CRMs with objects and a search have the same shape. */
import { email, read, words } from '#core/integration/kind';
import type { IntegrationKind } from '#core/integration/kind';

export const hubspot: IntegrationKind = {
  title: 'CRM (HubSpot)',
  baseUrl: 'https://api.hubapi.com',
  auth: { kind: 'bearer' },
  // Also shows which pipelines and stages a ticket can be put into.
  testPath: '/crm/v3/pipelines/tickets',
  endpoints: [
    {
      ...read,
      name: 'find_crm_contact',
      description: 'What the CRM knows of the verified customer.',
      power: 'email',
      method: 'POST',
      category: 'account',
      path: '/crm/v3/objects/contacts/search',
      body: {
        filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value: '{email}' }] }],
        properties: ['email', 'firstname', 'lifecyclestage', 'hs_lead_status', 'createdate'],
        limit: 1,
      },
      root: '/results',
      only: { '/properties/email': 'email' },
      pick: {
        contact: '/id',
        first_name: '/properties/firstname',
        stage: '/properties/lifecyclestage',
        lead_status: '/properties/hs_lead_status',
        since: '/properties/createdate',
      },
      cacheSeconds: 60,
      properties: { email },
      required: ['email'],
    },
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
};
