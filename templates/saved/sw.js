// Shows the pages that somebody chose to keep when the network does not answer. It keeps nothing by itself.
const SLOW = 8000;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(admin|api)\//.test(pathname)) return;
  event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => {
    const network = fetch(request);
    if (!kept) return network;
    return Promise.race([network, new Promise((_, late) => setTimeout(late, SLOW))]).catch(() => kept);
  }));
});
