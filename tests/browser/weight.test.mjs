// What a first visit brings, packed as a host sends it, until it can be used; the later part of the program, which comes
// then, is weighed apart. Letters of other scripts come only with a text that has them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dist_folder, skip_without_page, with_browser } from './support/wasl.mjs';

const skip = skip_without_page || (dist_folder && fs.existsSync(path.join(dist_folder, 'site')) ? false : 'WASL_DIST is not packed');
const bytes_max = 1_200_000;
const later_bytes_max = 900_000;

test('a first visit weighs at most 1.2 MB until it can be used', { skip }, t => {
  const site = path.join(dist_folder, 'site');
  const worker = fs.readFileSync(path.join(site, 'service_worker.js'), 'utf8');
  const files = JSON.parse(/const files = (\[.*?\]);/s.exec(worker)[1]).map(file => (file === './' ? 'index.html' : file));
  const size = file => fs.statSync(path.join(site, fs.existsSync(path.join(site, `${file}.br`)) ? `${file}.br` : file)).size;
  const weights = [...files, 'service_worker.js'].map(file => [file, size(file)]);
  const [, later_bytes] = weights.splice(weights.findIndex(([file]) => file.startsWith('later.')), 1)[0];
  const sum = weights.reduce((total, [, bytes]) => total + bytes, 0);
  t.diagnostic(`${(sum / 1e6).toFixed(3)} MB and later ${(later_bytes / 1e6).toFixed(3)} MB: ${weights.map(([file, bytes]) => `${file} ${bytes}`).join(', ')}`);
  assert.ok(weights.length > 8 && sum > 300_000, 'the list of files was read');
  assert.ok(sum <= bytes_max, `${sum} bytes`);
  assert.ok(later_bytes <= later_bytes_max, `later: ${later_bytes} bytes`);
});

test('the first questions, the sample company and home need nothing of the later part', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({ serviceWorkers: 'block' });
  await tab.page.route('**/later.wasm', route => route.abort());
  await tab.begin_with_sample();
  await tab.reload();
  await tab.calm();
  assert.deepEqual(await tab.page.evaluate(() => globalThis.wasl_page.called_early), []);
}));

test('letters of other scripts are fetched when a text has them, and kept', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.page.evaluate(() => navigator.serviceWorker.ready);
  const fetched = () => tab.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => /IBMPlex\w+-\w+/.exec(name)?.[0]).filter(Boolean).sort());
  assert.deepEqual(await fetched(), ['IBMPlexSansArabic-Bold', 'IBMPlexSansArabic-Medium', 'IBMPlexSansArabic-Regular']);
  await tab.add_person('שרה Ελένη');
  await tab.page.waitForFunction(() => ['IBMPlexSans-', 'IBMPlexSansHebrew-'].every(part => performance.getEntriesByType('resource').some(({ name }) => name.includes(part))));
  await tab.calm();

  // Without a network, after a reload: the worker has them.
  await tab.reload();
  await tab.sees_text('שרה Ελένη');
  await tab.page.waitForFunction(async () => {
    const kept = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
    return ['IBMPlexSans-Regular', 'IBMPlexSansHebrew-Regular'].every(font => kept.some(url => url.includes(font)));
  });
  await tab.page.context().setOffline(true);
  await tab.reload();
  await tab.sees_text('שרה Ελένη');
  await tab.page.waitForFunction(() => [...document.fonts].some(({ unicodeRange, status }) => unicodeRange.includes('U+591') && status === 'loaded'));
}));
