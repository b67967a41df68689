import { afterEach, describe, expect, test } from 'vitest';
import { parseConfig, parseDown, parseMessage } from '#widget/parse';

const element = {
  type: 'img',
  props: { src: 'x', onerror: 'alert(1)' },
  key: null,
  ref: null,
  __k: null,
  constructor: undefined,
};
const strange: unknown[] = [element, [element], 7, null, true, {}, [], { toString: () => 'x' }];
const polluted = Object.prototype as Record<string, unknown>;

afterEach(() => {
  delete polluted.text;
  delete polluted.notice;
});

/** Without `raw`: what came, untyped, for the extras, which rebuild it (parts.test.ts). */
const leaves = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value.flatMap(leaves)
    : typeof value === 'object' && value
      ? Object.entries(value).flatMap(([name, inner]) => (name === 'raw' ? [] : leaves(inner)))
      : [value];

describe('objects where strings belong (CVE-2026-22028)', () => {
  const good = {
    id: 'msg_1',
    author: 'assistant',
    text: 't',
    clientId: 'c',
    authorName: 'n',
    turnId: 'u',
    notice: 'o',
    quickReplies: ['q'],
    citations: [{ articleId: 'a', title: 't', url: 'u' }],
  };
  test.each(Object.keys(good))('message.%s', (name) => {
    for (const value of strange)
      for (const wrapped of [value, [value], [{ title: value, url: value, articleId: value }]]) {
        const message = parseMessage({ ...good, [name]: wrapped });
        for (const leaf of leaves(message ?? undefined))
          expect(['string', 'boolean', 'undefined']).toContain(typeof leaf);
      }
  });
  test('frames and configuration', () => {
    for (const value of strange) {
      const raws = [
        { type: 'token', turnId: value, offset: value, text: value },
        { type: 'problem', code: value, clientId: value, status: value },
        { type: 'event', seq: 1, kind: 'escalation.accepted', agentName: value, at: value },
        {
          type: 'welcome',
          conversation: { id: 'c', status: value, floor: { holder: value, agentName: value } },
          events: [value],
          cursor: value,
        },
      ];
      for (const raw of raws)
        for (const leaf of leaves(parseDown(raw)))
          expect(['string', 'boolean', 'number', 'undefined', 'object']).toContain(typeof leaf);
      const config = parseConfig({
        name: value,
        greeting: value,
        suggestions: [value],
        branding: { logoText: value, primaryColor: value },
      });
      expect([config.name, config.greeting, config.suggestions.length]).toEqual(['', '', 0]);
    }
  });
});

test('what is not known is ignored, not guessed', () => {
  expect(parseDown({ type: 'later.version', text: 'x' })).toBeNull();
  expect(parseDown('x')).toBeNull();
  expect(parseDown({ type: 'event', seq: 3, at: '', kind: 'from.the.future', x: 1 })).toMatchObject(
    { seq: 3, kind: 'from.the.future' },
  );
  expect(parseDown({ seq: 3, at: '', kind: 'conversation.ended', by: 'agent' })).toMatchObject({
    type: 'event',
    seq: 3,
  });
});

test('polluted prototypes are not read', () => {
  polluted.text = 'from the prototype';
  polluted.notice = 'lead-offer';
  expect(parseMessage({ id: 'm', author: 'agent' })).toMatchObject({ text: '' });
  expect(Object.hasOwn(parseMessage({ id: 'm', author: 'agent' })!, 'notice')).toBe(true);
  expect(parseMessage({ id: 'm', author: 'agent' })!.notice).toBeUndefined();
});
