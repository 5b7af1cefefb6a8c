// Charts of lists and of the home screen, by role and name: with keys, with the mouse and with a finger; and axe.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = { skip: skip_without_page, timeout: 240_000 };

async function no_violations(tab, name) {
  await tab.calm();
  await tab.page.evaluate(axe);
  const { violations } = await tab.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  assert.deepEqual(violations.map(each => `${name}: ${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`), []);
}

const focused_name = tab => tab.page.evaluate(() => document.activeElement?.textContent);

test('a list as a chart, with the keyboard alone: choose it, walk its points, open one, and back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.role('link', 'الأشخاص').focus();
  await tab.press('Enter');
  await tab.sees('table', 'الأشخاص');
  await tab.calm();
  await tab.role('radio', 'رسم بياني').focus();
  await tab.press('Space');
  await tab.sees('figure', /^الأشخاص حسب التصنيف\. الأعلى: /);
  const points = tab.page.getByRole('listbox', { name: 'نقاط الرسم' }).getByRole('option');
  assert.match(await points.first().textContent(), /^محتمل، .*: \d+/);
  await points.first().focus();
  await tab.calm();
  // The points of a funnel stand below each other; in Arabic the left arrow goes on, too.
  await tab.press('ArrowDown');
  await tab.calm();
  const second = await focused_name(tab);
  assert.match(second, /^جديد/);
  await tab.press('ArrowLeft');
  await tab.calm();
  assert.match(await focused_name(tab), /^متكرر/);
  await tab.press('ArrowRight');
  await tab.press('Home');
  await tab.calm();
  assert.match(await focused_name(tab), /^محتمل/);
  await no_violations(tab, 'chart of people');
  // The same as a table, and back.
  await tab.press('t');
  await tab.sees('table', 'الأشخاص حسب التصنيف');
  const table = tab.role('table', 'الأشخاص حسب التصنيف');
  assert.equal(await table.getAttribute('aria-colcount'), '2');
  await no_violations(tab, 'table of the chart');
  await tab.press('t');
  await tab.misses('table', 'الأشخاص حسب التصنيف');
  // Enter shows the records behind the point; Back the chart.
  const prospects = Number(/: (\d+)/.exec(await points.first().textContent())[1]);
  await points.first().focus();
  await tab.calm();
  await tab.press('Enter');
  await tab.sees('table', 'الأشخاص');
  await tab.calm();
  assert.equal(await tab.role('table', 'الأشخاص').getAttribute('aria-rowcount'), String(prospects + 1));
  await tab.page.goBack();
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  tab.no_complaints();
}));

test('another field, measure and kind by the menus; the numbers as a file', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, locale: 'en-GB' }, '?lang=en');
  await tab.begin_with_sample();
  await tab.click('link', 'Orders');
  await tab.sees('table', 'Orders');
  await tab.click('radio', 'Chart');
  await tab.sees('figure', /^Sum of Total by Date\. Highest: /);
  await tab.sees('option', /2026, Sum of Total: \D*[\d,]+/);
  await tab.click('button', 'By: Date');
  await tab.click('menuitemcheckbox', 'State');
  await tab.sees('figure', /^Sum of Total by State/);
  await tab.click('button', 'Value: Sum of Total');
  await tab.click('menuitemcheckbox', 'Number of records');
  await tab.sees('figure', /^Orders by State/);
  await tab.sees('option', /^Delivered, Number of records: \d+/);
  await tab.click('button', 'Chart options');
  const arriving = tab.page.waitForEvent('download');
  await tab.click('menuitem', 'Download CSV');
  const download = await arriving;
  const file = `${artifacts}/${process.pid}-${download.suggestedFilename()}`;
  await download.saveAs(file);
  const text = fs.readFileSync(file, 'utf8');
  fs.rmSync(file);
  assert.match(text, /^\uFEFFCategory,Number of records\n/);
  assert.match(text, /\nDelivered,\d+\n/);
  // What was chosen is in the address: a reload shows the same.
  await tab.page.reload();
  await tab.state('ready');
  await tab.sees('figure', /^Orders by State/);
  tab.no_complaints();
}));

test('a click on a bar of the home screen shows its records', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, locale: 'en-GB' }, '?lang=en');
  await tab.begin_with_sample();
  await tab.sees('figure', /^Sales by month\. Highest: /);
  const bar = tab.page.getByRole('region', { name: 'Customers by stage' }).getByRole('option', { name: /^VIP|^Returning/ }).first();
  await tab.press('Shift');
  await bar.focus();
  await tab.calm();
  const count = Number(/: (\d+)/.exec(await bar.textContent())[1]);
  const box = await bar.boundingBox();
  await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await tab.sees('table', 'People');
  await tab.calm();
  assert.equal(await tab.role('table', 'People').getAttribute('aria-rowcount'), String(count + 1));
  tab.no_complaints();
}));

test('a finger sees the value first, then opens it', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar#/list/person?layout=chart');
  await tab.begin_with_sample();
  await tab.page.evaluate(() => (location.hash = '#/list/person?layout=chart'));
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  await tab.calm();
  const point = tab.page.getByRole('listbox', { name: 'نقاط الرسم' }).getByRole('option').nth(2);
  const box = await point.boundingBox();
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  await tab.page.touchscreen.tap(...at);
  await tab.calm();
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  await tab.page.touchscreen.tap(...at);
  await tab.sees('table', 'الأشخاص');
  tab.no_complaints();
}));
