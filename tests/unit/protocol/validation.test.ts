// What a client is told about an input that is not valid: which field, what is expected, never what it sent.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ConsentRequest, LeadRequest, SessionRequest } from '#protocol/session';
import { Up } from '#protocol/up';
import { refusalOf } from '#protocol/validation';
import { idOf } from '#tests/support/factories';

const invalid = (detail: string) => ({ code: 'invalid-request', detail });
const send = (more: object) => ({ type: 'send_message', clientId: 'c1', text: 'x', ...more });
const refusal = (schema: v.GenericSchema, input: unknown) => {
  const parsed = v.safeParse(schema, input);
  return parsed.success ? 'valid' : refusalOf(parsed.issues);
};

describe('a frame', () => {
  const types =
    '"hello" | "send_message" | "typing" | "read" | "received" | "escalate" | "feedback" | "end" | "page_tools" | "page_result" | "ping"';
  const value = '"up" | "down" | "1" | "2" | "3" | "4" | "5"';
  test.each<[string, unknown, unknown]>([
    ['nothing', null, invalid('expected Object')],
    ['a string', 'ping', invalid('expected Object')],
    ['no type', {}, invalid(`type: expected (${types})`)],
    ['an unknown type', { type: 'secret' }, invalid(`type: expected (${types})`)],
    ['a missing field', { type: 'hello', version: 1 }, invalid('after: is missing')],
    [
      'text for a number',
      { type: 'hello', version: '1', after: 0 },
      invalid('version: expected number'),
    ],
    [
      'a fraction',
      { type: 'hello', version: 1.5, after: 0 },
      invalid('version: expected a whole number'),
    ],
    ['a number too large', { type: 'read', seq: 1e300 }, invalid('seq: expected a whole number')],
    ['a number too small', { type: 'read', seq: -1 }, invalid('seq: expected >=0')],
    ['not a boolean', { type: 'typing', on: 'yes' }, invalid('on: expected boolean')],
    [
      'not in the list',
      { type: 'feedback', value: '6' },
      invalid(`value: expected ((${value}) | (1 | 2 | 3 | 4 | 5))`),
    ],
    ['an object for text', send({ text: { type: 'img' } }), invalid('text: expected string')],
    ['empty text', send({ text: ' \n' }), invalid('text: must not be empty')],
    [
      'half a character',
      send({ text: 'a\ud800' }),
      { code: 'invalid-text', detail: 'text: must be well-formed Unicode' },
    ],
    [
      'too long a text',
      send({ text: 'x'.repeat(4_001) }),
      { code: 'message-too-long', detail: 'text: at most 4000 characters and 16384 bytes' },
    ],
    [
      'too many files',
      send({ attachments: Array(6).fill(idOf('fil', 1)) }),
      invalid('attachments: expected <=5'),
    ],
    [
      'a file that is none',
      send({ attachments: [idOf('fil', 1), 'secret'] }),
      invalid('attachments.1: a FileId, like fil_…'),
    ],
    [
      'too long a reason',
      { type: 'escalate', reason: 'x'.repeat(501) },
      invalid('reason: at most 500 characters'),
    ],
  ])('with %s', (_, input, expected) => {
    expect(refusal(Up, input)).toEqual(expected);
  });
});

describe('a body', () => {
  test.each<[string, v.GenericSchema, unknown, unknown]>([
    ['no site key', SessionRequest, {}, invalid('siteKey: is missing')],
    [
      'a bad site key',
      SessionRequest,
      { siteKey: 'secret' },
      invalid('siteKey: a site key, like pk_…'),
    ],
    [
      'too long a token, without its length',
      SessionRequest,
      { siteKey: 'pk_demo', visitorToken: 'x'.repeat(4_097) },
      invalid('visitorToken: expected <=4096'),
    ],
    [
      'no way to reach the lead',
      LeadRequest,
      { name: 'Ada' },
      invalid('an e-mail address or a phone number is needed'),
    ],
    ['an address that is none', LeadRequest, { email: 'a' }, invalid('email: an e-mail address')],
    [
      'a purpose nobody has',
      ConsentRequest,
      { purpose: 'secret', granted: true },
      invalid('purpose: expected ("chat" | "analytics" | "training")'),
    ],
  ])('with %s', (_, schema, input, expected) => {
    expect(refusal(schema, input)).toEqual(expected);
  });
});

test('without an issue there is still a refusal, and a long path is cut', () => {
  expect(refusalOf([])).toEqual({ code: 'invalid-request' });
  const deep = v.object({ ['k'.repeat(300)]: v.string() });
  expect(refusal(deep, { ['k'.repeat(300)]: 1 })).toEqual(
    invalid(`${'k'.repeat(100)}: expected string`),
  );
});
