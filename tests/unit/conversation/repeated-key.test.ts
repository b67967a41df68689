// A JSON text in which an object has a name twice is found, however the name is spelt and however deep it stands.
import { expect, test } from 'vitest';
import { hasRepeatedKey } from '#core/repeated-key';

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":2,"a":3}',
  '{"alg":"HS256","\\u0061lg":"none"}',
  '{"a" : 1 , "a"\n:\t2}',
  '{"":1,"":2}',
  '{"__proto__":1,"__proto__":2}',
  '{"a":{"b":1},"a":2}',
  '{"x":{"b":1,"b":2}}',
  '[[{"b":1},{"c":[{"d":1,"d":1}]}]]',
  '{"a":[1,{"z":1}],"b":"{","a":0}',
  '{"\\"":1,"\\u0022":2}',
  '{"\\\\":1,"\\u005c":2}',
  '{"😀":1,"\\ud83d\\ude00":2}',
])('twice: %s', (json) => {
  expect([typeof JSON.parse(json), hasRepeatedKey(json)]).toEqual(['object', true]);
});

test.each([
  '{}',
  '[]',
  '"a"',
  '1',
  '{"a":1,"A":2}',
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":1}]',
  '{"a":"a","b":"a"}',
  '{"a":"\\"a\\":1","b":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":["a","a"],"b":["a",":"]}',
  '{"a\\\\":1,"a\\"":2}',
  '{"constructor":1,"toString":2,"__proto__":3}',
  '{"\u00e9":1,"e\u0301":2}',
])('once each: %s', (json) => {
  expect([JSON.stringify(JSON.parse(json)).length > 0, hasRepeatedKey(json)]).toEqual([
    true,
    false,
  ]);
});
