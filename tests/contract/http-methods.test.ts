/** Every method of an http tool: the arguments in the query or the body, one key, signed over exactly what is sent. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outgoing } from '#worker/adapters/outgoing';
import { system } from '#worker/adapters/system';
import { httpAdapter } from '#worker/adapters/tools/http';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { json, startToolHost } from '#tests/support/tool-host';
import type { ToolHost } from '#tests/support/tool-host';
import { toolOf } from '#tests/support/tools';

let host: ToolHost;
beforeAll(async () => {
  host = await startToolHost();
  host.answer = (_, response) => json(response, { done: true });
});
afterAll(() => host.stop());

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s', async (method) => {
  host.requests.length = 0;
  const secret = webhookSigner.newSecret();
  const answer = await httpAdapter({
    outgoing: outgoing({ allow: [host.allow], own: [] }, ''),
    signer: webhookSigner,
    system,
    callbacks: { urlOf: () => Promise.resolve(null) },
  }).run({
    id: 'tcl_1',
    tool: toolOf({ name: 'do_it', method, url: `${host.origin}/do` }),
    arguments: { what: 'this & that', count: 2 },
    tenantId: 'tnt_1',
    conversationId: null,
    locale: 'en',
    key: 'cnv_1-2-0',
    credential: { header: 'X-Api-Key', value: 'k' },
    signingSecrets: [secret],
    timeoutMs: 2_000,
  });
  expect(answer).toMatchObject({ ok: true, status: 200, text: '{"done":true}' });
  const isInQuery = method === 'GET' || method === 'DELETE';
  const [seen] = host.requests;
  expect([seen?.method, seen?.path, seen?.body, seen?.key, seen?.headers['x-api-key']]).toEqual([
    method,
    isInQuery ? '/do?what=this%20%26%20that&count=2' : '/do',
    isInQuery ? '' : '{"what":"this & that","count":2}',
    'cnv_1-2-0',
    'k',
  ]);
  const header = (name: string) => String(seen?.headers[name]);
  const at = Number(header('webhook-timestamp')) * 1_000;
  expect([
    header('webhook-id'),
    webhookSigner.isSigned(
      [secret],
      'cnv_1-2-0',
      at,
      seen?.body ?? '',
      header('webhook-signature'),
    ),
  ]).toEqual(['cnv_1-2-0', true]);
});
