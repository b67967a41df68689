/** `/v1/admin/canned-responses`: ready-made texts for agents. */
import { Hono } from 'hono';
import { roomFor } from '#core/tenant-caps';
import * as v from 'valibot';
import {
  CannedResponseChange,
  CannedResponseDraft,
  CannedResponseFilter,
} from '#protocol/canned-response';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

const taken = {
  code: 'invalid-request',
  detail: 'this shortcut is taken in this language',
} as const;

export const cannedResponses = new Hono<AppTypes>()
  .get('/', staff('canned-response.read'), listed('cannedResponses', true), async (c) => {
    const filter = v.safeParse(CannedResponseFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const { tenantId } = c.get('member');
    const found = await c.get('deps').cannedResponses.list(tenantId, filter.output);
    return c.json({ cannedResponses: found });
  })
  .post('/', staff('canned-response.write'), async (c) => {
    const draft = await body(c.req.raw, CannedResponseDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    const { cannedResponses: store, system } = c.get('deps');
    const known = await store.list(c.get('member').tenantId, {});
    const room = roomFor('cannedResponses', known.length);
    if (!room.ok) return problem(c, room.refusal);
    const response = { ...draft.value, id: system.newId('can') };
    c.set('audit', { target: response.id, after: draft.value });
    const added = await store.add(c.get('member').tenantId, response);
    return added ? c.json(response, 201) : problem(c, taken);
  })
  .patch('/:id', staff('canned-response.write'), async (c) => {
    const change = await body(c.req.raw, CannedResponseChange);
    if (!change.ok) return problem(c, change.refusal);
    const { cannedResponses: store } = c.get('deps');
    const { tenantId } = c.get('member');
    const before = await store.get(tenantId, c.req.param('id'));
    if (!before) return notFound(c);
    const response = { ...before, ...change.value };
    c.set('audit', { target: before.id, before, after: response });
    return (await store.save(tenantId, response)) ? c.json(response) : problem(c, taken);
  })
  .delete('/:id', staff('canned-response.write'), async (c) => {
    const id = c.req.param('id');
    c.set('audit', { target: id });
    const removed = await c.get('deps').cannedResponses.remove(c.get('member').tenantId, id);
    return removed ? c.body(null, 204) : notFound(c);
  });
