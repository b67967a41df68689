/**
 * Parts of a message, whole way: a tool answers with them, the visitor gets them without foreign pictures, an answer is checked against
 * what was asked, a button becomes the call that the tool had in mind and no other.
 */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../api/expectations.ts';
import { addTenant, call, Client, history, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { orderCard, shoeCards, sizeButtons } from '../../support/parts.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

let host: ToolHost;
let parley: Parley;
let siteKey: string;

const again = {
  type: 'card',
  id: 'order-1',
  kind: 'order',
  title: 'Order ORD-4711',
  actions: [
    {
      type: 'action',
      id: 'again',
      label: 'Look again',
      action: 'get_order_status',
      input: { order_id: 'ORD-4711' },
    },
  ],
};
const foreign = { ...orderCard, image: { url: 'https://evil.example/p.png', alt: 'A shoe' } };

beforeAll(async () => {
  host = await startToolHost();
  parley = await startParley({ settings: { OUTBOUND_ALLOW: host.allow } });
  const tenant = await addTenant(parley, {
    settings: { imageHosts: ['img.example'] },
    tools: [{ name: 'get_order_status', url: `${host.origin}/orders/{order_id}`, method: 'GET' }],
  });
  siteKey = tenant.siteKey;
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
});
beforeEach(() => {
  host.requests.length = 0;
});

let sends = 0;
const post = (who: Session, body: object) =>
  call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `p${++sends}`, ...body },
  });
/** Asks after an order; the tool answers with these parts beside its status. */
async function asked(who: Session, ...parts: unknown[]) {
  host.answer = (_, response) => json(response, { status: 'packed', parts });
  const { body } = await post(who, { text: 'Where is my order ORD-4711?' });
  return body.reply as Frame & { id: string; parts?: { id: string }[] };
}
const stored = async (who: Session) =>
  (await history(parley.origin, who)).flatMap(({ kind, message }) =>
    kind === 'message.created' && (message as Frame)['partReply']
      ? [(message as Frame)['partReply']]
      : [],
  );

it('gives the parts of a tool to the visitor, without pictures from elsewhere', async () => {
  const who = await session(parley.origin, siteKey);
  const { text, parts } = await asked(who, orderCard, shoeCards);
  expect({ text, parts }).toEqual({
    text: 'Order ORD-4711: packed.',
    parts: [orderCard, shoeCards],
  });
  const { image: _, ...bare } = foreign;
  expect((await asked(who, foreign)).parts).toEqual([bare]);
});

it('leaves out what is no part and says the rest', async () => {
  const who = await session(parley.origin, siteKey);
  const { text, parts } = await asked(who, {
    type: 'iframe',
    id: 'x',
    src: 'https://evil.example',
  });
  expect({ text, parts }).toEqual({ text: 'Order ORD-4711: packed.', parts: undefined });
});

it('takes an answer once, by REST and by socket, and only one that was asked for', async () => {
  const who = await session(parley.origin, siteKey);
  const { id } = await asked(who, sizeButtons);
  const answer = (values: object, partId = 'size', messageId = id) => ({
    text: 'Medium, please',
    partReply: { messageId, partId, values },
  });
  expectProblem(await post(who, answer({ button: 'xl' })), 'invalid-request', {
    detail: 'partReply.values.button: expected one of the buttons',
  });
  expectProblem(await post(who, answer({ button: 'm' }, 'other')), 'not-found');
  const other = await session(parley.origin, siteKey);
  expectProblem(await post(other, answer({ button: 'm' })), 'not-found');
  const clientId = `own-${++sends}`;
  const first = await post(who, { ...answer({ button: 'm' }), clientId });
  expect(first.body.message.partReply).toEqual(answer({ button: 'm' }).partReply);
  // A copy is a copy; a second answer is too late, whatever it says.
  const copy = await post(who, { ...answer({ button: 'm' }), clientId });
  expect(copy.body.message.seq).toBe(first.body.message.seq);
  expectProblem(await post(who, answer({ button: 's' })), 'stale', {
    detail: 'this was answered already',
  });
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 's-1', ...answer({ button: 's' }) });
  expect(await client.wait((frame) => frame.type === 'problem')).toMatchObject({
    code: 'stale',
    clientId: 's-1',
  });
  client.close();
  expect(await stored(who)).toEqual([answer({ button: 'm' }).partReply]);
});

it('a button asks the tool that the log names, with the arguments that the log names', async () => {
  const who = await session(parley.origin, siteKey);
  const { id } = await asked(who, again);
  host.requests.length = 0;
  host.answer = (_, response) => json(response, { status: 'delivered' });
  const { body } = await post(who, {
    text: 'Look again',
    partReply: {
      messageId: id,
      partId: 'order-1',
      // What a client would like to add is not asked for, so it is refused.
      values: { button: 'again' },
    },
  });
  expect([body.reply?.text, host.requests.map(({ path }) => path)]).toEqual([
    'Order ORD-4711: delivered.',
    ['/orders/ORD-4711'],
  ]);
  expectProblem(
    await post(who, {
      text: 'Look again',
      partReply: {
        messageId: id,
        partId: 'order-1',
        values: { button: 'again', order_id: 'ORD-1' },
      },
    }),
    'invalid-request',
    { detail: 'partReply.values.order_id: was not asked for' },
  );
});

it('a form asks the tool that the log names, with what was filled in', async () => {
  const who = await session(parley.origin, siteKey);
  const form = {
    type: 'form',
    id: 'which',
    action: 'get_order_status',
    fields: [{ type: 'text', name: 'order_id', label: 'Order', required: true }],
  };
  const { id } = await asked(who, form);
  host.requests.length = 0;
  host.answer = (_, response) => json(response, { status: 'delivered' });
  const { body } = await post(who, {
    text: 'Order: ORD-9',
    partReply: { messageId: id, partId: 'which', values: { order_id: 'ORD-9' } },
  });
  expect([body.reply?.text, host.requests.map(({ path }) => path)]).toEqual([
    'Order ORD-9: delivered.',
    ['/orders/ORD-9'],
  ]);
});
