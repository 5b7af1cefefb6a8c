// A firm makes things its own: fields, formulas, kinds of dealing, words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function choose(tab, field, option) {
  await tab.click('combobox', field);
  await tab.click('option', option);
}

const holds = (tab, text) => tab.page.waitForFunction(wanted => [...document.querySelectorAll('input')].some(input => input.value === wanted), text);

test('a field of our own is added, filled, archived and comes back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/settings');
  await tab.click('button', 'Edit fields and terms');
  await tab.sees('heading', 'Fields and terms');
  await tab.click('button', 'New field');
  await tab.sees('dialog', /^New field/);
  // Without a name it is not saved, and the reason stands at the name.
  await tab.press('Control+Enter');
  await tab.sees_text('This field is needed.');
  await tab.type_into('textbox', 'Name in English', 'Shoe size');
  await tab.type_into('textbox', 'Name in Arabic', 'مقاس الحذاء');
  await choose(tab, 'Kind of field', 'Choice');
  await tab.type_into('textbox', 'Choice 1: Name in English', 'Small');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /^New field/);
  await tab.sees_text('Shoe size');
  await tab.saved();

  // Undo takes it back, redo brings it.
  await tab.press('Control+z');
  await tab.press('Control+Shift+z');
  await tab.sees_text('Shoe size');
  tab.no_complaints();
}));

test('a formula is written with completion, its mistakes are explained, and it stands in lists and on the page of a record', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/fields/person');
  await tab.click('button', 'New formula');
  await tab.sees('dialog', /^New formula/);
  await tab.type_into('textbox', 'Name in English', 'Spent');
  await tab.type_into('textbox', 'Name in Arabic', 'أنفق');
  const formula = tab.role('combobox', 'Formula').first();
  await tab.click('combobox', 'Formula');
  await tab.page.keyboard.type('sum([Ord');
  await tab.sees('option', /^Orders/);
  await tab.press('Enter');
  await holds(tab, 'sum([Orders]');
  await tab.page.keyboard.type('.[Tot');
  await tab.sees('option', /^Total/);
  await tab.press('Enter');
  await holds(tab, 'sum([Orders].[Total]');
  await tab.page.keyboard.type(')');
  await holds(tab, 'sum([Orders].[Total])');
  await tab.sees_text(/Result for/);
  // A mistake: what is wrong, and what was meant.
  await formula.fill('sum([Orders].[Totall]) * 1');
  await tab.sees_text('[Totall] is no field; did you mean [Total]?');
  await tab.press('Control+Enter');
  await tab.sees('dialog', /^New formula/);
  // A ready-made one.
  await tab.click('button', 'How many orders');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /^New formula/);
  await tab.reload(); // it is computed while the program's later part is still on its way
  await tab.sees('heading', 'Fields and terms');
  await tab.sees_text(/Formula.*count\(\[Orders\], \[State\] <> "Cancelled"\)/);
  await tab.go('/list/person');
  await tab.sees('heading', 'People');
  tab.no_complaints();
}));

test('kinds of dealing are the firm\'s own', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  const tap = async (role, name) => tab.role(role, name).first().tap();
  await tap('button', /^جرّب/);
  await tab.saved();
  await tab.go('/fields/dealing');
  await tab.click('button', /أنواع التعامل/);
  await tab.click('button', 'اختيار جديد');
  await tab.role('textbox', 'اختيار 12: الاسم بالعربية').fill('معرض');
  await tap('button', 'حفظ');
  await tab.misses('dialog', /الاختيارات/);
  await tab.saved();
  await tap('button', 'إغلاق'); // what was done, and that it can be undone, lies over the list
  await tab.click('button', /أنواع التعامل/);
  await tab.sees('textbox', 'اختيار 12: الاسم بالعربية');
  await tab.calm();
  assert.equal(await tab.role('textbox', 'اختيار 12: الاسم بالعربية').inputValue(), 'معرض');
  tab.no_complaints();
}));

test('our word for a customer is the firm\'s, on every main screen', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/fields/person');
  await tab.click('button', /^Customer(?!s$)/);
  await tab.type_into('textbox', 'One in English', 'Guest');
  await tab.type_into('textbox', 'Several in English', 'Guests');
  await tab.click('button', 'Save');
  await tab.click('button', /^Person/);
  await tab.type_into('textbox', 'One in English', 'Guest');
  await tab.type_into('textbox', 'Several in English', 'Guests');
  await tab.click('button', 'Save');
  await tab.saved();
  for (const [hash, heading] of [['/', /./], ['/list/person', 'Guests'], ['/list/order', 'Orders'], ['/bin', 'Bin'], ['/import', /./]]) {
    await tab.go(hash);
    await tab.sees('heading', heading);
    await tab.calm();
    assert.doesNotMatch(await tab.page.locator('body').innerText(), /\b(customer|people|person)s?\b/i, hash);
  }
  tab.no_complaints();
}));
