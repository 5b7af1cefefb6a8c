// A day with the sample company: what is due, a task ticked off, a dealing logged with the keyboard alone, seen by event,
// by channel and in the history; and a page that draws nothing while nothing changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

test('a day with the sample company', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.sees('link', 'الأشخاص: 20');
  await tab.sees('link', 'مهام مفتوحة: 8');

  const task = 'إرسال عرض سعر علب الضيافة';
  await tab.click('checkbox', task);
  await tab.misses('checkbox', task);
  await tab.sees('link', 'مهام مفتوحة: 7');

  await tab.open_record('ساره العتيبى', 'سارة العتيبي');
  await tab.press('c');
  await tab.sees('dialog', 'تسجيل تعامل: سارة العتيبي');
  await tab.press('5'); // a visit
  await tab.sees('button', 'زيارة', { pressed: true });
  await tab.press('Enter');
  await tab.misses('dialog', /تسجيل تعامل/);
  await tab.sees_text('سُجّل التعامل مع سارة العتيبي');
  await tab.sees('button', /^زيارة · صادر/); // by event

  // With words: the field is a Tab away, and Ctrl+Enter saves from inside it.
  const said = 'سألت عن علب رمضان';
  await tab.press('c');
  await tab.sees('dialog', 'تسجيل تعامل: سارة العتيبي');
  await tab.press('2');
  for (let i = 0; i < 20 && (await page.evaluate(() => document.activeElement?.tagName)) !== 'TEXTAREA'; ++i) {
    await tab.press('Tab');
    await tab.calm();
  }
  await page.keyboard.type(said);
  await tab.press('Control+Enter');
  await tab.misses('dialog', /تسجيل تعامل/);
  await tab.sees('button', new RegExp(`^واتساب · صادر.*${said}`));
  await tab.saved();

  await tab.click('tab', /^حسب القناة/);
  await tab.sees('heading', 'واتساب');
  await tab.sees_text(said);
  await tab.sees('heading', 'زيارة');

  // A change shows in the history, with what was there before, and can be put back from there.
  await tab.press('e');
  await tab.sees('dialog', 'تعديل: سارة العتيبي');
  await tab.type_into('textbox', 'الاسم', 'سارة بنت خالد العتيبي');
  await tab.press('Control+Enter');
  await tab.sees('heading', 'سارة بنت خالد العتيبي');
  await tab.click('tab', 'السجل');
  await tab.sees_text('كان: سارة العتيبي');
  tab.no_complaints();
}));

test_beside_tasks('nothing is drawn while nothing changes', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  for (const place of ['الرئيسية', 'الأشخاص', 'الإعدادات']) {
    await tab.click('link', place);
    await tab.calm();
    await tab.misses('button', 'تراجع'); // a message with a way back goes by itself
    await tab.page.mouse.move(640, 790);
    await tab.calm();
    let drawn = Infinity; // a hover's late answer may still come; then it must be still
    for (let attempt = 0; attempt < 4 && drawn > 0; ++attempt) {
      const before = await tab.frames();
      await tab.page.waitForTimeout(2000); // the one place where time itself is what is tested
      drawn = await tab.frames() - before;
    }
    assert.equal(drawn, 0, `frames drawn on ${place} within two seconds`);
  }
}));

test_beside_tasks('everything that can be used has a name', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  const places = await tab.page.getByRole('navigation', { name: 'القائمة الرئيسية' }).getByRole('link').allTextContents();
  assert.ok(places.length >= 12, `the menu has ${places.length} places`);
  const nameless = async where => {
    await tab.calm();
    const found = await tab.page.evaluate(() => {
      const usable = '[role=button],[role=link],[role=checkbox],[role=radio],[role=tab],[role=menuitem],[role=combobox],[role=option],[role=switch],[role=dialog],input,textarea';
      return [...document.querySelectorAll(`#mirror :is(${usable})`)]
        .filter(node => !(node.getAttribute('aria-label') || node.textContent.trim()))
        .map(node => node.outerHTML.slice(0, 200));
    });
    assert.deepEqual(found, [], `nameless on ${where}`);
  };
  for (const place of places) {
    await tab.click('link', place.trim());
    await nameless(place);
  }
  await tab.open_record('ساره', 'سارة العتيبي');
  await nameless('the record');
  await tab.press('e');
  await tab.sees('dialog', /تعديل/);
  await nameless('the form');
  tab.no_complaints();
}));
