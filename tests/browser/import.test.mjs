// The import's three steps: cells that are pasted, corrected and left out, options of columns, doubles, the report, files
// that are given out and taken, and files that nobody should take. The whole job on a large sheet: import_job.test.mjs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { test } from 'node:test';
import { workbook } from './support/workbook.mjs';
import { artifacts, phone, skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

function records_in(text, entity) {
  return text.split('\n').filter(line => line.startsWith(`{"e":"${entity}"`)).map(line => JSON.parse(line.replace(/,$/, '')));
}

async function paste(tab, text) {
  await tab.page.evaluate(words => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.querySelector('canvas').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

// The same on the screen that imports.
async function import_pasted(tab, text) {
  await tab.click('link', 'استيراد من ملف');
  await tab.sees('button', /^(اختر ملفًا|ملف آخر)$/);
  await paste(tab, text);
}

const sheet_rows = count => ['الجوال\tالاسم\tتاريخ الميلاد', ...Array.from({ length: count }, (_, i) => `05012345${String(i).padStart(2, '0')}\tسارة رقم${i}\t3/4/1990`)].join('\n');

test('cells pasted from a spreadsheet are a sheet; a row is corrected in place, another left out', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await import_pasted(tab, `${sheet_rows(3)}\nلا أعرف\tهدى\t5/6/1985\n0559876543\tمنى\t`);
  await tab.sees('combobox', 'إلى الحقل: الجوال');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'رجوع'); // to the columns, and here again
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('tab', /^بها مشكلة/);
  await tab.calm();
  await tab.role('row', /هدى/).first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', /السطر/);
  await tab.type_into('textbox', 'الجوال', '0533333333');
  await tab.press('Enter');
  await tab.sees_text(/يصبح: .*053/);
  await tab.click('button', 'تم');
  await tab.click('tab', /^الكل/);
  await tab.calm();
  await tab.role('row', /منى/).first().focus();
  await tab.press('Enter');
  await tab.click('radio', 'يُستبعد');
  await tab.click('button', 'تم');
  await tab.calm();
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const live = records_in((await tab.exported()).text, 'person').filter(record => !record.v.removed_at);
  assert.deepEqual(live.map(record => record.v.name).sort(), ['سارة رقم0', 'سارة رقم1', 'سارة رقم2', 'هدى']);
  assert.equal(live.find(record => record.v.name === 'هدى').v.phone, '+966533333333');

  // The same cells again: everybody is known, and the columns need no questions.
  await import_pasted(tab, sheet_rows(3));
  await tab.sees_text('كما في المرة السابقة');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  assert.ok(await tab.role('button', 'استيراد').first().isDisabled(), 'there is nothing to take in');
  tab.no_complaints();
}));

test('the order of dates and the words of a choice are told in the column’s options', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await import_pasted(tab, 'الاسم\tتاريخ الميلاد\tالتصنيف\nسارة\t3/4/1990\tزبون مهم جدا\nهدى\t5/6/1985\tزبون مهم جدا');
  await tab.click('button', 'خيارات العمود: تاريخ الميلاد');
  await tab.click('radio', /^شهر ثم يوم/);
  await tab.click('button', 'تم');
  await tab.click('button', 'خيارات العمود: التصنيف');
  await tab.click('combobox', 'تعني: زبون مهم جدا');
  await tab.click('option', 'مميز');
  await tab.click('button', 'تم');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const sara = records_in((await tab.exported()).text, 'person').find(record => record.v.name === 'سارة');
  assert.equal(sara.v.birthday, Date.UTC(1990, 2, 4) / 86400000);
  assert.equal(sara.v.stage, 'vip');
  tab.no_complaints();
}));

