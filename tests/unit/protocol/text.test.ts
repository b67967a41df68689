// Which texts are taken, to the character and the byte, and that what is taken is not changed.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { limits } from '#protocol/limits';
import { characterCount, ClientId, MessageText, plainText, utf8Bytes } from '#protocol/text';
import { seeded } from '#tests/fuzz/random';

const verdict = (schema: v.GenericSchema<string>, text: unknown) => {
  const parsed = v.safeParse(schema, text);
  if (!parsed.success) return parsed.issues[0].message;
  return parsed.output === text ? 'kept' : 'changed';
};
const max = limits.messageMaxCharacters;
const tooLong = 'message-too-long';
const malformed = 'text must be well-formed Unicode';
const empty = 'text must not be empty';

describe('a message of', () => {
  test.each<[string, string, string]>([
    ['one character', 'a', 'kept'],
    ['one less than the limit', 'a'.repeat(max - 1), 'kept'],
    ['as many as the limit', 'a'.repeat(max), 'kept'],
    ['one more than the limit', 'a'.repeat(max + 1), tooLong],
    ['four bytes each, at the limit', '🎉'.repeat(max), 'kept'],
    ['four bytes each, over the limit', '🎉'.repeat(max) + 'a', tooLong],
    ['four bytes each, twice the UTF-16 limit', '🎉'.repeat(max * 2), tooLong],
    ['three bytes each, at the limit', '漢'.repeat(max), 'kept'],
    ['three bytes each, over the limit', '漢'.repeat(max + 1), tooLong],
    ['combining marks, which count each', 'é'.normalize('NFD').repeat(max / 2), 'kept'],
    ['a family, seven characters', '👨‍👩‍👧‍👦'.repeat(Math.floor(max / 7)), 'kept'],
    ['a family too many', '👨‍👩‍👧‍👦'.repeat(Math.ceil(max / 7)), tooLong],
    ['a megabyte', 'a'.repeat(1_000_000), tooLong],
    ['NUL', 'a\u0000b', 'kept'],
    ['only NUL', '\u0000', 'kept'],
    ['controls and line ends', '\u0007a\r\nb\u2028c\u0085', 'kept'],
    ['white space around it', '  a  ', 'kept'],
    ['both normal forms, each as it is', 'é e\u0301 ﬁ', 'kept'],
    ['right-to-left marks', '\u202eabc\u202c \u200f', 'kept'],
    ['non-characters', '\ufffe\uffff', 'kept'],
    ['the replacement character', '\ufffd', 'kept'],
    ['the highest code point', '\u{10ffff}', 'kept'],
    ['a high surrogate alone', 'a\ud800', malformed],
    ['a low surrogate alone', '\udc00a', malformed],
    ['surrogates the wrong way round', '\udc00\ud800', malformed],
    ['half an emoji', '🎉'.slice(0, 1), malformed],
    ['nothing', '', empty],
    ['white space', ' \t\n\u00a0\u2003\u3000\ufeff', empty],
  ])('%s', (_, text, expected) => {
    expect(verdict(MessageText, text)).toBe(expected);
  });

  test('the longest one stays below the limit in bytes, and escaped it fits a frame', () => {
    const bytes = (text: string) => new TextEncoder().encode(text).length;
    const frame = (text: string) =>
      bytes(JSON.stringify({ type: 'send_message', clientId: 'c'.repeat(64), text }));
    expect(bytes('🎉'.repeat(max))).toBeLessThanOrEqual(limits.messageMaxBytes);
    expect(frame('"'.repeat(max))).toBeLessThanOrEqual(limits.frameMaxBytes);
    expect(frame('\u0000'.repeat(max))).toBeLessThanOrEqual(limits.frameMaxBytes);
  });

  test.each([[null], [5], [{}], [['a']], [undefined], [true]])('%j is no text', (input) => {
    expect(v.is(MessageText, input)).toBe(false);
  });
});

describe('a line of free text', () => {
  const line = plainText(3);
  const atMost = 'at most 3 characters';
  test.each<[string, string]>([
    ['', 'kept'],
    ['abc', 'kept'],
    ['🎉🎉🎉', 'kept'],
    ['abcd', atMost],
    ['🎉🎉🎉a', atMost],
    ['🎉🎉🎉🎉', atMost],
    ['a\ud800', malformed],
  ])('%j: %s', (text, expected) => {
    expect(verdict(line, text)).toBe(expected);
  });
});

describe('a clientId', () => {
  test.each<[string, boolean]>([
    ['a', true],
    ['0190b5a2-7c1e-7b2a-9a51-3f1f0e8f2a11', true],
    ['a_B.9:-', true],
    ['x'.repeat(63), true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['', false],
    ['a b', false],
    ['a\n', false],
    ['ä', false],
    ['a/b', false],
    ['\u0000', false],
  ])('%j: %s', (text, valid) => {
    expect(v.is(ClientId, text)).toBe(valid);
  });
});

test('characters and bytes are counted as the encoder does, for any text', () => {
  const random = seeded(8);
  const pieces = ['a', '\u0000', '\u007f', '\u0080', 'é', '\u07ff', '\u0800', '漢', '\uffff', '🎉'];
  for (let i = 0; i < 500; i++) {
    const text = Array.from({ length: random.int(40) }, () => random.pick(pieces)).join('');
    expect({ characters: characterCount(text), bytes: utf8Bytes(text) }).toEqual({
      characters: Array.from(text).length,
      bytes: new TextEncoder().encode(text).length,
    });
  }
});
