/** Standard Webhooks 1.0 by the reference package. Used for outgoing calls and incoming reports. Implements ports/webhook-signer. */
import { Webhook } from 'standardwebhooks';
import type { WebhookSigner } from '#ports/webhook-signer';

/** More in one header are an attempt to make us work. */
const signaturesMax = 10;

function isEqual(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let differs = 0;
  for (let at = 0; at < one.length; at++) differs |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return differs === 0;
}

/** The specification asks for 24 to 64. */
const secretBytes = 32;

export const webhookSigner: WebhookSigner = {
  newSecret() {
    const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
    return `whsec_${btoa(String.fromCharCode(...bytes))}`;
  },
  isSigned(secrets, id, at, body, signatures) {
    const given = signatures.split(' ').filter((one) => one.startsWith('v1,'));
    const wanted = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body));
    // All pairs, whatever is found: the time tells nothing.
    return given
      .slice(0, signaturesMax)
      .map((one) => wanted.map((other) => isEqual(one, other)).includes(true))
      .includes(true);
  },
  sign(secrets, id, at, body) {
    const timestamp = new Date(at);
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': secrets
        .map((secret) => new Webhook(secret).sign(id, timestamp, body))
        .join(' '),
    };
  },
};
