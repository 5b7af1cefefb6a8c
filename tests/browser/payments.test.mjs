// What customers pay: for an order, from a sheet, and what is left.
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('an order is paid in two parts, and its page says what is left', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.go('/list/payment');
  await tab.sees_text('Nothing here yet');
  await tab.go('/list/order');
  await tab.click('button', 'Add order');
  await tab.sees('dialog', /Order$/);
  await tab.type_into('textbox', 'Order number', 'P-77');
  await tab.type_into('textbox', 'Total', '300');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Order$/);
  await tab.page.getByRole('row', { name: /P-77/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /P-77/);
  await tab.sees_text('No payments yet');
  const pay = async amount => {
    await tab.click('button', 'Add a payment');
    await tab.sees('dialog', /Payment$/);
    await tab.type_into('textbox', 'Amount', amount);
    await tab.press('Control+Enter');
    await tab.misses('dialog', /Order$/);
  };
  await pay('100');
  await tab.sees_text(/Left to pay[\s\S]*200/);
  await pay('50');
  await tab.sees_text(/Left to pay[\s\S]*150/);
  await tab.press('Control+z');
  await tab.sees_text(/Left to pay[\s\S]*200/);
  await tab.saved();
  await tab.press('g');
  await tab.press('m'); // the list of payments, by keyboard
  await tab.sees('heading', /^Payments$/);
  await tab.sees_text(/1 record/);
  await tab.sees('gridcell', /100/);
  tab.no_complaints();
}));
