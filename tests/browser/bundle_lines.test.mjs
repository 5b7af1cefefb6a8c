// What a bundle is made of stands under its line: on paper each part in a row of its own with how many there are in all, in
// the editor of lines and in the basket quietly under its name, and so does how long a service takes. The counter offers the
// prices of a list that are in the firm's currency.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const session = '00000000000d0c51', made = 1763700000000;
const day = Math.floor(Date.parse('2026-11-20') / 86_400_000);
const id = number => `${session}-${number.toString(16)}`;
const money = (minor, currency = 'SAR') => ({ m: minor, c: currency });

function write_records() {
  const records = [
    ['product', 1, { name: 'تمر', code: 'DT', price: money(2000), unit: 'كيلو' }],
    ['product', 2, { name: 'قهوة', code: 'CF', price: money(3000) }],
    ['product', 3, { name: 'هدية', code: 'GF', kind: 'bundle', price: money(5500) }],
    ['bundle_part', 4, { bundle: id(3), product: id(1), quantity: 25000 }],
    ['bundle_part', 5, { bundle: id(3), product: id(2), quantity: 10000 }],
    ['product', 6, { name: 'تنظيف', code: 'CL', kind: 'service', price: money(9000), minutes: 45 }],
    ['person', 7, { name: 'سارة العتيبي' }],
    ['order', 8, { number: '5001', date: day, person: id(7), state: 'confirmed', total: money(25500) }],
    ['order_line', 9, { order: id(8), product: id(3), quantity: 30000, price: money(5500) }],
    ['order_line', 10, { order: id(8), product: id(6), quantity: 10000, price: money(9000) }],
    ['price_list', 11, { name: 'Export' }],
    ['price', 12, { price_list: id(11), product: id(2), price: money(800, 'USD') }],
  ].map(([e, number, v]) => JSON.stringify({ e, id: id(number), at: `${made}-0-${session}`, v: { ...v, created_at: made } }));
  const file = path.join(artifacts, `${process.pid}-bundle-lines.json`);
  fs.writeFileSync(file, `{"wasl":1,"dataset":"bundles","made":"2025-11-21T10:00:00Z","records":[\n${records.join(',\n')}\n]}\n`);
  return file;
}

const words = {
  en: { import: 'Import', parts: '2.5 × تمر, 1 × قهوة', minutes: '45 min', edit: /^Edit/, counter: 'Counter', item: 'Item', coffee: /Total: SAR\s30\.00/ },
  ar: { import: 'استيراد', parts: '2.5 × تمر، 1 × قهوة', minutes: '45 دقيقة', edit: /^تعديل/, counter: 'نقطة البيع', item: 'الصنف', coffee: /المجموع: 30\.00/ },
};

async function look_at_paper(tab, kind) {
  await tab.press('Control+p');
  const paper = tab.page.locator('#paper');
  await paper.locator('.sheet').first().waitFor();
  await tab.calm();
  const rows = await paper.locator('tr.under').evaluateAll(all => all.map(row => [...row.cells].slice(0, 2).map(cell => cell.textContent)));
  assert.deepEqual(rows, [['تمر', '7.5 كيلو'], ['قهوة', '3']]); // of three
  assert.ok(!(await paper.textContent()).includes('('));
  await paper.locator('.sheet').first().screenshot({ path: `${artifacts}/bundle-paper-${kind}.png` });
  await tab.press('Escape');
  await paper.locator('.sheet').first().waitFor({ state: 'detached' });
  await tab.calm();
}

async function look_at_lines(tab, w, kind) {
  await tab.begin_empty();
  const file = write_records(), size = tab.page.viewportSize();
  await tab.page.setViewportSize({ width: 1280, height: 800 }); // where the import is in sight
  await tab.choose_file(file);
  await tab.click('button', w.import);
  await tab.sees_text(/تم الاستيراد:|Imported/);
  await tab.saved();
  fs.rmSync(file);
  await tab.page.setViewportSize(size);
  await tab.page.evaluate(to => (location.hash = `#/record/${to}`), id(8));
  await tab.sees_text('5001');
  await tab.calm();
  if (kind !== 'ar-phone') await look_at_paper(tab, kind);
  await tab.press('e');
  await tab.sees('dialog', w.edit);
  await tab.sees_text(w.parts);
  await tab.sees_text(w.minutes);
  await tab.screenshot(`bundle-lines-${kind}`);
  await tab.press('Escape');
  await tab.misses('dialog', w.edit);
  await tab.page.evaluate(() => (location.hash = '/counter'));
  await tab.sees('heading', w.counter);
  const scan = async code => {
    await tab.type_into('searchbox', w.item, code);
    await tab.press('Enter');
    await tab.calm();
  };
  await scan('CF');
  await tab.sees_text(w.coffee); // not the list's dollars
  await scan('GF');
  await scan('CL');
  await tab.sees_text(w.parts);
  await tab.sees_text(w.minutes);
  await tab.screenshot(`bundle-basket-${kind}`);
  tab.no_complaints();
}

test('parts stand under the line of their bundle (en)', options,
  with_browser(async ({ tab: open }) => look_at_lines(await open({}, '?lang=en'), words.en, 'en')));
test('أجزاء الباقة تحت سطرها (ar)', options,
  with_browser(async ({ tab: open }) => look_at_lines(await open({}, '?lang=ar'), words.ar, 'ar')));
test('على الهاتف: أجزاء الباقة تحت سطرها', options,
  with_browser(async ({ tab: open }) => look_at_lines(await open(phone, '?lang=ar'), words.ar, 'ar-phone')));
