/**
 * S67: cards, IBANs, e-mail addresses, telephone numbers and national ids in a message. The provider gets placeholders, as far as the tenant's
 * policy says; the visitor reads the values; cards are stored by nobody; no line of the log holds any of it, also when all goes wrong.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addTenant, startParley } from '../../support/harness.ts';
import type { Parley, TestTenant } from '../../support/harness.ts';
import { startScriptedModel } from '../../support/scripted-model.ts';
import type { ChatRequest, ScriptedModel } from '../../support/scripted-model.ts';
import { staffLog } from '../../support/staff-log.ts';
import { WatchedVisitor } from './watched-visitor.ts';

let model: ScriptedModel;
let parley: Parley;
let usual: TestTenant;
const lines: string[] = [];

/** Says back what it was asked, placeholders and all. */
const echo = ({ messages }: ChatRequest) => ({
  pieces: (`I read: ${messages.at(-1)?.content}`.match(/[^]{1,6}/g) ?? []) as string[],
});

beforeAll(async () => {
  model = await startScriptedModel(echo);
  parley = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'none' },
    onLog: (line) => lines.push(line),
  });
  usual = await addTenant(parley);
});
afterAll(async () => {
  await parley.stop();
  await model.stop();
});
beforeEach(() => {
  model.requests.length = 0;
  model.script = echo;
});

const values: [kind: string, value: string][] = [
  ['CREDIT_CARD', '4111 1111 1111 1111'],
  ['CREDIT_CARD', '5500-0000-0000-0004'],
  ['CREDIT_CARD', '378282246310005'],
  ['IBAN', 'DE89 3704 0044 0532 0130 00'],
  ['IBAN', 'GB82WEST12345698765432'],
  ['IBAN', 'FR14 2004 1010 0505 0001 3M02 606'],
  ['EMAIL', 'anna.schmidt+shop@mail.example'],
  ['EMAIL', 'Anna.Schmidt@Büro.example'],
  ['PHONE', '+49 170 1234567'],
  ['PHONE', '(415) 555-2671'],
  ['PHONE', '+33 6 12 34 56 78'],
  ['US_SSN', '536-22-8145'],
  ['US_SSN', '536 22 8145'],
];
const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** Where any of these is, however it is written. */
const among = (text: string, wanted: readonly string[]) => {
  const plain = squeezed(text);
  return wanted.filter((value) => plain.includes(squeezed(value)));
};
const told = () => model.requests.at(-1)?.messages.at(-1)?.content ?? '';

test.each(values)('%s %s: a placeholder there, the value here', async (kind, value) => {
  const who = await WatchedVisitor.begin(parley, usual.siteKey);
  const { text, streamed } = await who.ask(`Please note ${value} for the green lamp`);
  const stored = staffLog(parley, who.who).find(({ message }) => message?.author === 'visitor');
  who.leave();
  const isCard = kind === 'CREDIT_CARD';
  // A card is masked before it is stored: there is nothing left to hide from the provider.
  const kept = isCard ? value.replace(/\d(?=(?:\D*\d){4})/g, '•') : value;
  expect([told(), stored?.['message'].text, streamed]).toEqual([
    isCard
      ? `Please note ${kept} for the green lamp`
      : `Please note ⟦${kind}_1⟧ for the green lamp`,
    `Please note ${kept} for the green lamp`,
    text,
  ]);
  expect(among(JSON.stringify(model.requests), [value])).toEqual([]);
  expect(among(text, [value])).toEqual(isCard ? [] : [value]);
});

test('the tenant says what is hidden; cards that it keeps are hidden all the same', async () => {
  const tenant = await addTenant(parley, {
    settings: { maskCards: false, hiddenFromModels: ['CREDIT_CARD', 'US_SSN'] },
  });
  const who = await WatchedVisitor.begin(parley, tenant.siteKey);
  const [card, mail, phone, ssn, iban] = [
    '4111 1111 1111 1111',
    'bo@mail.example',
    '+49 170 7654321',
    '536-22-8145',
    'GB82WEST12345698765432',
  ];
  await who.ask(`Card ${card}, SSN ${ssn}, IBAN ${iban}, mail ${mail}, phone ${phone}`);
  const stored = staffLog(parley, who.who).find(({ message }) => message?.author === 'visitor');
  who.leave();
  expect([told(), stored?.['message'].text.includes(card)]).toEqual([
    `Card ⟦CREDIT_CARD_1⟧, SSN ⟦US_SSN_1⟧, IBAN ${iban}, mail ${mail}, phone ${phone}`,
    true,
  ]);
});

test('no line of the log holds any of it: answers, failures that quote the question, notes of a whole life', async () => {
  const who = await WatchedVisitor.begin(parley, usual.siteKey);
  const all = values.map(([, value]) => value);
  for (const fault of [401, 429, 500]) {
    model.script = (request) => ({
      pieces: [],
      fault: {
        kind: 'status',
        status: fault,
        body: JSON.stringify({
          error: { message: `You said ${request.messages.at(-1)?.content} and ${all.join(', ')}` },
        }),
      },
    });
    await who.ask(`Please note ${all.join(' and ')} for lamp ${fault}`);
  }
  model.script = () => ({ pieces: ['{"secret": "', ...all] });
  await who.ask(`And once more ${all.join(' and ')}`);
  await who.post('lead', {
    clientId: 'l',
    name: 'Anna Schmidt',
    email: 'anna.schmidt+shop@mail.example',
    phone: '+49 170 1234567',
    note: all.join(' '),
  });
  await who.post('feedback', { value: 'down', comment: all.join(' ') });
  await who.post('escalate', { reason: all.join(' ') });
  await who.post('end', {});
  who.leave();
  // It does log: the failures of the provider are there.
  expect(lines.filter((line) => line.includes('"provider":"openai"')).length).toBeGreaterThan(2);
  expect(
    lines.flatMap((line) => among(line, [...all, 'Anna Schmidt']).map((value) => [value, line])),
  ).toEqual([]);
});
