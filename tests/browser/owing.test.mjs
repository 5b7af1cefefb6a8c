// Who owes: by age and currency, by owner, sorted, opened, reminded, printed; nobody; on a telephone; with keys alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, made, money, take_in } from './support/records.mjs';
import { artifacts, british, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const today = Math.floor(Date.parse('2026-11-22') / 86_400_000);

// سارة owes 100.00 for 40 days and 50.00 that is not due, عمر 300.00 for 5 days, the company 7.500 dinars; ليلى has paid.
async function take_records(tab) {
  const issued = { state: 'issued', issued_at: made };
  await take_in(tab, [
    ['person', 1, { name: 'سارة العتيبي', phone: '+966501234567', owner: 'خالد' }],
    ['person', 2, { name: 'عمر الحربي', email: 'omar@example.com', owner: 'هند' }],
    ['person', 3, { name: 'ليلى' }],
    ['company', 4, { name: 'شركة النخيل' }],
    ['order', 5, { number: '1', date: today - 40, person: id(1), state: 'confirmed', total: money(10000) }],
    ['invoice', 6, { ...issued, number: 'INV-2026-0001', series: 'INV-2026', sequence: 1, date: today - 10, due_date: today + 20, person: id(1), total: money(5000) }],
    ['order', 7, { number: '2', date: today - 5, person: id(2), state: 'confirmed', total: money(30000) }],
    ['order', 8, { number: '3', date: today - 5, person: id(3), state: 'confirmed', total: money(9000) }],
    ['payment', 9, { date: today, person: id(3), amount: money(9000) }],
    ['order', 10, { number: '4', date: today - 100, company: id(4), state: 'confirmed', total: money(7500, 'KWD') }],
  ]);
}

async function names_in(tab, table) {
  await tab.calm();
  const rows = await tab.page.getByRole('table', { name: table, exact: true }).getByRole('row').allTextContents();
  return rows.slice(1).map(row => row.match(/سارة|عمر|ليلى|النخيل/)?.[0]);
}

test('who owes, sorted and by owner; opened, reminded by WhatsApp and recorded, printed', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=ar');
  await tab.begin_empty();
  await take_records(tab);
  await tab.press('g');
  await tab.press('j');
  await tab.sees('heading', 'المستحقات');
  await tab.sees('table', 'مجموع المستحقات');
  await tab.calm();
  const sums = (await tab.role('table', 'مجموع المستحقات').textContent()).replaceAll('\u00a0', ' ');
  for (const text of ['عميلان', '450.00 ر.س', '50.00', '300.00', '100.00', 'عميل واحد', '7.500 د.ك']) assert.ok(sums.includes(text), `${text} in ${sums}`);
  assert.deepEqual(await names_in(tab, 'المستحقات'), ['عمر', 'سارة', 'النخيل'], 'who owes most first, riyals before dinars');
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/owing-ar.png` });
  await tab.page.getByRole('table', { name: 'المستحقات', exact: true }).getByRole('columnheader', { name: /31–60/ }).click();
  const by_age = await names_in(tab, 'المستحقات');
  await tab.page.getByRole('table', { name: 'المستحقات', exact: true }).getByRole('columnheader', { name: /31–60/ }).click();
  assert.notDeepEqual(await names_in(tab, 'المستحقات'), by_age);

  await tab.role('combobox', 'المسؤول').focus();
  await tab.press('ArrowDown');
  await tab.sees('option', 'خالد');
  await tab.press('ArrowDown');
  await tab.press('Enter');
  assert.deepEqual(await names_in(tab, 'المستحقات'), ['سارة']);
  assert.ok(!(await tab.role('table', 'مجموع المستحقات').textContent()).includes('450'));

  // Her account, and a reminder from there: the text is ready, and what was sent is among her dealings.
  await tab.page.getByRole('row', { name: /سارة/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'سارة العتيبي');
  await tab.sees_text(/المتبقي[\s\S]*150\.00/);
  const links = await tab.page.evaluateHandle(() => {
    const seen = []; // nothing is opened for real
    HTMLAnchorElement.prototype.click = function () { seen.push(this.href); };
    return seen;
  });
  await tab.click('button', 'تذكير بالسداد');
  await tab.sees('dialog', 'تذكير بالسداد: سارة العتيبي');
  await tab.calm();
  const text = await tab.role('textbox', 'نص التذكير').inputValue();
  assert.match(text.replaceAll(/[\u00a0\u200e\u200f]/g, ' '), /سارة العتيبي[\s\S]*150\.00 ر\.س، متأخر منها {1,2}100\.00 ر\.س/);
  await tab.page.screenshot({ path: `${artifacts}/reminder-ar.png` });
  await tab.role('dialog', 'تذكير بالسداد: سارة العتيبي').getByRole('button', { name: 'واتساب' }).click();
  await tab.sees_text('سُجّل التذكير');
  await tab.saved();
  const sent = await links.jsonValue();
  assert.equal(sent.length, 1);
  assert.ok(sent[0].startsWith('https://wa.me/966501234567?text=') && decodeURIComponent(sent[0]).includes('سارة العتيبي،\nنذكّركم'), sent[0]);
  await tab.click('tab', 'حسب الحدث');
  const reminder = tab.page.getByRole('main').getByText(/نذكّركم بالمستحق/);
  await reminder.first().waitFor({ state: 'attached' });
  await tab.press('Control+z');
  await reminder.first().waitFor({ state: 'detached' });

  await tab.go('/owing');
  await tab.press('Control+p');
  const paper = tab.page.locator('#paper');
  await paper.getByRole('heading', { name: 'المستحقات', level: 1 }).waitFor();
  await tab.calm();
  assert.ok((await paper.textContent()).includes('خالد'), 'whose customers these are');
  assert.equal(await paper.getByRole('row').count(), 2);
  tab.no_complaints();
}));

test('in English: e-mail, a task instead, and on a telephone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...british, is_fixed_day: true }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab);
  await tab.go('/owing');
  await tab.sees('table', 'Who owes');
  await tab.page.screenshot({ path: `${artifacts}/owing-en.png` });
  await tab.page.getByRole('row', { name: /النخيل/ }).first().focus();
  await tab.press('r'); // the company has no phone and no e-mail: a task is left
  await tab.sees('dialog', 'Remind: شركة النخيل');
  await tab.sees_text(/no phone and no e-mail/);
  assert.ok(await tab.role('button', 'WhatsApp').isDisabled());
  await tab.click('button', 'A task instead');
  await tab.sees('dialog', /Task$/);
  await tab.calm();
  assert.match(await tab.role('textbox', 'Task').inputValue(), /Payment of شركة النخيل: KWD.7\.500, all of it late/);
  await tab.click('button', 'Cancel');
  await tab.click('button', 'Throw away');
  await tab.misses('dialog', /Task$/);
  await tab.page.setViewportSize(phone.viewport);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/owing-phone.png` });
  await tab.go(`/record/${id(2)}/account`);
  await tab.click('button', 'Remind');
  await tab.sees('dialog', 'Remind: عمر الحربي');
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/reminder-phone.png` });
  assert.ok(await tab.role('button', 'E-mail').isEnabled());
  tab.no_complaints();
}));

test('a payment is spread over what is open, changed, kept and taken back in one step', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...british, is_fixed_day: true }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab);
  await tab.go(`/record/${id(1)}/account`);
  await tab.click('button', 'Receive a payment');
  const dialog = tab.role('dialog', /Receive a payment/);
  const amount = dialog.getByRole('textbox', { name: 'Amount' });
  await amount.fill('120');
  await tab.calm();
  const parts = dialog.getByRole('textbox', { name: /^To / });
  assert.deepEqual([await parts.nth(0).inputValue(), await parts.nth(1).inputValue()], ['100.00', '20.00'], 'the order is due longest');
  await parts.nth(0).fill('100.01');
  await tab.sees_text('This is more than is left.');
  await parts.nth(0).fill('90');
  await tab.sees_text(/Stays as credit[\s\S]*10\.00/);
  await parts.nth(1).fill('40');
  await tab.sees_text('More is spread than was received.');
  await parts.nth(1).fill('30');
  await tab.page.screenshot({ path: `${artifacts}/receive-en.png` });
  await tab.page.setViewportSize(phone.viewport);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/receive-phone.png` });
  const receive = dialog.getByRole('button', { name: 'Receive a payment' });
  await receive.focus();
  await tab.press('Enter');
  await tab.sees_text('The payment is recorded');
  await tab.sees_text(/Balance due[\s\S]*30\.00/);
  await tab.saved();
  await tab.press('Control+z');
  await tab.sees_text(/Balance due[\s\S]*150\.00/);
  tab.no_complaints();
}));

test('nobody owes: it says what would stand there', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.go('/owing');
  await tab.sees_text('Nobody owes anything');
  await tab.sees_text(/Confirmed orders and issued invoices/);
  tab.no_complaints();
}));