test('words that no choice means become choices of the field, and one undo takes them back', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await import_pasted(tab, 'الاسم\tالتصنيف\nسارة\tموزّع\nهدى\tموزع\nمنى\tوكيل\nنهى\tعميل دائم\nليلى\tبلا معنى');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.role('combobox', /^كل الخلايا المثيلة: التصنيف/).first().focus(); // all such: new choices, by keys
  await tab.press('Enter');
  await tab.sees('option', 'تصبح اختيارًا جديدًا');
  await tab.press('End');
  await tab.press('Enter');
  await tab.sees_text('اختيارات جديدة');
  await tab.sees('tab', /^بها مشكلة/);
  await tab.calm();
  await tab.click('button', 'رجوع'); // one of the words shall not
  await tab.click('button', 'خيارات العمود: التصنيف');
  await tab.sees('checkbox', 'كل كلمة لا يعرفها الحقل تصبح اختيارًا جديدًا', { checked: true });
  await tab.click('combobox', 'تعني: بلا معنى');
  await tab.click('option', 'تُترك فارغة');
  await tab.click('button', 'تم');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const taken = (await tab.exported()).text;
  const choices = records_in(taken, 'choice').filter(record => !record.v.removed_at);
  assert.deepEqual(choices.map(choice => [choice.v.of_field, choice.v.label_ar]).sort(), [['person.stage', 'موزّع'], ['person.stage', 'وكيل']]);
  const key = Object.fromEntries(choices.map(choice => [choice.v.label_ar, choice.v.key]));
  const stages = Object.fromEntries(records_in(taken, 'person').map(person => [person.v.name, person.v.stage]));
  assert.deepEqual(stages, { سارة: key['موزّع'], هدى: key['موزّع'], منى: key['وكيل'], نهى: 'recurring', ليلى: undefined });
  await tab.click('link', 'الأشخاص');
  await tab.sees('cell', 'موزّع');
  await tab.click('link', 'استيراد من ملف');
  await tab.click('button', 'تراجع');
  await tab.saved();
  const after = (await tab.exported()).text;
  assert.equal(records_in(after, 'choice').filter(record => !record.v.removed_at).length, 0);
  assert.equal(records_in(after, 'person').filter(record => !record.v.removed_at).length, 0);
  tab.no_complaints();
}));

test('the report says what became of every row, and the undo beside it takes them back', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await import_pasted(tab, `${sheet_rows(2)}\n٠٥٠١٢٣٤٥٠٠\tسارة رقم0\t\n0559999999\t\t`);
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  const arriving = tab.page.waitForEvent('download');
  await tab.click('button', 'تقرير الصفوف: CSV');
  const download = await arriving;
  const file = path.join(artifacts, 'import-report.csv');
  await download.saveAs(file);
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/);
  assert.match(lines[1], /جديد/);
  assert.match(lines[3], /مكرر في الملف/);
  assert.match(lines[4], /ناقص/);
  // Undo here means the import: once something else was done, it is not offered, until that is taken back.
  await tab.click('link', 'الأشخاص');
  await tab.sees('row', /سارة رقم1/);
  await tab.press('n');
  await tab.type_into('textbox', 'الاسم', 'نهى');
  await tab.press('Control+Enter');
  await tab.sees('row', /نهى/);
  await tab.click('link', 'استيراد من ملف');
  await tab.sees_text('وقد تغيّر شيء بعد الاستيراد');
  await tab.page.getByRole('button', { name: 'تراجع', exact: true, disabled: true }).waitFor({ state: 'attached' });
  await tab.press('Control+z');
  await tab.sees_text('تراجع واحد يعيد كل شيء كما كان');
  await tab.click('button', 'تراجع');
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  tab.no_complaints();
}));

test('rows that were checked before the data changed are checked again before they go in', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  const check = async text => {
    await import_pasted(tab, text);
    await tab.click('button', 'فحص الملف');
    await tab.sees_text('صفوف جاهزة');
  };
  await check(sheet_rows(1));
  await tab.click('tab', /^مكررة/);
  await tab.calm();
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await check(`${sheet_rows(1).replace('سارة رقم0', 'سارة رقم0\tsara@wasl.example').replace('الاسم', 'الاسم\tالبريد')}`);
  assert.equal(await tab.role('tab', /^الكل/).first().getAttribute('aria-selected'), 'true', 'nothing of the file before');
  await tab.sees_text('سجلات تُحدَّث');
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص'); // the import's own table has such a row, too
  await tab.calm();
  await tab.role('row', /سارة رقم0/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'سارة رقم0');
  await tab.press('Delete');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.click('link', 'استيراد من ملف');
  await tab.sees_text('سجلات تُحدَّث');
  await tab.click('button', 'استيراد');
  await tab.sees_text('تغيّرت البيانات أثناء الفحص');
  await tab.calm();
  await tab.click('button', 'استيراد');
  await tab.sees('button', 'تقرير الصفوف: CSV'); // the first import's message may still be there
  await tab.reload(); // what was told lies over the button of the next line
  const live = records_in((await tab.exported()).text, 'person').filter(record => !record.v.removed_at);
  assert.deepEqual(live.map(record => record.v.email), ['sara@wasl.example'], 'she is added anew, not written into the bin');
  tab.no_complaints();
}));

