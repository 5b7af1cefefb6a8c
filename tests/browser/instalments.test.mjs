// An invoice paid in parts: divided, changed, undone, paid the oldest first, on paper and in the account; an opening
// balance, and a payment that names it; a deposit that was paid on the order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, money as riyals, take_in } from './support/records.mjs';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };
const day = Math.floor(Date.parse('2026-11-02') / 86_400_000); // tests begin on 2026-11-22

async function take_records(tab, more = []) {
  const issued = { state: 'issued', issued_at: Date.parse('2026-11-02T10:32:05Z'), date: day, person: id(1) };
  await take_in(tab, [
    ['person', 1, { name: 'سارة العتيبي', phone: '+966501234567' }],
    ['invoice', 2, { ...issued, number: 'INV-2026-0001', series: 'INV-2026', sequence: 1, due_date: day + 60, total: riyals(100000) }],
    ['invoice_line', 3, { invoice: id(2), description: 'ثلاجة', quantity: 10000, price: riyals(100000) }],
    ['order', 4, { number: '77', date: day, person: id(1), state: 'confirmed', total: riyals(50000) }],
    ['order_line', 5, { order: id(4), description: 'غسالة', quantity: 10000, price: riyals(50000) }],
    ['payment', 6, { date: day, person: id(1), order: id(4), amount: riyals(12000) }],
    ['invoice', 7, { ...issued, number: 'INV-2026-0002', series: 'INV-2026', sequence: 2, due_date: day + 60, order: id(4), total: riyals(50000) }],
    ['invoice_line', 8, { invoice: id(7), description: 'غسالة', quantity: 10000, price: riyals(50000), order_line: id(5) }],
    ...more,
  ]);
}

test('an invoice is divided, changed, undone and paid; its paper and the account go by the instalments', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab);
  await tab.go(`/record/${id(2)}`);
  await tab.sees('heading', /INV-2026-0001/);
  await tab.click('button', 'Divide into instalments');
  const dialog = tab.role('dialog', 'Divide into instalments');
  await tab.sees('dialog', 'Divide into instalments');
  const value = async name => (await tab.calm(), tab.role('textbox', name).first().inputValue());
  const divide = () => tab.click('button', 'Divide into instalments', { inside: dialog });

  // Three by the month as it opens; four with 100.00 down.
  assert.equal(await value('Amount of instalment 3'), '333.34');
  await tab.type_into('textbox', 'Down payment', '100');
  await tab.sees('textbox', 'Amount of instalment 4');
  assert.equal(await value('Amount of instalment 1'), '100.00');
  assert.equal(await value('Amount of instalment 4'), '300.00');
  await tab.type_into('textbox', 'How many', '0');
  await tab.sees_text('It cannot be divided so');
  await tab.type_into('textbox', 'How many', '3');
  await tab.misses('alert', 'It cannot be divided so');
  await tab.type_into('textbox', 'Amount of instalment 2', '250');
  await tab.sees_text(/50\.00 is missing of the invoice/);
  await tab.type_into('textbox', 'Amount of instalment 4', '350');
  await tab.sees_text(/They come to[\s\S]*1,000\.00/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-dialog-en.png` });
  await divide();
  await tab.misses('dialog', 'Divide into instalments');
  await tab.saved();
  await tab.sees_text(/Overdue by 20 days/);
  await tab.sees_text(/Instalment 4/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-card-en.png` });

  await tab.press('Control+z');
  await tab.sees('button', 'Divide into instalments');
  await tab.press('Control+y');
  await tab.sees_text(/Instalment 4/);
  await tab.click('button', 'Undivide');
  await tab.sees('button', 'Divide into instalments');
  await tab.press('Control+z');
  await tab.sees_text(/Instalment 4/);

  // 150.00 settle the first and a fifth of the second.
  await tab.click('button', 'Add a payment');
  await tab.sees('dialog', /Payment$/);
  await tab.type_into('textbox', 'Amount', '150');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Payment$/);
  await tab.sees_text(/Next due[\s\S]*2 Dec 2026 · SAR\s?200\.00/);
  await tab.sees_text(/SAR\s?50\.00 paid, SAR\s?200\.00 left/);
  await tab.saved();

  await tab.press('Control+p');
  const paper = tab.page.locator('#paper');
  await paper.locator('.sheet').first().waitFor();
  await tab.calm();
  const said = (await paper.textContent()).replaceAll('\u00a0', ' ');
  for (const text of ['Instalments', '2 Nov 2026', '2 Dec 2026', 'SAR 250.00', 'SAR 200.00', 'SAR 850.00']) assert.ok(said.includes(text), `${text} in ${said}`);
  assert.ok(!said.includes('1 Jan 2027'), 'the due date of the whole is not printed beside those of the parts');
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-paper-en.png` });
  await tab.press('Escape');
  await tab.page.locator('#paper .sheet').first().waitFor({ state: 'detached' });

  // The customer's account: what is open are instalments, and one payment pays several of them.
  await tab.go(`/record/${id(1)}/account`);
  await tab.sees_text(/INV-2026-0001 · Instalment 4/);
  await tab.click('button', 'Receive a payment');
  await tab.type_into('textbox', 'Amount', '300');
  await tab.type_into('textbox', 'Date', '20/11/2026');
  await tab.press('Tab');
  await tab.sees('textbox', /To .*Instalment 2/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-receive-en.png` });
  await tab.click('button', 'Receive a payment', { inside: tab.role('dialog', /Receive a payment/) });
  await tab.misses('dialog', /Receive a payment/);
  await tab.go('/list/payment');
  await tab.sees_text(/20 Nov 2026/);
  await tab.saved();
  tab.no_complaints();
}));

