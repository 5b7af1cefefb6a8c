// Columns that stand beside the records of a list: added from linked records by keys, sorted by, kept in the address and on
// the device, written into a file; how complete records are; and the order in which tasks are first shown.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const address_says = (tab, part) => tab.page.waitForFunction(part => decodeURIComponent(location.hash).includes(part), part);

// An option lies over what is below its list: chosen by keys.
async function choose(tab, box, option) {
  await tab.role('combobox', box).first().focus();
  await tab.press('Enter');
  await tab.sees('option', option);
  const names = await tab.role('option', /./).allTextContents();
  await tab.press('Home');
  for (let i = 0; i < names.indexOf(option); ++i) await tab.press('ArrowDown');
  await tab.press('Enter');
  await tab.misses('option', option);
}

async function open_columns(tab) {
  await tab.role('button', 'Columns').first().focus();
  await tab.press('Enter');
  await tab.sees('menuitemcheckbox', 'Completeness');
}

async function cells_of(tab, heading) {
  await tab.calm();
  return tab.page.evaluate(heading => {
    const rows = [...document.querySelectorAll('[role=row]')];
    const heads = [...document.querySelectorAll('[role=columnheader]')];
    const at = heads.findIndex(head => (head.getAttribute('aria-label') ?? head.textContent).startsWith(heading));
    const column = heads[at].getAttribute('aria-colindex');
    return rows.map(row => row.querySelector(`[role=gridcell][aria-colindex="${column}"]`)?.getAttribute('aria-label') ?? row.querySelector(`[role=gridcell][aria-colindex="${column}"]`)?.textContent).filter(text => text !== undefined);
  }, heading);
}

test('a person’s company’s city is a column: added, sorted by, kept, and exported', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person');
  await tab.sees('grid', 'People');
  await tab.calm();
  await open_columns(tab);
  await tab.click('menuitem', 'Column from a linked record');
  await tab.sees('dialog', 'Column from a linked record');
  await choose(tab, 'Of', 'Company');
  await choose(tab, 'Field', 'City');
  await tab.click('button', 'Add the column');
  await tab.sees('columnheader', /^Company: City/);
  const cities = await cells_of(tab, 'Company: City');
  assert.ok(cities.some(city => city.length > 1), `cities are shown: ${cities}`);

  await tab.go('/list/person?sort=-company.city');
  await address_says(tab, 'sort=-company.city');
  const down = (await cells_of(tab, 'Company: City')).filter(Boolean);
  await tab.go('/list/person?sort=company.city');
  await address_says(tab, 'sort=company.city');
  const up = (await cells_of(tab, 'Company: City')).filter(Boolean);
  assert.notDeepEqual(up, down);
  const sorted = (a, b) => a.localeCompare(b, 'ar');
  assert.deepEqual(up, [...up].sort(sorted));

  // How complete they are, beside it.
  await open_columns(tab);
  await tab.click('menuitemcheckbox', 'Completeness');
  await tab.press('Escape');
  await tab.sees('columnheader', /^Completeness/);
  assert.ok((await cells_of(tab, 'Completeness')).every(text => /^\d+%$/.test(text)));

  await tab.reload();
  await tab.sees('columnheader', /^Company: City/);
  await tab.sees('columnheader', /^Completeness/);

  await tab.press('Control+Shift+e');
  await tab.sees('dialog', 'Export');
  await tab.click('radio', /csv/);
  const coming = page.waitForEvent('download');
  await tab.click('button', /^Export \d+/);
  const lines = fs.readFileSync(await (await coming).path(), 'utf8').split(/\r?\n/);
  const heads = lines[0].replace('\ufeff', '').split(',');
  assert.ok(heads.includes('Company: City'), lines[0]);
  const percent = heads.indexOf('Completeness');
  assert.match(lines[1].split(',').at(percent - heads.length), /^\d+$/);

  // A cell beside the record cannot be written; it says so.
  await tab.role('row', /./).nth(1).focus();
  await tab.press('ArrowRight');
  await tab.press('ArrowRight');
  await tab.press('Delete');
  await tab.calm();
  tab.no_complaints();
}));

test('tasks are first shown by when they are due, those that are done last', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/task');
  await tab.sees('grid', 'المهام');
  await tab.calm();
  const keys = await tab.page.evaluate(() => document.querySelector('[role=columnheader][aria-sort=ascending]')?.textContent ?? document.querySelector('[role=columnheader][aria-sort=ascending]')?.getAttribute('aria-label'));
  assert.match(keys ?? '', /الاستحقاق/);
  assert.doesNotMatch(await tab.page.evaluate(() => location.hash), /sort/, 'the address says nothing of what is so at first');
  tab.no_complaints();
}));

test('totals stand at the foot of a list on a telephone, and their menu opens there', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/order?totals=total:sum,number:filled');
  await tab.sees('heading', 'الطلبات');
  await tab.sees('button', /^المجموع, الإجمالي: /);
  await tab.sees('button', /^المجموع, رقم الطلب: |^المجموع, الرقم: /);
  await tab.calm();
  await tab.role('button', /^المجموع, الإجمالي: /).first().tap();
  await tab.sees('menuitemcheckbox', 'المتوسط');
  await tab.role('menuitemcheckbox', 'المتوسط').first().tap();
  await address_says(tab, 'total:average');
  await tab.sees('button', /^المجموع, الإجمالي: المتوسط/);
  tab.no_complaints();
}));
