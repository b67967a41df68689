/** What the assistant knows, may do and tells others: each writing operation once. */
import {
  name,
  webhook,
  tool,
  connection,
  instruction,
  intents,
  made,
  toolOf,
  integrationOf,
  published,
} from './act.ts';
import type { Example } from './act.ts';

const article = () => ({ title: name(), body: 'Parcels leave on weekdays.' });

export const assistant: Record<string, Example> = {
  'post /articles': () => ({ path: '/articles', body: article() }),
  'post /articles/import': () => ({
    path: '/articles/import',
    body: { articles: [{ ...article(), slug: 'imported' }] },
    target: null,
  }),
  'delete /articles/{id}': made('/articles', article),
  'patch /articles/{id}': async ({ owner }) => {
    const { body } = await owner.get('/articles');
    const [{ id }] = body['articles'] as [{ id: string }];
    return { path: `/articles/${id}`, body: { enabled: false } };
  },
  'post /instructions': () => ({ path: '/instructions', body: instruction() }),
  'patch /instructions/{id}': made('/instructions', instruction, '', { enabled: false }),
  'delete /instructions/{id}': made('/instructions', instruction),
  'post /tools': () => ({ path: '/tools', body: tool() }),
  'post /tools/discover': ({ host: mcp }) => ({
    path: '/tools/discover',
    body: { url: `${mcp.origin}/mcp` },
    target: `${mcp.origin}/mcp`,
    changesNothing: true,
  }),
  'patch /tools/{name}': toolOf('', { enabled: false }),
  'delete /tools/{name}': toolOf(),
  'post /tools/{name}/secret': toolOf('/secret'),
  'post /tools/{name}/test': toolOf('/test', { dryRun: true }, { changesNothing: true }),
  'post /hooks': () => ({ path: '/hooks', body: { name: name() } }),
  'patch /hooks/{id}': made('/hooks', () => ({ name: name() }), '', { enabled: false }),
  'delete /hooks/{id}': made('/hooks', () => ({ name: name() })),
  'post /hooks/{id}/rotate': made('/hooks', () => ({ name: name() }), '/rotate'),
  'post /integrations': (world) => ({ path: '/integrations', body: connection(world) }),
  'patch /integrations/{id}': integrationOf('', { enabled: false }),
  'delete /integrations/{id}': integrationOf(),
  'post /integrations/{id}/test': integrationOf('/test', undefined, { changesNothing: true }),
  'post /integrations/{id}/preview': integrationOf(
    '/preview',
    { mapping: { path: '/orders' } },
    { changesNothing: true },
  ),
  'post /integrations/{id}/endpoints': integrationOf(
    '/endpoints',
    { template: 'look_up' },
    { changesNothing: true },
  ),
  'post /approvals/{conversationId}/{callId}': async (world) => {
    const path = await world.approval();
    return { path, body: { decision: 'rejected' }, target: path.split('/')[3] ?? '' };
  },
  'post /tools/calls/{conversationId}/{callId}/cancel': async (world) => {
    const path = await world.approval();
    await world.owner.post(path, { decision: 'approved' });
    const [, , conversationId = '', callId = ''] = path.split('/');
    // It has ended by then, and stays as it is.
    const cancel = `/tools/calls/${conversationId}/${callId}/cancel`;
    return { path: cancel, target: callId, changesNothing: true };
  },
  'post /webhooks': () => ({
    path: '/webhooks',
    body: webhook(),
    target: 'https://hooks.example',
  }),
  'patch /webhooks/{id}': made('/webhooks', webhook, '', { enabled: false }),
  'delete /webhooks/{id}': made('/webhooks', webhook),
  'post /webhooks/{id}/rotate': made('/webhooks', webhook, '/rotate'),
  'post /webhooks/{id}/test': made('/webhooks', webhook, '/test', undefined, {
    changesNothing: true,
  }),
  'post /webhooks/{id}/replay': made('/webhooks', webhook, '/replay', {}, { changesNothing: true }),
  'put /prompts/draft': () => ({
    path: '/prompts/draft',
    body: { text: 'Be kind.' },
    target: 'draft',
  }),
  'post /prompts/draft/test': () => ({
    path: '/prompts/draft/test',
    body: { question: 'When are you open?' },
    changesNothing: true,
  }),
  'delete /prompts/draft': () => ({ path: '/prompts/draft', target: 'draft' }),
  'post /prompts/publish': async ({ owner }) => {
    await owner.call('PUT', '/prompts/draft', { text: 'Be very kind.' });
    return { path: '/prompts/publish', body: {} };
  },
  'post /prompts/{version}/restore': async (world) => {
    const version = await published(world);
    await published(world);
    // What it is about is the version that comes of it.
    return { path: `/prompts/${version}/restore`, target: /^version \d+$/ };
  },
  'patch /settings': () => ({ path: '/settings', body: { maskCards: false }, target: 'settings' }),
  'post /settings/ticket-secret': async (world) => {
    await world.owner.call('PATCH', '/settings', {
      ticketWebhookUrl: 'https://hooks.example/tickets',
    });
    return { path: '/settings/ticket-secret', target: 'ticket secret', changesNothing: true };
  },
  'post /settings/identity-secret': () => ({
    path: '/settings/identity-secret',
    target: 'identity secret',
  }),
  'put /intents': () => ({ path: '/intents', body: intents }),
  'patch /memory/{id}': async (world) => {
    const { who } = await world.contact('c-one');
    const { contactKey } = (await world.owner.get(`/memory/of/${who.conversationId}`)).body;
    return { path: `/memory/${contactKey}`, body: { isVip: true } };
  },
  'delete /memory/{id}': async (world) => {
    const { who } = await world.contact('c-one');
    const { contactKey } = (await world.owner.get(`/memory/of/${who.conversationId}`)).body;
    return { path: `/memory/${contactKey}` };
  },
};
