// axe-core over every screen in both languages: no violation. What it reads is the accessible mirror and the fields.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const any = (ar, en) => new RegExp(`^(${ar}|${en})$`);

// Colours are drawn on a canvas, where axe cannot see them: web/theme/colors_test.cpp measures their contrast.
const rules = { 'color-contrast': { enabled: false } };

async function look(tab, name, faults) {
  await tab.calm();
  const { violations } = await tab.page.evaluate(options => window.axe.run(document, options), { rules });
  for (const { id, help, nodes } of violations)
    faults.push(`${name}: ${id}: ${help}\n${nodes.slice(0, 3).map(node => `    ${node.html.slice(0, 200)}`).join('\n')}`);
}

// On a telephone most places are in the menu at the end of the bar.
async function go_to(tab, name) {
  if (await tab.role('link', name).count()) return tab.click('link', name);
  await tab.click('button', any('المزيد', 'More'));
  await tab.click('menuitem', name);
}

const screens = {
  async home(tab) { await go_to(tab, any('الرئيسية', 'Home')); },
  async people(tab) { await go_to(tab, any('الأشخاص', 'People')); await tab.sees('table', any('الأشخاص', 'People')); },
  async orders(tab) { await go_to(tab, any('الطلبات', 'Orders')); },
  async bin(tab) { await go_to(tab, any('سلة المحذوفات', 'Bin')); },
  async import(tab) { await go_to(tab, any('استيراد من ملف', 'Import from a file')); },
  async sync(tab) { await go_to(tab, any('المزامنة', 'Sync')); },
  async settings(tab) { await go_to(tab, any('الإعدادات', 'Settings')); },
  async record(tab) { await tab.open_record('ساره العتيبي', 'سارة العتيبي'); },
  async history(tab) { await tab.click('tab', any('السجل', 'History')); },
  async form(tab) { await tab.press('e'); await tab.sees('dialog', /سارة العتيبي/); },
  async dealing(tab) {
    await tab.press('Escape');
    await tab.misses('dialog', /سارة العتيبي/);
    await tab.press('c');
    await tab.sees('dialog', /سارة العتيبي/);
  },
  async palette(tab) {
    await tab.press('Escape');
    await tab.misses('dialog', /سارة العتيبي/);
    await tab.press('Control+k');
    await tab.sees('combobox', any('ابحث أو نفّذ أمرًا…', 'Search or run a command…'));
  },
  async keys(tab) {
    await tab.press('Escape');
    await tab.misses('combobox', any('ابحث أو نفّذ أمرًا…', 'Search or run a command…'));
    await tab.press('?');
    await tab.sees('dialog', /./);
  },
};

async function look_everywhere(tab, languages) {
  await tab.page.evaluate(axe); // not a script of the page: its content-security policy allows none from elsewhere
  const faults = [];
  await look(tab, 'first run', faults);
  await tab.begin_with_sample();
  for (const language of languages) {
    if ((await tab.page.evaluate(() => document.documentElement.lang)) !== language) await tab.click('button', any('English', 'العربية'));
    await tab.page.waitForFunction(lang => document.documentElement.lang === lang, language);
    for (const [name, go] of Object.entries(screens)) {
      await go(tab);
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
  delete screens.keys; // no keyboard there
  await look_everywhere(await open(phone), ['ar']);
}));
