// Without the server: from the second opening on the page opens by itself, with its data. And without any server ever:
// the one file that opens from a disk.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { dist_folder, launch, launch_with_profile, new_profile, open_tab, skip_without_page, with_browser } from './support/wasl.mjs';

test('the page opens when its server is gone', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ server, tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  await tab.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await tab.page.waitForFunction(() => navigator.serviceWorker.controller || navigator.serviceWorker.getRegistration().then(r => r?.active?.state === 'activated'));
  await server.stop();
  await tab.reload();
  await tab.sees('link', 'الأشخاص: 20');
  await tab.open_record('ساره', 'سارة العتيبي');
  await tab.press('c');
  await tab.sees('dialog', /تسجيل تعامل/);
  await tab.press('Enter');
  await tab.sees_text('سُجّل التعامل مع سارة العتيبي');
  await tab.saved();
  await server.start(server.port);
}));

test('who comes back has all of the page, the files for rare needs too', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ server, tab: open }) => {
  const tab = await open();
  await tab.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = () => tab.page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => new URL(url).pathname);
  });
  const has_rare = (paths) => ['Hebrew-Regular', 'foreign', 'notices'].every((name) => paths.some((path) => path.includes(name)));
  assert.ok(!has_rare(await kept()), 'a first visit does not bring them');
  await tab.page.waitForFunction(() => navigator.serviceWorker.getRegistration().then(r => r?.active?.state === 'activated'));
  await tab.reload();
  for (let turn = 0; !has_rare(await kept()); ++turn) {
    assert.ok(turn < 100, `still missing: ${await kept()}`);
    await new Promise((done) => setTimeout(done, 200));
  }
  await server.stop();
  await tab.reload();
  await server.start(server.port);
}));

const single = dist_folder && path.join(dist_folder, 'wasl.html');
const skip_single = single && fs.existsSync(single) ? false : 'wasl.html has not been packed (./wasl package)';

test('wasl.html opens from a disk and keeps its data', { skip: skip_single, timeout: 240_000 }, async () => {
  const profile = new_profile();
  const context = await launch_with_profile(profile);
  try {
    const tab = await open_tab(context, pathToFileURL(path.resolve(single)).href);
    await tab.begin_empty();
    await tab.click('button', 'إضافة');
    await tab.click('menuitem', 'شخص');
    await tab.sees('dialog', 'إضافة: شخص');
    await tab.type_into('textbox', 'الاسم', 'من ملف على القرص');
    await tab.press('Control+Enter');
    await tab.sees_text('أُضيف: من ملف على القرص');
    await tab.reload();
    await tab.click('link', 'الأشخاص');
    await tab.sees_text('من ملف على القرص');
    tab.no_complaints();
  } finally {
    await context.close().catch(() => {});
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
