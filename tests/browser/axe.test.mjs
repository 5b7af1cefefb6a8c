// axe-core over every screen in both languages: no violation. What it reads is the accessible mirror and the fields.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { any, screens } from './support/screens.mjs';
import { close_all, selling_screens, take_selling_records } from './support/selling_screens.mjs';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Colours are drawn on a canvas, where axe cannot see them: web/theme/colors_test.cpp measures their contrast.
const rules = { 'color-contrast': { enabled: false } };

async function look(tab, name, faults) {
  await tab.calm();
  const { violations } = await tab.page.evaluate(options => window.axe.run(document, options), { rules });
  for (const { id, help, nodes } of violations)
    faults.push(`${name}: ${id}: ${help}\n${nodes.slice(0, 3).map(node => `    ${node.html.slice(0, 200)}`).join('\n')}`);
}

async function look_everywhere(tab, languages, names = Object.keys(screens)) {
  await tab.page.evaluate(axe); // not a script of the page: its content-security policy allows none from elsewhere
  const faults = [];
  await look(tab, 'first run', faults);
  await tab.begin_with_sample();
  for (const language of languages) {
    if ((await tab.page.evaluate(() => document.documentElement.lang)) !== language) await tab.click('button', any('English', 'العربية'));
    await tab.page.waitForFunction(lang => document.documentElement.lang === lang, language);
    for (const name of names) {
      await screens[name](tab);
      await look(tab, `${name} (${language})`, faults);
    }
    await tab.press('Escape');
    await tab.misses('dialog', /./);
  }
  assert.deepEqual(faults, []);
}

test('axe finds nothing on any screen of a desk', { skip: skip_without_page, timeout: 280_000 },
  with_browser(async ({ tab: open }) => look_everywhere(await open(), ['ar', 'en'])));
test('axe finds nothing on a telephone', { skip: skip_without_page, timeout: 280_000 }, with_browser(async ({ tab: open }) => {
  const without_keyboard = Object.keys(screens).filter(name => name !== 'keys');
  await look_everywhere(await open(phone), ['ar'], without_keyboard);
}));

for (const language of ['ar', 'en'])
  test(`axe finds nothing on the screens and dialogs of selling (${language})`, { skip: skip_without_page, timeout: 280_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.page.evaluate(axe);
    await tab.begin_with_sample();
    await take_selling_records(tab);
    const faults = [];
    for (const [name, place, show] of selling_screens) {
      if (place) await tab.go(place);
      await show?.(tab);
      await look(tab, `${name} (${language})`, faults);
      await close_all(tab);
    }
    assert.deepEqual(faults, []);
  }));
