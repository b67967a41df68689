/** Killed around a call to the demo company's system: before, during and after, what was asked for happens once, and so does the lead and is told once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Parley, Session } from '../../support/harness.ts';

let parley: Parley;
beforeAll(async () => {
  parley = await startParley({ demo: true });
});
afterAll(() => parley?.stop());

let sends = 0;
const say = (who: Session, text: string) =>
  call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: `k${++sends}`, text },
  }).catch(() => null);
const texts = async (who: Session) =>
  (await history(parley.origin, who)).flatMap(({ kind, message }) =>
    kind === 'message.created' && message.author === 'assistant' ? [message.text as string] : [],
  );

/** Every quote request gets the next number, so that a second effect would leave a gap. */
let made = 0;
it.each([0, 3, 8, 15, 30, 60, 400])('killed %d ms after the yes', async (killAfter) => {
  const who = await session(parley.origin, 'pk_demo_logistics');
  await say(who, 'I need a quote');
  await say(who, 'Shanghai');
  await say(who, 'Lyon');
  await say(who, 'lamps, 200 kg');
  await say(who, 'Ada Quill');
  const asked = await say(who, 'ada@example.com');
  expect(asked?.body.reply.text).toContain('keep these details');
  void say(who, 'yes');
  await new Promise((resolve) => setTimeout(resolve, killAfter));
  await parley.crash();
  const said = (await texts(who)).length;
  if (!(await history(parley.origin, who)).some(({ message }) => message?.text === 'yes'))
    // Killed before it was acknowledged: the visitor says it again.
    await say(who, 'yes');
  expect(said).toBeGreaterThan(0);
  made += 1;
  const number = `Q${String(made).padStart(5, '0')}`;
  await expect
    .poll(
      async () => (await texts(who)).filter((text) => text.includes('is with our sales team')),
      {
        timeout: 30_000,
      },
    )
    .toEqual([
      `Thank you! I have passed it on; the team will get back to you.\n\nYour request ${number} (Shanghai → Lyon) is with our sales team. You get an answer within 4 working hours.`,
    ]);
  // The request in the company's system, the consent, the lead in the log and the lead of the board: one each (R46).
  const told = (await history(parley.origin, who)).map(({ kind }) => kind as string);
  const once = ['tool.called', 'consent.changed', 'lead.captured'];
  expect(once.map((kind) => told.filter((it) => it === kind).length)).toEqual([1, 1, 1]);
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db
    .prepare('SELECT status, consent FROM lead WHERE conversation_id = ?')
    .bind(who.conversationId)
    .all();
  expect(results).toEqual([{ status: 'new', consent: 1 }]);
});
