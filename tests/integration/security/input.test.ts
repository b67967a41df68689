/** Whatever comes in is text, refused or harmless: every route, every field, every frame (S37, S45, S50–S52, S82, G1, G3). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Frame, Parley, Session } from '../../support/harness.ts';
import { expectProblem } from '../api/expectations.ts';
import { hostile } from './hostile-texts.ts';
import { expectRefused, goodBody, inside, operations } from './operations.ts';
import type { Operation } from './operations.ts';

let parley: Parley;
let all: Operation[];
const siteKey = 'pk_demo_shop';
const question = 'How do I return an item?';

beforeAll(async () => {
  parley = await startParley({ demo: true });
  all = await operations(parley.origin);
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, siteKey);
const at = (path: string, who: Session) =>
  path.replace('{conversationId}', who.conversationId).replace('{fileId}', `fil_${'0'.repeat(22)}`);

const element = {
  type: 'img',
  props: { src: 'x', onerror: 'alert(1)' },
  key: null,
  ref: null,
  __k: null,
};
const strange: unknown[] = [
  element,
  [element],
  ['a', 'b'],
  null,
  0,
  -1,
  1e308,
  true,
  {},
  [],
  { toString: 'x' },
  { length: 1, 0: 'a' },
  { $ne: null },
];

test('an object where a string belongs is refused, in every field of every route (S37)', async () => {
  for (const { method, path } of all) {
    const good = goodBody(path, siteKey);
    if (!good) continue;
    for (const field of [
      ...Object.keys(good),
      ...(path === '/v1/chat/session' ? ['conversationId', 'visitorToken', 'identity'] : []),
      ...(path === '/v1/chat/feedback' ? ['messageId'] : []),
    ])
      for (const value of strange) {
        if (typeof good[field] === 'boolean' && typeof value === 'boolean') continue;
        if (Array.isArray(good[field]) && JSON.stringify(value) === '[]') continue;
        const who = await aVisitor();
        const answered = await call<any>(parley.origin, at(path, who), {
          method,
          token: who.token,
          body: { ...good, [field]: value },
        });
        expectProblem(answered, 'invalid-request', { detail: answered.body.detail as string });
        expect(answered.body.detail).toContain(field);
      }
    for (const body of ['null', '[]', '"text"', '1', 'true', '[{}]'])
      expectRefused(
        await call(parley.origin, at(path, await aVisitor()), {
          method,
          token: (await aVisitor()).token,
          body,
        }),
        `${path} ${body}`,
      );
  }
});

let visitor: Session | undefined;
/** One visitor for requests that are refused anyway. */
const aVisitor = async () => (visitor ??= await begin());

test('an object where a string belongs is refused, in every field of every frame (S37)', async () => {
  const who = await begin();
  const client = await Client.join(parley.origin, who.token);
  const frames: Frame[] = [
    { type: 'hello', version: 1, after: 0 },
    { type: 'send_message', clientId: 'c', text: 't', attachments: [], quickReply: false },
    { type: 'typing', on: true },
    { type: 'read', seq: 1 },
    { type: 'received', seq: 1 },
    { type: 'escalate', reason: 'r' },
    { type: 'feedback', messageId: `msg_${'0'.repeat(22)}`, value: 'up', comment: 'c' },
  ];
  let expected = 0;
  for (const frame of frames)
    for (const field of Object.keys(frame))
      for (const value of strange) {
        if (typeof frame[field] === 'boolean' && typeof value === 'boolean') continue;
        if (Array.isArray(frame[field]) && JSON.stringify(value) === '[]') continue;
        if (typeof frame[field] === 'number' && value === 0) continue;
        // A version is any whole number from 1.
        if (field === 'version' && value === 1e308) continue;
        client.send({ ...frame, [field]: value });
        expected++;
      }
  client.send({ type: 'ping' });
  await client.wait((frame) => frame.type === 'pong');
  const problems = client.frames.filter(({ type }) => type === 'problem');
  expect(problems.length).toBe(expected);
  expect(new Set(problems.map((frame) => frame['code']))).toEqual(new Set(['invalid-request']));
  expect(JSON.stringify(problems)).not.toMatch(inside);
  expect(await history(parley.origin, who)).toHaveLength(1);
  client.close();
});

test('text that means something to SQL, FTS or LIKE is text; the search goes on working (S45, S77)', async () => {
  const slow = [];
  for (const [number, text] of hostile.entries()) {
    const who = await begin();
    const started = performance.now();
    const said = await call<any>(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `h-${number}`, text },
    });
    const took = performance.now() - started;
    expect([text.slice(0, 40), said.status, said.body.message?.text === text]).toEqual([
      text.slice(0, 40),
      200,
      true,
    ]);
    expect([text.slice(0, 40), typeof said.body.reply?.text]).toEqual([
      text.slice(0, 40),
      'string',
    ]);
    const report = (await history(parley.origin, who)).at(-1);
    expect([text.slice(0, 40), report?.['outcome']]).not.toEqual([text.slice(0, 40), 'failed']);
    if (took > 1_000) slow.push([text.slice(0, 40), Math.round(took)]);
  }
  expect(slow).toEqual([]);
  const who = await begin();
  const said = await call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'after', text: question },
  });
  expect(said.body.reply.citations.length).toBeGreaterThan(0);
});

