/**
 * S69: nobody makes the tenant's models cost more than was allowed: one visitor with a thousand messages, two hundred visitors, a message of
 * a megabyte, a history of ten thousand, a tool that answers a megabyte. Then there is a polite word and a way to a person, and no error.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Parley, Session, TestTenant } from '../../support/harness.ts';
import { scaled } from '../../support/scale.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ChatRequest, Script, ScriptedModel } from '../../support/scripted-model.ts';
import { staffLog } from '../../support/staff-log.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

let model: ScriptedModel;
let host: ToolHost;
let parley: Parley;

/** USD for a million tokens of a question to gpt-4o, and the cheapest estimate of a text: a token for four characters. */
const price = { input: 2.5 };
const charactersPerToken = 4;

beforeAll(async () => {
  host = await startToolHost();
  model = await startScriptedModel({ pieces: ['Yes, we do.'] });
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: 'none',
      OPENAI_MODEL: 'gpt-4o',
      OUTBOUND_ALLOW: host.allow,
    },
  });
});
afterAll(async () => {
  await parley.stop();
  await model.stop();
  await host.stop();
});
beforeEach(() => {
  model.requests.length = 0;
  model.script = honest({ pieces: ['Yes, we do.'] });
});

interface Reply {
  text: string;
  notice?: string;
}
async function ask(who: Session, clientId: string, text = `Do you sell mug ${clientId}?`) {
  const { status, body } = await call<{ reply: Reply | null; code?: string }>(
    parley.origin,
    '/v1/chat/message',
    { token: who.token, body: { clientId, text } },
  );
  return { status, reply: body.reply, code: body.code };
}
const isPolite = ({ status, reply }: Awaited<ReturnType<typeof ask>>) =>
  status === 200 &&
  reply !== null &&
  reply !== undefined &&
  reply.text.length > 5 &&
  !/error|budget/i.test(reply.text);
const tokensOf = ({ messages, tools }: ChatRequest) => {
  const characters = messages.reduce((all, { content }) => all + (content?.length ?? 0), 0);
  return Math.ceil((characters + (tools ? JSON.stringify(tools).length : 0)) / charactersPerToken);
};
/** A provider that says what it takes. */
const honest = (script: Script) => (request: ChatRequest) => ({
  ...script,
  inputTokens: tokensOf(request),
});
/** What all requests have cost at least, in USD. */
const spent = () =>
  model.requests.reduce((sum, request) => sum + (tokensOf(request) * price.input) / 1e6, 0);
const sizeOf = (request: unknown) => JSON.stringify(request).length;
const sessionOf = ({ siteKey }: TestTenant) => session(parley.origin, siteKey);

test('one visitor with a thousand messages: the calls of a visitor’s day, then the articles and a person', async () => {
  const tenant = await addTenant(parley, { settings: { visitorCallsPerDay: 25 } });
  const who = await sessionOf(tenant);
  const asked = scaled(50, 1_000);
  const replies = [];
  for (let number = 0; number < asked; number++) replies.push(await ask(who, `m${number}`));
  expect(model.requests.length).toBe(25);
  expect(replies.filter(({ reply }) => reply?.text.startsWith('Yes, we do.')).length).toBe(25);
  expect(replies.slice(25).filter((reply) => !isPolite(reply))).toEqual([]);
});

test('two hundred visitors at once: calls and money of the tenant’s day', async () => {
  const visitors = scaled(24, 200);
  for (const settings of [{ tenantCallsPerDay: 20 }, { tenantUsdPerDay: 0.03 }]) {
    const tenant = await addTenant(parley, { settings });
    model.requests.length = 0;
    const all = await Promise.all(Array.from({ length: visitors }, () => sessionOf(tenant)));
    const replies = await Promise.all(all.flatMap((who) => [ask(who, 'a'), ask(who, 'b')]));
    expect(replies.filter((reply) => !isPolite(reply))).toEqual([]);
    expect(model.requests.length).toBeGreaterThan(0);
    if (settings.tenantCallsPerDay !== undefined)
      expect(model.requests.length).toBeLessThanOrEqual(settings.tenantCallsPerDay);
    else {
      expect(spent()).toBeLessThanOrEqual(settings.tenantUsdPerDay);
      // Not because nobody was let through: there was money for some of them only.
      expect(model.requests.length).toBeLessThan(visitors * 2);
    }
  }
});

