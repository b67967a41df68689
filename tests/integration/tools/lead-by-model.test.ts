/**
 * Lead capture by a model's call (`collect_contact_details`): it says that a quote is wanted, the rules take the details down with consent,
 * and it is not offered again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, history, session, startParley } from '../../support/harness.ts';
import type { Parley } from '../../support/harness.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ScriptedModel } from '../../support/scripted-model.ts';
import { desk } from '../desk/staff.ts';

let model: ScriptedModel;
let parley: Parley;
beforeAll(async () => {
  model = await startScriptedModel({ pieces: ['Something else.'] });
  parley = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'none' },
  });
});
afterAll(async () => {
  await parley?.stop();
  await model?.stop();
});

test('the model says what is wanted, and we do the rest', async () => {
  const questions = [
    { id: 'request', kind: 'text' },
    { id: 'name', kind: 'name' },
    { id: 'email', kind: 'email' },
  ];
  const { tenant, staff } = await desk(parley, {
    settings: { leadCapture: { mode: 'questions', questions } },
  });
  const who = await session(parley.origin, tenant.siteKey);
  let sends = 0;
  const say = async (text: string) => {
    const { body } = await call<any>(parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `c${++sends}`, text },
    });
    return body.reply.text as string;
  };
  const leads = async () => {
    const { body } = await call<any>(parley.origin, `/v1/admin/leads?q=${who.conversationId}`, {
      headers: { cookie: staff[0]!.cookie },
    });
    return body.leads as object[];
  };
  const offered = () =>
    model.requests[0]?.tools?.filter((one) => one.function.name === 'collect_contact_details');

  const heard = { cause: 'quote', request: 'two pallets to Oslo', budget: 'ignored' };
  model.script = () => ({
    pieces: [],
    calls: [{ name: 'collect_contact_details', arguments: JSON.stringify(heard) }],
  });
  expect(await say('We think about sending two pallets to Oslo with you.')).toContain(
    'What is your name?',
  );
  expect(offered()?.[0]?.function.parameters).toMatchObject({
    required: ['cause'],
    properties: { request: { type: 'string' }, name: { type: 'string' } },
  });
  model.script = () => ({ pieces: ['Something else.'] });
  expect(await say('Ada Quill')).toContain('Which e-mail address');
  expect(await say('ada@quill.example')).toMatch(/keep these details/);
  // Asking is ours: the model is not heard again until it is done, and nothing is kept before the yes.
  expect([model.requests.length, await leads()]).toEqual([1, []]);
  await say('yes');
  expect(await leads()).toMatchObject([
    {
      name: 'Ada Quill',
      email: 'ada@quill.example',
      note: 'two pallets to Oslo',
      cause: 'quote',
      consent: true,
      answers: [],
    },
  ]);
  const kinds = (await history(parley.origin, who)).map(({ kind }) => kind);
  expect(kinds.indexOf('consent.changed')).toBeLessThan(kinds.indexOf('lead.captured'));
  expect(kinds.filter((kind) => kind === 'lead.captured')).toHaveLength(1);

  // Never twice: the model is not offered it any more.
  model.requests.length = 0;
  expect(await say('And do you work on Sundays, by the way?')).toBe('Something else.');
  expect([model.requests.length, offered()?.length ?? 0]).toEqual([1, 0]);
});
