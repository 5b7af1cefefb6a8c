// High contrast: by itself when the system asks for it, from the settings, with the next visit, and on the pages before and
// beside the program. How far inks stand from their grounds is the subject of web/theme/colors_test.cpp.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';
import { any, screens } from './support/screens.mjs';
import { Pictures } from './support/pictures.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const theme = tab => tab.page.evaluate(() => document.documentElement.dataset.theme);
const becomes = (tab, wanted) => tab.page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, wanted);

test('the system’s wish for more contrast is followed, at once and before the program is there', options, with_browser(async ({ server, tab: open }) => {
  for (const [wish, expected] of [[{ contrast: 'more' }, 'high-light'], [{ forcedColors: 'active' }, 'high-light'], [{ contrast: 'more', colorScheme: 'dark' }, 'high-dark'], [{}, 'light']]) {
    const tab = await open(wish);
    assert.equal(await theme(tab), expected, JSON.stringify(wish));
    await tab.page.close();
  }
  const tab = await open({ contrast: 'more', colorScheme: 'dark' });
  await tab.page.addInitScript(() => { WebAssembly.validate = () => false; }); // only what stands in the page itself
  await tab.page.goto(`${server.address}?lang=en`);
  await tab.state('failed');
  const look = await tab.page.evaluate(() => {
    const style = getComputedStyle(document.getElementById('failure'));
    return [document.documentElement.dataset.theme, style.backgroundColor, style.color];
  });
  assert.deepEqual(look, ['high-dark', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
}));

test('high contrast is chosen in the settings, kept, and looks as it should', options, with_browser(async ({ browser, tab: open, t }) => {
  const pictures = new Pictures(await (await browser.newContext()).newPage());
  const faults = [];
  const look = async (tab, name) => {
    const found = await pictures.compare(name, await tab.screenshot(name));
    if (!found.compared) t.diagnostic(`${name}: nothing to compare with`);
    else if (found.differing > 0.02 || found.mean > 4) faults.push(`${name} looks different: ${(found.differing * 100).toFixed(2)} %, ${found.mean.toFixed(2)} on average`);
  };
  const tab = await open({ deviceScaleFactor: 1, is_fixed_day: true });
  await tab.begin_with_sample();
  await screens.settings(tab);
  await tab.click('switch', any('تباين عالٍ', 'High contrast'));
  await becomes(tab, 'high-light');
  await tab.reload();
  assert.equal(await theme(tab), 'high-light');
  await screens.people(tab);
  await look(tab, 'desk-people-ar-high-light');
  await screens.record(tab);
  await screens.form(tab);
  await look(tab, 'desk-form-ar-high-light');
  await tab.press('Escape');
  await tab.misses('dialog', /./);
  await tab.click('button', any('المظهر الداكن', 'Dark theme')); // the light goes, the contrast stays
  await becomes(tab, 'high-dark');
  await tab.click('button', any('English', 'العربية'));
  await screens.home(tab);
  await look(tab, 'desk-home-en-high-dark');
  await screens.settings(tab);
  await tab.click('switch', any('تباين عالٍ', 'High contrast'));
  await becomes(tab, 'dark');
  await tab.page.emulateMedia({ contrast: 'more' }); // who has said no is not asked again
  await tab.calm();
  assert.equal(await theme(tab), 'dark');
  tab.no_complaints();
  assert.deepEqual(faults, []);
}));