test('the same as ids, cursors and keys: refused or absent, never 5xx (S45)', async () => {
  const who = await begin();
  const queries = hostile.map((text) => encodeURIComponent(text.slice(0, 500)));
  for (const text of queries)
    for (const path of [
      `/v1/config?key=${text}`,
      `/v1/config?key=${siteKey}x${text}`,
      `/v1/chat/history/${text}`,
      `/v1/chat/history/${who.conversationId}?after=${text}`,
      `/v1/chat/history/${who.conversationId}?limit=${text}`,
      `/v1/chat/files/${text}`,
    ])
      expectRefused(await call(parley.origin, path, { token: who.token }), path.slice(0, 80));
  for (const text of queries.slice(0, 12))
    expect((await call(parley.origin, `/v1/config?key=${siteKey}&locale=${text}`)).status).toBe(
      200,
    );
});

test('polluted parameters and bodies have no effect (S50, S51)', async () => {
  const who = await begin();
  for (const query of [
    'after[]=0',
    'after[$gt]=0',
    '__proto__[after]=99',
    'constructor.prototype.after=99',
    'after=0&__proto__.limit=0',
  ])
    expect(
      (
        await call(parley.origin, `/v1/chat/history/${who.conversationId}?${query}`, {
          token: who.token,
        })
      ).body,
    ).toMatchObject({ cursor: 1, more: false });
  for (const query of ['after=0&after=1', 'limit=1&limit=1', 'after=0%00', 'after=%20'])
    expectRefused(
      await call(parley.origin, `/v1/chat/history/${who.conversationId}?${query}`, {
        token: who.token,
      }),
      query,
    );
  const polluting = [
    '{"__proto__":{"polluted":1},"clientId":"p1","text":"one"}',
    '{"constructor":{"prototype":{"polluted":1}},"clientId":"p2","text":"two"}',
    '{"clientId":"p3","text":"three","__proto__":null}',
    // Twice the same name: what is checked is what is stored, the last one.
    '{"clientId":"p4","text":"","text":"four"}',
    '{"clientId":"../../x","clientId":"p5","te\\u0078t":"five"}',
  ];
  for (const body of polluting)
    expect((await call(parley.origin, '/v1/chat/message', { token: who.token, body })).status).toBe(
      200,
    );
  expectRefused(
    await call(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: '{"clientId":"p6","text":"six","text":{}}',
    }),
    'the last one is wrong',
  );
  const texts = (await history(parley.origin, who))
    .filter((event) => event['message']?.author === 'visitor')
    .map((event) => event['message'] as object);
  expect(texts).toEqual(
    ['one', 'two', 'three', 'four', 'five'].map((text, index) => ({
      id: expect.any(String) as string,
      author: 'visitor',
      text,
      clientId: `p${index + 1}`,
    })),
  );
});

test('two credentials at once are none', async () => {
  const [one, two] = [await begin(), await begin()];
  for (const value of [
    `Bearer ${one.token}, Bearer ${two.token}`,
    `Bearer ${one.token} ${two.token}`,
    `Basic ${one.token}`,
    `bearer`,
    one.token,
  ])
    expectProblem(
      await call(parley.origin, `/v1/chat/history/${one.conversationId}`, {
        headers: { authorization: value },
      }),
      'unauthenticated',
    );
});

test('what is not JSON is refused as such (S51)', async () => {
  const who = await begin();
  const send = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    fetch(`${parley.origin}/v1/chat/message`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}`, 'content-type': type },
      body,
    }).then(async (response): Promise<Answered<any>> => ({
      status: response.status,
      headers: response.headers,
      body: await response.json(),
    }));
  const good = '{"clientId":"j","text":"ok"}';
  for (const body of [
    '',
    '{',
    `${good},`,
    `${good}${good}`,
    `\ufeff${good}`,
    "{'clientId':'j','text':'ok'}",
    '{"clientId":"j","text":NaN}',
    '{"clientId":"j","text":"\u0001"}',
    '{"clientId":"j","text":"ok",}',
    '[1,2',
    'undefined',
    'clientId=j&text=ok',
  ])
    expectProblem(await send(body), 'invalid-json');
  expectProblem(await send(Buffer.from(good, 'utf16le')), 'invalid-json');
  expectProblem(
    await send(Buffer.from([...Buffer.from('{"clientId":"j","text":"'), 0xff, 0x22, 0x7d])),
    'invalid-json',
  );
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/json', 'a', ''])
    expectProblem(await send(good, type), 'unsupported-media-type', {
      detail: 'send application/json',
    });
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  expectRefused(await send(deep), 'deep');
  expectRefused(await send(`{"clientId":"j","text":${deep}}`), 'deep text');
  expectRefused(await send(`{"clientId":"j","text":"ok","attachments":${deep}}`), 'deep files');
  expect((await history(parley.origin, who)).length).toBe(1);
});
