// The browser's own buttons: every screen, record and tab has an address, Back and Forward follow them, a reload stays,
// a dialog is closed first; and what a message offers can be taken while a dialog is open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const place = tab => tab.page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
const stands_at = (tab, wanted) =>
  tab.page.waitForFunction(wanted => new RegExp(wanted).test(decodeURIComponent(location.hash.slice(1))), wanted.source, { polling: 50 });

test('Back, Forward, reload and links go where they say', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open, server }) => {
  const tab = await open({}, '?lang=ar');
  const { page } = tab;
  await tab.begin_with_sample();
  assert.equal(await place(tab), '');
  await tab.click('link', 'الأشخاص');
  await stands_at(tab, /^\/list\/person$/);
  await tab.open_record('ساره', 'سارة العتيبي');
  await stands_at(tab, /^\/record\/[0-9a-f-]+$/);
  await tab.click('tab', 'السجل');
  await stands_at(tab, /\/history$/);
  assert.equal(await page.title(), 'سارة العتيبي · وصل');
  assert.equal(await page.evaluate(() => location.search), '?lang=ar', 'the rest of the address stays');

  await tab.reload();
  await tab.sees('heading', 'سارة العتيبي');
  await tab.sees('tab', 'السجل', { selected: true });
  const link = page.url();

  await page.goBack(); // a tab of a record is not a step of its own
  await tab.sees('heading', 'الأشخاص');
  await page.goBack();
  await tab.sees('heading', /^(صباح|مساء) الخير/);
  await page.goForward();
  await page.goForward();
  await tab.sees('tab', 'السجل', { selected: true });

  // A dialog is closed by Back, and what lies under it stays; closed by itself, it leaves no step behind.
  await tab.press('c');
  await tab.sees('dialog', /تسجيل تعامل/);
  await page.waitForFunction(() => history.state.wasl.is_over);
  await page.goBack();
  await tab.misses('dialog', /تسجيل تعامل/);
  await tab.sees('heading', 'سارة العتيبي');
  await tab.press('c');
  await tab.sees('dialog', /تسجيل تعامل/);
  await page.waitForFunction(() => history.state.wasl.is_over);
  await tab.press('Escape');
  await page.waitForFunction(() => !history.state.wasl.is_over);
  await tab.press('Escape'); // on the record: where we came from
  await tab.sees('heading', 'الأشخاص');

  // A link opens the record in a page of its own; there, back is up.
  await page.close();
  const second = await page.context().newPage();
  await second.goto(link);
  await second.getByRole('heading', { name: 'سارة العتيبي', exact: true }).waitFor({ state: 'attached' });
  await second.keyboard.press('Escape');
  await second.getByRole('heading', { name: 'الأشخاص', exact: true }).waitFor({ state: 'attached' });
  assert.ok(link.startsWith(server.address));
  tab.no_complaints();
}));

test('on a telephone Back closes the sheet first', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open(phone);
  await tab.begin_with_sample();
  await tab.role('button', 'المزيد').tap();
  await tab.sees('menu');
  await tab.page.waitForFunction(() => history.state.wasl.is_over);
  await tab.page.goBack();
  await tab.misses('menu');
  await tab.sees('heading', /^(صباح|مساء) الخير/);
  tab.no_complaints();
}));

test('what a message offers is within reach of a dialog', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.sees('link', 'مهام مفتوحة: 8');
  const over_a_dialog = async take_back => {
    await tab.click('checkbox', 'إرسال عرض سعر علب الضيافة');
    await tab.sees('link', 'مهام مفتوحة: 7');
    await tab.press('?');
    await tab.sees('dialog', 'اختصارات لوحة المفاتيح');
    await tab.calm();
    await take_back();
    await tab.sees('button', 'إعادة');
    await tab.sees('dialog', 'اختصارات لوحة المفاتيح'); // stays open
    await tab.press('Escape');
    await tab.sees('link', 'مهام مفتوحة: 8');
  };
  await over_a_dialog(async () => {
    const box = await tab.role('button', 'تراجع').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  });
  await over_a_dialog(() => tab.press('Control+z'));
  tab.no_complaints();
}));

test('the sample company goes with one press, and comes back with one', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  await tab.reload(); // what belongs to it is read from the journal, not remembered
  await tab.click('link', 'الإعدادات');
  await tab.click('button', 'حذف البيانات النموذجية');
  await tab.sees('dialog', 'أتُحذف البيانات النموذجية؟');
  await tab.role('dialog', 'أتُحذف البيانات النموذجية؟').getByRole('button', { name: 'حذف البيانات النموذجية' }).click();
  await tab.misses('dialog', 'أتُحذف البيانات النموذجية؟');
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.press('Control+z');
  await tab.sees_text('20 سجلًا');
  tab.no_complaints();
}));

test('a focus that no press has moved comes into view', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  await tab.click('link', 'الإعدادات');
  await tab.calm();
  await tab.page.mouse.click(640, 90); // the mouse leads …
  const last = tab.page.getByRole('button', { name: 'حذف البيانات النموذجية' });
  await last.evaluate(node => node.focus()); // … and a screen reader goes on
  await tab.calm();
  const box = await last.boundingBox();
  assert.ok(box.height > 20 && box.y > 60 && box.y + box.height <= 800, `it lies at ${JSON.stringify(box)}`);
  tab.no_complaints();
}));

test('how a list is shown is in its address', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.click('link', 'الأشخاص');
  await stands_at(tab, /^\/list\/person$/);
  await tab.click('columnheader', 'الاسم');
  await stands_at(tab, /^\/list\/person\?sort=name$/);
  await tab.click('columnheader', 'الاسم');
  await stands_at(tab, /^\/list\/person\?sort=-name$/);
  await page.goBack();
  await tab.page.waitForSelector('[role=columnheader][aria-sort=ascending]', { state: 'attached' });
  await page.goForward();
  await tab.page.waitForSelector('[role=columnheader][aria-sort=descending]', { state: 'attached' });

  // Gone away and come back, it is as it was; a filter travels with the address, whatever stands in it.
  await tab.click('link', 'المهام');
  await stands_at(tab, /^\/list\/task$/);
  await tab.click('link', 'الأشخاص');
  await stands_at(tab, /^\/list\/person\?sort=-name$/);
  await tab.go('/list/person?sort=name&filter=' + encodeURI('name~"سارة" name!~"100% & #"'));
  await tab.sees_text('سجل واحد');
  await tab.reload();
  await tab.sees_text('سجل واحد');
  await tab.sees('row', 'سارة العتيبي');
  assert.match(await place(tab), /filter=.*100% & #/);
  await page.goBack();
  await tab.sees_text('20 سجلًا');
  tab.no_complaints();
}));
