// Which passwords are good enough (S25): lengths, what is tried first, names of the account, and nothing about composition.
import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';
import { isCommonPassword } from '#core/common-passwords';
import { checkPassword, guessBits, passwordLengths } from '#core/password';

const own = ['ada@acme-logistics.example', 'Ada Lovelace', 'Acme Logistics'];
const accepted = (password: string, hasMfa = false) => checkPassword(password, { hasMfa, own }).ok;
/** 64 different letters, no word. */
const random = 'kq7zv0xw3hjd9mgp5rbt2ynf8sc4leu6aiowkxzqvjhbpgmdtfyrn1lscueiao7q';

describe('length', () => {
  test.each([
    [7, true, false],
    [8, true, true],
    [14, false, false],
    [15, false, true],
    [64, false, true],
  ])('%i characters, second factor: %s → %s', (length, hasMfa, expected) => {
    expect(accepted(random.slice(0, length), hasMfa)).toBe(expected);
  });

  test('128 and more are taken, and only an absurd length is not', () => {
    expect(accepted(random + random.split('').reverse().join(''))).toBe(true);
    expect(accepted(`${random}${'x'.repeat(1_000)}`)).toBe(false);
  });

  test('characters are counted, not bytes', () => {
    expect(accepted('🦊🐍🌲🍄🧭🪁🎈'.slice(0, 14))).toBe(false);
    expect(accepted('🦊🐍🌲🍄🧭🪁🎈🥁🧵🪵🛶🏔️🌋🧊🪐')).toBe(true);
    expect(accepted('fifteen\0 blue kites')).toBe(true);
  });
});

describe('the common ones', () => {
  test('each of the 49,233 of the list is refused, second factor or not, and is told why', () => {
    const listed = dictionary['passwords-common'];
    expect(listed.length).toBeGreaterThan(30_000);
    expect(listed.filter((password) => accepted(password, true))).toEqual([]);
    const told = checkPassword('Maverick', { hasMfa: true, own });
    expect(told).toEqual({
      ok: false,
      refusal: { code: 'password-refused', detail: 'this one is on a list of common passwords' },
    });
    expect(isCommonPassword('ＭＡＶＥＲＩＣＫ')).toBe(true);
  });

  test('hardly any other is taken for one of them', () => {
    const others = Array.from({ length: 200_000 }, (_, n) => `${n * 7919} not on any list ${n}`);
    expect(others.filter(isCommonPassword).length).toBeLessThan(15);
  });
});

describe('what is tried first', () => {
  test.each([
    'password1',
    'P@ssw0rd!',
    'Passwort123',
    'iloveyou2',
    'qwerty123456',
    '1q2w3e4r5t',
    'zaq12wsx',
    'asdfghjkl',
    'michael1985',
    'trustno1',
    'football10',
    'dragonball123',
    'abcdefgh',
    'abcabcabcabc',
    '11223344',
    '19871224',
    'aaaaaaaaaaaa',
    'Summer2024!',
    'liverpoolfc',
    'letmein123',
    'princess1!',
    'a1b2c3d4',
  ])('%s is refused even with a second factor', (password) => {
    expect(accepted(password, true)).toBe(false);
  });

  test.each([
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '123456789012345678901234567890',
    'qwertyuiopasdfghjklzxcvbnm',
    'passwordpasswordpassword',
    'acme-logistics-2024!',
    'ada.lovelace.1815',
    'AcmeLogisticsAcme1',
  ])('%s is refused though long', (password) => {
    expect(accepted(password)).toBe(false);
  });

  test.each([
    'kitchen table river',
    'tomato-violin-87 x',
    'correct horse battery',
    'ваза окно лестница',
  ])('%s is fine', (password) => {
    expect(accepted(password)).toBe(true);
  });
});

test('from 64 characters on length is enough, and none is cut off or refused for what it is made of', () => {
  for (const one of ['x', ' ', '🦊', '\0', 'ß'])
    expect([one, accepted(one.repeat(64)), accepted(one.repeat(63))]).toEqual([one, true, false]);
  expect(accepted('x'.repeat(passwordLengths.max))).toBe(true);
});

test('more of anything never makes it easier, and a long one takes no time', () => {
  const price = (password: string) => guessBits(password, own);
  expect(price('kite')).toBeLessThan(price('kite river'));
  expect(price('kite river')).toBeLessThan(price('kite river 7'));
  const begun = performance.now();
  price('x9'.repeat(500));
  expect(performance.now() - begun).toBeLessThan(1_000);
});
