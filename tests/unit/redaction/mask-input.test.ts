/** Cards are masked in all that a person typed, before it is an event; everything else stays byte for byte. */
import { expect, test } from 'vitest';
import { maskInput } from '#core/redaction/mask-input';
import type { Input } from '#core/conversation/input';
import { inputs } from '../../support/factories.ts';

const card = '4111 1111 1111 1111';
const masked = '•••• •••• •••• 1111';

test.each<[string, Input, Input]>([
  ['a message', inputs.send({ text: `pay ${card}!` }), inputs.send({ text: `pay ${masked}!` })],
  ['a reply', inputs.reply({ text: card }), inputs.reply({ text: masked })],
  ['a reason', inputs.escalate({ reason: card }), inputs.escalate({ reason: masked })],
  [
    'a comment',
    { kind: 'visitor.feedback', value: 'up', comment: card, prior: null },
    { kind: 'visitor.feedback', value: 'up', comment: masked, prior: null },
  ],
  ['no reason', inputs.escalate(), inputs.escalate()],
  [
    'what the assistant says',
    inputs.finish({ draft: { text: card } }),
    inputs.finish({ draft: { text: card } }),
  ],
])('%s', (_, given, expected) => expect(maskInput(given)).toEqual(expected));

test('answers to a form, however deep', () => {
  const send = {
    ...inputs.send(),
    partReply: { messageId: 'm', partId: 'p', values: { a: card, b: [card, 5, null] } },
  };
  expect(maskInput(send as never)).toMatchObject({
    partReply: { messageId: 'm', partId: 'p', values: { a: masked, b: [masked, 5, null] } },
  });
});
