// From the quote to the invoice that is paid: made of one another, in part and whole.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

async function begin_quote(tab) {
  await tab.press('g');
  await tab.press('u');
  await tab.sees('heading', /^Quotes$/);
  await tab.sees_text('Nothing here yet');
  await tab.click('button', 'Add quote');
  await tab.sees('dialog', /Quote$/);
}

async function fill_line(tab, description, quantity, price, tax) {
  await tab.click('button', 'Add a line');
  await tab.sees('textbox', 'Unit price');
  const fields = { Description: description, Quantity: quantity, 'Unit price': price, 'Tax %': tax };
  for (const [name, text] of Object.entries(fields)) {
    const field = tab.role('textbox', name).last();
    await field.focus();
    await field.fill(text);
  }
}

const save = async tab => {
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Quote$/);
};

test('a quote becomes an order in part, the order an invoice that takes a number, is paid and credited', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await begin_quote(tab);
  await tab.type_into('combobox', 'Person', 'سارة');
  await tab.click('option', /سارة العتيبي/);
  await fill_line(tab, 'Coffee', '10', '30', '15');
  await tab.sees_text(/Total: .*345\.00/);
  await tab.type_into('textbox', 'Discount %', '200');
  await tab.press('Control+Enter');
  await tab.sees_text('The value is above what is allowed.');
  await tab.type_into('textbox', 'Discount %', '10');
  await tab.sees_text(/Total: .*310\.50/);
  await save(tab);
  await tab.saved();

  await tab.page.getByRole('row', { name: /Q-\d+-0001/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Q-\d+-0001/);
  await tab.click('button', 'Make an order');
  await tab.sees('dialog', 'Make an order');
  await tab.type_into('textbox', 'Quantity: Coffee', '11');
  await tab.sees_text('This is more than is left.');
  await tab.type_into('textbox', 'Quantity: Coffee', '4');
  await tab.role('dialog', 'Make an order').getByRole('button', { name: 'Make an order' }).click();
  await tab.sees('heading', /Order|\d/);
  await tab.sees_text(/Total: .*124\.20/);
  await tab.press('Control+z'); // back: nothing was made
  await tab.press('g');
  await tab.press('o');
  await tab.sees('heading', /^Orders$/);
  await tab.press('Control+y');
  await tab.saved();
  tab.no_complaints();
}));

test('an invoice is issued with a number, cannot be edited, and is paid', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.press('g');
  await tab.press('f');
  await tab.sees('heading', /^Invoices$/);
  await tab.click('button', 'Add invoice');
  await tab.sees('dialog', /Invoice$/);
  await tab.type_into('combobox', 'Person', 'سارة');
  await tab.click('option', /سارة العتيبي/);
  await fill_line(tab, 'Coffee', '2', '100', '15');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Invoice$/);
  await tab.page.getByRole('row', { name: /Invoice ·/ }).first().focus();
  await tab.press('Enter');
  await tab.click('button', 'Issue');
  await tab.sees('dialog', 'Issue this invoice?');
  await tab.page.getByRole('button', { name: 'Issue', exact: true }).last().click();
  await tab.sees('heading', /INV-\d{4}-0001$/);
  await tab.sees_text('Unpaid');
  await tab.press('e');
  await tab.sees_text(/has been issued and stays as it is/);
  await tab.role('button', 'Add a payment').focus(); // the messages lie over it
  await tab.press('Enter');
  await tab.sees('dialog', /Payment$/);
  await tab.type_into('textbox', 'Amount', '100');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Payment$/);
  await tab.sees_text('Partly paid');
  await tab.sees_text(/Due[\s\S]*130\.00/);
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone the lines of a quote are cards', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/quote');
  await tab.sees('heading', 'عروض الأسعار');
  await tab.click('button', /إضافة عرض سعر/);
  await tab.sees('dialog', /عرض سعر$/);
  await tab.click('button', 'إضافة سطر');
  await tab.sees('textbox', 'سعر الوحدة');
  for (const [name, text] of Object.entries({ 'سعر الوحدة': '100', 'الضريبة ٪': '15' })) await tab.fill('textbox', name, text);
  await tab.sees_text(/المجموع: .*115/);
  tab.no_complaints();
}));

test('a form in which nobody typed closes without a question, though its day and number are there', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en');
  await tab.begin_empty();
  await tab.go('#/list/quote');
  await tab.press('n');
  await tab.sees('dialog', /Quote$/);
  await tab.calm();
  await tab.press('Escape');
  await tab.misses('dialog', /Quote$/);
  await tab.press('n');
  await tab.sees('dialog', /Quote$/);
  await tab.fill('textbox', /number$/i, 'Q-7');
  await tab.click('button', 'Cancel');
  await tab.sees('dialog', 'Throw away what you typed?');
  tab.no_complaints();
}));
