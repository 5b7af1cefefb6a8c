// What is selected, what a list shows, or everything, as files for other programs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// A zip's entries by its central directory: {name: text}.
function unzipped(bytes) {
  const entries = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    const [packed, name_size, more, comment, begin] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + name_size);
    const data = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
    entries[name] = zlib.inflateRawSync(bytes.subarray(data, data + packed)).toString('utf8');
    at += 46 + name_size + more + comment;
  }
  return entries;
}
const rows_in = sheet => [...sheet.matchAll(/<row\b/g)].length;

async function saved_by(tab, act) {
  const coming = tab.page.waitForEvent('download');
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

test('a list as a workbook, as contacts, and what is selected as a plain table', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=ar');
  await tab.begin_with_sample();
  await tab.click('link', 'الأشخاص');
  await tab.click('button', 'تصدير');
  await tab.sees('dialog', 'تصدير');
  await tab.misses('radio', /المحدد/);
  const book = await saved_by(tab, () => tab.click('button', /^صدّر 20 سجلًا/));
  assert.match(book.name, /^الأشخاص-\d{4}-\d\d-\d\d\.xlsx$/);
  const parts = unzipped(book.bytes);
  const sheet = parts['xl/worksheets/sheet1.xml'];
  assert.match(sheet, /rightToLeft="1"/);
  assert.equal(rows_in(sheet), 21);
  assert.match(sheet, /الاسم/);
  assert.doesNotMatch(sheet, /أضيف في|Added/, 'only the columns of the view');
  await tab.sees_text(/حُفظ الملف: الأشخاص/);
  await tab.misses('dialog', 'تصدير');

  // The kind of file follows what it means, not its place in a list that is shorter for everything.
  await tab.click('button', 'تصدير');
  await tab.click('radio', 'جدول نصي لأي برنامج (csv)');
  await tab.click('radio', 'كل ما في وصل');
  await tab.sees('radio', 'مصنف Excel (xlsx)', { checked: true });
  await tab.click('radio', /^ما تعرضه القائمة الآن/);
  await tab.sees('radio', 'جدول نصي لأي برنامج (csv)', { checked: true });
  await tab.click('button', 'إلغاء');
  await tab.misses('dialog', 'تصدير');

  await tab.click('button', 'تصدير');
  await tab.click('radio', 'جهات اتصال للهاتف (vcf)');
  const cards = await saved_by(tab, () => tab.click('button', /^صدّر 20/));
  assert.equal(cards.bytes.toString('utf8').match(/BEGIN:VCARD/g).length, 20);

  // By keyboard: what is selected is offered first.
  await tab.role('checkbox', /عائشة باوزير/).or(tab.role('row', /عائشة باوزير/)).first().focus();
  await tab.press('Space');
  await tab.sees_text(/سجل محدد/);
  await tab.press('Control+Shift+E');
  await tab.sees('radio', 'المحدد (1)');
  await tab.role('radio', /csv/).focus();
  await tab.press('Space');
  const table = await saved_by(tab, () => tab.role('button', /^صدّر السجل/).press('Enter'));
  assert.match(table.name, /\.csv$/);
  const lines = table.bytes.toString('utf8').trim().split(/\r?\n/);
  assert.equal(lines.length, 2);
  assert.match(lines[1], /عائشة باوزير/);
  tab.no_complaints();
}));

test('everything as one workbook, from any screen; nothing to export is told', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.press('Control+Shift+E');
  await tab.sees('dialog', 'Export');
  await tab.misses('radio', /Contacts/);
  const book = await saved_by(tab, () => tab.click('button', /^Export \d+ records/));
  assert.match(book.name, /^wasl-\d{4}-\d\d-\d\d\.xlsx$/);
  const names = [...unzipped(book.bytes)['xl/workbook.xml'].matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  for (const name of ['People', 'Companies', 'Orders', 'Tasks']) assert.ok(names.includes(name), `${name} of ${names}`);
  assert.ok(!names.includes('Saved views'));

  await tab.click('link', 'People');
  await tab.type_into('searchbox', 'Find in this list', 'qqqqqqqq');
  await tab.sees_text('Nothing matches');
  await tab.press('Control+Shift+E');
  await tab.sees_text('There is nothing to export.');
  assert.ok(await tab.role('button', /^Export/, { inside: tab.role('dialog', 'Export') }).last().isDisabled());
  await tab.click('radio', 'All People (20)');
  const all = await saved_by(tab, () => tab.click('button', 'Export 20 records'));
  assert.equal(rows_in(unzipped(all.bytes)['xl/worksheets/sheet1.xml']), 21);
  tab.no_complaints();
}));

test('a telephone saves its tasks as a calendar', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/task');
  await tab.sees('heading', 'المهام');
  await tab.role('button', 'المزيد').tap();
  await tab.role('menuitem', 'تصدير').tap();
  await tab.role('radio', 'تقويم (ics)').tap();
  const calendar = await saved_by(tab, () => tab.role('button', /^صدّر/).last().tap());
  assert.match(calendar.name, /^المهام-.*\.ics$/);
  assert.match(calendar.bytes.toString('utf8'), /BEGIN:VTODO/);
  tab.no_complaints();
}));
