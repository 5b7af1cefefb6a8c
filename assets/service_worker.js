// Keeps the page for days without a network: the files of this build are fetched once, when it is installed, and served from
// then on; a few that most people never need at first (letters of other scripts, Excel's files, notices) when they are asked
// for, else at the second visit. A new build waits beside the old one until the person reloads (the page sends "activate"),
// so that a page never mixes files of two builds. The build fills in the braces.
'use strict';

const cache_name = 'wasl-{{VERSION}}-{{BUILD}}';
const files = {{FILES}}; // './' is the page itself
const later_files = {{LATER_FILES}};
const page = './';

const address_of = (file) => new URL(file, self.registration.scope).href;
const addresses = new Set(files.map(address_of));
const later_addresses = new Set(later_files.map(address_of));
const is_hashed = (address) => /[.-][0-9a-f]{8,}\.[a-z0-9]+$/.test(address);

// What an older build has under the same hashed name is the same file.
async function fetched(address) {
  if (is_hashed(address)) {
    const kept = await caches.match(address);
    if (kept) return kept;
  }
  const answer = await fetch(address, { cache: is_hashed(address) ? 'default' : 'reload' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function install() {
  const cache = await caches.open(cache_name);
  await Promise.all([...addresses].map(async (address) => cache.put(address, await fetched(address))));
  for (const address of later_addresses) {
    const kept = is_hashed(address) && (await caches.match(address));
    if (kept) await cache.put(address, kept);
  }
}

async function remove_old() {
  for (const name of await caches.keys())
    if (name.startsWith('wasl-') && name !== cache_name) await caches.delete(name);
  await self.clients.claim();
}

// Whoever comes back may be without a network tomorrow: what is still missing comes in the background.
async function complete() {
  const cache = await caches.open(cache_name);
  for (const address of later_addresses)
    if (!(await cache.match(address))) await fetched(address).then((answer) => cache.put(address, answer)).catch(() => {}); // another time
}

function is_page(request) {
  if (request.mode !== 'navigate') return false;
  const { pathname } = new URL(request.url);
  const scope = new URL(self.registration.scope).pathname;
  return pathname === scope || pathname === scope + 'index.html';
}

async function answer(request) {
  const cache = await caches.open(cache_name);
  const kept = await cache.match(is_page(request) ? address_of(page) : request, { ignoreVary: true });
  if (kept || !later_addresses.has(request.url)) return kept ?? fetch(request);
  const came = await fetched(request.url);
  await cache.put(request.url, came.clone());
  return came;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(remove_old()));
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  // The sync server may live at the same address: what is not a file of this build passes by untouched.
  if (request.method !== 'GET' || !(addresses.has(request.url) || later_addresses.has(request.url) || is_page(request))) return;
  event.respondWith(answer(request));
  if (is_page(request)) event.waitUntil(complete());
});
// A notice was pressed: the page that planned it comes to the front and opens what it is about.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const show = async () => {
    const [client] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    if (!client) return self.clients.openWindow(address_of(page));
    client.postMessage({ pressed_notice: event.notification.tag });
    return client.focus();
  };
  event.waitUntil(show());
});
