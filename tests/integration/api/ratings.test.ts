/** Ratings (R46): the same one again is no second one, a changed one counts instead, by HTTP and socket and after a crash. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, Client, history, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { anInstant } from './expectations.ts';

let parley: Parley;
const siteKey = 'pk_demo_logistics';

beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley.stop());

const post = <T = Record<string, unknown>>(path: string, token: string, body: object) =>
  call<T>(parley.origin, `/v1/chat/${path}`, { token, body });

test('a rating is kept once however often it is sent; a changed one counts instead (R46)', async () => {
  const who = await session(parley.origin, siteKey);
  const said = await post<{ reply: { id: string } }>('message', who.token, {
    clientId: 'c-1',
    text: 'What do I have to write on a commercial invoice?',
  });
  const messageId = said.body.reply.id;
  const rate = async (rating: object) => (await post('feedback', who.token, rating)).body['seq'];
  const same = await Promise.all(
    Array.from({ length: 20 }, () => rate({ messageId, value: 'up', comment: 'Good.' })),
  );
  expect(new Set(same)).toEqual(new Set([6]));
  const client = await Client.join(parley.origin, who.token);
  for (let copy = 0; copy < 5; copy++)
    client.send({ type: 'feedback', messageId, value: 'up', comment: 'Good.' });
  const of = await rate({ value: '4' });
  expect([of, await rate({ value: '4' }), await rate({ value: 4 })]).toEqual([7, 7, 7]);
  const changed = await rate({ messageId, value: 'down' });
  await parley.crash();
  expect([changed, await rate({ messageId, value: 'down' })]).toEqual([8, 8]);
  const back = await rate({ messageId, value: 'up', comment: 'Good.' });
  expect(back).toBe(9);
  expect((await history(parley.origin, who)).slice(5)).toEqual([
    { seq: 6, at: anInstant, kind: 'feedback.given', messageId, value: 'up', comment: 'Good.' },
    { seq: 7, at: anInstant, kind: 'feedback.given', value: '4' },
    { seq: 8, at: anInstant, kind: 'feedback.given', messageId, value: 'down' },
    { seq: 9, at: anInstant, kind: 'feedback.given', messageId, value: 'up', comment: 'Good.' },
  ]);
  client.close();
});
