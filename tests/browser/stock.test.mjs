// Stock: counted on a product's page, received and undone, taken off by a sale at the counter; the lines of an order and
// of a basket say when there is less; the list of products has the figures. On a telephone.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function save(tab, dialog) {
  await tab.press('Control+Enter');
  await tab.misses('dialog', dialog);
  await tab.calm();
}

async function choose(tab, name, text) {
  await tab.type_into('combobox', name, text);
  await tab.click('option', new RegExp(text));
  await tab.calm();
}

const words = {
  ar: { add: 'إضافة منتج', form: /منتج$/, name: 'الاسم', price: 'السعر', unknown: 'الموجود غير معروف بعد', count: 'تسجيل الموجود', move: /حركة مخزون$/, quantity: 'الكمية', now: /الموجود الآن[\s\S]*12/ },
  en: { add: 'Add product', form: /Product$/, name: 'Name', price: 'Price', unknown: 'Not known yet', count: 'Record what is there', move: /Stock movement$/, quantity: 'Quantity', now: /On hand now[\s\S]*12/, column: /On hand/ },
};

async function product_with_stock(tab, w) {
  await tab.begin_empty();
  await tab.go('/list/product');
  await tab.click('button', w.add);
  await tab.sees('dialog', w.form);
  await tab.fill('textbox', w.name, 'Coffee');
  await tab.fill('textbox', w.price, '10');
  await save(tab, w.form);
  await tab.role('row', /Coffee/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Coffee/);
  await tab.sees_text(w.unknown);
  await tab.role('button', w.count).focus(); // on a telephone a message may lie over it
  await tab.press('Enter');
  await tab.sees('dialog', w.move);
  await tab.fill('textbox', w.quantity, '12');
  await save(tab, w.move);
  await tab.sees_text(w.now);
}

test('counted, sold and ordered; one undo takes a movement back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  const w = words.en;
  await product_with_stock(tab, w);
  await tab.press('Control+z');
  await tab.sees_text(w.unknown);
  await tab.press('Control+Shift+z');
  await tab.sees_text(w.now);
  // An order that wants more.
  await tab.go('/list/order');
  await tab.click('button', 'Add order');
  await tab.sees('dialog', /Order$/);
  await tab.click('button', 'Add a line');
  await choose(tab, 'Product', 'Coffee');
  await tab.fill('textbox', 'Quantity', '12');
  await tab.calm();
  await tab.fill('textbox', 'Quantity', '13');
  await tab.sees_text('Only 12 on hand');
  await save(tab, /Order$/); // a warning stops nobody
  // The counter, which takes them off.
  await tab.go('/counter');
  await tab.sees('heading', /^Counter$/);
  await tab.type_into('searchbox', 'Item', 'Coffee');
  await tab.press('Enter');
  await tab.sees_text(/Total: .*10/);
  await tab.role('textbox', /^Quantity: Coffee/).first().fill('15');
  await tab.sees_text('Only 12 on hand');
  await tab.press('Control+Enter');
  await tab.sees('dialog', 'Take payment');
  await tab.type_into('textbox', 'Cash (handed over)', '150');
  await tab.press('Enter');
  await tab.misses('dialog', 'Take payment');
  await tab.go('/list/product');
  await tab.sees('columnheader', w.column);
  await tab.sees('row', /Coffee/);
  await tab.sees_text(/[-−]3/);
  tab.no_complaints();
}));

test('on a telephone, in Arabic: the empty card says what it is for, and takes a count', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await product_with_stock(tab, words.ar);
  tab.no_complaints();
}));
