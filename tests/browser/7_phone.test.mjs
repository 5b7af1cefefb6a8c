// On a telephone, with a finger: the bar at the bottom, a person added, a dealing logged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

test('a telephone is enough', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open(phone);
  const tap = async (role, name) => tab.role(role, name).first().tap();
  await tap('button', 'ابدأ فارغًا');
  const bar = tab.role('navigation', 'القائمة الرئيسية');
  await bar.waitFor({ state: 'attached' });
  const box = await bar.boundingBox();
  assert.ok(box.y > 740 && box.height >= 44, `the bar lies at the bottom: ${JSON.stringify(box)}`);

  await tap('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  await tap('button', 'إضافة سريعة');
  await tap('menuitem', 'شخص');
  await tab.sees('dialog', 'إضافة: شخص');
  await tap('textbox', 'الاسم');
  await tab.role('textbox', 'الاسم').fill('هدى المنصور');
  await tap('button', 'حفظ');
  await tab.misses('dialog', 'إضافة: شخص');
  await tab.saved();
  await tap('row', /هدى المنصور/);
  await tab.sees('heading', 'هدى المنصور');

  await tap('button', 'تسجيل تعامل');
  await tab.sees('dialog', 'تسجيل تعامل: هدى المنصور');
  await tap('button', 'زيارة');
  await tap('button', 'حفظ');
  await tab.sees_text('سُجّل التعامل مع هدى المنصور');
  await tab.saved();

  // With one hand: the button that adds is under the thumb, and on a customer's page it adds to that customer.
  const add = await tab.role('button', 'إضافة سريعة').boundingBox();
  assert.ok(add.y > 740 && Math.abs(add.x + add.width / 2 - 195) < 20, `in the middle below: ${JSON.stringify(add)}`);
  await tap('button', 'إضافة سريعة');
  await tap('menuitem', 'مكالمة');
  await tab.sees('dialog', 'تسجيل تعامل: هدى المنصور');
  await tab.sees('button', 'مكالمة', { pressed: true });
  await tap('button', 'حفظ');
  await tab.sees_text('سُجّل التعامل مع هدى المنصور');
  await tab.saved();
  await tap('button', 'رجوع');
  await tap('button', 'المزيد');
  await tap('menuitem', 'الإعدادات');
  await tab.sees('heading', 'الإعدادات');
  tab.no_complaints();
}));

test('nothing hangs over the edge', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  for (const [query, save_template] of [['', /^نزّل جدولًا فارغًا/], ['?lang=en', /^Download an empty sheet/]]) {
    const tab = await open(phone, query);
    await tab.begin_empty();
    await tab.go('/import');
    await tab.sees('button', save_template);
    await tab.calm();
    const box = await tab.role('button', save_template).first().boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `inside: ${JSON.stringify(box)}`);
    tab.no_complaints();
  }
}));
