// Documents on paper: an invoice and a credit note with their taxes, the tax QR code read by a decoder that is not ours,
// the amount in words, a quote, an order and its delivery note, a receipt, and the blocks that a firm leaves out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsqr from 'jsqr';
import { id, money as riyals, take_in } from './support/records.mjs';
import { artifacts, british, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const day = Math.floor(Date.parse('2026-11-20') / 86_400_000);

// 2 × 57.50 and 3 × 11.55 with 15 % in them, one line without a tax, 10.00 taken off: 115.00 + 34.65 + 20.00 − 10.00. The
// order says nothing about tax.
async function take_records(tab) {
  const issued = { state: 'issued', issued_at: Date.parse('2026-11-20T10:32:05Z'), prices_include_tax: 1 };
  await take_in(tab, [
    ['person', 1, { name: 'سارة العتيبي', phone: '+966501234567' }],
    ['product', 2, { name: 'تمر سكري', price: riyals(5750), tax_rate: 150000 }],
    ['product', 3, { name: 'قهوة', price: riyals(1155), tax_rate: 150000 }],
    ['order', 4, { number: '5001', date: day, person: id(1), state: 'confirmed', total: riyals(15965), discount: riyals(1000) }],
    ['order_line', 5, { order: id(4), product: id(2), quantity: 20000, price: riyals(5750) }],
    ['order_line', 6, { order: id(4), product: id(3), quantity: 30000, price: riyals(1155) }],
    ['order_line', 7, { order: id(4), description: 'توصيل', quantity: 10000, price: riyals(2000) }],
    ['payment', 8, { number: 'R-9', date: day, person: id(1), order: id(4), amount: riyals(5050), method: 'cash' }],
    ['company', 20, { name: 'شركة النخيل', tax_number: '300000000000003', address: 'طريق الملك فهد' }],
    ['invoice', 21, { ...issued, number: 'INV-2026-0001', series: 'INV-2026', sequence: 1, date: day, due_date: day + 30, company: id(20), total: riyals(15965), tax: riyals(1837), discount: riyals(1000), terms: 'تُسدد بتحويل بنكي.' }],
    ['invoice_line', 22, { invoice: id(21), product: id(2), quantity: 20000, unit: 'كيلو', price: riyals(5750), tax_rate: 150000 }],
    ['invoice_line', 23, { invoice: id(21), product: id(3), quantity: 30000, price: riyals(1155), tax_rate: 150000 }],
    ['invoice_line', 24, { invoice: id(21), description: 'توصيل', quantity: 10000, price: riyals(2000) }],
    ['invoice', 25, { ...issued, kind: 'credit_note', credits: id(21), number: 'CN-2026-0001', series: 'CN-2026', sequence: 1, date: day, company: id(20), total: riyals(5750), tax: riyals(750) }],
    ['invoice_line', 26, { invoice: id(25), product: id(2), quantity: 10000, price: riyals(5750), tax_rate: 150000, credits_line: id(22) }],
    ['payment', 27, { date: day, company: id(20), invoice: id(21), amount: riyals(5050) }],
    ['invoice', 28, { date: day, person: id(1), total: riyals(2300), tax: riyals(300) }],
    ['invoice_line', 29, { invoice: id(28), description: 'قهوة', price: riyals(1000), quantity: 20000, tax_rate: 150000 }],
    ['quote', 30, { number: 'Q-7', date: day, valid_until: day + 14, person: id(1), total: riyals(6750), tax: riyals(750), terms: 'نصف المبلغ مقدمًا.' }],
    ['quote_line', 31, { quote: id(30), description: 'قهوة', price: riyals(5000), tax_rate: 150000 }],
    ['quote_line', 32, { quote: id(30), description: 'كتاب', price: riyals(1000), tax_kind: 'exempt' }],
  ]);
}

async function set_firm(tab, link, fields) {
  await tab.click('link', link);
  for (const [name, text] of fields) {
    await tab.type_into('textbox', name, text);
    await tab.press('Tab');
    await tab.calm();
    await tab.saved();
  }
}

async function open_paper(tab, record) {
  await tab.page.locator('#paper .sheet').first().waitFor({ state: 'detached' }); // what was looked at before has gone
  await tab.go(`/record/${id(record)}`);
  await tab.press('Control+p');
  const paper = tab.page.locator('#paper');
  await paper.locator('.sheet').first().waitFor();
  await tab.calm();
  return paper;
}

// The picture on the screen, as a camera would see it.
async function decoded(tab, picture) {
  const png = (await picture.screenshot()).toString('base64');
  const canvas = await tab.page.context().newPage();
  const { data, width, height } = await canvas.evaluate(async text => {
    const image = new Image();
    image.src = `data:image/png;base64,${text}`;
    await image.decode();
    const { width, height } = image;
    const draw = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    draw.drawImage(image, 0, 0);
    return { data: [...draw.getImageData(0, 0, width, height).data], width, height };
  }, png);
  await canvas.close();
  return (jsqr.default ?? jsqr)(Uint8ClampedArray.from(data), width, height)?.data;
}

function fields_of(base64) {
  const bytes = Buffer.from(base64, 'base64'), fields = {};
  for (let at = 0; at < bytes.length; at += 2 + bytes[at + 1]) fields[bytes[at]] = bytes.toString('utf8', at + 2, at + 2 + bytes[at + 1]);
  return fields;
}

const sum_of = async (paper, label) =>
  (await paper.locator('.sums > div', { hasText: label }).first().textContent()).replaceAll('\u00a0', ' ');
const said_on = async paper => (await paper.textContent()).replaceAll('\u00a0', ' ');

test('an invoice on paper: lines, taxes, words, a code that a reader understands; blocks left out', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=ar');
  await tab.begin_empty();
  await take_records(tab);
  await set_firm(tab, 'الإعدادات', [['اسم المنشأة', 'متجر النور'], ['عنوان المنشأة', 'شارع العليا 12، الرياض'], ['الرقم الضريبي للمنشأة', '310122393500003'], ['شروط تُطبع على المستندات', 'تُستبدل البضاعة خلال ثلاثة أيام.']]);
  const paper = await open_paper(tab, 21);
  await paper.getByRole('heading', { name: 'فاتورة ضريبية Tax invoice', level: 1 }).waitFor();
  const said = await said_on(paper);
  for (const text of ['متجر النور', 'شركة النخيل', '300000000000003', 'INV-2026-0001', '20 نوفمبر 2026', '20 ديسمبر 2026', 'تمر سكري', '2 كيلو', 'توصيل', 'Customer', 'Quantity',
    'الأسعار شاملة الضريبة', 'فقط مئة وتسعة وخمسون ريالًا سعوديًا وخمس وستون هللة لا غير', 'One hundred and fifty-nine Saudi riyals and sixty-five halalas only',
    'تُسدد بتحويل بنكي.', 'تُستبدل البضاعة خلال ثلاثة أيام.', 'توقيع المستلم'])
    assert.ok(said.includes(text), `${text} in ${said}`);
  // Worked out by hand: the discount of 10.00 is spread as 6.78, 2.04 and 1.18; the taxes are 14.12 and 4.25; 57.50 is
  // credited, 50.50 paid.
  for (const [label, amount] of [['الصافي قبل الضريبة', '141.28 ر.س'], ['ضريبة القيمة المضافة 15%', '18.37 ر.س'], ['الإجمالي شامل الضريبة', '159.65 ر.س'], ['إشعارات دائنة', '57.50 ر.س'], ['المدفوع', '50.50 ر.س'], ['المتبقي', '51.65 ر.س']])
    assert.ok((await sum_of(paper, label)).endsWith(amount), `${label}: ${amount}`);
  const code = paper.getByRole('img', { name: 'رمز QR للفاتورة الضريبية' });
  assert.deepEqual(fields_of(await decoded(tab, code)), { 1: 'متجر النور', 2: '310122393500003', 3: '2026-11-20T10:32:05Z', 4: '159.65', 5: '18.37' });
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/document-invoice-ar.png` });
  await tab.page.screenshot({ path: `${artifacts}/document-preview-ar.png` });
  const cut = await paper.locator('.sheet .body').evaluateAll(all => all.filter(body => body.scrollHeight > body.clientHeight + 1).length);
  assert.equal(cut, 0);

  // A block is a switch: gone at once, kept with the firm, back by it.
  await tab.click('switch', 'رمز QR الضريبي (السعودية)');
  await code.waitFor({ state: 'detached' });
  await tab.click('switch', 'اللغة الثانية بجانب الأولى');
  await paper.getByRole('heading', { name: 'فاتورة ضريبية', exact: true, level: 1 }).waitFor();
  await tab.reload();
  await open_paper(tab, 21);
  assert.equal(await code.count(), 0);
  assert.ok(!(await paper.textContent()).includes('Customer'));
  await tab.click('switch', 'رمز QR الضريبي (السعودية)');
  await code.waitFor();
  await tab.press('Escape');
  await open_paper(tab, 25);
  await paper.getByRole('heading', { name: 'إشعار دائن', exact: true, level: 1 }).waitFor();
  assert.ok((await said_on(paper)).includes('INV-2026-0001'), 'the invoice it corrects');
  assert.deepEqual(fields_of(await decoded(tab, code)), { 1: 'متجر النور', 2: '310122393500003', 3: '2026-11-20T10:32:05Z', 4: '57.50', 5: '7.50' });
  await tab.press('Escape');
  await open_paper(tab, 28); // it has no number yet: nobody may take it for an invoice
  await paper.getByRole('heading', { name: 'مسودة فاتورة', exact: true, level: 1 }).waitFor();
  assert.equal(await code.count(), 0);
  tab.no_complaints();
}));

test('a quote with its taxes; an order as it says, and the note that goes with its goods', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...british, is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab);
  const paper = await open_paper(tab, 30);
  await paper.getByRole('heading', { name: 'Quotation عرض سعر', level: 1 }).waitFor();
  for (const [label, amount] of [['Net before tax', 'SAR 60.00'], ['VAT 15%', 'SAR 7.50'], ['Of which exempt', 'SAR 10.00'], ['Total with tax', 'SAR 67.50']])
    assert.ok((await sum_of(paper, label)).endsWith(amount), `${label}: ${amount}`);
  const quote = await said_on(paper);
  for (const text of ['Q-7', 'Valid until', '4 Dec', 'Exempt', 'نصف المبلغ مقدمًا.', 'Sixty-seven Saudi riyals and fifty halalas only']) assert.ok(quote.includes(text), `${text} in ${quote}`);
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/document-quote-en.png` });
  await tab.press('Escape');

  await open_paper(tab, 4);
  await paper.getByRole('heading', { name: /Sales order/, level: 1 }).waitFor();
  assert.ok(!(await said_on(paper)).includes('VAT'), 'its lines say nothing about tax');
  for (const [label, amount] of [[/^Total/, 'SAR 159.65'], ['Paid', 'SAR 50.50'], ['Balance due', 'SAR 109.15']])
    assert.ok((await sum_of(paper, label)).endsWith(amount), `${label}: ${amount}`);
  await tab.click('radio', 'Delivery note');
  await paper.getByRole('heading', { name: 'Delivery note إذن تسليم', level: 1 }).waitFor();
  const note = await said_on(paper);
  assert.ok(note.includes('تمر سكري') && note.includes('Received') && !note.includes('57.50') && !note.includes('SAR'), note);
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/document-delivery-en.png` });
  await tab.page.screenshot({ path: `${artifacts}/document-delivery-preview.png` });
  tab.no_complaints();
}));

test('a receipt, in English; no tax code without a Saudi tax number; on a telephone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...british, is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=en');
  await tab.begin_empty();
  await take_records(tab);
  await tab.page.setViewportSize(phone.viewport);
  const paper = await open_paper(tab, 8);
  await paper.getByRole('heading', { name: 'Receipt سند قبض', level: 1 }).waitFor();
  const said = (await paper.textContent()).replaceAll('\u00a0', ' ');
  for (const text of ['Received from', 'استلمنا من', 'سارة العتيبي', 'R-9', 'Cash', 'SAR 50.50', 'Fifty Saudi riyals and fifty halalas only'])
    assert.ok(said.includes(text), `${text} in ${said}`);
  await tab.page.screenshot({ path: `${artifacts}/document-receipt-phone.png` });
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/document-receipt-en.png` });
  await tab.press('Escape');
  const order = await open_paper(tab, 4);
  await order.getByRole('heading', { name: /Sales order/, level: 1 }).waitFor();
  assert.equal(await order.getByRole('img').count(), 0);
  tab.no_complaints();
}));

