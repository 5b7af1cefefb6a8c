// A table in groups with totals: chosen, folded, kept in the address and in a saved view; the totals of a column.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const place = tab => tab.page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
const address_says = (tab, part) => tab.page.waitForFunction(part => decodeURIComponent(location.hash).includes(part), part);

test('orders in groups by state with sums, folded and taken apart again', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/order');
  await tab.sees('grid', 'Orders');
  await tab.calm();
  await tab.click('button', 'Group');
  await tab.click('menuitemcheckbox', 'State');
  await address_says(tab, 'rows=state');
  const heading = name => tab.role('button', name).first();
  await tab.sees('button', /^Delivered \(\d+\)$/);
  assert.equal(await heading(/^Delivered \(/).getAttribute('aria-expanded'), 'true');

  await tab.click('button', 'Group: State');
  await tab.click('menuitemcheckbox', 'Line of totals');
  await address_says(tab, 'totals=total:sum');
  await tab.sees('button', /^Total, Total: /);
  await tab.click('button', /^Total, Total: /);
  await tab.click('menuitemcheckbox', 'Average');
  await address_says(tab, 'totals=total:average');
  await tab.sees('button', /^Total, Total: Average: /);

  // Folding: the rows of a group go, its heading stays; by keyboard, too.
  const rows = () => page.locator('[role=grid]').getAttribute('aria-rowcount').then(Number);
  const before = await rows();
  await heading(/^Delivered \(/).focus();
  await tab.press('Enter');
  await page.waitForFunction(before => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) < before, before);
  assert.equal(await heading(/^Delivered \(/).getAttribute('aria-expanded'), 'false');
  await tab.press('Enter');
  await page.waitForFunction(before => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) === before, before);

  // By month of a date; the address brings all of it back.
  await tab.go('/list/order?rows=date&rows_by=year&totals=total:sum');
  await tab.sees('button', /^20\d\d \(\d+\)$/);
  await tab.reload();
  await tab.sees('button', /^20\d\d \(\d+\)$/);
  assert.match(await place(tab), /rows=date/);
  await tab.click('button', 'Group: Date');
  await tab.click('menuitemcheckbox', 'No groups');
  await tab.misses('button', /^20\d\d \(\d+\)$/);
  tab.no_complaints();
}));

test('groups on a telephone, in Arabic', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person?rows=stage');
  await tab.sees('heading', 'الأشخاص');
  const heading = tab.role('button', /^محتمل \([٠-٩\d]+\)$/).first();
  await heading.waitFor({ state: 'attached' });
  await heading.tap();
  await page.waitForFunction(() => [...document.querySelectorAll('[aria-expanded=false]')].some(node => /^محتمل/.test(node.getAttribute('aria-label') ?? node.textContent)));
  // The menu of views has the groups where there is no button for them.
  await tab.go('/list/task');
  await tab.sees('heading', 'المهام');
  await tab.calm();
  await tab.role('button', /^العروض المحفوظة/).first().tap();
  await tab.sees('menuitem', 'تجميع');
  await tab.role('menuitem', 'تجميع').first().tap();
  await tab.sees('menuitemcheckbox', 'النوع');
  await tab.role('menuitemcheckbox', 'النوع').first().tap();
  await address_says(tab, 'rows=kind');
  tab.no_complaints();
}));

test('rows are coloured by rules, which say their reason and belong to the view', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person?colors=warning:stage=vip;danger:not order(date:last60)&sort=name');
  await tab.sees('grid', 'People');
  await tab.sees_text('Stage: VIP');
  await tab.sees_text('has no order (Date: in the last 60 days)');
  await tab.calm();
  await tab.press('f');
  await tab.click('radio', /^Colours/);
  await tab.sees('combobox', 'Colour');
  await tab.click('button', 'Remove the colour');
  await page.waitForFunction(() => !decodeURIComponent(location.hash).includes('warning:'));
  assert.match(await place(tab), /colors=danger:not order\(date:last60\)/);
  await tab.click('button', 'Undo');
  await address_says(tab, 'colors=warning:stage=vip;danger:not order(date:last60)');
  await tab.click('button', /^Show /);
  await tab.misses('dialog', 'Filter: People');
  await tab.reload();
  await tab.sees_text('Stage: VIP');
  tab.no_complaints();
}));

test('a rule colours one cell alone, chosen in the panel, and says why', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person?colors=danger:phone:filled');
  await tab.sees('grid', 'People');
  await tab.calm();
  const described = () => page.evaluate(() => [...document.querySelectorAll('[role=grid] [aria-describedby]')].map(node => node.getAttribute('role')));
  assert.ok((await described()).every(role => role === 'row'));
  await tab.press('f');
  await tab.click('radio', /^Colours/);
  await tab.role('combobox', 'What is coloured').first().focus();
  await tab.press('Enter');
  await tab.sees('option', 'The whole row');
  const names = await tab.role('option', /./).allTextContents();
  for (let i = 0; i < names.indexOf('Phone'); ++i) await tab.press('ArrowDown');
  await tab.press('Enter');
  await address_says(tab, 'colors=danger@phone:phone:filled');
  await tab.click('button', /^Show /);
  await tab.misses('dialog', 'Filter: People');
  await tab.calm();
  const roles = await described();
  assert.ok(roles.length > 0 && roles.every(role => role === 'gridcell'), `${roles}`);
  await tab.reload();
  await address_says(tab, 'colors=danger@phone:phone:filled');
  tab.no_complaints();
}));
