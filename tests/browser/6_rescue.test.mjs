// When the browser has thrown the data away, or a part of it is damaged: the page says so, never begins anew by itself,
// and writes over nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const store = 'FILE_DATA'; // storage of the vault: the shape Emscripten's IDBFS gives its databases

// Another page of the same address, without Wasl in it: the databases are nobody's then.
async function beside(tab, server, work, argument) {
  await tab.page.goto(`${server.address}notices.txt`);
  return tab.page.evaluate(work, argument);
}

// In the page: all values with their bytes, large ones from their blobs too, and a way to put one back.
const storage_tools = `
  const ask = request => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const bytes_of = async contents => contents instanceof Blob ? new Uint8Array(await contents.arrayBuffer()) : new Uint8Array(contents ?? []);
  globalThis.kept_values = async () => {
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await ask(indexedDB.open(name));
      if (db.objectStoreNames.contains('${store}')) {
        const values = db.transaction('${store}').objectStore('${store}');
        const [keys, found] = await Promise.all([ask(values.getAllKeys()), ask(values.getAll())]);
        for (const [i, key] of keys.entries()) all.push({ name, key, value: found[i], bytes: await bytes_of(found[i].contents) });
      }
      db.close();
    }
    return all;
  };
  globalThis.put_value = async ({ name, key, value, bytes }) => {
    const db = await ask(indexedDB.open(name));
    value.contents = value.contents instanceof Blob ? new Blob([bytes]) : bytes;
    await ask(db.transaction('${store}', 'readwrite').objectStore('${store}').put(value, key));
    db.close();
  };
  globalThis.sums = async () => Object.fromEntries((await kept_values()).map(({ name, key, bytes }) =>
    [name + ' ' + key, bytes.length + ':' + bytes.reduce((sum, byte) => (sum * 31 + byte) | 0, 7)]));
`;

test('data that the browser removed is missed, not begun anew', options, with_browser(async ({ server, tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  const removed = await beside(tab, server, async () => {
    const names = (await indexedDB.databases()).map(database => database.name);
    for (const name of names) await new Promise(done => (indexedDB.deleteDatabase(name).onsuccess = done));
    return names.length;
  });
  assert.ok(removed > 0);
  await tab.page.goto(server.address);
  await tab.state('failed');
  await tab.sees('heading', 'حذف المتصفح بياناتك');
  await tab.misses('button', /جرّب بشركة نموذجية/);
}));

for (const [what, where] of [['journal', /\/log\/\d*1$/], ['segment', /\/seg\/./]])
  test(`a damaged ${what} is told, and nothing is written over it`, options, with_browser(async ({ server, tab: open }) => {
    const tab = await open();
    await tab.begin_with_sample();
    // One bit in the middle: what a failing disk does.
    await beside(tab, server, storage_tools);
    const damaged = await tab.page.evaluate(async where => {
      const value = (await kept_values()).find(({ key }) => new RegExp(where).test(key));
      value.bytes[value.bytes.length >> 1] ^= 0x40;
      await put_value(value);
      return { key: value.key, size: value.bytes.length };
    }, where.source);
    assert.ok(damaged.size > 100, `damaged ${damaged.key}, ${damaged.size} bytes`);
    const before = await tab.page.evaluate(() => sums());
    await tab.page.goto(server.address);
    await tab.state('failed');
    await tab.sees('heading', 'جزء من بياناتك تالف');
    await tab.sees('button', 'صدّر كل ما يُقرأ');
    await beside(tab, server, storage_tools);
    assert.deepEqual(await tab.page.evaluate(() => sums()), before, 'nothing was written');
  }));
