/**
 * Tools that take their time: they leave the turn, go on across kill -9, and report into the conversation once, whether they are asked for,
 * call back, run out of time or are stopped; never over a person who has the floor (R07, S57).
 */
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import type { SettingValues } from '../../../worker/cli/settings.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost, ToolRequestSeen } from '../../support/tool-host.ts';

const link = 'https://parley.example';
const slowly = 'This takes a little longer. I will write here as soon as it is done.';
let host: ToolHost;
let parley: Parley;
let siteKey: string;
let owner: Staff;
let secret: string;
/** What jobs have come to, by their path; absent: not done yet. */
let jobs: Map<string, object>;

const parameters = {
  type: 'object',
  required: ['order_id'],
  properties: { order_id: { type: 'string', 'x-entity': 'ORDER_ID' } },
};
beforeAll(async () => {
  host = await startToolHost();
  parley = await startParley({
    // `npm start` says where it serves; here the test does.
    settings: { OUTBOUND_ALLOW: host.allow, LINK_ORIGIN: link, TEST_CLOCK: '1' } as SettingValues,
  });
  const templates = {
    done: { en: 'The papers of {{order_id}} are ready: {{pages}} pages.' },
    failed: { en: 'There are no papers: {{error}}.' },
  };
  const made = await desk(parley, {
    tools: [
      {
        name: 'fetch_papers',
        risk: 'write',
        confirm: false,
        url: `${host.origin}/papers`,
        parameters,
        triggers: { says: ['papers'] },
        templates,
      },
      {
        name: 'make_report',
        slow: true,
        lateHours: 1,
        url: `${host.origin}/reports`,
        parameters,
        triggers: { says: ['report'] },
        templates,
      },
    ],
  });
  siteKey = made.tenant.siteKey;
  owner = made.staff[0]!;
  secret = await newSecret();
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
});
beforeEach(() => {
  jobs = new Map();
  host.requests.length = host.effects.length = 0;
  host.answer = (seen, response) => {
    if (seen.method === 'GET') {
      const done = jobs.get(seen.path);
      return done ? json(response, done) : json(response, {}, 202);
    }
    response
      .writeHead(202, {
        location: `/jobs/${seen.key}`,
        'retry-after': '1',
        'content-type': 'application/json',
      })
      .end('{"state":"queued"}');
  };
});

const asOwner = (path: string, body: object) =>
  call(parley.origin, path, {
    method: 'POST',
    body,
    headers: { cookie: owner.cookie, origin: parley.origin },
  });
async function newSecret(): Promise<string> {
  const answered = await asOwner('/v1/admin/tools/make_report/secret', {});
  return answered.body['signingSecret'] as string;
}
let sends = 0;
const say = (who: Session, text: string) =>
  call<{ reply: Frame | null }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  }).then(
    ({ body }) => body.reply?.['text'] as string | undefined,
    () => undefined,
  );
const texts = async (who: Session) =>
  (await history(parley.origin, who)).flatMap(({ kind, message }) =>
    kind === 'message.created' && message.author === 'assistant' ? [message.text as string] : [],
  );
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 30_000 });
const posts = () => host.requests.filter(({ method }) => method === 'POST');
const staffEvents = async (who: Session) => (await owner.open(who.conversationId)).body.events;
const callOf = async (who: Session) =>
  ((await staffEvents(who)).find(({ kind }) => kind === 'tool.requested') as any).callId as string;
const execution = async (who: Session) => {
  const answered = await call<{ executions: Record<string, unknown>[] }>(
    parley.origin,
    '/v1/admin/tools/executions',
    { headers: { cookie: owner.cookie } },
  );
  const found = answered.body.executions.filter(
    ({ conversationId }) => conversationId === who.conversationId,
  );
  return found.map(({ status, code }) => ({ status, code }));
};

async function begun(text = 'I need the papers of order ORD-4711') {
  const who = await session(parley.origin, siteKey);
  expect(await say(who, text)).toBe(slowly);
  await soon(() => posts().length).toBe(1);
  return { who, asked: posts()[0]!, job: `/jobs/${posts()[0]!.key}` };
}

it('is told to take longer, goes on, and comes back as a message of its own, once', async () => {
  const { who, job } = await begun();
  expect(await say(who, 'Thank you')).toBeTruthy();
  jobs.set(job, { pages: 3 });
  const told = 'The papers of ORD-4711 are ready: 3 pages.';
  await soon(() => texts(who)).toContain(told);
  expect((await texts(who)).filter((text) => text === told)).toHaveLength(1);
  await soon(() => execution(who)).toEqual([{ status: 'ok', code: 'ok' }]);
  expect(posts()).toHaveLength(1);
  const kinds = (await staffEvents(who)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('tool.'))).toEqual([
    'tool.requested',
    'tool.called',
  ]);
});

it('what the other side could not do is told, too', async () => {
  const { who, job } = await begun();
  const plain = host.answer;
  host.answer = (seen, response) =>
    seen.path === job ? json(response, { error: 'the archive burnt' }, 410) : plain(seen, response);
  await soon(() => texts(who)).toContain('There are no papers: the archive burnt.');
});

