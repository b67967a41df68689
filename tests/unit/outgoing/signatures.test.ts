/**
 * A thousand tool calls as the receiver sees them (S56): signed by the standard, verified by its reference package, under one id and one
 * idempotency key however often a call is tried. And what an incoming signature must not survive (S57).
 */
import { expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { readReport, reportHeaders, toleranceMs } from '#core/integration/report';
import type { OutgoingCall } from '#ports/outgoing';
import { connected } from '#worker/adapters/connected';
import { httpAdapter } from '#worker/adapters/tools/http';
import { integrationAdapter } from '#worker/adapters/tools/integration';
import { mcpAdapter, mcpDiscover } from '#worker/adapters/tools/mcp';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { connectTo, connectionId, toolOf } from '#tests/support/tools';

const methods = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'] as const;

it('a thousand calls pass the reference, with either secret during a rotation, and keep their key over tries', async () => {
  const sent: OutgoingCall[] = [];
  const adapter = httpAdapter({
    outgoing: {
      check: async (url) => ({ ok: true, value: url }),
      call: async (call) => {
        sent.push(call);
        return { ok: true, status: 200, headers: {}, text: '{}', latencyMs: 0 };
      },
    },
    signer: webhookSigner,
    system: { now: Date.now },
    callbacks: { urlOf: async () => null },
  });
  const [old, fresh, foreign] = [1, 2, 3].map(() => webhookSigner.newSecret()) as [
    string,
    string,
    string,
  ];
  const ids = new Set<string>();
  for (let number = 0; number < 1_000; number++) {
    const isRotating = number % 3 === 0;
    const call = {
      id: `tcl_${number}`,
      tool: toolOf({ name: 'do_it', method: methods[number % methods.length]! }),
      arguments: { text: `Grüße 🌍 ${number}`, number },
      tenantId: 'tnt_1',
      conversationId: null,
      locale: 'en',
      key: `cnv_1-${number}-0`,
      credential: null,
      signingSecrets: isRotating ? [fresh, old] : [fresh],
      timeoutMs: 1_000,
    };
    await adapter.run(call);
    await adapter.run(call);
    const [first, again] = sent.splice(0) as [OutgoingCall, OutgoingCall];
    for (const { headers, body = '' } of [first, again]) {
      const passes = (secret: string) => isVerified(secret, body, headers);
      expect([passes(fresh), passes(old), passes(foreign)]).toEqual([true, isRotating, false]);
      expect([headers['webhook-id'], headers['idempotency-key']]).toEqual([call.key, call.key]);
      ids.add(headers['webhook-id']!);
    }
    expect(first.body).toBe(again.body);
  }
  expect(ids.size).toBe(1_000);
});

it('a call of an MCP server and of a connection is signed, too, each message under an id of its own', async () => {
  const secret = webhookSigner.newSecret();
  const sent: { headers: Record<string, string>; body?: string }[] = [];
  const schema = { type: 'object', properties: {} };
  const offered = { name: 'do_it', description: 'Does it', inputSchema: schema };
  const outgoing = {
    check: async (url: string) => ({ ok: true as const, value: url }),
    call: async (call: OutgoingCall) => {
      sent.push(call);
      const { id } = JSON.parse(call.body ?? '{}') as { id?: number };
      const result = { protocolVersion: '2025-11-25', tools: [offered] };
      const text = JSON.stringify({ jsonrpc: '2.0', id, result });
      const headers = { 'content-type': 'application/json' };
      return { ok: true as const, status: 200, headers, text, latencyMs: 0 };
    },
  };
  const system = { now: Date.now };
  const url = 'https://shop.example.com/mcp';
  const found = await mcpDiscover({ outgoing, system })({
    url,
    credential: null,
    timeoutMs: 9_000,
  });
  const pin = found.ok ? found.tools[0]!.pin : '';
  expect(sent.splice(0).map(({ headers }) => headers['webhook-signature'])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const call = (tool: object) => ({
    id: 'tcl_1',
    tool: toolOf({ name: 'do_it', ...tool }),
    arguments: {},
    tenantId: 'tnt_1',
    conversationId: null,
    locale: 'en',
    key: 'cnv_1-2-0',
    credential: null,
    signingSecrets: [secret],
    timeoutMs: 9_000,
  });
  await mcpAdapter({ outgoing, system, signer: webhookSigner }).run(
    call({ adapter: 'mcp', pin, url }),
  );
  const connection = {
    connect: connectTo('https://shop.example.com'),
    connected: connected({ outgoing, system }),
    signer: webhookSigner,
    system,
  };
  const mapping = { id: connectionId, path: '/x' };
  const mapped = call({ adapter: 'integration', url: null, mapping });
  await integrationAdapter(connection).run(mapped);
  expect(sent.map(({ headers }) => headers['webhook-id'])).toEqual([
    'cnv_1-2-0-1',
    'cnv_1-2-0-2',
    'cnv_1-2-0-3',
    'cnv_1-2-0-4',
    'cnv_1-2-0',
  ]);
  expect(sent.map(({ headers, body = '' }) => isVerified(secret, body, headers))).toEqual(
    sent.map(() => true),
  );
});

/** The reference reads the body as JSON when it has verified it; a GET has none, so there its signature is compared. */
function isVerified(secret: string, body: string, headers: Record<string, string>): boolean {
  const reference = new Webhook(secret);
  if (body === '') {
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000);
    const wanted = reference.sign(headers['webhook-id'] ?? '', at, '');
    return headers['webhook-signature']?.split(' ').includes(wanted) ?? false;
  }
  try {
    reference.verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

it('a signature does not survive a change of any one byte, of the id or of the second', () => {
  const secret = webhookSigner.newSecret();
  const body = JSON.stringify({
    type: 'order.updated',
    data: { subject: 'Order 1', state: 'bézahlt' },
  });
  const [id, at] = ['evt_1', 1_700_000_000_000];
  const signature = webhookSigner.sign([secret], id, at, body)['webhook-signature'] ?? '';
  const passes = (text: string, over: { id?: string; at?: number; signature?: string } = {}) =>
    webhookSigner.isSigned(
      [secret],
      over.id ?? id,
      over.at ?? at,
      text,
      over.signature ?? signature,
    );
  expect(passes(body)).toBe(true);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = new TextEncoder().encode(body);
  let tried = 0;
  for (let index = 0; index < bytes.length; index++)
    for (const bit of [1, 2, 4, 8, 16, 32, 64]) {
      const changed = bytes.slice();
      changed[index]! ^= bit;
      try {
        expect([index, bit, passes(decoder.decode(changed))]).toEqual([index, bit, false]);
        tried += 1;
      } catch (error) {
        // No text any more: refused before its signature is looked at.
        if (!(error instanceof TypeError)) throw error;
      }
    }
  expect(tried).toBeGreaterThan(400);
  for (let index = 0; index < signature.length; index++) {
    const other = signature[index] === 'A' ? 'B' : 'A';
    const changed = signature.slice(0, index) + other + signature.slice(index + 1);
    // The last letter before the padding holds two bits that mean nothing; it is compared as text.
    expect([index, passes(body, { signature: changed })]).toEqual([index, false]);
  }
  const others = [
    { id: 'evt_2' },
    { id: 'evt_1.1700000000' },
    { at: at + 1_000 },
    { at: at - 1_000 },
    { signature: signature.replace('v1,', 'v0,') },
    { signature: signature.replace('v1,', 'v1a,') },
    { signature: signature.replace('v1,', 'v1, ') },
    { signature: signature.slice(3) },
    { signature: '' },
  ];
  expect(others.map((over) => passes(body, over))).toEqual(others.map(() => false));
  const rewritten = [
    JSON.stringify(JSON.parse(body), null, 1),
    ` ${body}`,
    `${body}\n`,
    `\ufeff${body}`,
    body.replace('é', '\\u00e9'),
  ];
  expect(rewritten.map((text) => passes(text))).toEqual(rewritten.map(() => false));
});

it('a report is in time for five minutes either way, and has an id of its own', () => {
  const now = 1_700_000_000_000;
  const given = (more: object) =>
    reportHeaders({ id: 'evt_1', timestamp: String(now / 1_000), signature: 'v1,x', ...more }, now);
  const late = (ms: number) => given({ timestamp: String((now + ms) / 1_000) }) !== null;
  expect(
    [
      -360_000,
      -toleranceMs - 1_000,
      -toleranceMs,
      0,
      toleranceMs,
      toleranceMs + 1_000,
      360_000,
    ].map(late),
  ).toEqual([false, false, true, true, true, false, false]);
  const bad = [
    ...['', 'a.b', 'a b', 'é', 'a\nb', 'x'.repeat(201)].map((id) => ({ id })),
    ...['', '1.5', '-1', '1e9', '0x1', ' 1700000000', '1700000000000', 'soon'].map((timestamp) => ({
      timestamp,
    })),
    ...['', 'x'.repeat(4_001)].map((signature) => ({ signature })),
  ];
  expect(bad.map((more) => given(more))).toEqual(bad.map(() => null));
  expect(
    readReport(
      {},
      { conversation: '/c', subject: '/s', state: '/st', text: '', sequence: '' } as never,
      now,
    ),
  ).toBeNull();
});
