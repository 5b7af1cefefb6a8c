// Size: a firm of 20,000 customers with 50,000 orders comes in from one file, is kept, found and scrolled to its end,
// and is taken back by one undo. (The bench has the figures, and does this with 100,000 and 1,000,000.)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, skip_without_page, with_browser } from './support/wasl.mjs';

const customers = 20_000, orders = 50_000;
const given = ['سارة', 'محمد', 'فاطمة', 'عمر', 'ليلى', 'يوسف', 'هند'], families = ['العتيبي', 'الحربي', 'النجار', 'حداد', 'السيد'];
const session = '00000000005ca1e0';

function write_firm(file) {
  const made = 1763700000000, at = `${made}-0-${session}`, lines = [];
  for (let n = 0; n < customers; ++n) {
    const name = `${given[n % given.length]} ${families[n % families.length]} ${n + 1}`;
    lines.push({ e: 'person', id: `${session}-${(n + 1).toString(16)}`, at, v: { name, phone: `+9665${String(10_000_000 + n * 37).padStart(8, '0')}`, created_at: made } });
  }
  for (let n = 0; n < orders; ++n) {
    const person = `${session}-${((n * 7919) % customers + 1).toString(16)}`;
    lines.push({ e: 'order', id: `${session}-${(1_000_000 + n).toString(16)}`, at,
      v: { number: String(n + 1), date: 19000 + (n % 1400), person, state: 'delivered', total: { m: 1000 + n, c: 'SAR' }, created_at: made } });
  }
  fs.writeFileSync(file, `{"wasl":1,"dataset":"scale","made":"2025-11-21T10:00:00Z","records":[\n${lines.map(line => JSON.stringify(line)).join(',\n')}\n]}\n`);
}

async function open_with_firm(open) {
  const file = path.join(artifacts, 'scale.json');
  write_firm(file);
  const tab = await open();
  await tab.begin_empty();
  await tab.choose_file(file);
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  fs.rmSync(file);
  return tab;
}

test('70,000 records come in, stay and are found', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open_with_firm(open);

  await tab.reload();
  await tab.search('النجار 19998');
  await tab.sees('option', /النجار 19998/);
  await tab.press('Escape');
  await tab.click('link', 'الطلبات');
  await tab.sees_text('50,000 سجل');
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('20,000 سجل');
  await tab.search('49999');
  await tab.sees('option', /49999/);
  await tab.calm();
  await tab.press('Enter');
  await tab.sees('heading', /49999/);
  tab.no_complaints();
}));

test('a large import is taken back as one step', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open_with_firm(open);
  await tab.press('Control+z');
  await tab.saved();
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.click('link', /سلة/);
  await tab.sees_text('70,000 سجل');
  await tab.reload();
  await tab.click('link', /سلة/);
  await tab.sees_text('70,000 سجل');
  assert.deepEqual(tab.complaints, []);
}));
