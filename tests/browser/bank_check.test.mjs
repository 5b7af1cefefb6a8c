// Payments against a bank's file: no file, a file that is none; what agrees, what is recorded by one press and taken back
// by one undo, what is not in the file; other columns; on a telephone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { id, made, money, take_in } from './support/records.mjs';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const today = Math.floor(Date.parse('2026-11-22') / 86_400_000);

// سارة owes 50.00 by an invoice, عمر 255.00; of each a payment of 100.00 is recorded, and one of 45.00 in cash.
async function take_records(tab) {
  const issued = { state: 'issued', issued_at: made };
  await take_in(tab, [
    ['person', 1, { name: 'سارة العتيبي' }],
    ['person', 2, { name: 'عمر الحربي' }],
    ['invoice', 3, { ...issued, number: 'INV-2026-0001', series: 'INV-2026', sequence: 1, date: today - 10, due_date: today + 20, person: id(1), total: money(15000) }],
    ['order', 4, { number: 'ORD-2044', date: today - 5, person: id(2), state: 'confirmed', total: money(40000) }],
    ['payment', 5, { date: today - 2, person: id(1), amount: money(10000), reference: 'TR-9001' }],
    ['payment', 6, { date: today - 2, person: id(2), amount: money(10000) }],
    ['payment', 7, { number: 'R-77', date: today - 1, person: id(2), amount: money(4500), method: 'cash' }],
  ]);
}

const statement = `كشف حساب,,,,,
التاريخ,المرجع,البيان,مدين,دائن,الرصيد
20/11/2026,TR-9001,حوالة واردة,,100.00,1
21/11/2026,5512,حوالة من عمر الحربي,,100.00,1
21/11/2026,5513,رسوم,3.00,,1
22/11/2026,5514,INV 2026 0001 سداد,,50.00,1
22/11/2026,5515,إيداع نقدي,,255.00,1
22/11/2026,5516,إيداع مجهول,,12.25,1
ليس تاريخًا,5517,خطأ,,7.00,1
`;

async function choose(tab, name, text, button) {
  const file = path.join(artifacts, `${process.pid}-${name}`);
  fs.writeFileSync(file, text);
  const asking = tab.page.waitForEvent('filechooser');
  await tab.click('button', button);
  await (await asking).setFiles([file]);
  await tab.calm();
  fs.rmSync(file);
}

const words = {
  ar: { owing: 'المستحقات', title: 'تدقيق المدفوعات', choose: 'اختر ملفًا', another: 'ملف آخر', table: 'نتيجة التدقيق', unread: /سطر واحد لم يُفهم[^]*9/,
        out: /سطر واحد لمبلغ خرج/, record_all: 'تسجيل الدفعتين المقترحتين', recorded: 'سُجلت دفعتان', undo: 'تراجع', open: /لم تُسجل/, matched: /مطابقة/, missing: /ليست في الملف/,
        by: ['المرجع', 'اسم العميل'], whose: 'اختر العميل…', columns: 'أعمدة الملف', in: 'الوارد (دائن)', close: 'إغلاق', wanted: /^اختر عمود التاريخ/ },
  en: { owing: 'Who owes', title: 'Payment check', choose: 'Choose a file', another: 'Another file', table: 'Result of the check', unread: /1 line whose date[^]*9/,
        out: /1 line of money that went out/, record_all: 'Record 2 proposed payments', recorded: '2 payments are recorded', undo: 'Undo', open: /Not recorded/, matched: /Matched/, missing: /Not in the file/,
        by: ['Reference', "Customer's name"], whose: 'Choose the customer…', columns: 'Columns of the file', in: 'Money in (credit)', close: 'Close', wanted: /^Choose the column of the date/ },
};

for (const [language, w] of Object.entries(words))
  test(`a statement is checked, what is proposed is recorded and taken back (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.begin_empty();
    await take_records(tab);
    await tab.go('/owing');
    await tab.sees('heading', w.owing);
    await tab.page.getByRole('main').getByRole('link', { name: w.title, exact: true }).click();
    await tab.sees('heading', w.title);
    await tab.screenshot(`bank-check-empty-${language}`);
    const table = async () => (await tab.calm(), await tab.page.getByRole('table', { name: w.table, exact: true }).textContent()).replaceAll('\u00a0', ' ');
    const shows = async (...texts) => {
      const all = await table();
      for (const text of texts) assert.ok(all.includes(text), `${text} in ${all}`);
    };
    await choose(tab, 'statement.csv', statement, w.choose);
    await tab.sees_text(w.unread);
    await tab.sees_text(w.out);
    await tab.sees('button', w.record_all);
    await shows('سارة العتيبي', 'INV-2026-0001', '50.00', 'عمر الحربي', 'ORD-2044', '255.00', '12.25', w.whose);
    await tab.screenshot(`bank-check-${language}`);
    await tab.click('tab', w.matched);
    await shows('TR-9001', ...w.by);
    assert.ok(!(await table()).includes('50.00'));
    await tab.click('tab', w.missing);
    await shows('45.00', 'عمر الحربي');
    await tab.screenshot(`bank-check-missing-${language}`);

    await tab.click('tab', w.open);
    await tab.click('button', w.record_all);
    await tab.sees_text(w.recorded);
    await tab.misses('button', w.record_all);
    assert.ok(!(await table()).includes('50.00'), 'what is recorded agrees now');
    await tab.saved();
    await tab.click('button', w.undo);
    await tab.sees('button', w.record_all);
    await shows('50.00', '255.00');

    // Columns a person says: without the money that came in, nothing is left to record.
    await tab.click('button', w.columns);
    await tab.sees('dialog', w.columns);
    await tab.role('combobox', w.in).focus();
    await tab.press('ArrowDown');
    await tab.press('Home');
    await tab.press('Enter');
    await tab.press('Escape');
    await tab.misses('dialog', w.columns);
    await tab.misses('button', w.record_all);

    // Columns that nobody knows are asked for at once.
    await choose(tab, 'strange.csv', 'a,b\nc,d\ne,f\n', w.another);
    await tab.sees('dialog', w.columns);
    await tab.press('Escape');
    await tab.misses('dialog', w.columns);
    await tab.sees_text(w.wanted);
    tab.no_complaints();
  }));

test('a line without a customer opens the form, filled as far as the file says; on a telephone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=ar');
  await tab.begin_empty();
  await take_records(tab);
  await tab.page.setViewportSize(phone.viewport);
  await tab.go('/bank');
  await tab.sees('heading', words.ar.title);
  await choose(tab, 'one.csv', 'التاريخ,المبلغ,البيان\n22/11/2026,12.25,إيداع مجهول\n', words.ar.choose);
  await tab.sees_text('إيداع مجهول');
  await tab.screenshot('bank-check-phone');
  await tab.page.getByRole('row').filter({ hasText: '12.25' }).first().click();
  await tab.sees('dialog', /دفعة/);
  await tab.calm();
  assert.ok((await tab.page.getByRole('dialog').getByRole('textbox').evaluateAll(all => all.map(each => each.value))).some(value => value.includes('12.25')));
  await tab.screenshot('bank-check-phone-form');
  tab.no_complaints();
}));
