/** Standard Webhooks 1.0 by the reference package. Used for outgoing tool calls. Implements ports/webhook-signer. */
import { Webhook } from 'standardwebhooks';
import type { WebhookSigner } from '#ports/webhook-signer';

/** The specification asks for 24 to 64. */
const secretBytes = 32;

export const webhookSigner: WebhookSigner = {
  newSecret() {
    const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
    return `whsec_${btoa(String.fromCharCode(...bytes))}`;
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