// A sheet whose part unpacks to 4 GB of spaces, as a hostile mail would send it; and one whose archive lies about its size.
function zip_bomb() {
  const part = zlib.deflateRawSync(Buffer.alloc(64 << 20, ' '), { level: 9 });
  return workbook([['a']], { claims: { packed: part, size: 64 << 20, crc: 0 } });
}

const broken = {
  'empty.csv': [Buffer.alloc(0), /لا توجد في الملف أسطر/],
  'picture.png': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]), /ليس|جدول/],
  'half.json': [Buffer.from('{"wasl":1,"dataset":"x","made":"2026-11-21T10:00:00Z","records":[\n{"e":"person"'), /مقطوع|ناقص|تالف|ليس|كامل/],
  'only_heading.csv': [Buffer.from('الاسم,الجوال\n'), /لا صفوف في هذا الجدول/],
  'not_a_workbook.xlsx': [Buffer.from('PK\u0003\u0004 nothing'), /تالف|مقطوع|ناقص|كامل/],
  'half.xlsx': [workbook([['الاسم', 'الجوال'], ...Array.from({ length: 300 }, (_, i) => [`سارة ${i}`, `05${i}`])]).subarray(0, 3000), /تالف|مقطوع|ناقص|كامل/],
  'bomb.xlsx': [zip_bomb(), /مضغوط|أكبر|كبير|تالف/],
  'old.xls': [Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), /Excel/],
};

test('hostile and broken files get a clear word in both languages and change nothing', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  const before = (await tab.exported()).text.split('\n').slice(1).sort();
  for (const [name, [bytes, expected]] of Object.entries(broken)) {
    const file = path.join(artifacts, name);
    fs.writeFileSync(file, bytes);
    await tab.choose_file(file);
    await tab.sees_text(expected);
    fs.rmSync(file);
    await tab.click('button', 'English');
    await tab.sees('button', 'Another file');
    assert.doesNotMatch((await tab.spoken()).split('Another file')[0].split(name)[1] ?? '', /[\u0621-\u064a]{4}/, `${name}: the sentence is English`);
    await tab.click('button', 'العربية');
  }
  assert.deepEqual((await tab.exported()).text.split('\n').slice(1).sort(), before);
  tab.no_complaints();
}));

test('a line without an end is refused, and a file in a wrong encoding is read as far as it makes sense', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  const file = path.join(artifacts, `long-${process.pid}.csv`);
  fs.writeFileSync(file, Buffer.concat([Buffer.from('الاسم,الجوال\n"'), Buffer.alloc(96 << 20, 'x')]));
  await tab.choose_file(file);
  await tab.sees_text(/في الملف سطر أطول من أي صف في جدول/);
  await tab.sees('button', 'ملف آخر');
  // Bytes that are no UTF-8 in a file that says it is: the cells stay text, and nothing is lost but the broken letters.
  fs.writeFileSync(file, Buffer.concat([Buffer.from('\ufeffالاسم,الجوال\nسارة '), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(',0501234567\nهدى,0501234568\n')]));
  await tab.reload();
  await tab.choose_file(file);
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  fs.rmSync(file);
  const names = records_in((await tab.exported()).text, 'person').map(record => record.v.name).sort();
  assert.deepEqual(names, ['سارة', 'هدى']);
}));

