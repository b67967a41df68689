/**
 * The `Push` port over webcrypto-web-push. The endpoint comes from a browser, so it is checked like every address that is
 * entered (ports/outgoing) before anything is sent to it.
 */
import { buildPushPayload } from '@block65/webcrypto-web-push';
import type { Outgoing } from '#ports/outgoing';
import type { Push } from '#ports/push';
import { outbound } from '#worker/adapters/outbound';

const timeoutMs = 10_000;
/** A notification that comes later than this is of no use. */
const ttlSeconds = 15 * 60;

export interface VapidSettings {
  VAPID_PUBLIC_KEY: string;
  VAPID_PRIVATE_KEY: string;
  VAPID_SUBJECT: string;
}

export function push(settings: VapidSettings, outgoing: Outgoing): Push {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings;
  const isReady = publicKey !== '' && privateKey !== '';
  return {
    publicKey: isReady ? publicKey : null,
    async send(subscription, data) {
      if (!isReady) throw new Error('VAPID keys are not set');
      const checked = await outgoing.check(subscription.endpoint);
      if (!checked.ok) return 'gone';
      const { method, headers, body } = await buildPushPayload(
        { data, options: { ttl: ttlSeconds, urgency: 'high' } },
        subscription,
        { subject: settings.VAPID_SUBJECT, publicKey, privateKey },
      );
      // The runtime counts the body itself.
      const { 'content-length': _, ...rest } = headers;
      const answered = await outbound(
        checked.value,
        { method, headers: rest as Record<string, string>, body },
        { timeoutMs },
      );
      await answered.body?.cancel();
      if (answered.status === 404 || answered.status === 410) return 'gone';
      if (!answered.ok) throw new Error(`the push service answered ${answered.status}`);
      return 'sent';
    },
  };
}
