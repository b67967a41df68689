/** `/v1/admin/conversations`: the inbox. Lists come from the read model, one conversation and every act go to its object. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { may } from '#core/permission';
import type { Result } from '#core/result';
import { acceptConversation } from '#flows/accept-conversation';
import { actOnConversations } from '#flows/act-on-conversations';
import { assignConversation, transferConversation } from '#flows/assign-conversation';
import { readContext } from '#flows/contacts';
import { countConversations, listConversations } from '#flows/list-conversations';
import { noteConversation } from '#flows/note-conversation';
import { visitorNames } from '#flows/visitor-names';
import type { StaffCommand } from '#ports/conversations';
import {
  AcceptRequest,
  AssignRequest,
  BulkRequest,
  NoteRequest,
  PeopleOnlyRequest,
  PriorityRequest,
  SnoozeRequest,
  TagsRequest,
  TransferRequest,
} from '#protocol/desk-requests';
import { ConversationId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import { ReadRequest, ReplyRequest } from '#protocol/inbox';
import { InboxFilter, InboxNamesFilter, inboxTagsMax } from '#protocol/inbox-filter';
import { refusalOf } from '#protocol/validation';
import { body, optionalBody, readBody, wholeNumber } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const conversations = new Hono<AppTypes>()
  .get('/', staff('inbox.read'), async (c) => {
    const filter = v.safeParse(InboxFilter, { ...c.req.query(), filter: c.req.queries('filter') });
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const listed = await listConversations(c.get('member'), filter.output, c.get('deps'));
    return c.json(shownTo(c.get('member'), listed));
  })
  .get('/counts', staff('inbox.read'), async (c) =>
    c.json(await countConversations(c.get('member'), c.get('deps'))),
  )
  .get('/tags', staff('inbox.read'), async (c) => {
    const { conversationList } = c.get('deps');
    return c.json({ tags: await conversationList.tags(c.get('member').tenantId, inboxTagsMax) });
  })
  .get('/names', staff('inbox.read'), async (c) => {
    const asked = v.safeParse(InboxNamesFilter, c.req.query());
    if (!asked.success) return problem(c, refusalOf(asked.issues));
    const names = await visitorNames(c.get('member'), asked.output.ids, c.get('deps'));
    return c.json({ names });
  })
  .post('/bulk', staff('conversation.bulk'), async (c) => {
    const request = await body(c.req.raw, BulkRequest);
    if (!request.ok) return problem(c, request.refusal);
    c.set('audit', { target: [...new Set(request.value.conversationIds)].join(' ') });
    return shown(c, await actOnConversations(c.get('member'), request.value, c.get('deps')));
  })
  .get('/:id', staff('conversation.read'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const after = wholeNumber(c.req.url, 'after', 0, Number.MAX_SAFE_INTEGER);
    if (!after.ok) return problem(c, after.refusal);
    const { tenantId } = c.get('member');
    const read = await c
      .get('deps')
      .conversations.readAsStaff(tenantId as TenantId, id, after.value);
    return shown(c, read);
  })
  .get('/:id/context', staff('contact.read'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const { conversations: known } = c.get('deps');
    // The read model does not know whose a foreign id is: the object does.
    const read = await known.readAsStaff(c.get('member').tenantId as TenantId, id, 0);
    if (!read.ok) return problem(c, read.refusal);
    return c.json(shownTo(c.get('member'), await readContext(c.get('member'), id, c.get('deps'))));
  })
  .post('/:id/accept', staff('conversation.write'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const request = await optionalBody(c.req.raw, AcceptRequest);
    if (!request.ok) return problem(c, request.refusal);
    const { takeOver = false } = request.value;
    if (takeOver && !may(c.get('member'), 'conversation.takeover'))
      return problem(c, { code: 'forbidden' });
    return shown(c, await acceptConversation(c.get('member'), id, takeOver, c.get('deps')));
  })
  .post('/:id/reply', staff('conversation.write'), async (c) => {
    const request = await body(c.req.raw, ReplyRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'reply' }) : problem(c, request.refusal);
  })
  .post('/:id/read', staff('conversation.write'), async (c) => {
    const request = await body(c.req.raw, ReadRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'read' }) : problem(c, request.refusal);
  })
  .post('/:id/release', staff('conversation.write'), (c) => tell(c, { kind: 'release' }))
  .post('/:id/end', staff('conversation.write'), (c) => tell(c, { kind: 'end' }))
  .post('/:id/notes', staff('note.write'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const request = await body(c.req.raw, NoteRequest);
    if (!request.ok) return problem(c, request.refusal);
    return shown(c, await noteConversation(c.get('member'), id, request.value, c.get('deps')), 201);
  })
  .post('/:id/tags', staff('conversation.tag'), async (c) => {
    const request = await body(c.req.raw, TagsRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'tag' }) : problem(c, request.refusal);
  })
  .post('/:id/priority', staff('conversation.tag'), async (c) => {
    const request = await body(c.req.raw, PriorityRequest);
    return request.ok
      ? tell(c, { ...request.value, kind: 'prioritise' })
      : problem(c, request.refusal);
  })
  .post('/:id/snooze', staff('conversation.snooze'), async (c) => {
    const request = await body(c.req.raw, SnoozeRequest);
    return request.ok ? tell(c, { ...request.value, kind: 'snooze' }) : problem(c, request.refusal);
  })
  .post('/:id/assign', staff('conversation.assign'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const request = await body(c.req.raw, AssignRequest);
    if (!request.ok) return problem(c, request.refusal);
    return shown(c, await assignConversation(c.get('member'), id, request.value, c.get('deps')));
  })
  .post('/:id/transfer', staff('conversation.transfer'), async (c) => {
    const id = idOf(c);
    if (!id) return notFound(c);
    const request = await body(c.req.raw, TransferRequest);
    if (!request.ok) return problem(c, request.refusal);
    return shown(c, await transferConversation(c.get('member'), id, request.value, c.get('deps')));
  })
  .post('/:id/people-only', staff('conversation.tag'), async (c) => {
    const request = await body(c.req.raw, PeopleOnlyRequest);
    return request.ok
      ? tell(c, { ...request.value, kind: 'prefer-people' })
      : problem(c, request.refusal);
  })
  .post('/:id/callback-done', staff('callback.write'), (c) => tell(c, { kind: 'callback-done' }));

type Act = StaffCommand extends infer C
  ? C extends StaffCommand
    ? Omit<C, 'agentId'>
    : never
  : never;

async function tell(c: Context<AppTypes>, act: Act): Promise<Response> {
  const id = idOf(c);
  if (!id) return notFound(c);
  const { tenantId, memberId } = c.get('member');
  const command = { ...act, agentId: memberId } as StaffCommand;
  return shown(c, await c.get('deps').conversations.tellAsStaff(tenantId as TenantId, id, command));
}

/** An answer with what was written in it, as this member may see it. For the audit a place in the log says what was and what is. */
function shown<T>(c: Context<AppTypes>, result: Result<T>, status: 200 | 201 = 200): Response {
  const told = result.ok ? v.safeParse(Told, result.value) : null;
  if (told?.success) {
    const { seq, conversation } = told.output;
    const id = c.req.param('id');
    c.set('audit', {
      before: [id, seq - 1],
      after: [id, conversation.lastSeq, readBody(c.req.raw)],
    });
  }
  return answer(c, shownTo(c.get('member'), result), status);
}

const Told = v.object({ seq: v.number(), conversation: v.object({ lastSeq: v.number() }) });

/** What is no id and what is nobody's are equally absent. */
function idOf(c: Context<AppTypes>): ConversationId | null {
  const id = v.safeParse(ConversationId, c.req.param('id'));
  return id.success ? id.output : null;
}