test('a message of a megabyte is refused before anybody reads it; the longest that is taken costs what it must', async () => {
  const tenant = await addTenant(parley);
  const who = await sessionOf(tenant);
  const huge = await ask(who, 'huge', `Do you sell mugs? ${'x'.repeat(1_000_000)}`);
  expect([huge.status, huge.code, model.requests.length]).toEqual([413, expect.any(String), 0]);
  const long = await ask(who, 'long', 'Do you sell mugs? '.repeat(220).slice(0, 4_000));
  expect([isPolite(long), model.requests.length]).toEqual([true, 1]);
  expect(sizeOf(model.requests[0])).toBeLessThan(24_000);
});

test('a history of ten thousand messages: the question is as long as after twenty', async () => {
  const tenant = await addTenant(parley, { settings: { cheapModel: 'gpt-4o-mini' } });
  const who = await sessionOf(tenant);
  const before = scaled(50, 10_000);
  const long = 'I would like to know everything about mugs. '.repeat(40);
  for (let from = 0; from < before; from += 25)
    await Promise.all(
      Array.from({ length: Math.min(25, before - from) }, (_, at) =>
        ask(who, `h${from + at}`, `${from + at} ${long}`),
      ),
    );
  const answers = () =>
    model.requests.filter(({ messages }) => messages[0]?.content.startsWith('You are '));
  model.requests.length = 0;
  await ask(who, 'last', 'Do you sell mugs?');
  expect(answers().length).toBe(1);
  const [request] = answers();
  expect(request?.messages.length).toBeLessThanOrEqual(22);
  // Twenty messages of the longest there is, the rules, and a summary of some lines.
  expect(sizeOf(request)).toBeLessThan(20 * 2_000 + 16_000);
  for (const { messages } of model.requests) expect(messages.length).toBeLessThanOrEqual(22);
}, 600_000);

test('a tool that answers a megabyte, again and again: three rounds, each as long as may be', async () => {
  const tenant = await addTenant(parley, {
    tools: [
      {
        name: 'find_mugs',
        description: 'Finds mugs',
        url: `${host.origin}/mugs`,
        parameters: {
          type: 'object',
          required: ['page'],
          properties: { page: { type: 'integer' } },
        },
      },
    ],
    settings: { visitorUsdPerDay: 0.5 },
  });
  let page = 0;
  // It never has enough.
  model.script = (request) => ({
    pieces: [],
    calls: [{ name: 'find_mugs', arguments: `{"page":${++page}}` }],
    inputTokens: tokensOf(request),
  });
  for (const bytes of [200_000, 1_000_000]) {
    host.answer = (_, response) =>
      json(response, {
        mugs: Array.from({ length: bytes / 1_000 }, () => 'a green mug '.repeat(80)),
      });
    const who = await sessionOf(tenant);
    model.requests.length = 0;
    host.requests.length = 0;
    const answered = await ask(who, `t${bytes}`, 'Which mugs do you have in the shop?');
    expect([bytes, isPolite(answered)]).toEqual([bytes, true]);
    expect(model.requests.length).toBeLessThanOrEqual(4);
    expect(host.requests.length).toBeLessThanOrEqual(3);
    const largest = Math.max(...model.requests.map(sizeOf));
    // Three results of 32 kB and the rest; JSON in JSON takes some more.
    expect(largest).toBeLessThan(3 * 32_768 * 1.2 + 24_000);
    const ended = staffLog(parley, who).findLast(({ kind }) => kind === 'turn.ended');
    expect(ended?.['costUsd']).toBeLessThanOrEqual(0.5);
  }
  // And the visitor's money is counted over all of it.
  const who = await sessionOf(tenant);
  model.requests.length = 0;
  for (let number = 0; number < 12; number++)
    await ask(who, `n${number}`, `Which mugs of kind ${number}?`);
  expect(spent()).toBeLessThanOrEqual(0.5);
});
