/** A provider's moderation, where one is configured: it sees the answer before the visitor does; away or slow, our own rules stand alone. */
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Parley } from '../../support/harness.ts';
import { addTenant, Client, session, startParley } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';

let provider: Server;
let parley: Parley;
let verdict: (response: ServerResponse) => void = () => undefined;
const checked: string[] = [];

const say = (text: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\ndata: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`;
const answer = (flagged: boolean) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      results: [{ flagged, categories: { harassment: flagged, violence: false } }],
    }),
  );
};

beforeAll(async () => {
  provider = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url?.endsWith('/moderations')) {
        checked.push((JSON.parse(Buffer.concat(chunks).toString()) as { input: string }).input);
        return verdict(response);
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(say('Gladly, we have lamps.'));
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const { port } = provider.address() as AddressInfo;
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_API_KEY: 'none',
      MODERATION_MODEL: 'omni-moderation-latest',
    },
  });
});
afterAll(async () => {
  await parley.stop();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

async function ask() {
  const tenant = await addTenant(parley);
  const who = await session(parley.origin, tenant.siteKey);
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 'c', text: 'Do you sell lamps?' });
  await client.event('turn.ended');
  const streamed = client.frames
    .flatMap((frame) => (frame.type === 'token' ? [frame['text']] : []))
    .join('');
  client.close();
  const log = staffLog(parley, who);
  const ended = log.find((event) => event.kind === 'turn.ended') as Frame;
  const said = log.find((event) => event['message']?.author === 'assistant')?.['message']
    .text as string;
  return { streamed, said, ended };
}

test('what it lets pass is shown as it was', async () => {
  verdict = answer(false);
  const { streamed, said, ended } = await ask();
  expect([streamed, said, ended['provider'], checked.at(-1)]).toEqual([
    'Gladly, we have lamps.',
    'Gladly, we have lamps.',
    'openai',
    'Gladly, we have lamps.',
  ]);
});

test('what it stops is never shown, not even for a moment', async () => {
  verdict = answer(true);
  const { streamed, said, ended } = await ask();
  expect([streamed, said.includes('Gladly'), ended['provider'], ended['reasons']]).toEqual([
    said,
    false,
    'builtin',
    expect.arrayContaining(['moderation: harassment']),
  ]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['fails', (response) => response.writeHead(500).end('{}')],
  ['hangs', () => undefined],
  [
    'says something else',
    (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":1}'),
  ],
])('a moderator that %s stops nothing', async (_, play) => {
  verdict = play;
  expect((await ask()).said).toBe('Gladly, we have lamps.');
});
