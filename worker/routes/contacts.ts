/** `/v1/admin/contacts`: one person, custom attributes, merging of duplicates. */
import { Hono } from 'hono';
import { changeContact, mergeContacts, readContact, undoMerge } from '#flows/contacts';
import { ContactChange, MergeRequest, UnmergeRequest } from '#protocol/ticket';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const contacts = new Hono<AppTypes>()
  .get('/:id', staff('contact.read'), async (c) =>
    answer(c, await readContact(c.get('member'), c.req.param('id'), c.get('deps'))),
  )
  .patch('/:id', staff('contact.write'), async (c) => {
    const request = await body(c.req.raw, ContactChange);
    if (!request.ok) return problem(c, request.refusal);
    return answer(
      c,
      await changeContact(c.get('member'), c.req.param('id'), request.value, c.get('deps')),
    );
  })
  .post('/:id/merge', staff('contact.merge'), async (c) => {
    const request = await body(c.req.raw, MergeRequest);
    if (!request.ok) return problem(c, request.refusal);
    c.set('audit', { target: `${c.req.param('id')} ${request.value.contactId}` });
    return answer(
      c,
      await mergeContacts(c.get('member'), c.req.param('id'), request.value, c.get('deps')),
    );
  })
  .post('/:id/unmerge', staff('contact.merge'), async (c) => {
    const request = await body(c.req.raw, UnmergeRequest);
    if (!request.ok) return problem(c, request.refusal);
    c.set('audit', { target: `${c.req.param('id')} ${request.value.contactId}` });
    return answer(
      c,
      await undoMerge(c.get('member'), c.req.param('id'), request.value, c.get('deps')),
    );
  });
