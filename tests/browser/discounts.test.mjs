// Ceilings of discounts: made, met, asked for, refused and approved; what is over one is not printed or made into an order.
import { test } from 'node:test';
import { skip_without_page, phone, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

async function add_ceiling(tab, percent) {
  await tab.go('/selling');
  await tab.sees('heading', 'Selling rules');
  await tab.role('button', 'Add a ceiling').focus();
  await tab.press('Enter');
  await tab.sees('dialog', /Discount ceiling$/);
  await tab.type_into('textbox', 'Highest discount %', percent);
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Discount ceiling$/);
}

async function add_quote(tab, discount) {
  await tab.press('g');
  await tab.press('u');
  await tab.sees('heading', /^Quotes$/);
  await tab.click('button', 'Add quote');
  await tab.sees('dialog', /Quote$/);
  await tab.type_into('combobox', 'Person', 'سارة');
  await tab.click('option', /سارة العتيبي/);
  await tab.click('button', 'Add a line');
  await tab.sees('textbox', 'Unit price');
  for (const [name, text] of Object.entries({ Description: 'Coffee', 'Unit price': '100', 'Discount %': discount })) {
    const field = tab.role('textbox', name).last();
    await field.focus();
    await field.fill(text);
  }
}

async function sign(tab, button, name, sentence) {
  await tab.role('button', button).focus();
  await tab.press('Enter');
  await tab.sees('dialog', button);
  await tab.type_into('textbox', 'Your name', name);
  if (sentence) await tab.type_into('textbox', 'Reason', sentence);
  await tab.press('Enter');
  await tab.misses('dialog', button);
}

test('a discount above its ceiling is held until it is approved, and void once it is another', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/selling');
  await tab.sees_text('No ceilings yet: any discount is allowed.');
  await add_ceiling(tab, '10');
  await tab.sees_text('For everything sold: 10%');
  await add_quote(tab, '20');
  await tab.sees_text('Coffee: 20%, allowed 10%');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Quote$/);
  await tab.page.getByRole('row', { name: /Q-\d+-0001/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Q-\d+-0001/);
  await tab.sees_text('A discount here is above what is allowed.');

  await tab.press('Control+p');
  await tab.sees_text('The discount is above what is allowed; ask for its approval.');
  await tab.misses('heading', 'Print preview');
  await tab.role('button', 'Make an order').focus();
  await tab.press('Enter');
  await tab.misses('dialog', 'Make an order');

  await sign(tab, 'Ask for approval', 'Amal');
  await tab.sees_text(/Asked by Amal/);
  await tab.role('button', 'Refuse').focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'Refuse');
  await tab.type_into('textbox', 'Your name', 'Saad');
  await tab.press('Enter');
  await tab.sees_text('This field is needed.');
  await tab.type_into('textbox', 'Reason', 'Ten is enough');
  await tab.press('Enter');
  await tab.sees_text('Ten is enough');
  await sign(tab, 'Ask for approval', 'Amal');
  await sign(tab, 'Approve', 'Saad');
  await tab.sees_text(/Answered by Saad/);
  await tab.press('Control+z'); // one step back: it waits again
  await tab.sees_text(/Asked by Amal/);
  await tab.press('Control+y');
  await tab.sees_text(/Answered by Saad/);

  await tab.press('e');
  await tab.sees('dialog', /^Edit: Quote/);
  await tab.sees('textbox', 'Unit price');
  await tab.calm();
  const discount = tab.role('textbox', 'Discount %').last();
  await discount.focus();
  await discount.fill('30');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /^Edit: Quote/);
  await tab.sees_text('Coffee');
  await tab.sees_text('A discount here is above what is allowed.');
  await tab.press('Control+z'); // and the approval holds again
  await tab.sees_text(/Answered by Saad/);
  await tab.role('button', 'Make an order').focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'Make an order');
  await tab.role('dialog', 'Make an order').getByRole('button', { name: 'Make an order' }).click();
  await tab.sees_text(/Total: .*80\.00/);
  await tab.sees_text(/Answered by Saad/);
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone a ceiling is set, and taken away again', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=en');
  await tab.begin_with_sample();
  await add_ceiling(tab, '12.5');
  await tab.sees_text('12.5%');
  await tab.role('button', 'Delete: For everything sold: 12.5%').focus();
  await tab.press('Enter');
  await tab.sees_text('No ceilings yet: any discount is allowed.');
  await tab.saved();
  tab.no_complaints();
}));
