/** `/v1/admin/memory`: what is remembered of identified contacts: the latest, the one of a conversation, one; change, erase. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { keyFromAddress, keyInAddress } from '#core/memory/contact';
import { may } from '#core/permission';
import { changeMemory, showMemory } from '#flows/change-memory';
import { ConversationId } from '#protocol/ids';
import { MemoryChange } from '#protocol/memory';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';
import { tenantOf } from '#worker/middleware/tenant';

const latestMax = 100;

export const memory = new Hono<AppTypes>()
  .get('/', staff('memory.read'), listed('contacts'), async (c) => {
    const rows = await c.get('deps').contactMemories.latest(c.get('member').tenantId, latestMax);
    return c.json({
      contacts: rows.map(({ firstAt, lastAt, ...row }) => ({
        ...row,
        contactKey: keyInAddress(row.contactKey),
        firstAt: new Date(firstAt).toISOString(),
        lastAt: new Date(lastAt).toISOString(),
      })),
    });
  })
  .get('/of/:id', staff('memory.read'), async (c) => {
    const id = v.safeParse(ConversationId, c.req.param('id'));
    if (!id.success) return notFound(c);
    const { contactMemories } = c.get('deps');
    const key = await contactMemories.contactOf(c.get('member').tenantId, id.output);
    return answer(c, await showMemory(await readerOf(c), key, c.get('deps')));
  })
  .get('/:id', staff('memory.read'), async (c) =>
    answer(c, await showMemory(await readerOf(c), keyOf(c), c.get('deps'))),
  )
  .patch('/:id', staff('memory.write'), async (c) => {
    const change = await body(c.req.raw, MemoryChange);
    if (!change.ok) return problem(c, change.refusal);
    return answer(c, await changeMemory(await readerOf(c), keyOf(c), change.value, c.get('deps')));
  })
  .delete('/:id', staff('memory.write'), async (c) => {
    const { tenantId } = c.get('member');
    const removed = await c.get('deps').contactMemories.remove(tenantId, keyOf(c));
    return removed ? c.body(null, 204) : notFound(c);
  });

const keyOf = (c: Context<AppTypes>): string => keyFromAddress(c.req.param('id') ?? '');

async function readerOf(c: Context<AppTypes>) {
  const member = c.get('member');
  const tenant = await tenantOf(c);
  return { tenant, mayReadPii: may(member, 'pii.read') };
}
