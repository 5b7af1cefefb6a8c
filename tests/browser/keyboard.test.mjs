// The tasks of the other files with the keyboard alone: what they press is reached by Tab and arrows (support/keyboard.mjs). More
// of them: keyboard_files.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

process.env.WASL_KEYBOARD = '1';
const { skip_without_page, with_browser } = await import('./support/wasl.mjs');
const { screens } = await import('./support/screens.mjs');
// Tab comes around: from the first stop of a screen over all others back to it, and is nowhere held.
test('Tab goes around every screen', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  await tab.begin_with_sample();
  for (const name of ['home', 'orders', 'record']) {
    await screens[name](tab);
    await tab.calm();
    const way = [];
    let first = '';
    for (let step = 0; step < 200; ++step) {
      await tab.press('Tab');
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
      const here = await page.evaluate(() => `${document.activeElement.id} ${document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.slice(0, 30)}`);
      if (here.trim().length > 40 || !here.startsWith('n')) continue; // the page's end: the browser's own stop
      if (here === first) break;
      first ||= here;
      assert.ok(!way.slice(-6).includes(here), `${name}: the focus comes back to "${here}" after ${way.slice(-6)}`);
      way.push(here);
    }
    assert.ok(way.length > 8 && way.length < 200, `${name}: ${way.length} stops`);
  }
}));

await import('./1_first_run.test.mjs');
await import('./2_sample.test.mjs');
