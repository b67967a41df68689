/** `/v1/admin/notifications`: one's own list, how one wants to be told, browsers, and the company's channels. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { preferencesShown } from '#core/notification';
import { addBrowser, addChannel, addOwnWebhook } from '#flows/notification-targets';
import type { TargetRow } from '#ports/notifications';
import {
  ChannelRequest,
  NotificationFilter,
  NotificationPreferences,
  NotificationsRead,
  OwnWebhookRequest,
  PushRequest,
} from '#protocol/notification';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';

export const notifications = new Hono<AppTypes>()
  .get('/', staff('notification.read'), async (c) => {
    const filter = v.safeParse(NotificationFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { tenantId, memberId } = c.get('member');
    return c.json(await c.get('deps').notifications.page(tenantId, memberId, filter.output));
  })
  .post('/read', staff('notification.write'), async (c) => {
    const request = await body(c.req.raw, NotificationsRead);
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId, memberId } = c.get('member');
    const { notifications: store, system } = c.get('deps');
    await store.read(tenantId, memberId, request.value.ids ?? null, system.now());
    return c.body(null, 204);
  })
  .get('/preferences', staff('notification.read'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const known = await c.get('deps').notifications.preferences(tenantId, [memberId]);
    return c.json(preferencesShown(known.get(memberId) ?? {}));
  })
  .put('/preferences', staff('notification.write'), async (c) => {
    const request = await body(c.req.raw, NotificationPreferences);
    if (!request.ok) return problem(c, request.refusal);
    const { tenantId, memberId } = c.get('member');
    const { notifications: store, system } = c.get('deps');
    await store.savePreferences(tenantId, memberId, request.value, system.now());
    return c.json(preferencesShown(request.value));
  })
  .get('/push-key', staff('notification.read'), (c) =>
    c.json({ publicKey: c.get('deps').push.publicKey }),
  )
  .get('/targets', staff('notification.read'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const rows = await c.get('deps').notifications.targets(tenantId, [memberId]);
    return c.json({ targets: rows.map(shown) });
  })
  .delete('/targets/:id', staff('notification.write'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const id = c.req.param('id');
    const gone = await c.get('deps').notifications.dropTarget(tenantId, id, memberId);
    return gone ? c.body(null, 204) : notFound(c);
  })
  .post('/webhooks', staff('notification.write'), async (c) => {
    const request = await body(c.req.raw, OwnWebhookRequest);
    if (!request.ok) return problem(c, request.refusal);
    const old = tooOldFor(c);
    if (old) return old;
    return answer(c, await addOwnWebhook(c.get('member'), request.value, c.get('deps')), 201);
  })
  .post('/browsers', staff('notification.write'), async (c) => {
    const request = await body(c.req.raw, PushRequest);
    if (!request.ok) return problem(c, request.refusal);
    return answer(c, await addBrowser(c.get('member'), request.value, c.get('deps')), 201);
  })
  .delete('/browsers/:id', staff('notification.write'), async (c) => {
    const { tenantId, memberId } = c.get('member');
    const id = c.req.param('id');
    const gone = await c.get('deps').notifications.dropTarget(tenantId, id, memberId);
    return gone ? c.body(null, 204) : notFound(c);
  })
  .get('/channels', staff('integration.read'), async (c) => {
    const rows = await c.get('deps').notifications.targets(c.get('member').tenantId, null);
    return c.json({ channels: rows.map(shown) });
  })
  .post('/channels', staff('integration.write'), async (c) => {
    const request = await body(c.req.raw, ChannelRequest);
    if (!request.ok) return problem(c, request.refusal);
    // Whoever has its address may write there, and it hears of visitors.
    c.set('audit', { target: request.value.name });
    const old = tooOldFor(c);
    if (old) return old;
    return answer(c, await addChannel(c.get('member'), request.value, c.get('deps')), 201);
  })
  .delete('/channels/:id', staff('integration.write'), async (c) => {
    const { tenantId } = c.get('member');
    const gone = await c.get('deps').notifications.dropTarget(tenantId, c.req.param('id'), null);
    return gone ? c.body(null, 204) : notFound(c);
  });

/** Without the address. */
const shown = ({ id, kind, name, kinds, failures, lastError }: TargetRow) => ({
  id,
  kind,
  name,
  kinds,
  failures,
  lastError,
});
