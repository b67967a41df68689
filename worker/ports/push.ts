/** Web push (RFC 8291, VAPID) to a browser that subscribed. Implemented by adapters/push. */
import type { PushRequest } from '#protocol/notification';

export interface Push {
  /** Null when the installation has no VAPID keys: nothing can be sent. */
  publicKey: string | null;
  /** `gone`: the browser does not want it any more. */
  send(subscription: PushRequest, data: Record<string, string>): Promise<'sent' | 'gone'>;
}
