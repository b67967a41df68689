/** Contract: messages, history, streams and the other routes of a conversation over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { aNumber, aText, aToken, anId, anInstant, expectProblem } from './expectations.ts';

let parley: Parley;
const siteKey = 'pk_demo_logistics';
const question = 'What do I have to write on a commercial invoice?';

beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, siteKey);
const post = <T = Record<string, unknown>>(path: string, token: string, body?: unknown) =>
  call<T>(parley.origin, `/v1/chat/${path}`, {
    method: 'POST',
    token,
    ...(body === undefined ? {} : { body }),
  });
const say = (who: Session, clientId: string, text: string, more: object = {}) =>
  post<{ message: Frame; reply: Frame | null }>('message', who.token, { clientId, text, ...more });
const anAnswer = (replyTo: number) => ({
  seq: aNumber,
  at: anInstant,
  id: anId('msg'),
  author: 'assistant',
  authorName: aText,
  text: aText,
  turnId: anId('trn'),
  replyTo,
  language: 'en',
  confidence: aNumber,
  citations: expect.arrayContaining([
    expect.objectContaining({ articleId: anId('art'), title: aText }),
  ]) as object,
});

test('POST message answers the stored message and the reply with its sources', async () => {
  const who = await begin();
  const said = await say(who, 'c-1', question);
  expect(said.status).toBe(200);
  expect(said.body).toEqual({
    message: {
      seq: 2,
      at: anInstant,
      id: anId('msg'),
      author: 'visitor',
      text: question,
      clientId: 'c-1',
    },
    reply: anAnswer(2),
  });
  expect(said.body.reply?.['confidence']).toBeGreaterThan(0.45);
});

test('the log of a turn: started, asked, turn, answered; seq without a gap', async () => {
  const who = await begin();
  const said = await say(who, 'c-1', question);
  const events = await history(parley.origin, who);
  expect(events.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'conversation.started'],
    [2, 'message.created'],
    [3, 'turn.started'],
    [4, 'message.created'],
    [5, 'turn.ended'],
  ]);
  expect(events[2]).toEqual({
    seq: 3,
    at: anInstant,
    kind: 'turn.started',
    turnId: anId('trn'),
    questionSeq: 2,
    attempt: 1,
  });
  const { seq, at, ...message } = said.body.reply as Record<string, unknown>;
  expect(events[3]).toEqual({ seq, at, kind: 'message.created', message });
  expect(events[4]).toEqual({
    seq: 5,
    at: anInstant,
    kind: 'turn.ended',
    turnId: events[2]?.['turnId'] as string,
    questionSeq: 2,
    outcome: 'answered',
    provider: 'builtin',
    model: 'extractive',
    promptVersion: '1',
    tokens: { input: 0, output: 0 },
    costUsd: 0,
    latencyMs: aNumber,
    confidence: message['confidence'] as number,
  });
  // Staff's copy of it says more.
  expect(staffLog(parley, who)[4]).toEqual({
    ...events[4],
    reasons: expect.any(Array) as string[],
    intent: 'CUSTOMS',
    decision: 'answer',
    sentiment: 0,
    language: 'en',
  });
});

test('the same clientId is stored once; with another text it is refused', async () => {
  const who = await begin();
  const first = await say(who, 'same', question);
  const copies = await Promise.all([say(who, 'same', question), say(who, 'same', question)]);
  for (const copy of copies) expect(copy.body).toEqual(first.body);
  expectProblem(await say(who, 'same', 'Something else'), 'client-id-reused');
  const visitor = (await history(parley.origin, who)).filter(
    (event) => event['message']?.author === 'visitor',
  );
  expect(visitor.map((event) => event['message'].text)).toEqual([question]);
});

test('history pages forward from a cursor', async () => {
  const who = await begin();
  await say(who, 'c-1', question);
  const all = await history(parley.origin, who);
  const page = (query: string) =>
    call(parley.origin, `/v1/chat/history/${who.conversationId}${query}`, { token: who.token });
  expect((await page('?after=1&limit=2')).body).toEqual({
    events: all.slice(1, 3),
    cursor: 3,
    more: true,
  });
  expect((await page('?after=3')).body).toEqual({
    events: all.slice(3),
    cursor: 5,
    more: false,
  });
  expect((await page('?after=5')).body).toEqual({ events: [], cursor: 5, more: false });
  expectProblem(await page('?after=6'), 'invalid-cursor');
  for (const query of ['?after=-1', '?after=x', '?after=9007199254740993', '?after=', '?after=1.5'])
    expectProblem(await page(query), 'invalid-cursor', { detail: 'after: a whole number' });
  expectProblem(await page('?after=1&after=2'), 'invalid-cursor', {
    detail: 'after: a whole number',
  });
  expectProblem(await page('?limit=-5'), 'invalid-cursor', { detail: 'limit: a whole number' });
});

test('feedback, escalate, consent: one event each', async () => {
  const who = await begin();
  const said = await say(who, 'c-1', question);
  const messageId = String(said.body.reply?.['id']);
  const given = await post('feedback', who.token, { messageId, value: 'up', comment: 'Good.' });
  expect([given.status, given.body]).toEqual([200, { seq: 6 }]);
  const rated = await post('feedback', who.token, { value: '4' });
  expect(rated.body).toEqual({ seq: 7 });
  const consented = await post('consent', who.token, { purpose: 'analytics', granted: true });
  expect(consented.body).toEqual({ seq: 8 });
  const asked = await post('escalate', who.token, { reason: 'I want a person' });
  expect(asked.body).toEqual({ seq: 9 });
  const again = await post('escalate', who.token, {});
  expect(again.status).toBe(200);
  const events = await history(parley.origin, who);
  expect(events.slice(5)).toEqual([
    { seq: 6, at: anInstant, kind: 'feedback.given', messageId, value: 'up', comment: 'Good.' },
    { seq: 7, at: anInstant, kind: 'feedback.given', value: '4' },
    { seq: 8, at: anInstant, kind: 'consent.changed', purpose: 'analytics', granted: true },
    {
      seq: 9,
      at: anInstant,
      kind: 'escalation.requested',
      escalationId: anId('esc'),
      by: 'visitor',
      reason: 'I want a person',
    },
    {
      seq: 10,
      at: anInstant,
      kind: 'message.created',
      message: {
        id: anId('msg'),
        author: 'system',
        text: aText,
        notice: aText,
        language: 'en',
      },
    },
  ]);
});

test('a lead leaves which fields there are, not what they say', async () => {
  const who = await begin();
  const left = await post('lead', who.token, {
    name: 'Ada',
    email: 'ada@example.com',
    note: 'Call me',
    consent: true,
  });
  expect([left.status, left.body]).toEqual([201, { leadId: anId('led'), seq: 2 }]);
  expect((await history(parley.origin, who))[1]).toEqual({
    seq: 2,
    at: anInstant,
    kind: 'lead.captured',
    leadId: left.body['leadId'],
    fields: ['name', 'email', 'note'],
  });
  expectProblem(await post('lead', who.token, { name: 'Ada' }), 'invalid-request', {
    detail: 'an e-mail address or a phone number is needed',
  });
});

test('a lead under a clientId is kept once, however often and at once it is sent', async () => {
  const who = await begin();
  const lead = { clientId: 'lead-1', email: 'ada@example.com', note: 'Call me' };
  const sent = await Promise.all(Array.from({ length: 8 }, () => post('lead', who.token, lead)));
  sent.push(await post('lead', who.token, lead));
  const first = { leadId: sent[0]?.body['leadId'], seq: 2 };
  expect(sent.map(({ status, body }) => [status, body])).toEqual(sent.map(() => [201, first]));
  expectProblem(
    await post('lead', who.token, { ...lead, note: 'Do not call me' }),
    'client-id-reused',
  );
  const other = await post('lead', who.token, { ...lead, clientId: 'lead-2' });
  expect([other.status, other.body]).toEqual([201, { leadId: anId('led'), seq: 3 }]);
  const captured = (await history(parley.origin, who)).slice(1);
  const event = { at: anInstant, kind: 'lead.captured', fields: ['email', 'note'] };
  expect(captured).toEqual([
    { ...event, ...first },
    { ...event, ...(other.body as object) },
  ]);
  const db = await parley.server.miniflare.getD1Database('DB');
  const rows = await db
    .prepare('SELECT id, client_id FROM lead WHERE conversation_id = ? ORDER BY client_id')
    .bind(who.conversationId)
    .all();
  expect(rows.results).toEqual([
    { id: first.leadId, client_id: 'lead-1' },
    { id: other.body['leadId'], client_id: 'lead-2' },
  ]);
});

test('the end retires the token; the one that is given then only reads and rates', async () => {
  const who = await begin();
  const said = await say(who, 'c-1', question);
  const ended = await post<{ token: string }>('end', who.token);
  expect([ended.status, ended.body]).toEqual([
    200,
    { status: 'ended', cursor: 6, token: aToken, expiresAt: anInstant },
  ]);
  for (const path of ['end', 'escalate', 'feedback', 'consent', 'lead', 'message'] as const)
    expectProblem(await post(path, who.token, bodies[path]), 'token-revoked');
  for (const path of [`history/${who.conversationId}`, 'events'])
    expectProblem(
      await call(parley.origin, `/v1/chat/${path}`, { token: who.token }),
      'token-revoked',
    );
  const { token } = ended.body;
  for (const path of ['end', 'escalate', 'consent', 'lead', 'message'] as const)
    expectProblem(await post(path, token, bodies[path]), 'forbidden', {
      detail: 'this token only reads',
    });
  const events = await history(parley.origin, { ...who, token });
  expect(events.at(-1)).toEqual({
    seq: 6,
    at: anInstant,
    kind: 'conversation.ended',
    by: 'visitor',
  });
  const rated = await post('feedback', token, { messageId: said.body.reply?.['id'], value: '5' });
  expect(rated.body).toEqual({ seq: 7 });
});

const bodies = {
  end: undefined,
  escalate: {},
  feedback: { value: 'up' },
  consent: { purpose: 'chat', granted: true },
  lead: { email: 'ada@example.com' },
  message: { clientId: 'later', text: 'Hello?' },
};

test('texts have exact limits and come back byte for byte', async () => {
  const who = await begin();
  const longest = '🚚'.repeat(4_000);
  const said = await say(who, 'long', longest);
  expect([said.status, said.body.message['text']]).toEqual([200, longest]);
  expectProblem(await say(who, 'longer', `${longest}a`), 'message-too-long', {
    detail: 'text: at most 4000 characters and 16384 bytes',
  });
  const odd = 'a\u0000b \u202e\u2066 e\u0301 \u00e9 👩‍👩‍👧 \u2028 \ufeff';
  expect((await say(who, 'odd', odd)).body.message['text']).toBe(odd);
  expectProblem(await say(who, 'ill', 'x\ud800y'), 'invalid-text', {
    detail: 'text: must be well-formed Unicode',
  });
  for (const text of ['', ' \n\t'])
    expectProblem(await say(who, 'empty', text), 'invalid-request', {
      detail: 'text: must not be empty',
    });
  for (const clientId of ['', 'x'.repeat(65), 'a b', 'ä', '../x'])
    expectProblem(await say(who, clientId, 'hello'), 'invalid-request', {
      detail: 'clientId: 1 to 64 of letters, digits, _ . : -',
    });
});