test('a customer\'s account: what is owed, how old it is, and the statement on paper', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, deviceScaleFactor: 1 }, '?lang=ar');
  await tab.begin_empty();
  await take_records(tab);
  await tab.go(`/record/${id(1)}`);
  await tab.click('tab', 'كشف الحساب');
  await tab.sees_text(/109\.15/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/account-ar.png` });
  await tab.click('button', 'طباعة الكشف');
  const paper = tab.page.locator('#paper');
  await paper.getByRole('heading', { name: 'كشف حساب Statement of account', level: 1 }).waitFor();
  const said = (await paper.textContent()).replaceAll('\u00a0', ' ');
  for (const text of ['سارة العتيبي', 'طلب 5001', '159.65 ر.س', '50.50 ر.س', '109.15 ر.س', 'متأخر 1 إلى 30 يومًا', 'فقط مئة وتسعة ريالات سعودية وخمس عشرة هللة لا غير'])
    assert.ok(said.includes(text), `${text} in ${said}`);
  assert.equal(await paper.getByRole('row').count(), 3, 'the head, the order, the payment');
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/statement-ar.png` });
  await tab.press('Escape');

  // The company's: 159.65 invoiced, 57.50 credited, 50.50 paid; the rest is due in a month.
  await tab.go(`/record/${id(20)}/account`);
  await tab.sees_text(/لم يحن أجله[\s\S]*51\.65/);
  await tab.sees_text(/إشعار دائن|CN-2026-0001/);
  await tab.sees_text(/يُستحق 20 ديسمبر/);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/account-company-ar.png` });
  await tab.page.setViewportSize(phone.viewport);
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/account-company-phone.png` });
  tab.no_complaints();
}));
