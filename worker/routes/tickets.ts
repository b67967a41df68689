/** `/v1/admin/tickets`: open by hand, list, change; the visitor sees the status in the conversation. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { changeTicket, openTicket } from '#flows/tickets';
import { TicketChange, TicketFilter, TicketRequest } from '#protocol/ticket';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const tickets = new Hono<AppTypes>()
  .get('/', staff('ticket.read'), async (c) => {
    const filter = v.safeParse(TicketFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const page = await c.get('deps').tickets.page(c.get('member').tenantId, filter.output);
    return c.json(shownTo(c.get('member'), page));
  })
  .post('/', staff('ticket.write'), async (c) => {
    const request = await body(c.req.raw, TicketRequest);
    if (!request.ok) return problem(c, request.refusal);
    return answer(
      c,
      shownTo(c.get('member'), await openTicket(c.get('member'), request.value, c.get('deps'))),
      201,
    );
  })
  .get('/:id', staff('ticket.read'), async (c) => {
    const found = await c.get('deps').tickets.get(c.get('member').tenantId, c.req.param('id'));
    return found ? c.json(shownTo(c.get('member'), found)) : notFound(c);
  })
  .patch('/:id', staff('ticket.write'), async (c) => {
    const request = await body(c.req.raw, TicketChange);
    if (!request.ok) return problem(c, request.refusal);
    return answer(
      c,
      shownTo(
        c.get('member'),
        await changeTicket(c.get('member'), c.req.param('id'), request.value, c.get('deps')),
      ),
    );
  });
