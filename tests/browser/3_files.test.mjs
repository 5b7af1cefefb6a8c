// Files: what is exported comes back the same in an empty copy, twice as well as once; a careless table from another
// program is mapped, checked, told about and taken back by one undo; tables that nobody here wrote.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, skip_without_page, test_beside_tasks, tests_folder, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const import_folder = path.join(tests_folder, 'data/import');

// The records, in an order of their own: which row a copy keeps first is not what is compared. The firm is left out: the
// copy was begun later than the original, and the later word about country and currency counts.
function records_of(text) {
  const lines = text.split('\n');
  assert.match(lines[0], /^\{"wasl":1,/, 'the first line is the header');
  return lines.slice(1).map(line => line.replace(/,$/, '')).filter(line => !line.startsWith('{"e":"firm"')).sort();
}

async function import_records(tab, file) {
  await tab.choose_file(file);
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
}

test('an export is the same after its import into an empty copy, once and twice', options, with_browser(async ({ tab: open }) => {
  const first = await open();
  await first.begin_with_sample();
  const original = await first.exported();
  assert.match(original.name, /^wasl-\d{4}-\d\d-\d\d\.json$/);
  JSON.parse(original.text);
  assert.ok(records_of(original.text).length > 100);
  const file = path.join(artifacts, 'sample.json');
  fs.writeFileSync(file, original.text);
  await first.page.context().close();

  const second = await open();
  await second.begin_empty();
  await import_records(second, file);
  assert.deepEqual(records_of((await second.exported()).text), records_of(original.text));
  await import_records(second, file);
  assert.deepEqual(records_of((await second.exported()).text), records_of(original.text), 'the second time changes nothing');
  second.no_complaints();
}));

test('a careless table in windows-1256 is mapped, checked and taken back', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.choose_file(path.join(import_folder, 'customers_1256.csv'));
  await tab.sees_text('سارة العتيبي'); // the letters are read as what they are
  assert.match((await tab.role('combobox', 'إلى الحقل: الجوال').first().textContent()) + (await tab.spoken()), /الهاتف/);
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.calm();
  const rows = await tab.role('table').getByRole('row').count();
  assert.ok(rows >= 3, `problems are shown, a row each (${rows})`);
  await tab.sees_text('not a phone');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('سارة العتيبي');
  await tab.sees_text('050 123 4567');
  await tab.press('Control+z'); // all of it is one command
  await tab.sees_text('لا شيء هنا بعد');
  await tab.saved();
  tab.no_complaints();
}));

for (const { file, rows, kind } of [
  { file: 'febrl1.csv', rows: 1000, kind: 'الأشخاص' },
  { file: 'rfm_orders.csv', rows: 4906, kind: 'الطلبات' },
]) {
  const from = path.join(import_folder, file);
  test_beside_tasks(`${file}, which nobody here wrote, comes in, is found, and goes into an empty copy`, { ...options, skip: skip_without_page || (fs.existsSync(from) ? false : `${file} is not here`) }, with_browser(async ({ tab: open }) => {
    const first = await open();
    await first.begin_empty();
    await first.choose_file(from);
    await first.click('button', 'فحص الملف');
    await first.sees_text('صفوف جاهزة');
    await first.click('button', 'استيراد');
    await first.sees_text(/تم الاستيراد:/);
    await first.saved();
    await first.click('link', kind);
    await first.sees('heading', kind);
    const original = records_of((await first.exported()).text);
    const taken = original.filter(line => line.includes(kind === 'الأشخاص' ? '"e":"person"' : '"e":"order"')).length;
    assert.ok(taken > rows * 0.9 && taken <= rows, `${taken} of ${rows} rows became records`);
    await first.search(kind === 'الأشخاص' ? 'lachlan berry' : 'Brion Stark');
    await first.sees('option', kind === 'الأشخاص' ? /lachlan berry/i : /Brion Stark/);
    await first.press('Escape');

    const copy = path.join(artifacts, `${file}.json`);
    const { text } = await first.exported();
    fs.writeFileSync(copy, text);
    await first.page.context().close();
    const second = await open();
    await second.begin_empty();
    await import_records(second, copy);
    assert.deepEqual(records_of((await second.exported()).text), original);
    fs.rmSync(copy);
  }));
}
