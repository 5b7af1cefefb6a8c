// The counter: items by code, by words and by touch, paid in cash, by card and on account.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('items are scanned and paid by keys alone: cash with change, then on a customer’s account', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.press('g');
  await tab.press('x');
  await tab.sees('heading', /^Counter$/);
  const scan = async code => {
    await tab.page.keyboard.type(code, { delay: 1 });
    await tab.page.keyboard.press('Enter'); // at once, as a scanner does
    await tab.calm();
  };
  await tab.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT'); // the item has the keyboard
  await scan('no such code');
  await tab.sees_text(/No item has this code: no such code/);
  await scan('DT-01');
  await tab.sees_text(/SAR\s65\.00/);
  await scan('DT-01'); // once more: two of it
  await tab.sees_text(/Total: SAR\s130\.00/);
  await tab.press('Control+Enter');
  await tab.sees('dialog', 'Take payment');
  await tab.sees_text(/choose the customer first/); // nothing is paid yet, and nobody is named
  await tab.type_into('textbox', 'Cash (handed over)', '200');
  await tab.sees_text(/SAR\s70\.00/); // the change
  await tab.press('Enter');
  await tab.misses('dialog', 'Take payment');
  await tab.sees_text(/Sold: .*INV-\d{4}-0001/);
  await tab.sees_text(/The basket is empty/);
  // On account: half of it later.
  await tab.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await scan('GF-02');
  await tab.sees_text(/Total: SAR\s320\.00/);
  await tab.role('combobox', /^Customer/).first().focus();
  await tab.page.keyboard.type('0501234567', { delay: 10 });
  await tab.sees('option', /سارة العتيبي/);
  await tab.press('Enter');
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.sees('dialog', 'Take payment');
  await tab.type_into('textbox', 'By card', '120');
  await tab.sees_text(/On his account/);
  await tab.press('Enter');
  await tab.misses('dialog', 'Take payment');
  await tab.sees_text(/Sold: .*INV-\d{4}-0002/);
  // The drawer: 130 of cash and 120 by card were taken; ten are missing of the one, nothing of the other.
  await tab.sees('textbox', 'Counted: Cash');
  await tab.role('textbox', 'Counted: Cash').focus();
  await tab.page.keyboard.type('120');
  await tab.sees_text(/SAR\s10\.00 missing/);
  await tab.role('textbox', 'Counted: Card').focus();
  await tab.page.keyboard.type('120');
  await tab.sees_text('It is all there');
  await tab.role('group', /INV-\d{4}-0002/).getByRole('button').first().click();
  await tab.sees('heading', /INV-\d{4}-0002/);
  await tab.sees_text(/SAR\s200\.00/); // due
  await tab.saved();
  tab.no_complaints();
}));

test('a basket waits while another customer is served, and outlives the page', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/counter');
  await tab.sees('heading', /^Counter$/);
  const scan = async code => {
    await tab.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await tab.page.keyboard.type(code, { delay: 1 });
    await tab.page.keyboard.press('Enter'); // at once, as a scanner does
    await tab.calm();
  };
  await scan('GF-02');
  await tab.sees_text(/Total: SAR\s320\.00/);
  await tab.press('Control+Shift+h');
  await tab.sees('heading', 'Baskets on hold');
  await tab.sees_text(/The basket is empty/);
  await scan('DT-01');
  await tab.sees_text(/Total: SAR\s65\.00/);
  await tab.reload();
  await tab.sees('heading', /^Counter$/);
  await tab.sees_text(/Total: SAR\s65\.00/);
  await tab.sees_text(/1 item/);
  await tab.screenshot('counter-waiting-en');
  await tab.role('region', 'Baskets on hold').getByRole('button').first().focus();
  await tab.press('Enter'); // the one that waited, and the one at hand waits
  await tab.sees_text(/Total: SAR\s320\.00/);
  await tab.sees('heading', 'Baskets on hold');
  tab.no_complaints();
}));

test('على الهاتف: صنف باللمس، وكله بالبطاقة', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/counter');
  await tab.sees('heading', 'نقطة البيع');
  await tab.role('group', /تمر سكري فاخر/).getByRole('button').first().click();
  await tab.sees_text(/المجموع: 65\.00/);
  await tab.role('button', 'قبض').first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'قبض');
  await tab.click('button', 'كله بالبطاقة');
  await tab.click('button', 'إتمام البيع');
  await tab.misses('dialog', 'قبض');
  await tab.sees_text(/تم البيع: .*INV-\d{4}-0001/);
  await tab.sees_text(/السلة فارغة/);
  await tab.role('textbox', 'المعدود: بطاقة').focus();
  await tab.page.keyboard.type('70');
  await tab.sees_text(/يزيد 5\.00/);
  await tab.saved();
  tab.no_complaints();
}));
