/**
 * S70: once the assistant is switched off for a conversation, by its visitor, by the tenant or because a person has taken over, no provider is
 * called any more: no turn begins after the switch's seq, and one that was under way is cut.
 */
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../support/faults.ts';
import { staffLog } from '../../support/staff-log.ts';
import { adminOf } from '../answering/admin.ts';
import { desk } from '../desk/staff.ts';
import type { Staff } from '../desk/staff.ts';
import { model, parley, useModel } from '../../support/with-model.ts';
import { WatchedVisitor } from './watched-visitor.ts';

useModel({ pieces: ['Gladly.'] });
beforeEach(() => {
  model.script = () => ({ pieces: ['Gladly.'] });
});

const questions = ['Do you sell bulbs?', 'Are you there?', 'What about cords?'];
/** What staff's log says of the assistant after the event of this kind. */
function after(who: WatchedVisitor, kind: string): string[] {
  const log = staffLog(parley, who.who);
  const from = log.findLast((event) => event.kind === kind)?.['seq'] as number;
  expect(from).toBeGreaterThan(0);
  return log.flatMap((event) =>
    event['seq'] > from &&
    (event.kind === 'turn.started' || event['message']?.author === 'assistant')
      ? [event.kind as string]
      : [],
  );
}
const asked = () => model.requests.map(({ messages }) => messages.at(-1)?.content);

test('the visitor wants people only, before anybody has come and afterwards', async () => {
  const { tenant, staff } = await desk(parley);
  const agent = staff.find(({ role }) => role === 'agent') as Staff;
  const who = await WatchedVisitor.begin(parley, tenant.siteKey);
  await who.ask('Do you sell lamps?');
  expect(await who.post('escalate', { peopleOnly: true })).toBe(200);
  for (const text of questions) await who.tell(text);
  await agent.act(who.id, 'accept', {});
  await agent.act(who.id, 'reply', { clientId: 'r', text: 'Yes, we do.' });
  // Giving it back does not give it to the assistant.
  await agent.act(who.id, 'release', {});
  for (const text of questions) await who.tell(`${text} Please.`);
  expect([after(who, 'people.preferred'), asked()]).toEqual([[], ['Do you sell lamps?']]);
  who.leave();
});

test('the tenant switches it off: conversations under way and new ones have no model', async () => {
  const { tenant, as } = await adminOf(parley);
  const under = await WatchedVisitor.begin(parley, tenant.siteKey);
  await under.ask('Do you sell lamps?');
  expect((await as['owner']!('PATCH', '/settings', { assistantEnabled: false })).status).toBe(200);
  const fresh = await WatchedVisitor.begin(parley, tenant.siteKey);
  for (const text of questions) {
    await under.tell(text);
    await fresh.tell(text);
  }
  // A turn that had begun before the conversation knew ends with a word of ours.
  await eventually('no turn is open', () =>
    [under, fresh].every((who) => {
      const kinds = staffLog(parley, who.who).map(({ kind }) => kind);
      const count = (of: string) => kinds.filter((kind) => kind === of).length;
      return count('turn.started') === count('turn.ended');
    }),
  );
  expect(asked()).toEqual(['Do you sell lamps?']);
  await as['owner']!('PATCH', '/settings', { assistantEnabled: null });
  const later = await WatchedVisitor.begin(parley, tenant.siteKey);
  await later.ask('Do you sell shades?');
  expect(asked()).toEqual(['Do you sell lamps?', 'Do you sell shades?']);
  for (const who of [under, fresh, later]) who.leave();
});

test('a person takes over in the middle of an answer: it is cut, and nothing follows until it is given back', async () => {
  const { tenant, staff } = await desk(parley);
  const agent = staff.find(({ role }) => role === 'agent') as Staff;
  const who = await WatchedVisitor.begin(parley, tenant.siteKey);
  // Held open by the provider until somebody hangs up.
  model.script = () => ({
    pieces: ['Let me ', 'look that up ', 'for you '],
    fault: { kind: 'hang' },
  });
  await who.tell('Do you sell lamps?');
  await who.socket.wait(({ type }) => type === 'token');
  expect((await agent.act(who.id, 'accept', { override: true })).status).toBe(200);
  model.script = () => ({ pieces: ['Gladly.'] });
  for (const text of questions) await who.tell(text);
  await agent.act(who.id, 'reply', { clientId: 'r', text: 'Yes, we do.' });
  for (const text of questions) await who.tell(`${text} Please.`);
  expect([after(who, 'escalation.accepted'), asked()]).toEqual([[], ['Do you sell lamps?']]);
  const ended = staffLog(parley, who.who).filter(({ kind }) => kind === 'turn.ended');
  expect(ended.map(({ outcome }) => outcome)).toEqual(['interrupted']);
  await agent.act(who.id, 'release', {});
  await who.ask('And shades?');
  expect(asked()).toEqual(['Do you sell lamps?', 'And shades?']);
  who.leave();
});