test('a deposit on the order is taken off its invoice, on the page and on paper; an opening balance is owed', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=ar');
  await tab.begin_empty();
  await take_records(tab);
  await tab.page.setViewportSize(phone.viewport);
  await tab.calm();
  await tab.go(`/record/${id(7)}`);
  await tab.sees_text(/العربون على الطلب[\s\S]*120\.00/);
  await tab.sees_text(/المستحق[\s\S]*380\.00/);
  await tab.press('Control+p');
  const paper = tab.page.locator('#paper');
  await paper.locator('.sheet').first().waitFor();
  await tab.calm();
  const sum = async label => (await paper.locator('.sums > div', { hasText: label }).first().textContent()).replaceAll('\u00a0', ' ');
  assert.ok((await sum('العربون')).endsWith('120.00 ر.س'));
  assert.ok((await sum('المتبقي')).endsWith('380.00 ر.س'));
  await tab.press('Escape');
  await tab.page.locator('#paper .sheet').first().waitFor({ state: 'detached' });

  await tab.go(`/record/${id(7)}`);
  await tab.click('button', 'تقسيم على أقساط');
  await tab.sees('textbox', 'مبلغ القسط 3');
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-dialog-phone.png` });
  const divide = tab.role('dialog', 'تقسيم على أقساط').getByRole('button', { name: 'تقسيم على أقساط' });
  await divide.focus();
  await tab.press('Enter');
  await tab.misses('dialog', 'تقسيم على أقساط');
  await tab.sees_text(/سُدد 120\.00.* وبقي 46\.66/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/instalments-card-phone.png` });

  await tab.go('/list/opening_balance');
  await tab.sees_text('أرصدة أول المدة');
  await tab.click('button', /^إضافة رصيد أول المدة|^إضافة$/);
  await tab.sees('dialog', /رصيد أول المدة$/);
  await tab.type_into('textbox', 'المبلغ', '75');
  await tab.press('Control+Enter');
  await tab.sees_text('اختر الشخص أو الشركة.');
  await tab.type_into('combobox', 'الشخص', 'سارة');
  await tab.click('option', /سارة العتيبي/);
  await tab.press('Control+Enter');
  await tab.misses('dialog', /رصيد أول المدة$/);
  await tab.saved();
  await tab.go(`/record/${id(1)}/account`);
  await tab.sees_text(/رصيد أول المدة/);
  await tab.sees_text(/1,455\.00/);

  // Five dues: three are fields, what goes to the others is one line.
  await tab.click('button', 'استلام دفعة');
  const dialog = tab.role('dialog', /استلام دفعة/);
  await tab.type_into('textbox', 'المبلغ', '1200');
  await tab.sees_text(/إلى مستحقين آخرين[\s\S]*78\.34/);
  await tab.calm();
  const parts = dialog.getByRole('textbox', { name: /^يُسدَّد من/ });
  assert.equal(await parts.count(), 3);
  assert.equal(await parts.first().inputValue(), '75.00');
  await tab.page.screenshot({ path: `${artifacts}/instalments-receive-phone.png` });
  const all = tab.role('button', 'عرض كل المستحقات');
  await all.focus();
  await tab.press('Enter');
  await tab.misses('button', 'عرض كل المستحقات');
  await tab.calm();
  assert.equal(await parts.count(), 5);
  const receive = dialog.getByRole('button', { name: 'استلام دفعة' });
  await receive.focus();
  await tab.press('Enter');
  await tab.sees_text(/255\.00/);
  await tab.press('Control+z');
  await tab.sees_text(/1,455\.00/);
  tab.no_complaints();
}));

test('a payment added on the page of an opening balance pays that one, not the older; undone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab, [
    ['opening_balance', 9, { date: day, person: id(1), amount: riyals(50000) }],
    ['opening_balance', 10, { date: day - 30, person: id(1), amount: riyals(20000) }],
  ]);
  await tab.go(`#/record/${id(9)}`);
  await tab.sees_text(/Overdue by 20 days/);
  await tab.sees_text(/Left to pay[\s\S]*500\.00/);
  await tab.click('button', 'Add a payment');
  await tab.sees('dialog', /Payment$/);
  await tab.type_into('textbox', 'Amount', '150');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Payment$/);
  await tab.sees_text(/Left to pay[\s\S]*350\.00/);
  await tab.saved();
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/opening-balance-en.png` });
  await tab.go(`#/record/${id(10)}`);
  await tab.sees_text(/Left to pay[\s\S]*200\.00/);
  await tab.go(`#/record/${id(1)}/payments`);
  await tab.sees_text(/Paid[\s\S]*270\.00/); // 120.00 on the order, 150.00 for the balance
  await tab.press('Control+z');
  await tab.sees_text(/Paid[\s\S]*120\.00/);
  await tab.saved();
  await tab.page.setViewportSize(phone.viewport);
  await tab.go(`#/record/${id(9)}`);
  await tab.sees_text(/Left to pay[\s\S]*500\.00/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/opening-balance-phone.png` });
  tab.no_complaints();
}));
