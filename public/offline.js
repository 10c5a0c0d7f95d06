// Shows one's own registrations while there is no connection. Everything comes from the
// network as long as there is one; what is kept here serves when there is not. It is
// asked for only after somebody has registered.
const CACHE = "own";
const base = new URL("./", self.location).pathname;
const page = `${base}registrations/`;

// The page, its payload, and the files of the app that it names.
const keep = async () => {
  const cache = await caches.open(CACHE);
  const response = await fetch(page, { cache: "no-cache" });
  if (!response.ok) return;
  const html = await response.clone().text();
  const [start = ""] = html.match(/<script async id="start"[^>]*>/) ?? [];
  const files = [...start.matchAll(/(?:src|data-app|data-module|data-part)="([^"]+)"/g)].map(([, url]) => url);
  await cache.put(page, response);
  await cache.addAll([`${page}page.json`, ...files]);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    const isOld = /\.(?:js|wasm)$/.test(pathname) && !files.includes(pathname);
    if (isOld) await cache.delete(request);
  }
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOurs = origin === self.location.origin && pathname.startsWith(base);
  const isKept = pathname.startsWith(page) || /\.(?:js|wasm|ics)$/.test(pathname);
  if (request.method !== "GET" || !isOurs || !isKept) return;
  const fresh = fetch(request);
  const answer = fresh.catch(async (error) => {
    const kept = await caches.match(pathname, { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  });
  event.respondWith(answer);
  // A version of the site that has changed is kept whole.
  if (pathname === page) event.waitUntil(fresh.then(keep).catch(() => {}));
});