test('a mapping goes into a file and comes from one; an empty sheet to fill in has our headings', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'استيراد من ملف');
  const saved = async button => {
    const arriving = tab.page.waitForEvent('download');
    await tab.click('button', button);
    const download = await arriving, file = path.join(artifacts, `${process.pid}-${download.suggestedFilename()}`);
    await download.saveAs(file);
    return file;
  };
  const template = await saved('نزّل جدولًا فارغًا بعناوين وصل');
  assert.equal(fs.readFileSync(template).subarray(0, 2).toString(), 'PK');
  await tab.choose_file(template); // is read, and says that nothing is in it yet
  await tab.sees_text('لا صفوف في هذا الجدول');
  await paste(tab, `من\tرقم\n${'سارة'}\t0501234567`);
  await tab.sees('combobox', 'إلى الحقل: من');
  await tab.click('combobox', 'إلى الحقل: من');
  await tab.calm();
  const box = await tab.role('option', 'الاسم').first().boundingBox();
  await tab.page.mouse.click(box.x + 20, box.y + box.height / 2);
  const mapping = await saved('حفظ المطابقة في ملف');
  assert.deepEqual(JSON.parse(fs.readFileSync(mapping, 'utf8')).columns.map(column => column.heading), ['من', 'رقم']);
  await tab.click('button', 'إلغاء');
  await tab.sees('button', 'اختر ملفًا');
  await paste(tab, `رقم\tمن\n0501234567\t${'سارة'}`);
  const opened = async file => {
    const asking = tab.page.waitForEvent('filechooser');
    await tab.click('button', 'فتح مطابقة محفوظة');
    await (await asking).setFiles(file);
  };
  const other = path.join(artifacts, `${process.pid}-other.json`);
  fs.writeFileSync(other, '{"name":"x"}');
  await opened(other);
  await tab.sees_text('ليس مطابقة أعمدة');
  await tab.click('button', 'إغلاق'); // it lies over the button
  await opened(mapping);
  await tab.sees_text('طُبقت المطابقة');
  await tab.click('button', 'إغلاق');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const report = await saved('تقرير الصفوف: Excel');
  assert.equal(fs.readFileSync(report).subarray(0, 2).toString(), 'PK');
  const [sara] = records_in((await tab.exported()).text, 'person');
  assert.deepEqual([sara.v.name, sara.v.phone], ['سارة', '+966501234567']);
  for (const file of [template, mapping, other, report]) fs.rmSync(file);
  tab.no_complaints();
}));

test('who is like a record is shown with reasons, and made one with it or not', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await import_pasted(tab, 'الاسم\tتاريخ الميلاد\tالجوال\nمحمد عبدالله القحطاني\t12/3/1980\t0501112233\nنورة الدوسري\t1/2/1991\t');
  await tab.click('button', 'فحص الملف');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.sees('button', 'ملف آخر');
  await paste(tab, 'الاسم\tتاريخ الميلاد\tالجوال\tالبريد\nMohammed Abdullah Alqahtani\t12/3/1980\t0509998877\tm@example.com\nنوره الدوسرى\t1/2/1991\t\tn@example.com');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('tab', /^مكررة/);
  await tab.calm();
  await tab.role('row', /Mohammed/).first().focus();
  await tab.press('Enter');
  await tab.sees_text(/يشبه «محمد عبدالله القحطاني»: تشابه \d+% في .*الاسم/);
  await tab.click('radio', /^هو نفسه .*تُملأ حقوله الفارغة/);
  await tab.click('button', 'تم');
  await tab.calm();
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const people = records_in((await tab.exported()).text, 'person').filter(record => !record.v.removed_at);
  const mohammed = people.find(record => record.v.phone === '+966501112233');
  assert.equal(mohammed.v.email, 'm@example.com');
  assert.equal(people.filter(record => /Mohammed|محمد/.test(record.v.name)).length, 1);
  tab.no_complaints();
}));

test_beside_tasks('a telephone takes a sheet in', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone);
  await tab.begin_empty();
  await tab.go('/import');
  await tab.sees('button', 'اختر ملفًا');
  await paste(tab, sheet_rows(5));
  await tab.sees('combobox', 'إلى الحقل: الجوال');
  await tab.screenshot('import-columns-phone');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.screenshot('import-rows-phone');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  tab.no_complaints();
}));
