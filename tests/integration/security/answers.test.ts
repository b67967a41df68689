/** Answers never cross (S12), and what a provider says when it fails stays inside (S71, S89). A model that echoes is the judge. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import { scaled } from '../../support/scale.ts';
import { staffLog } from '../../support/staff-log.ts';
import type { Frame, Parley, Session, TestTenant } from '../../support/harness.ts';

const rounds = scaled(10, 50);
let parley: Parley;
let tenants: TestTenant[];
const asked: string[] = [];
const key = 'sk-canary-key-4711';

/** Echoes the last question in pieces; a question that says "fail" gets an error that quotes all it was given. */
async function provider(request: Request): Promise<Response> {
  const text = await request.text();
  asked.push(text);
  const { messages } = JSON.parse(text) as { messages: { role: string; content: string }[] };
  const question = messages.at(-1)?.content ?? '';
  if (question.includes('fail'))
    return Response.json(
      { error: { message: `Incorrect API key provided: ${key}. You sent: ${text}` } },
      { status: 401 },
    );
  const nonce = /nonce-\w+/.exec(question)?.[0] ?? 'none';
  const pieces = [`You asked `, nonce.slice(0, 9), nonce.slice(9), '. That is all I know.'];
  const chunk = (delta: object, finish: string | null) =>
    `data: ${JSON.stringify({
      id: 'x',
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: finish }],
    })}\n\n`;
  const lines = [...pieces.map((content) => chunk({ content }, null)), chunk({}, 'stop')];
  return new Response(`${lines.join('')}data: [DONE]\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  });
}

beforeAll(async () => {
  parley = await startParley({
    settings: {
      AI_PROVIDER: 'openai',
      OPENAI_BASE_URL: 'http://provider.test/v1',
      OPENAI_API_KEY: key,
    },
    outboundService: provider as never,
  });
  tenants = await Promise.all([addTenant(parley), addTenant(parley)]);
});
afterAll(() => parley.stop());

const noncesIn = (value: unknown) => new Set(JSON.stringify(value).match(/nonce-\w+/g));

test(
  `${40 * rounds} questions, forty at once, half of them left: every reply has its own nonce`,
  { timeout: scaled(120_000, 600_000) },
  async () => {
    const visitors = await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        session(parley.origin, (tenants[number % 2] as TestTenant).siteKey),
      ),
    );
    const own = new Map(visitors.map((who) => [who, new Set<string>()]));
    const answers: boolean[] = [];
    const ask = async (who: Session, number: number) => {
      const nonce = `nonce-${who.conversationId.slice(4, 14)}${number}z`;
      own.get(who)?.add(nonce);
      const isLeft = number % 2 === 1;
      const stop = new AbortController();
      const answered = fetch(`${parley.origin}/v1/chat/message`, {
        method: 'POST',
        headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          clientId: `q-${number}`,
          text: `What does ${nonce} mean in detail?`,
        }),
        signal: stop.signal,
      }).then((response) => response.json() as Promise<{ reply: Frame | null }>);
      if (isLeft) {
        // The visitor goes away in the middle; the answer is finished all the same.
        await call(parley.origin, '/ready');
        stop.abort();
        // Not awaited: Node's fetch may lose a promise that is aborted in the moment when its body ends.
        void answered.catch(() => null);
        return;
      }
      const { reply } = await answered;
      const isEcho = reply?.['text'] === `You asked ${nonce}. That is all I know.`;
      // A model that was too slow on a busy machine is replaced by the built-in engine, which knows no nonce.
      expect([...noncesIn(reply)]).toEqual(isEcho ? [nonce] : []);
      answers.push(isEcho);
    };
    for (let number = 0; number < rounds; number++)
      await Promise.all(visitors.map((who) => ask(who, number)));
    for (const who of visitors) {
      const seen = noncesIn(await history(parley.origin, who));
      expect([...seen].filter((nonce) => !own.get(who)?.has(nonce))).toEqual([]);
    }
    expect(answers).toHaveLength(20 * rounds);
    expect(answers.filter(Boolean).length / answers.length).toBeGreaterThan(0.95);
    // What the provider was given for one question is of one conversation.
    for (const request of asked) {
      const conversations = new Set([...noncesIn(request)].map((nonce) => nonce.slice(6, 16)));
      expect(conversations.size).toBe(1);
    }
  },
);

test("a provider's error reaches no visitor", async () => {
  const who = await session(parley.origin, (tenants[0] as TestTenant).siteKey);
  const client = await Client.join(parley.origin, who.token);
  client.send({ type: 'send_message', clientId: 'f', text: 'Will you fail for nonce-fail?' });
  expect(await client.event('turn.ended')).toMatchObject({ provider: 'builtin' });
  // Not to staff either: what a provider says may hold anything.
  const seen = JSON.stringify([
    client.frames,
    await history(parley.origin, who),
    staffLog(parley, who),
  ]);
  for (const inside of [key, 'Incorrect', 'You sent', 'provider.test'])
    expect(seen).not.toContain(inside);
  client.close();
});
