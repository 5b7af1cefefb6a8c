// A bundle: put together of two products, sold at the counter, its parts off the stock and named on paper. A service
// gives its appointment its length; a product that says nothing of tax has the firm's usual rate.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

async function save(tab, dialog) {
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', dialog);
  await tab.calm();
}

async function add_product(tab, w, name, price, kind) {
  await tab.go('/list/product');
  await tab.press('n');
  await tab.sees('dialog', w.product);
  await tab.fill('textbox', w.name, name);
  if (price) await tab.fill('textbox', w.price, price);
  if (kind) {
    await tab.role('combobox', w.kind).first().focus();
    await tab.calm();
    await tab.press('ArrowDown');
    await tab.sees('option', kind);
    await tab.click('option', kind);
    await tab.calm();
  }
  await save(tab, w.product);
}

async function add_part(tab, w, name, quantity) {
  await tab.role('button', w.add_part).first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', w.part);
  await tab.fill('combobox', w.of, name);
  await tab.sees('option', new RegExp(name));
  await tab.calm(); // what was typed has been looked for
  await tab.press('Enter');
  await tab.calm();
  await tab.fill('textbox', w.quantity, quantity);
  await save(tab, w.part);
}

const words = {
  en: { product: /Product$/, name: 'Name', price: 'Price', kind: 'Kind', bundle: 'Bundle', empty: 'Nothing in it yet', add_part: 'Add a part', part: /Part of a bundle$/, of: 'Product', quantity: 'Quantity', saves: /Saved by taking it[\s\S]*15\.00/ },
  ar: { product: /منتج$/, name: 'الاسم', price: 'السعر', kind: 'النوع', bundle: 'باقة', empty: 'لا أجزاء بعد', add_part: 'إضافة جزء', part: /جزء من باقة$/, of: 'المنتج', quantity: 'الكمية', saves: /يوفّر من يأخذها[\s\S]*15\.00/ },
};

for (const language of ['en', 'ar'])
  test(`a bundle is put together, sold, and its parts leave the stock (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open(language === 'ar' ? phone : {}, `?lang=${language}`);
    const w = words[language];
    await tab.begin_empty();
    await add_product(tab, w, 'Dates', '20');
    await add_product(tab, w, 'Coffee', '30');
    await add_product(tab, w, 'Gift', '55', w.bundle);
    await tab.role('row', /Gift/).first().focus();
    await tab.press('Enter');
    await tab.sees('heading', 'Gift');
    await tab.sees_text(w.empty);
    await add_part(tab, w, 'Dates', '2');
    await add_part(tab, w, 'Coffee', '1');
    await tab.sees_text(w.saves); // 2 × 20 + 30, less 55
    await tab.screenshot(`bundle-${language}`);
    await tab.press('Control+z');
    await tab.misses('button', /Coffee/);
    await tab.press('Control+Shift+z');
    await tab.sees_text(w.saves);
    await tab.saved();
    tab.no_complaints();
  }));

test('the counter sells a bundle with the usual tax, and a service gives its appointment its length', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const w = words.en;
  await tab.begin_empty();
  await tab.go('/settings');
  await tab.sees('textbox', 'Usual tax rate %');
  await tab.fill('textbox', 'Usual tax rate %', '15');
  await tab.press('Tab');
  await tab.calm();
  await add_product(tab, w, 'Dates', '20');
  await add_product(tab, w, 'Gift', '100', w.bundle);
  await tab.role('row', /Gift/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Gift');
  await add_part(tab, w, 'Dates', '2');
  await tab.go('/counter');
  await tab.sees('heading', /^Counter$/);
  await tab.type_into('searchbox', 'Item', 'Gift');
  await tab.press('Enter');
  await tab.sees_text(/Total: SAR\s115\.00/);
  await tab.press('Control+Enter');
  await tab.sees('dialog', 'Take payment');
  await tab.type_into('textbox', 'Cash (handed over)', '115');
  await tab.press('Enter');
  await tab.misses('dialog', 'Take payment');
  await tab.calm();
  // What was sold stays as it was.
  await tab.go('/list/product');
  await tab.role('row', /Gift/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Gift');
  await tab.role('button', 'Add a part').first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', w.part);
  await tab.fill('combobox', 'Product', 'Dates');
  await tab.sees('option', /Dates/);
  await tab.calm(); // what was typed has been looked for
  await tab.press('Enter');
  await tab.calm();
  await tab.fill('textbox', 'Quantity', '1');
  await tab.press('Control+Enter');
  await tab.sees_text(/has been sold, so its parts stay/);
  await tab.calm(); // the focus goes to the field first
  await tab.press('Escape');
  await tab.click('button', 'Throw away');
  await tab.misses('dialog', w.part);
  tab.no_complaints();
}));

test('a service gives its appointment its length', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const w = words.en;
  await tab.begin_empty();
  await tab.go('/list/product');
  await tab.press('n');
  await tab.sees('dialog', w.product);
  await tab.fill('textbox', 'Name', 'Cleaning');
  await tab.fill('textbox', 'Minutes it takes', '45');
  await save(tab, w.product);
  await tab.go('/list/appointment');
  await tab.press('n');
  await tab.sees('dialog', /Appointment$/);
  await tab.fill('combobox', 'Service', 'Cleaning');
  await tab.sees('option', /Cleaning/);
  await tab.calm(); // what was typed has been looked for
  await tab.press('Enter');
  await tab.calm();
  await tab.page.waitForFunction(() => [...document.querySelectorAll('input')].some(field => field.value === '45'));
  tab.no_complaints();
}));
