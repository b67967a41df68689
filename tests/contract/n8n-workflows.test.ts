/**
 * The n8n workflows that ship, carried out as n8n does (webhook, code nodes, answer) behind a real socket, and called through our own
 * adapter: what is signed is answered, what is not is refused, one key is one booking.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toolOf } from '#tests/support/tools';
import { json, startToolHost } from '#tests/support/tool-host';
import type { ToolHost, ToolRequestSeen } from '#tests/support/tool-host';
import { outgoing } from '#worker/adapters/outgoing';
import { httpAdapter } from '#worker/adapters/tools/http';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { system } from '#worker/adapters/system';

interface Node {
  name: string;
  type: string;
  typeVersion: number;
  parameters: Record<string, any>;
}
interface Workflow {
  name: string;
  nodes: Node[];
  connections: Record<string, { main: { node: string }[][] }>;
}
type Item = { json: Record<string, any> };

const names = ['get_order_status', 'book_appointment', 'check_inventory'] as const;
const workflows = new Map(
  names.map((name) => [
    name as string,
    JSON.parse(
      readFileSync(
        new URL(`../../worker/integrations/n8n-workflows/${name}.json`, import.meta.url),
        'utf8',
      ),
    ) as Workflow,
  ]),
);

/** Nodes of n8n 1.x and 2.x that our guide names. */
const spoken = [
  'n8n-nodes-base.stickyNote 1',
  'n8n-nodes-base.webhook 2',
  'n8n-nodes-base.code 2',
  'n8n-nodes-base.if 2',
  'n8n-nodes-base.respondToWebhook 1.1',
];

const secret = `whsec_${Buffer.from('a-signing-secret-of-24-bytes').toString('base64')}`;
const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...given: unknown[]) => Promise<Item[]>;
const statics = new Map<string, object>();

/** The part of n8n that these workflows use. */
async function carryOut(
  { name, nodes, connections }: Workflow,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<{ status: number; body: unknown }> {
  const node = (wanted: string) => nodes.find((one) => one.name === wanted)!;
  let at = nodes.find(({ type }) => type.endsWith('.webhook'))!;
  let item: Item = { json: { headers, body: {} } };
  for (;;) {
    let branch = 0;
    const { parameters } = at;
    if (at.type.endsWith('.code'))
      item = (
        await new AsyncFunction(
          '$input',
          '$env',
          '$getWorkflowStaticData',
          'require',
          parameters['jsCode'] as string,
        ).call(
          { helpers: { getBinaryDataBuffer: async () => Buffer.from(body) } },
          { first: () => item },
          { PARLEY_SIGNING_SECRET: secret },
          () => {
            if (!statics.has(name)) statics.set(name, {});
            return statics.get(name);
          },
          createRequire(import.meta.url),
        )
      )[0]!;
    else if (at.type.endsWith('.if')) branch = item.json['verified'] === true ? 0 : 1;
    else if (at.type.endsWith('.respondToWebhook')) {
      const text = parameters['responseBody'] as string;
      const isExpression = text.startsWith('=');
      return isExpression
        ? { status: item.json['status'] as number, body: item.json['body'] }
        : { status: parameters['options'].responseCode as number, body: JSON.parse(text) };
    }
    at = node(connections[at.name]!.main[branch]![0]!.node);
  }
}

let host: ToolHost;
beforeAll(async () => {
  host = await startToolHost();
  host.answer = async (seen: ToolRequestSeen, response) => {
    const workflow = workflows.get(seen.path.replace('/webhook/', ''))!;
    const made = await carryOut(workflow, seen.headers, seen.body);
    json(response, made.body, made.status);
  };
});
afterAll(() => host.stop());
beforeEach(() => statics.clear());

/** Behind `n8n` and `http` alike. */
const adapter = () =>
  httpAdapter({
    outgoing: outgoing({ allow: [host.allow], own: [] }, ''),
    signer: webhookSigner,
    system,
    callbacks: { urlOf: () => Promise.resolve(null) },
  });

async function run(name: string, given: object, more: { key?: string; secret?: string } = {}) {
  const answer = await adapter().run({
    id: 'tcl_1',
    tool: toolOf({ name, adapter: 'n8n', url: `${host.origin}/webhook/${name}`, method: 'POST' }),
    arguments: given as Record<string, unknown>,
    tenantId: 'tnt_1',
    conversationId: null,
    locale: 'en',
    key: more.key ?? 'key-1',
    credential: null,
    signingSecrets: [more.secret ?? secret],
    timeoutMs: 5_000,
  });
  return answer.ok ? [answer.status, JSON.parse(answer.text)] : [answer.status, answer.kind];
}
const start = new Date(Date.now() + 86_400_000).toISOString();

describe.each(names)('%s', (name) => {
  it('is what n8n imports: nodes by name, all of them connected, raw body on', () => {
    const { nodes, connections } = workflows.get(name)!;
    expect(
      nodes.map((one) => `${one.type} ${one.typeVersion}`).filter((one) => !spoken.includes(one)),
    ).toEqual([]);
    expect(new Set(nodes.map((one) => one.name)).size).toBe(nodes.length);
    const known = nodes.map((one) => one.name);
    const linked = Object.entries(connections).flatMap(([from, { main }]) => [
      from,
      ...main.flat().map((to) => to.node),
    ]);
    expect(linked.filter((one) => !known.includes(one))).toEqual([]);
    expect(known.filter((one) => !linked.includes(one))).toEqual(['Read me']);
    expect(nodes.find(({ type }) => type.endsWith('.webhook'))!.parameters).toMatchObject({
      httpMethod: 'POST',
      path: name,
      responseMode: 'responseNode',
      options: { rawBody: true },
    });
  });

  it('refuses a signature of another secret', async () => {
    const other = `whsec_${Buffer.from('another-secret-of-24-bytes').toString('base64')}`;
    expect((await run(name, {}, { secret: other }))[0]).toBe(401);
  });

  it('refuses arguments that are no use', async () => {
    expect((await run(name, {}))[0]).toBe(422);
  });
});

it('answers', async () => {
  expect(await run('get_order_status', { order_id: 'hp10482231' })).toEqual([
    200,
    {
      order_id: 'HP10482231',
      status: 'out for delivery',
      location: 'Lisboa distribution centre',
      carrier: 'UPS',
    },
  ]);
  expect((await run('get_order_status', { order_id: 'HP00000000' }))[0]).toBe(404);
  expect(await run('check_inventory', { product: 'coastline', size: '10' })).toEqual([
    200,
    { name: 'Coastline Running Shoe', size: '10', available: 7, price: '$110.49' },
  ]);
});

it('books once for one key, and no time twice', async () => {
  const given = { start, name: 'Ada', email: 'ada@example.com' };
  const first = await run('book_appointment', given);
  expect(first).toEqual([200, { booking_id: 'BK000001', start, name: 'Ada' }]);
  expect(await run('book_appointment', given)).toEqual(first);
  expect((await run('book_appointment', given, { key: 'key-2' }))[0]).toBe(409);
});
