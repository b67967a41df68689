/**
 * The service worker of the admin, at /admin-worker.js for /admin/. It keeps this build's own files, whose names carry their hash,
 * and nothing else: pages and answers of the API always come from the network. It also shows what is pushed while no window is open.
 */
const cacheName = 'parley-admin-files';
/** Written in by admin/build.ts. */
const files = new Set([]);

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      for (const request of await cache.keys())
        if (!files.has(new URL(request.url).pathname)) await cache.delete(request);
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !files.has(url.pathname))
    return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(cacheName);
      const known = await cache.match(url.pathname);
      if (known) return known;
      const answer = await fetch(request);
      if (answer.ok && answer.type === 'basic') await cache.put(url.pathname, answer.clone());
      return answer;
    })(),
  );
});

self.addEventListener('push', (event) =>
  event.waitUntil(
    (async () => {
      const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      if (windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
      const { title = 'Parley', text = '', conversationId } = event.data?.json() ?? {};
      await self.registration.showNotification(title, {
        body: text,
        tag: conversationId,
        icon: '/admin-icon-192.png',
        data: { conversationId },
      });
    })(),
  ),
);

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const id = event.notification.data?.conversationId;
  const address = `/admin/inbox${id ? `?c=${encodeURIComponent(id)}` : ''}`;
  event.waitUntil(
    (async () => {
      const [open] = await self.clients.matchAll({ type: 'window' });
      if (!open) return self.clients.openWindow(address);
      await open.focus();
      return open.navigate(address);
    })(),
  );
});
