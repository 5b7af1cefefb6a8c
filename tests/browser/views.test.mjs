// Saved views: how a list stands, under a name; one's own on this device, shared ones as records of the firm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const place = tab => tab.page.evaluate(() => decodeURIComponent(location.hash.slice(1)));

test('a view is saved, chosen, changed, renamed and removed', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=ar');
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person?layout=board&filter=stage=vip');
  await tab.sees('button', 'العروض المحفوظة');

  // By keyboard: a name is asked for, and an empty one is refused.
  await tab.click('button', 'العروض المحفوظة');
  await tab.click('menuitem', 'حفظ هذا العرض باسم…');
  await tab.sees('dialog', 'حفظ هذا العرض باسم…');
  await tab.press('Enter');
  await tab.sees_text('اكتب اسمًا للعرض.');
  await tab.type_into('textbox', 'اسم العرض', 'المميزون');
  await tab.press('Enter');
  await tab.misses('dialog', 'حفظ هذا العرض باسم…');
  await tab.sees('button', 'المميزون');

  // Everything again, and back to the view.
  await tab.click('button', 'المميزون');
  await tab.click('menuitemcheckbox', 'كل السجلات');
  await page.waitForFunction(() => !location.hash.includes('filter'));
  await tab.sees('button', 'العروض المحفوظة');
  await tab.click('button', 'العروض المحفوظة');
  await tab.click('menuitemcheckbox', 'المميزون');
  await page.waitForFunction(() => decodeURIComponent(location.hash).includes('stage='));
  assert.match(await place(tab), /layout=board.*filter=stage=vip/);

  // One's own view outlives a reload, and is not in an export.
  await tab.reload();
  await tab.sees('button', 'المميزون');
  await tab.click('button', 'المميزون');
  await tab.click('menuitem', 'إعادة تسمية العرض');
  await tab.type_into('textbox', 'اسم العرض', 'كبار العملاء');
  await tab.press('Enter');
  await tab.sees('button', 'كبار العملاء');
  await tab.click('button', 'كبار العملاء');
  await tab.click('menuitem', 'حذف العرض');
  await tab.sees_text('حُذف العرض كبار العملاء');
  await tab.sees('button', 'العروض المحفوظة');
  await tab.click('button', 'تراجع');
  await tab.click('button', /العروض المحفوظة|كبار العملاء/);
  await tab.sees('menuitemcheckbox', 'كبار العملاء');
  await tab.press('Escape');
  tab.no_complaints();
}));

test('a shared view is a record: undo takes it back, and a telephone offers it', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=en');
  const tap = async (role, name) => tab.role(role, name).first().tap();
  await tap('button', /^Try the sample company/);
  await tab.saved();
  await tab.go('/list/task?sort=-due');
  await tab.sees('heading', 'Tasks');
  await tap('button', /^Saved views/);
  await tap('menuitem', 'Save this view as…');
  await tap('textbox', 'Name of the view');
  await tab.role('textbox', 'Name of the view').fill('Latest first');
  await tap('checkbox', 'For everybody in the firm');
  await tap('button', 'Save');
  await tab.sees_text('Saved the view Latest first');
  await tab.saved();
  await tap('button', /^Saved views: Latest first/);
  await tab.sees('menuitemcheckbox', 'Latest first · shared');
  await tab.press('Escape');
  await tab.press('Control+z');
  await tab.sees('button', /^Saved views: Saved views/);
  tab.no_complaints();
}));
