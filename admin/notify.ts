/**
 * The installed app and its desktop notifications: the service worker, the permission (asked for by a button only), the browser's
 * address for pushes, and a sign while the window is out of sight. Side effects: service worker, Notification, one API call.
 */
import type { Notification as Told } from '#protocol/notification';
import { api } from './api.ts';
import { tMaybe } from './locales/texts.ts';
import { href, navigate } from './router.ts';

const worker = '/admin-worker.js';

/** Also where it is refused the app works: it is only not kept. */
export function keepApp(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const address = trusted(worker);
  navigator.serviceWorker.register(address, { scope: '/admin/' }).catch(() => undefined);
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** The one policy that the page allows, and it trusts this one address. */
function trusted(address: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  return trustedTypes
    .createPolicy('parley-worker', {
      createScriptURL: (asked) => {
        if (asked !== worker) throw new TypeError('not the service worker');
        return asked;
      },
    })
    .createScriptURL(address);
}

export const mayAskForNotices = (): boolean =>
  'Notification' in window && Notification.permission === 'default';

/** True when notifications are on now. Call it from a click. */
export async function turnOnNotices(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  // Without pushes notices still come while a window is open.
  await subscribe().catch(() => undefined);
  return true;
}

async function subscribe(): Promise<void> {
  const { publicKey } = await api<{ publicKey: string | null }>('/v1/admin/notifications/push-key');
  const registration = await navigator.serviceWorker?.getRegistration('/admin/');
  if (publicKey === null || !registration) return;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  await api('/v1/admin/notifications/browsers', { method: 'POST', body: subscription.toJSON() });
}

/** Says where to look, never what was said: others may see the screen. */
export function showNotice({ kind, conversationId, count }: Told): void {
  const isSeen = document.visibilityState === 'visible';
  if (isSeen || !('Notification' in window) || Notification.permission !== 'granted') return;
  const words = tMaybe(`notice.${kind}`) ?? kind;
  const notice = new Notification(count > 1 ? `${words} (${count})` : words, {
    tag: conversationId,
    icon: '/admin-icon-192.png',
  });
  notice.addEventListener('click', () => {
    notice.close();
    focus();
    navigate(`${href('inbox')}?c=${conversationId}`);
  });
}
