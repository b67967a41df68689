/** Signatures as Standard Webhooks 1.0 has them: the reference's own vector, the formula written out, and what does not pass. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { webhookSigner } from '#worker/adapters/webhook-signer';

/** From the tests of the reference libraries. */
const vector = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330_000,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const { secret, id, at, body, signature } = vector;

it('signs the vector of the reference', () => {
  expect(webhookSigner.sign([secret], id, at, body)).toEqual({
    'webhook-id': id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': signature,
  });
});

it('signs anything by the formula: HMAC-SHA256 of id.timestamp.body under the secret’s bytes', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[\w-]{1,40}$/),
      fc.integer({ min: 1, max: 4_000_000_000 }),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      (name, seconds, text) => {
        const key = webhookSigner.newSecret();
        const bytes = Buffer.from(key.slice('whsec_'.length), 'base64');
        const mac = createHmac('sha256', bytes)
          .update(`${name}.${seconds}.${text}`)
          .digest('base64');
        const signed = webhookSigner.sign([key], name, seconds * 1_000, text);
        expect([bytes.length, signed['webhook-signature']]).toEqual([32, `v1,${mac}`]);
        expect(webhookSigner.isSigned([key], name, seconds * 1_000, text, `v1,${mac}`)).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

it('two secrets sign during a rotation, the newest first, and either passes', () => {
  const fresh = webhookSigner.newSecret();
  const both = webhookSigner.sign([fresh, secret], id, at, body)['webhook-signature'] ?? '';
  expect(both.split(' ')[1]).toBe(signature);
  expect(
    [[fresh], [secret], [webhookSigner.newSecret()]].map((known) =>
      webhookSigner.isSigned(known, id, at, body, both),
    ),
  ).toEqual([true, true, false]);
});

it.each<[string, string, string, number, string]>([
  ['another id', signature, 'msg_other', at, body],
  ['another second', signature, id, at + 1_000, body],
  ['one byte more', signature, id, at, `${body} `],
  ['written anew', signature, id, at, JSON.stringify(JSON.parse(body))],
  ['version 0', signature.replace('v1', 'v0'), id, at, body],
  ['no version', signature.slice(3), id, at, body],
  ['nothing', '', id, at, body],
  ['the eleventh of many', `${'v1,AAAA '.repeat(10)}${signature}`, id, at, body],
])('%s does not pass', (_, given, name, when, text) => {
  expect(webhookSigner.isSigned([secret], name, when, text, given)).toBe(false);
});
