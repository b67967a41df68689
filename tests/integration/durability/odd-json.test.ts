/** R41: JSON that is odd, over HTTP and socket: never a 5xx, never stored half, and the socket stays open. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';

let parley: Parley;
let tenant: TestTenant;

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const open = async () => {
  const who = await session(parley.origin, tenant.siteKey);
  return { who, client: await Client.join(parley.origin, who.token) };
};
let sends = 0;
const freshId = () => `send-${++sends}`;

/** Status and code; for a stored one the text as acknowledged. */
async function post(who: Session, body: string): Promise<[number, string]> {
  const answered = await call(parley.origin, '/v1/chat/message', { token: who.token, body });
  return [
    answered.status,
    answered.status === 200
      ? (answered.body['message'] as { text: string }).text
      : String(answered.body['code']),
  ];
}

test('odd JSON over HTTP: never a 5xx, never stored half', async () => {
  const { who } = await open();
  const deep = (open: string, close: string, depth: number) =>
    open.repeat(depth) + close.repeat(depth);
  const id = (more: string) => `{"clientId":"${freshId()}",${more}}`;
  const bad: [string, string][] = [
    ['', 'invalid-json'],
    ['{', 'invalid-json'],
    ['nul', 'invalid-json'],
    ["{'text':'x'}", 'invalid-json'],
    ['{"text":"x",}', 'invalid-json'],
    ['{"text":"\t"}', 'invalid-json'],
    ['\ufeff{}', 'invalid-json'],
    ['[NaN]', 'invalid-json'],
    ['null', 'invalid-request'],
    ['1e999', 'invalid-request'],
    ['[]', 'invalid-request'],
    ['"text"', 'invalid-request'],
    ['{}', 'invalid-request'],
    [deep('[', ']', 30_000), 'invalid-request'],
    [deep('{"a":', '', 10_000).replace(/$/, `1${'}'.repeat(10_000)}`), 'invalid-request'],
    [id('"text":{"type":"img","props":{}}'), 'invalid-request'],
    [id('"text":["x"]'), 'invalid-request'],
    [id('"text":1e400'), 'invalid-request'],
    [id('"text":null'), 'invalid-request'],
    [id(`"text":"x","attachments":${deep('[', ']', 20_000)}`), 'invalid-request'],
    [id('"text":"x","attachments":{"length":1e9}'), 'invalid-request'],
    ['{"clientId":1e308,"text":"x"}', 'invalid-request'],
    ['{"clientId":"","text":"x"}', 'invalid-request'],
    [`{"clientId":"${'x'.repeat(65)}","text":"x"}`, 'invalid-request'],
    ['{"clientId":"a\\u0000b","text":"x"}', 'invalid-request'],
    ['{"__proto__":{"clientId":"x","text":"y"}}', 'invalid-request'],
  ];
  for (const [body, code] of bad)
    expect([body.slice(0, 60), ...(await post(who, body))]).toEqual([body.slice(0, 60), 400, code]);
  expect((await history(parley.origin, who)).length).toBe(1);
  const good: [string, string][] = [
    [id('"text":"first","text":"last"'), 'last'],
    [id('"text":"x","unknown":{"a":[1e400,-0,123456789012345678901234567890]}'), 'x'],
    [id(`"text":"y","unknown":${deep('[', ']', 30_000)}`), 'y'],
    [id('"text":"z","__proto__":{"polluted":true},"seq":99,"author":"agent","createdAt":1'), 'z'],
    [` \n\t${id('"te\\u0078t":"escaped key"')} \n`, 'escaped key'],
  ];
  for (const [body, text] of good)
    expect([body.slice(0, 60), ...(await post(who, body))]).toEqual([body.slice(0, 60), 200, text]);
  const stored = (await history(parley.origin, who)).slice(1);
  expect(
    stored.map((event) => [
      event['seq'],
      event['message'].author,
      Object.keys(event['message']).toSorted(),
    ]),
  ).toEqual(good.map((_, index) => [index + 2, 'visitor', ['author', 'clientId', 'id', 'text']]));
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
    const refused = await fetch(`${parley.origin}/v1/chat/message`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.token}`, 'content-type': type },
      body: id('"text":"x"'),
    });
    expect([type, refused.status]).toEqual([type, 415]);
  }
});

test('odd frames: each a problem, the socket stays open', async () => {
  const { client } = await open();
  const before = client.frames.length;
  const frames = [
    '',
    '{',
    'null',
    '[]',
    '""',
    '{}',
    '{"type":null}',
    '{"type":"welcome"}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
    '{"type":["hello"]}',
    '{"type":"hello"}',
    '{"type":"hello","version":"1","after":0}',
    '{"type":"hello","version":1e400,"after":0}',
    '{"type":"read","seq":1e400}',
    '{"type":"received","seq":-1}',
    '{"type":"typing","on":"yes"}',
    '{"type":"send_message"}',
    '{"type":"feedback","value":"sideways"}',
    '['.repeat(16_000) + ']'.repeat(16_000),
    `{"type":"send_message","clientId":"deep","text":${'['.repeat(15_000)}${']'.repeat(15_000)}}`,
  ];
  for (const frame of frames) client.send(frame);
  await eventually('a problem each', () => client.frames.length === before + frames.length);
  expect(new Set(client.frames.slice(before).map((frame) => frame.type))).toEqual(
    new Set(['problem']),
  );
  client.send('{"type":"typing","type":"ping"}');
  client.send('{"type":"read","seq":9007199254740991}');
  await client.wait((frame) => frame.type === 'pong');
  client.send({ type: 'send_message', clientId: 'well', text: 'all is well' });
  await client.ack('well');
  expect(client.closed).toBeNull();
  client.close();
});
