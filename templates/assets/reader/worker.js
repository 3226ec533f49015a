// The service worker of a site that works offline: pages from the network, and as they were last read when there is
// none; files that are named after their content from the cache. A new version of the theme drops the old cache; a site
// that switches this off sends the worker away.
const { version, isOn } = self.waymark;
const root = self.registration.scope, family = `waymark ${root} `, cacheName = family + version;
const isForEver = (path) => /^(assets|search|reader)\/[0-9a-f]{16,32}\//.test(path);

async function dropOthers(keep) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(family) && name !== keep).map((name) => caches.delete(name)));
}

async function fetched(request) {
  const response = await fetch(request);
  if (response.ok && response.type === "basic") (await caches.open(cacheName)).put(request, response.clone()).catch(() => 0);
  return response;
}

async function newest(request) {
  try {
    return await fetched(request);
  } catch (error) {
    const kept = await caches.match(request, { cacheName, ignoreSearch: request.mode === "navigate" });
    if (kept) return kept;
    if (request.mode === "navigate") return offline();
    throw error;
  }
}

const kept = async (request) => (await caches.match(request, { cacheName })) ?? fetched(request);

const offline = () =>
  new Response("You are offline, and this page was not read before: it is not kept on this device.", { status: 503, headers: { "content-type": "text/plain; charset=utf-8" } });

self.addEventListener("install", (event) => {
  self.skipWaiting();
  if (isOn) event.waitUntil(caches.open(cacheName).then((cache) => cache.add(root)).catch(() => 0));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(isOn ? dropOthers(cacheName).then(() => self.clients.claim()) : dropOthers().then(() => self.registration.unregister()));
});

if (isOn) {
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(root) || request.headers.has("range")) return;
    event.respondWith(isForEver(request.url.slice(root.length)) ? kept(request) : newest(request));
  });
}
