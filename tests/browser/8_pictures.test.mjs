// How every screen looks, in both languages, light and dark, on a desk and on a telephone. The pictures stay in
// artifacts/; those that have an expected picture are compared with it, and none may be blank. The
// sample company's days are counted from today, so today is always the same Sunday.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';
import { any, screens } from './support/screens.mjs';
import { Pictures } from './support/pictures.mjs';

const options = { skip: skip_without_page, timeout: 400_000 };

async function look(tab, pictures, name, t, faults) {
  const found = await pictures.compare(name, await tab.screenshot(name));
  if (found.distinct < 12) faults.push(`${name} is blank (${found.distinct} colours)`);
  if (found.compared && (found.differing > 0.02 || found.mean > 4))
    faults.push(`${name} looks different: ${(found.differing * 100).toFixed(2)} % of it, ${found.mean.toFixed(2)} on average; see artifacts/${name}.png, or WASL_NEW_PICTURES=1`);
  if (!found.compared) t.diagnostic(`${name}: nothing to compare with`);
}

test('every screen on a desk, in two languages, light and dark', options, with_browser(async ({ browser, tab: open, t }) => {
  const pictures = new Pictures(await (await browser.newContext()).newPage());
  const faults = [];
  const tab = await open({ deviceScaleFactor: 1, is_fixed_day: true });
  await look(tab, pictures, 'desk-first_run-ar-light', t, faults);
  await tab.begin_with_sample();
  for (const [language, theme] of [['ar', 'light'], ['ar', 'dark'], ['en', 'dark'], ['en', 'light']]) {
    const here = await tab.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]);
    if (here[0] !== language) await tab.click('button', any('English', 'العربية'));
    if (here[1] !== theme) await tab.click('button', /^(المظهر الداكن|المظهر الفاتح|Dark theme|Light theme)$/);
    await tab.page.waitForFunction(([lang, theme]) => document.documentElement.lang === lang && document.documentElement.dataset.theme === theme, [language, theme]);
    for (const name of theme === 'light' ? ['home', 'people', 'bin', 'import', 'settings', 'record', 'form', 'dealing', 'palette'] : ['home', 'people', 'record', 'form']) {
      await screens[name](tab);
      await look(tab, pictures, `desk-${name}-${language}-${theme}`, t, faults);
    }
    await tab.press('Escape');
    await tab.misses('dialog', /./);
  }
  tab.no_complaints();
  assert.deepEqual(faults, []);
}));

test('the screens of a telephone', options, with_browser(async ({ browser, tab: open, t }) => {
  const pictures = new Pictures(await (await browser.newContext()).newPage());
  const faults = [];
  const tab = await open({ ...phone, deviceScaleFactor: 2, is_fixed_day: true });
  await look(tab, pictures, 'phone-first_run-ar-light', t, faults);
  await tab.begin_with_sample();
  for (const language of ['ar', 'en']) {
    if (language === 'en') await tab.click('button', 'English');
    await tab.page.waitForFunction(lang => document.documentElement.lang === lang, language);
    for (const name of ['home', 'people', 'record', 'form']) {
      await screens[name](tab);
      await look(tab, pictures, `phone-${name}-${language}-light`, t, faults);
    }
    await tab.press('Escape');
    await tab.misses('dialog', /./);
  }
  tab.no_complaints();
  assert.deepEqual(faults, []);
}));
