/** A visitor proves an e-mail address by a one-time code, in the conversation (S62): then, and not before, the tool that needs it is called. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';

let host: ToolHost;
let sink: ToolHost;
let parley: Parley;
let siteKey: string;

beforeAll(async () => {
  host = await startToolHost();
  sink = await startToolHost();
  parley = await startParley({
    settings: { OUTBOUND_ALLOW: host.allow, MAIL_URL: `${sink.origin}/mail` },
  });
  host.answer = (_, response) => json(response, { balance: '12 EUR' });
  const tenant = await addTenant(parley, {
    tools: [
      {
        name: 'wallet',
        power: 'email',
        url: `${host.origin}/wallet`,
        parameters: {
          type: 'object',
          required: ['email'],
          properties: { email: { type: 'string', 'x-identity': 'email' } },
        },
        triggers: { asksFor: ['my balance'] },
        templates: { done: { en: 'You have {{balance}}.' } },
      },
    ],
  });
  siteKey = tenant.siteKey;
});
afterAll(async () => {
  await parley?.stop();
  await host?.stop();
  await sink?.stop();
});
beforeEach(() => {
  host.requests.length = 0;
  sink.requests.length = 0;
});

let sends = 0;
async function say(who: Session, text: string): Promise<string> {
  const answered = await call<{ reply: Frame }>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `c${++sends}`, text },
  });
  expect(answered.status).toBe(200);
  return answered.body.reply['text'] as string;
}
const lastMail = () =>
  JSON.parse(sink.requests.at(-1)?.body ?? '{}') as { to: string; subject: string; text: string };
const codeOf = ({ text }: { text: string }) => /\d{6}/.exec(text)?.[0] ?? '';

it('asks for the address, mails a code, takes it once, and goes on', async () => {
  const who = await session(parley.origin, siteKey);
  expect(await say(who, 'What is my balance?')).toContain(
    'Which e-mail address do you use with us?',
  );
  expect(await say(who, 'it is Ada@Example.com')).toContain('Please write it here.');
  const mail = lastMail();
  expect(mail).toMatchObject({ to: 'ada@example.com', subject: `Your code: ${codeOf(mail)}` });
  const wrong = codeOf(mail) === '000000' ? '000001' : '000000';
  expect(await say(who, wrong)).toContain('This code is not right');
  expect(host.requests).toEqual([]);
  expect(await say(who, `${codeOf(mail).slice(0, 3)} ${codeOf(mail).slice(3)}`)).toBe(
    'You have 12 EUR.',
  );
  expect(host.requests.map(({ body }) => body)).toEqual(['{"email":"ada@example.com"}']);
  expect(await say(who, 'and my balance now?')).toBe('You have 12 EUR.');
  expect(sink.requests).toHaveLength(1);
});

it('lets a code be guessed six times only, and mails three in a conversation', async () => {
  const who = await session(parley.origin, siteKey);
  await say(who, 'my balance');
  await say(who, 'bob@example.com');
  const { code } = { code: codeOf(lastMail()) };
  const guesses = ['111111', '222222', '333333', '444444', '555555', '666666', '777777'].filter(
    (guess) => guess !== code,
  );
  for (const guess of guesses.slice(0, 6)) await say(who, guess);
  expect(await say(who, code)).toContain('Which e-mail address');
  expect(await say(who, 'bob2@example.com')).toContain('Please write it here.');
  expect(await say(who, 'bob3@example.com')).toContain('Please write it here.');
  expect(await say(who, 'bob4@example.com')).toContain('I cannot do that here.');
  expect(sink.requests).toHaveLength(3);
  expect(host.requests).toEqual([]);
});

it('stops when the visitor does not want to', async () => {
  const who = await session(parley.origin, siteKey);
  await say(who, 'my balance');
  expect(await say(who, 'no')).toBe('All right, I have not done anything.');
  expect(sink.requests).toEqual([]);
});

/** What asking for a code for `address` in a conversation of one's own is answered with. */
async function askFor(address: string): Promise<{ who: Session; isSent: boolean }> {
  const who = await session(parley.origin, siteKey);
  await say(who, 'my balance');
  const answer = await say(who, address);
  return { who, isSent: answer.includes('Please write it here.') };
}

it('one address gets one code a day, whoever asks, until it is proved: then five in an hour (S48)', async () => {
  expect((await askFor('carol@example.com')).isSent).toBe(true);
  for (const spelling of ['carol@example.com', 'Carol@Example.COM', 'CAROL@example.com'])
    expect([spelling, (await askFor(spelling)).isSent]).toEqual([spelling, false]);
  expect(sink.requests).toHaveLength(1);
  const { who } = await askFor('dora@example.com');
  expect(await say(who, codeOf(lastMail()))).toBe('You have 12 EUR.');
  const sent = [];
  for (let at = 0; at < 5; at++) sent.push((await askFor('dora@example.com')).isSent);
  expect(sent).toEqual([true, true, true, true, false]);
  expect(sink.requests).toHaveLength(6);
});

it('no lead makes a mail, whatever address it names and however it is written (S48)', async () => {
  const split = ['', '\r\nBcc: victim@evil.example', '%0d%0aBcc:victim@evil.example', '<b>x</b>'];
  const statuses = new Set<number>();
  for (const [at, more] of split.entries()) {
    const { token } = await session(parley.origin, siteKey);
    for (const email of [`victim${at}@example.com`, `victim${at}@example.com${more}`]) {
      const body = { name: `V${more}`, note: more, email, consent: true };
      statuses.add((await call(parley.origin, '/v1/chat/lead', { token, body })).status);
    }
  }
  expect([...statuses].toSorted()).toEqual([201, 400]);
  expect(sink.requests).toEqual([]);
});
