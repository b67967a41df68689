/** `/v1/admin/webhooks`: endpoints that hear of events, their secrets, a test, and the log of deliveries with replay. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { needsFreshSignIn } from '#core/step-up';
import { addWebhook, changeWebhook, rotateWebhook, viewOf } from '#flows/save-webhook';
import { refusalOf } from '#protocol/validation';
import { DeliveryFilter, ReplayRequest, WebhookChange, WebhookDraft } from '#protocol/webhook';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';

export const webhooks = new Hono<AppTypes>()
  .get('/', staff('webhook.read'), listed('webhooks'), async (c) => {
    const { webhooks: store, system } = c.get('deps');
    const stored = await store.all(c.get('member').tenantId);
    return c.json({ webhooks: stored.map((one) => viewOf(one, system.now())) });
  })
  .post('/', staff('webhook.write'), async (c) => {
    const draft = await body(c.req.raw, WebhookDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    c.set('audit', { target: hostOf(draft.value.url), after: draft.value });
    const old = tooOldFor(c);
    if (old) return old;
    return answer(c, await addWebhook(c.get('member').tenantId, draft.value, c.get('deps')), 201);
  })
  .get('/:id', staff('webhook.read'), async (c) => {
    const { webhooks: store, system } = c.get('deps');
    const stored = await store.get(c.get('member').tenantId, c.req.param('id'));
    return stored ? c.json(viewOf(stored, system.now())) : notFound(c);
  })
  .patch('/:id', staff('webhook.write'), async (c) => {
    const change = await body(c.req.raw, WebhookChange);
    if (!change.ok) return problem(c, change.refusal);
    const id = c.req.param('id');
    c.set('audit', { target: id, after: change.value });
    const { tenantId } = c.get('member');
    const stored = await c.get('deps').webhooks.get(tenantId, id);
    const old = needsFreshSignIn('webhook', stored, change.value) ? tooOldFor(c) : null;
    if (old) return old;
    return answer(c, await changeWebhook(tenantId, id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('webhook.write'), async (c) => {
    const id = c.req.param('id');
    const { tenantId } = c.get('member');
    c.set('audit', { target: id });
    const removed = await c.get('deps').webhooks.remove(tenantId, id);
    if (!removed) return notFound(c);
    await c.get('deps').webhookLines.clear(tenantId, id);
    return c.body(null, 204);
  })
  .post('/:id/rotate', staff('webhook.secret'), async (c) => {
    const id = c.req.param('id');
    c.set('audit', { target: id });
    return answer(c, await rotateWebhook(c.get('member').tenantId, id, c.get('deps')));
  })
  .get('/:id/deliveries', staff('delivery.read'), async (c) => {
    const filter = v.safeParse(DeliveryFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { webhooks: store, webhookLines } = c.get('deps');
    const { tenantId } = c.get('member');
    const stored = await store.get(tenantId, c.req.param('id'));
    return stored
      ? c.json(await webhookLines.page(tenantId, stored.id, filter.output))
      : notFound(c);
  })
  .post('/:id/test', staff('webhook.write'), async (c) => {
    const { webhooks: store, webhookLines, system } = c.get('deps');
    const { tenantId } = c.get('member');
    const stored = await store.get(tenantId, c.req.param('id'));
    if (!stored) return notFound(c);
    const id = `evt_test_${system.newId('whk').slice(4)}`;
    const timestamp = new Date(system.now()).toISOString();
    const data = { conversationId: 'cnv_test', sequence: 0, isTest: true };
    await webhookLines.enqueue(tenantId, stored.id, [
      { id, type: 'conversation.started', timestamp, data },
    ]);
    return c.json({ id }, 202);
  })
  .post('/:id/replay', staff('delivery.replay'), async (c) => {
    const request = await body(c.req.raw, ReplayRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { webhooks: store, webhookLines } = c.get('deps');
    const { tenantId } = c.get('member');
    const stored = await store.get(tenantId, c.req.param('id'));
    if (!stored) return notFound(c);
    c.set('audit', { target: stored.id, after: request.value });
    const replayed = await webhookLines.replay(tenantId, stored.id, request.value.id);
    return replayed === 0 && request.value.id ? notFound(c) : c.json({ replayed });
  });

/** Path and query of an endpoint are often its secret (S89): what is told for ever names the host. */
const hostOf = (url: string): string => url.replace(/^(\w+:\/\/[^/?#]*).*$/s, '$1');
