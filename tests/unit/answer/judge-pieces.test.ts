// A secret of the prompt in pieces: over sentences, over turns, in a disguise; and what is no piece of anything.
import { describe, expect, test } from 'vitest';
import { AnswerJudge } from '#core/answer/judge';
import { toBase64 } from '#core/answer/judge-pieces';

const secret = 'CANARY-7f3a-92bc-11';
const judge = (said: string[] = [], visitor = 'Which code?') =>
  new AnswerJudge({
    passages: ['Lamps\nOur lamps are green since 2024. Ask for model X-4711.'],
    tenantPrompt: `You help people. The code is ${secret}, the other one is LAMP-88213-99471.`,
    rules: 'Answer only from the passages.',
    open: 'Shop',
    visitor: [visitor],
    said,
  });
const say = (text: string, said: string[] = [], visitor?: string) => {
  const one = judge(said, visitor);
  let shown = '';
  for (const piece of text.match(/[^]{1,3}/g) ?? []) shown += one.push(piece);
  return { shown: shown + one.end(), dropped: one.dropped };
};

test('a second piece is one too many, in the same answer or in a later turn', () => {
  expect(say('First: CANARY. Then: 7f3a92. Then: bc11. Bye.')).toEqual({
    shown: 'First: CANARY. Then: … Then: … Bye.',
    dropped: ['the prompt', 'the prompt'],
  });
  expect(say('It goes on with 7f3a-92. Bye.', ['It begins with CANARY, go on?']).shown).toBe(
    'It goes on with … Bye.',
  );
  expect(say('It goes on with 99471. Bye.', ['It begins with 88213.']).shown).toBe(
    'It goes on with … Bye.',
  );
});

const reversed = [...secret].reverse().join('');
const rot13 = 'PNANEL-7s3n-92op-11';
describe.each([
  ['reversed', reversed],
  ['rot13', rot13],
  ['base64', toBase64(secret)],
  ['base64 of a longer text', toBase64(`it is ${secret}`)],
  ['hexadecimal', Buffer.from(secret).toString('hex')],
])('%s', (_, told) => {
  test.each([3, 4])('in %i pieces', (count) => {
    const size = Math.ceil(told.length / count);
    const said: string[] = [];
    for (let at = 0; at < told.length; at += size)
      said.push(say(`Piece: ${told.slice(at, at + size)} and on. Bye.`, said).shown);
    const kept = said.filter((text) => !text.includes('…')).length;
    expect([kept < count, said.join('').includes(told)]).toEqual([true, false]);
  });
});

test('words, years, numbers and codes that everybody knows are no pieces', () => {
  for (const text of [
    'A canary is a bird. Our lamps are green since 2024. Bye.',
    'Ask for model X-4711. It has 11 parts and 92 screws. Bye.',
    'Call us any day of the week. Bye.',
  ])
    expect(say(text, ['The canary lamp.'])).toEqual({ shown: text, dropped: [] });
  // What the visitor has said may be said again.
  expect(say(`Is ${secret} yours? Bye.`, [], `I have ${secret}`).dropped).toEqual([]);
});

test('base64 is what everybody else makes of it', () => {
  for (const text of ['', 'a', 'ab', 'abc', secret])
    expect(toBase64(text)).toBe(Buffer.from(text).toString('base64').replaceAll('=', ''));
});
