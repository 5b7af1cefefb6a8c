// The first hour of a shop: an empty book in Arabic, the first customer added with a mistake and without, changed, found
// again, thrown away and taken back; the language changed; everything still there after the page is opened again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

test('a shop begins empty and keeps its first customer', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl'], 'Arabic first');
  await tab.sees('heading', 'أهلًا بك في وصل');
  await tab.sees_text('+966'); // the browser speaks ar-SA
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');

  // Without a name: the form says what is missing, and saves nothing.
  await tab.click('button', 'إضافة');
  await tab.click('menuitem', 'شخص');
  await tab.sees('dialog', 'إضافة: شخص');
  await tab.type_into('textbox', 'الهاتف', '٠٥٠ ٧٦٥ ٤٣٢١');
  await tab.press('Control+Enter');
  await tab.sees_text('حقل واحد يحتاج إلى تصحيح');
  await tab.sees_text('هذا الحقل مطلوب.');
  assert.equal(await tab.role('textbox', 'الاسم').first().getAttribute('aria-invalid'), 'true');

  await tab.type_into('textbox', 'الاسم', 'أحمد إبراهيم الشمري');
  await tab.press('Control+Enter');
  await tab.sees_text('أُضيف: أحمد إبراهيم الشمري');
  await tab.saved();
  await tab.sees_text('050 765 4321'); // Arabic digits were typed; the number is kept as one number

  // Found by a spelling that is not the record's own, and by a part of the number.
  for (const words of ['احمد ابراهيم', '7654', '٤٣٢١']) {
    await tab.search(words);
    await tab.sees('option', /أحمد إبراهيم الشمري/);
    await tab.press('Escape');
    await tab.misses('combobox', 'ابحث أو نفّذ أمرًا…');
  }
  await tab.open_record('احمد', 'أحمد إبراهيم الشمري');

  // Changed, undone, redone.
  await tab.press('e');
  await tab.sees('dialog', 'تعديل: أحمد إبراهيم الشمري');
  await tab.type_into('textbox', 'الاسم', 'أحمد بن إبراهيم');
  await tab.press('Control+Enter');
  await tab.sees('heading', 'أحمد بن إبراهيم');
  await tab.misses('dialog', /تعديل/);
  await tab.press('Control+z');
  await tab.sees('heading', 'أحمد إبراهيم الشمري');
  await tab.press('Control+Shift+z');
  await tab.sees('heading', 'أحمد بن إبراهيم');

  // To the bin and back.
  await tab.press('Delete');
  await tab.sees_text('نُقل إلى سلة المحذوفات: أحمد بن إبراهيم');
  await tab.click('link', 'سلة المحذوفات');
  await tab.sees_text('أحمد بن إبراهيم');
  await tab.click('row', /أحمد بن إبراهيم/);
  await tab.page.keyboard.press('Enter');
  await tab.sees_text('هذا السجل في سلة المحذوفات.');
  await tab.click('button', 'استعادة');
  await tab.sees_text('استُعيد من سلة المحذوفات');
  await tab.saved();

  // English at once, with the same page and the same data.
  await page.evaluate(() => (window.same_page = true));
  await tab.click('button', 'English');
  await tab.sees('link', 'People');
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, window.same_page]), ['en', 'ltr', true]);
  await tab.sees('heading', 'أحمد بن إبراهيم');

  await tab.reload();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en', 'the language is remembered');
  await tab.click('link', 'People');
  await tab.sees_text('أحمد بن إبراهيم');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.saved), 'yes');
  tab.no_complaints();
}));

test_beside_tasks('the address decides language and theme', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en&theme=dark');
  await tab.sees('heading', 'Welcome to Wasl');
  assert.deepEqual(await tab.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.documentElement.dataset.theme]), ['en', 'ltr', 'dark']);
  tab.no_complaints();
}));
