// Templates for trades: chosen at the first run or later in the settings, with a sample company or without, taken back by
// one undo, and told when one cannot be fetched.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const choose = async (tab, label, option) => {
  await tab.click('combobox', label);
  await tab.sees('option', option);
  await tab.calm();
  const box = await tab.role('option', option).boundingBox(); // the list lies over buttons, which playwright would press
  await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await tab.misses('option', option);
};
const open_templates = async (tab, settings, choose_button) => {
  await tab.click('link', settings);
  await tab.click('button', choose_button);
};

test('a clinic begins with patients, visits and a sample of both', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.sees_text('اختياري: يهيّئ الحقول والكلمات لعملك');
  await choose(tab, 'نشاطك', 'عيادة');
  await tab.sees_text('يضيف الملف الطبي والتأمين وتفاصيل الزيارة');
  await tab.sees_text('بيانات عيادة متخيَّلة');
  await tab.begin_with_sample();
  await tab.sees('link', 'المرضى: 12');
  await tab.click('link', 'الزيارات');
  await tab.sees('heading', 'الزيارات');
  await tab.sees_text('حضر المريض');
  await tab.open_record('سلمى', 'سلمى بنت حسن باعشن');
  await tab.sees_text('فصيلة الدم');
  await tab.sees_text('O+');
  await tab.sees_text('TW-7781203');
  await tab.sees_text('أيام منذ آخر زيارة');

  // One undo takes template and sample back together, one redo brings both.
  await tab.press('Control+z');
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.press('Control+Shift+z');
  await tab.sees('heading', 'المرضى');
  await tab.sees_text('نادين خوري');
  await tab.saved();

  // The sample goes, the clinic's fields stay.
  await tab.click('link', 'الإعدادات');
  await tab.click('button', 'حذف البيانات النموذجية');
  await tab.sees('dialog', 'أتُحذف البيانات النموذجية؟');
  await tab.role('dialog', 'أتُحذف البيانات النموذجية؟').getByRole('button', { name: 'حذف البيانات النموذجية' }).click();
  await tab.misses('dialog', 'أتُحذف البيانات النموذجية؟');
  await tab.reload();
  await tab.click('link', 'المرضى');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', 'إضافة: مريض');
  await tab.click('button', /حقلًا آخر$/);
  await tab.sees('combobox', 'فصيلة الدم');
  tab.no_complaints();
}));

test('a workshop begins empty, in English, and adds a second template in the settings', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await choose(tab, 'Your trade', 'Service workshop');
  await tab.sees_text('Adds vehicle or device, fault, warranty and repair stages');
  await tab.begin_empty();
  await tab.click('link', 'Jobs');
  await tab.sees('heading', 'Jobs');

  await open_templates(tab, 'Settings', 'Choose a template');
  await tab.sees('dialog', 'Trade templates');
  await tab.sees_text('Choose a trade to see what its template adds.');
  assert.equal(await tab.role('button', 'Nothing new').count(), 0);
  await choose(tab, 'Your trade', 'Service workshop');
  await tab.sees_text('Everything of this template is here already.');
  await choose(tab, 'Your trade', 'Training centre');
  await tab.sees('heading', 'Fields: Parts and services'); // the workshop's word for products stays
  await tab.sees_text('Seats left');
  await tab.sees_text('Computed');
  await tab.click('button', /^Add \d+ things$/);
  await tab.misses('dialog', 'Trade templates');
  await tab.sees_text('Template added: Training centre');

  await open_templates(tab, 'Settings', 'Choose a template');
  await tab.sees_text('Everything of this template is here already.');
  await tab.press('Escape');
  await tab.misses('dialog', 'Trade templates');
  await tab.press('Control+z');
  await tab.sees_text('Undone: Add a template');
  await tab.click('button', 'Choose a template');
  await tab.sees('button', /^Add \d+ things$/);
  tab.no_complaints();
}));

test_beside_tasks('a distributor on a telephone, in both languages', options, with_browser(async ({ tab: open }) => {
  for (const [query, trade, distributor, sample, outlets, settings, add] of [
    ['', 'نشاطك', 'توزيع وجملة', 'جرّب بشركة نموذجية', 'نقاط البيع', 'الإعدادات', 'اختر قالبًا'],
    ['?lang=en', 'Your trade', 'Distributor', 'Try the sample company', 'Outlets', 'Settings', 'Choose a template'],
  ]) {
    const tab = await open(phone, query);
    await choose(tab, trade, distributor);
    await tab.click('button', new RegExp(`^${sample}`));
    await tab.sees('navigation', /القائمة الرئيسية|Main menu/);
    await tab.saved();
    await tab.click('button', /^(المزيد|More)$/);
    await tab.sees('menuitem', outlets);
    await tab.click('menuitem', settings);
    await tab.click('button', add);
    await tab.sees('dialog', /^(قوالب الأنشطة|Trade templates)$/);
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `nothing wider than the telephone: ${wide}`);
    tab.no_complaints();
  }
}));

test_beside_tasks('a template that cannot be fetched is told, and tried again', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ serviceWorkers: 'block' });
  await tab.page.route('**/trades/**', route => route.abort());
  await choose(tab, 'نشاطك', 'متجر');
  await tab.begin_empty();
  await tab.sees_text('تعذّر تحميل قالب نشاطك');
  await tab.click('button', 'إغلاق'); // what could not be done lies over the settings
  await open_templates(tab, 'الإعدادات', 'اختر قالبًا');
  await choose(tab, 'نشاطك', 'متجر');
  await tab.sees_text('تعذّر تحميل القالب. تحقق من الاتصال');
  await tab.page.unroute('**/trades/**');
  await tab.click('button', 'أعد المحاولة');
  await tab.sees_text('هامش الربح');
  await tab.click('button', /^أضف \d+/);
  await tab.sees_text('أُضيف قالب: متجر');
}));