it.each<[string, (job: string) => void, (job: string) => void]>([
  ['before it is done', () => undefined, (job) => jobs.set(job, { pages: 1 })],
  ['as it is done', (job) => jobs.set(job, { pages: 1 }), () => undefined],
])('killed %s: the effect once, the report once', async (_, before, after) => {
  const { who, job } = await begun();
  before(job);
  await parley.crash();
  after(job);
  const told = 'The papers of ORD-4711 are ready: 1 pages.';
  await soon(() => texts(who)).toContain(told);
  await parley.crash();
  expect((await texts(who)).filter((text) => text === told)).toHaveLength(1);
  const keys = host.effects.filter((key) => key.startsWith(who.conversationId));
  expect(keys).toHaveLength(1);
});

it('a person has the floor: the staff get a note, the assistant says nothing', async () => {
  const { who, job } = await begun();
  await call(parley.origin, '/v1/chat/escalate', { token: who.token, body: {} });
  expect((await owner.act(who.conversationId, 'accept')).status).toBe(200);
  const before = await texts(who);
  jobs.set(job, { pages: 9 });
  const note = async () => (await staffEvents(who)).find(({ kind }) => kind === 'note.created');
  await soon(async () => (await note()) as unknown).toMatchObject({
    memberName: 'fetch papers',
    text: 'The papers of ORD-4711 are ready: 9 pages.',
  });
  expect(await texts(who)).toEqual(before);
  expect(JSON.stringify(await history(parley.origin, who))).not.toContain('9 pages');
});

it('staff can stop it; what comes later is nothing', async () => {
  const { who, job } = await begun();
  const callId = await callOf(who);
  await soon(() => execution(who)).toEqual([{ status: 'waiting', code: 'accepted' }]);
  const path = `/v1/admin/tools/calls/${who.conversationId}/${callId}/cancel`;
  expect((await asOwner(path, {})).body).toEqual({ outcome: 'taken' });
  expect((await asOwner(path, {})).body).toEqual({ outcome: 'known' });
  jobs.set(job, { pages: 2 });
  expect(await texts(who)).toContain('A colleague has stopped this. I can get a person for you.');
  await soon(() => execution(who)).toEqual([{ status: 'refused', code: 'cancelled' }]);
  const absent = path.replace(callId, `tcl_${'0'.repeat(22)}`);
  expect((await asOwner(absent, {})).status).toBe(404);
  expect(await texts(who)).not.toContain('The papers of ORD-4711 are ready: 2 pages.');
});

/** As the other side does it: the address of the call, the tool's secret. */
function report(
  { headers }: ToolRequestSeen,
  body: object | string,
  how: { id?: string; secret?: string; at?: number; token?: string } = {},
) {
  const address = String(headers['parley-callback']);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { id = 'msg_1', at = Date.now() } = how;
  const path = how.token ? `/v1/tool-results/${how.token}` : address.slice(link.length);
  return call(parley.origin, path, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Webhook(how.secret ?? secret).sign(id, new Date(at), text),
    },
  });
}

it('a tool that calls back: signed, for this call only, and once, however often it comes', async () => {
  const { who, asked } = await begun('I need a report on order ORD-4711');
  const done = { status: 'done', result: { pages: 12 } };
  const [head = '', body = '', signature = ''] = String(asked.headers['parley-callback'])
    .split('/')
    .at(-1)!
    .split('.');
  const other = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const forged = Buffer.from(JSON.stringify({ ...other, tool: 'fetch_papers' })).toString(
    'base64url',
  );
  const wrong = await Promise.all([
    report(asked, done, { secret: `whsec_${Buffer.alloc(32).toString('base64')}` }),
    report(asked, done, { at: Date.now() - 6 * 60_000 }),
    report(asked, done, { token: `${head}.${forged}.${signature}` }),
    report(asked, done, { token: who.token }),
    report(asked, { status: 'perhaps' }),
    report(asked, 'no JSON'),
  ]);
  expect(wrong.map(({ status }) => status)).toEqual([401, 401, 404, 404, 400, 400]);
  expect(await texts(who)).toEqual([slowly]);
  const copies = await Promise.all(Array.from({ length: 50 }, () => report(asked, done)));
  expect(copies.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
  expect(copies.filter(({ body: { outcome } }) => outcome === 'taken')).toHaveLength(1);
  await parley.crash();
  expect((await report(asked, { status: 'failed', error: 'late' })).body).toEqual({
    outcome: 'known',
  });
  const told = 'The papers of ORD-4711 are ready: 12 pages.';
  expect((await texts(who)).filter((text) => text === told)).toHaveLength(1);
});

it('a report that says it failed', async () => {
  const { who, asked } = await begun('I need a report on order ORD-4713');
  expect((await report(asked, { status: 'failed', error: 'no such year' })).body).toEqual({
    outcome: 'taken',
  });
  await soon(() => texts(who)).toContain('There are no papers: no such year.');
});

it('after its hours it is over, and the visitor is told that nobody knows', async () => {
  const { who, asked } = await begun('I need a report on order ORD-4714');
  // The other side calls back, so it is not asked meanwhile. In steps: a member who does nothing is signed out.
  for (const minutes of [25, 50, 65]) {
    await call(parley.origin, '/test/clock', { body: { at: Date.now() + minutes * 60_000 } });
    await owner.open(who.conversationId);
  }
  const back = await session(parley.origin, siteKey, { visitorToken: who.token });
  // The clock of the machine has not moved: something wakes the conversation.
  await say(back, 'Hello?');
  const over = 'No answer has come in time, so I cannot say whether it was done.';
  await soon(async () => (await texts(back)).join()).toContain(over);
  const at = Date.now() + 65 * 60_000;
  expect((await report(asked, { status: 'done', result: {} }, { at })).body).toEqual({
    outcome: 'known',
  });
});
