// A price list, its prices from a quantity on, and the line of a quote that follows them until a price is typed.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function choose(tab, name, text) {
  await tab.type_into('combobox', name, text);
  await tab.click('option', new RegExp(text));
  await tab.calm();
}

async function save(tab, dialog) {
  await tab.press('Control+Enter');
  await tab.misses('dialog', dialog);
}

async function add_price(tab, price, from) {
  await tab.calm();
  await tab.click('button', 'Add a price');
  await tab.sees('dialog', /Price$/);
  await choose(tab, 'Product', 'Coffee');
  await tab.fill('textbox', 'Price', price);
  if (from) await tab.fill('textbox', 'From quantity', from);
  await save(tab, /Price$/);
}

async function firm_with_list(tab) {
  await tab.begin_empty();
  await tab.go('/list/product');
  await tab.click('button', 'Add product');
  await tab.sees('dialog', /Product$/);
  await tab.fill('textbox', 'Name', 'Coffee');
  await tab.fill('textbox', 'Price', '100');
  await save(tab, /Product$/);
  await tab.go('/list/price_list');
  await tab.click('button', 'Add price list');
  await tab.sees('dialog', /Price list$/);
  await tab.fill('textbox', 'Price list', 'Wholesale');
  await save(tab, /Price list$/);
  await tab.role('row', /Wholesale/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Wholesale/);
}

async function follow(tab) {
  await tab.sees_text('No prices in this list yet');
  await add_price(tab, '95');
  await add_price(tab, '80', '10');
  await tab.sees_text(/From 10/);
  await tab.press('Control+z');
  await tab.sees_text(/SAR\s95/);
  await tab.press('Control+Shift+z');
  await tab.sees_text(/From 10/);
}

test('a price list by quantity; the price of a quote’s line follows it until another is typed', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await firm_with_list(tab);
  await follow(tab);
  await tab.go('/list/quote');
  await tab.click('button', 'Add quote');
  await tab.sees('dialog', /Quote$/);
  await tab.click('button', 'Add a line');
  await choose(tab, 'Product', 'Coffee');
  await tab.sees_text('Price from the list “Wholesale”');
  await tab.fill('textbox', 'Quantity', '10');
  await tab.sees_text('Price from the list “Wholesale”, from 10 on');
  await tab.sees_text(/Total: .*800/);
  await tab.fill('textbox', 'Unit price', '70');
  await tab.sees_text(/Total: .*700/);
  await tab.fill('textbox', 'Quantity', '2');
  await tab.sees_text(/Total: .*140/);
  // The counter sells by the same lists.
  await save(tab, /Quote$/);
  await tab.go('/counter');
  await tab.sees('heading', /^Counter$/);
  await tab.calm();
  await tab.type_into('searchbox', 'Item', 'Coffee');
  await tab.press('Enter');
  await tab.sees_text(/Total: .*95/);
  await tab.role('textbox', /^Quantity: Coffee/).first().fill('10');
  await tab.sees_text(/Total: .*800/);
  tab.no_complaints();
}));

test('on a telephone: an empty list says what it is for, and takes a price', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=en');
  await firm_with_list(tab);
  await tab.sees_text('No prices in this list yet');
  await tab.calm();
  await tab.page.mouse.move(200, 400);
  await tab.page.mouse.wheel(0, 600); // from under the message of what was just added
  await add_price(tab, '95');
  await tab.sees_text(/SAR\s95/);
}));

test('prices come in from a sheet, and one undo takes them back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await firm_with_list(tab);
  await tab.go('/import');
  await tab.sees('button', /^(Choose a file|Another file)$/);
  await tab.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Product\tPrice list\tFrom quantity\tPrice\nCoffee\tWholesale\t\t95\nCoffee\tWholesale\t10\t80');
    document.querySelector('canvas').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await tab.sees('combobox', 'Goes to: From quantity');
  await tab.click('button', 'Check the file');
  await tab.sees_text('Rows ready');
  await tab.click('button', 'Import');
  await tab.sees_text(/Imported:/);
  await tab.go('/list/price_list');
  await tab.role('row', /Wholesale/).first().focus();
  await tab.press('Enter');
  await tab.sees_text(/From 10/);
  await tab.press('Control+z');
  await tab.sees_text('No prices in this list yet');
  tab.no_complaints();
}));
