/** The visitor API. Reads the request, asks a flow or the conversation, answers; no rules here. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { beginSession } from '#flows/begin-session';
import { captureLead } from '#flows/capture-lead';
import { endConversation } from '#flows/end-conversation';
import { ok } from '#core/result';
import type { Command } from '#ports/conversations';
import { limits } from '#protocol/limits';
import { ConsentRequest, LeadRequest, SessionRequest } from '#protocol/session';
import { EscalateRequest, FeedbackRequest, SendMessage } from '#protocol/up';
import { ConversationId } from '#protocol/ids';
import { accepts, body, wholeNumber, optionalBody } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { admitSite, tenantOf, visitor } from '#worker/middleware/visitor';
import * as v from 'valibot';

const answerWaitMs = 60_000;

export const chat = new Hono<AppTypes>()
  .post('/session', async (c) => {
    const request = await body(c.req.raw, SessionRequest, limits.sessionBodyMaxBytes);
    if (!request.ok) return problem(c, request.refusal);
    const found = await tenantOf(c, request.value.siteKey);
    if (!found.ok) return problem(c, found.refusal);
    const refused = await admitSite(c, found.value);
    if (refused) return problem(c, refused);
    return answer(c, await beginSession(request.value, found.value, c.get('deps')), 201);
  })
  .use('/*', visitor)
  .get('/socket', async (c) => {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return problem(c, { code: 'upgrade-required' });
    const joined = await c.get('deps').conversations.socket(c.get('claims'));
    return joined.ok ? joined.value : problem(c, joined.refusal);
  })
  .post('/message', async (c) => {
    const send = await body(c.req.raw, SendMessage);
    if (!send.ok) return problem(c, send.refusal);
    const { conversations } = c.get('deps');
    if (!accepts(c.req.raw, 'text/event-stream'))
      return answer(c, await conversations.ask(c.get('claims'), send.value, answerWaitMs));
    return events(c, await conversations.stream(c.get('claims'), 0, send.value));
  })
  .get('/history/:conversationId', async (c) => {
    const claims = c.get('claims');
    const id = v.safeParse(ConversationId, c.req.param('conversationId'));
    if (!id.success || id.output !== claims.conversationId)
      return problem(c, { code: 'not-found' });
    const after = wholeNumber(c.req.url, 'after', 0, Number.MAX_SAFE_INTEGER);
    if (!after.ok) return problem(c, after.refusal);
    const limit = wholeNumber(c.req.url, 'limit', 100, limits.historyPageMaxEvents);
    if (!limit.ok) return problem(c, limit.refusal);
    const { conversations } = c.get('deps');
    return answer(c, await conversations.history(claims, after.value, Math.max(1, limit.value)));
  })
  .get('/events', async (c) => {
    const last = c.req.header('last-event-id');
    const url = last && /^\d{1,15}$/.test(last) ? `https://x/?after=${last}` : c.req.url;
    const after = wholeNumber(url, 'after', 0, Number.MAX_SAFE_INTEGER);
    if (!after.ok) return problem(c, after.refusal);
    return events(c, await c.get('deps').conversations.stream(c.get('claims'), after.value));
  })
  .post('/end', async (c) => answer(c, await endConversation(c.get('claims'), c.get('deps'))))
  .post('/feedback', async (c) => {
    const request = await body(c.req.raw, FeedbackRequest);
    return request.ok
      ? tell(c, { ...request.value, kind: 'feedback' })
      : problem(c, request.refusal);
  })
  .post('/escalate', async (c) => {
    const request = await optionalBody(c.req.raw, EscalateRequest);
    return request.ok
      ? tell(c, { ...request.value, kind: 'escalate' })
      : problem(c, request.refusal);
  })
  .post('/consent', async (c) => {
    const request = await body(c.req.raw, ConsentRequest);
    return request.ok
      ? tell(c, { ...request.value, kind: 'consent' })
      : problem(c, request.refusal);
  })
  .post('/lead', async (c) => {
    const request = await body(c.req.raw, LeadRequest);
    if (!request.ok) return problem(c, request.refusal);
    return answer(
      c,
      await captureLead(c.get('tenant'), c.get('claims'), request.value, c.get('deps')),
      201,
    );
  });

async function tell(c: Context<AppTypes>, command: Command): Promise<Response> {
  const told = await c.get('deps').conversations.tell(c.get('claims'), command);
  return answer(c, told.ok ? ok({ seq: told.value.seq }) : told);
}

function events(
  c: Context<AppTypes>,
  stream: Awaited<ReturnType<AppTypes['Variables']['deps']['conversations']['stream']>>,
): Response {
  if (!stream.ok) return problem(c, stream.refusal);
  return c.body(stream.value, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
}
