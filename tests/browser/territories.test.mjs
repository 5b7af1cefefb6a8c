// Sales territories: cities divided among those who sell, who was there before, and what each brings; both languages.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function words(tab, name, all) {
  const field = tab.role('combobox', name).first();
  for (const one of all) {
    await field.focus();
    await tab.page.keyboard.type(one);
    await tab.calm();
    await tab.press('Enter');
    await tab.calm();
  }
}

async function add_person(tab, [add, dialog, name, city], person, at) {
  await tab.go('/list/person');
  await tab.click('button', add);
  await tab.sees('dialog', dialog);
  await tab.type_into('textbox', name, person);
  await tab.fill('textbox', city, at);
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', dialog);
  await tab.sees_text(person);
}
const english = ['Add person', /Person$/, 'Name', 'City'];
const arabic = ['إضافة شخص', /شخص$/, 'الاسم', 'المدينة'];

test('cities are divided; who was there before is placed, who comes is placed at once; what each brings', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await add_person(tab, english, 'Huda', 'Jeddah');
  await tab.go('/selling');
  await tab.sees_text(/Divide your cities/);
  await tab.click('button', 'Add a sales territory');
  await tab.sees('dialog', /Sales territory$/);
  await words(tab, 'Cities and districts', ['Jeddah', 'Makkah']);
  await words(tab, 'Representatives', ['Hind']);
  await tab.press('Control+Enter');
  await tab.sees_text('This field is needed.'); // a territory has a name
  await tab.type_into('textbox', 'Sales territory', 'West');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Sales territory$/);
  await tab.sees_text(/Jeddah.*Makkah.*Hind|Makkah.*Jeddah.*Hind/);
  await tab.click('button', 'Place 1 record by its address');
  await tab.misses('button', 'Place 1 record by its address');
  await tab.press('Control+z');
  await tab.sees('button', 'Place 1 record by its address');
  await tab.press('Control+Shift+z');
  await tab.misses('button', 'Place 1 record by its address');

  await add_person(tab, english, 'Omar', 'makkah');
  await tab.go('/performance');
  const west = tab.page.getByRole('row', { name: /West/ }).first();
  await west.waitFor();
  await tab.sees_text('Customers');
  await west.focus();
  await tab.press('Enter');
  await tab.sees('heading', 'People');
  await tab.sees_text('Omar');
  await tab.sees_text('Huda');
  await tab.page.goBack();
  await tab.sees('table', 'By sales territory');
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone, in Arabic: a territory is made, and is a card of numbers', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_empty();
  await tab.go('/selling');
  await tab.click('button', 'إضافة منطقة بيعية');
  await tab.sees('dialog', /منطقة بيعية$/);
  await tab.type_into('textbox', 'المنطقة البيعية', 'الغربية');
  await words(tab, 'المدن والأحياء', ['جدة']);
  await tab.press('Control+Enter');
  await tab.misses('dialog', /منطقة بيعية$/);
  await tab.screenshot('territories-phone');
  await add_person(tab, arabic, 'هدى', 'جدة');
  await tab.go('/performance');
  await tab.sees_text('بحسب المنطقة البيعية');
  await tab.sees_text('الغربية');
  await tab.screenshot('territory-results-phone');
  tab.no_complaints();
}));
