/** The desk: each writing operation once. */
import { name, response, browser, channel, within, holding, made } from './act.ts';
import type { Example } from './act.ts';

const macro = () => ({ name: name(), steps: [{ kind: 'tag', add: ['vip'] }] });
const view = () => ({ page: 'leads', name: name(), query: 'q=1', isShared: true });

export const desk: Record<string, Example> = {
  'post /conversations/bulk': async (world) => {
    const ids = [await world.visit(), await world.visit()].map((one) => one.conversationId);
    const act = { kind: 'tag', add: ['vip'] };
    return {
      path: '/conversations/bulk',
      body: { conversationIds: ids, act },
      target: ids.join(' '),
    };
  },
  'post /conversations/{id}/accept': within('accept'),
  'post /conversations/{id}/reply': holding('reply', { clientId: 'r-1', text: 'Hello' }),
  'post /conversations/{id}/read': holding('read', { seq: 1 }),
  'post /conversations/{id}/release': holding('release'),
  'post /conversations/{id}/end': within('end'),
  'post /conversations/{id}/notes': within('notes', { text: 'Mind the gap' }),
  'post /conversations/{id}/tags': within('tags', { add: ['vip'] }),
  'post /conversations/{id}/priority': within('priority', { priority: 'high' }),
  'post /conversations/{id}/snooze': within('snooze', { until: '2027-01-01T00:00:00.000Z' }),
  'post /conversations/{id}/assign': async (world) => ({
    path: `${await world.conversation()}/assign`,
    body: { assigneeId: await world.memberId('agent') },
  }),
  'post /conversations/{id}/transfer': holding('transfer', { supervisor: true }),
  'post /conversations/{id}/people-only': within('people-only', { on: true }),
  'post /conversations/{id}/callback-done': within('callback-done'),
  'post /conversations/{id}/files': async (world) => {
    const form = new FormData();
    form.set('file', new File(['hello'], 'hello.txt', { type: 'text/plain' }));
    // The file has an id of its own, which is known only afterwards.
    return { path: `${await world.conversation()}/files`, form, target: /^fil_/ };
  },
  'post /conversations/{id}/tools/{name}': async (world) => {
    const { who } = await world.contact('c-two');
    const id = who.conversationId;
    const body = { clientId: 't-1', arguments: { order_id: 'ORD-1001' }, dryRun: true };
    return {
      path: `/conversations/${id}/tools/refund_order`,
      body,
      target: `${id} refund_order`,
      changesNothing: true,
    };
  },
  'post /saved-views': () => ({ path: '/saved-views', body: view() }),
  'delete /saved-views/{id}': made('/saved-views', view),
  'post /copilot': async (world) => {
    const { conversationId } = await world.visit();
    const body = { task: 'summary', conversationId };
    return { path: '/copilot', body, changesNothing: true };
  },
  'post /macros': () => ({ path: '/macros', body: macro() }),
  'put /macros/{id}': made('/macros', macro, '', { ...macro(), version: 1 }),
  'delete /macros/{id}': made('/macros', macro),
  'post /macros/{id}/preview': async (world) => {
    const { conversationId } = await world.visit();
    const { id } = await world.make('/macros', macro());
    return { path: `/macros/${id}/preview`, body: { conversationId }, changesNothing: true };
  },
  'post /macros/{id}/run': async (world) => {
    const { conversationId } = await world.visit();
    const { id, version } = await world.make('/macros', macro());
    const body = { conversationId, clientId: 'm-1', version };
    // Its one step stands in the trail like the act by hand.
    return { path: `/macros/${id}/run`, body, entries: 2, changesNothing: true };
  },
  'post /canned-responses': () => ({ path: '/canned-responses', body: response() }),
  'patch /canned-responses/{id}': made('/canned-responses', response, '', { title: 'Other' }),
  'delete /canned-responses/{id}': made('/canned-responses', response),
  'patch /leads/{id}': async (world) => ({
    path: `/leads/${await world.lead()}`,
    body: { status: 'won' },
  }),
  'patch /contacts/{id}': async (world) => {
    const { contactId } = await world.contact('c-one');
    return { path: `/contacts/${contactId}`, body: { attributes: { size: 'XL' } } };
  },
  'post /contacts/{id}/merge': async (world) => {
    const one = await world.contact('c-one');
    const two = await world.contact('c-two');
    return {
      path: `/contacts/${one.contactId}/merge`,
      body: { contactId: two.contactId },
      target: `${one.contactId} ${two.contactId}`,
    };
  },
  'post /contacts/{id}/unmerge': async (world) => {
    // Those of the act before.
    const one = await world.contact('c-one');
    const two = await world.contact('c-two');
    return {
      path: `/contacts/${one.contactId}/unmerge`,
      body: { contactId: two.contactId },
      target: `${one.contactId} ${two.contactId}`,
    };
  },
  'post /tickets': async (world) => {
    const { conversationId } = await world.visit();
    return { path: '/tickets', body: { conversationId, subject: 'Broken' } };
  },
  'patch /tickets/{id}': async (world) => {
    const { conversationId } = await world.visit();
    const { id } = await world.make('/tickets', { conversationId, subject: 'Broken' });
    return { path: `/tickets/${id}`, body: { status: 'solved' } };
  },
  'post /notifications/read': () => ({ path: '/notifications/read', body: {}, target: null }),
  'put /notifications/preferences': () => ({
    path: '/notifications/preferences',
    body: { mention: { inApp: true, push: false, email: false } },
    target: null,
  }),
  'post /notifications/browsers': () => ({ path: '/notifications/browsers', body: browser() }),
  'delete /notifications/browsers/{id}': made('/notifications/browsers', browser),
  'delete /notifications/targets/{id}': async (world) => {
    const { id } = await world.make('/notifications/browsers', browser());
    return { path: `/notifications/targets/${id}` };
  },
  'post /notifications/webhooks': () => ({
    path: '/notifications/webhooks',
    body: { name: name(), url: channel().url },
  }),
  'post /notifications/channels': () => ({ path: '/notifications/channels', body: channel() }),
  'delete /notifications/channels/{id}': made('/notifications/channels', channel),
  'post /teams': () => ({ path: '/teams', body: { name: name() } }),
  'put /teams/{id}': made('/teams', () => ({ name: name() }), '', { name: 'Other' }),
  'delete /teams/{id}': made('/teams', () => ({ name: name() })),
  'post /inboxes': () => ({ path: '/inboxes', body: { name: name() } }),
  'put /inboxes/{id}': made('/inboxes', () => ({ name: name() }), '', { name: 'Other' }),
  'delete /inboxes/{id}': made('/inboxes', () => ({ name: name() })),
  'put /profiles/me/availability': () => ({
    path: '/profiles/me/availability',
    body: { availability: 'away' },
    target: null,
  }),
  'put /profiles/{memberId}': async (world) => ({
    path: `/profiles/${await world.memberId('agent')}`,
    body: { capacity: 9 },
  }),
};
