// The ten-minute job: a person without training gets a dirty sheet of five thousand rows in, cleaned and merged. The
// sheet is generated with its truth (support/dirty_sheet.mjs), and what is left wrong afterwards is counted.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dirty_sheet } from './support/dirty_sheet.mjs';
import { artifacts, phone, skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// Letters that people write in more than one way.
const plain = text => text.normalize('NFC').replace(/[\u0640\u064b-\u0652]/g, '').replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/عبد /g, 'عبد').replace(/\s+/g, ' ').trim();

function records_in(text, entity) {
  return text.split('\n').filter(line => line.startsWith(`{"e":"${entity}"`)).map(line => JSON.parse(line.replace(/,$/, '')));
}

// Every person of the truth beside the record that has this telephone and name.
function errors_of(people, text) {
  const size_key = records_in(text, 'field').find(field => field.v.label_ar === 'مقاس الثوب')?.v.key;
  const live = records_in(text, 'person').filter(record => !record.v.removed_at);
  const by_phone = new Map();
  for (const record of live) by_phone.set(record.v.phone, [...(by_phone.get(record.v.phone) ?? []), record]);
  const errors = { missing: 0, doubled: live.length - people.length, name: 0, birthday: 0, gender: 0, stage: 0, email: 0, city: 0, size: 0 };
  for (const person of people) {
    const record = (by_phone.get(person.phone) ?? []).find(each => plain(each.v.name) === plain(person.name));
    if (!record) {
      ++errors.missing;
      continue;
    }
    const is_wrong_day = person.birthday !== undefined && record.v.birthday !== person.birthday;
    if (is_wrong_day && ++errors.birthday < 12) console.log(`# ${person.written} was read as ${record.v.birthday === undefined ? 'nothing' : new Date(record.v.birthday * 86400000).toISOString().slice(0, 10)}, is ${new Date(person.birthday * 86400000).toISOString().slice(0, 10)}`);
    if (record.v.gender !== person.gender && ++errors.gender < 5) console.log(`# gender of ${person.name}: ${record.v.gender}, is ${person.gender}`);
    errors.stage += record.v.stage !== person.stage;
    errors.email += person.email !== '' && record.v.email !== person.email;
    errors.city += record.v.address !== undefined && record.v.address.ci !== person.city;
    errors.size += record.v[size_key] !== person.size;
  }
  return errors;
}

async function settle_all(tab, column, action) {
  const box = tab.role('combobox', new RegExp(`^كل الخلايا المثيلة: ${column}`)).first();
  await box.waitFor({ state: 'attached' });
  const name = await box.getAttribute('aria-label');
  await tab.click('combobox', name);
  await tab.click('option', action);
}

test('five thousand dirty rows come in, cleaned and merged, and go again with one undo', options, with_browser(async ({ tab: open }) => {
  const sheet = dirty_sheet({ rows: 5000, seed: 7 });
  const file = path.join(artifacts, 'dirty.csv');
  fs.writeFileSync(file, sheet.csv);
  const tab = await open();
  await tab.begin_empty();
  await tab.choose_file(file);
  // Step two: the columns are understood; the one that nobody knows becomes a field.
  await tab.sees('combobox', 'إلى الحقل: رقم الجوال');
  await tab.click('button', 'اجعلها حقولًا جديدة');
  await tab.click('button', 'فحص الملف');
  // Step three: what is not known is left empty, all such cells at once.
  await tab.sees_text('صفوف جاهزة');
  await settle_all(tab, 'البريد', 'تُترك فارغة');
  await tab.screenshot('import-rows');
  await settle_all(tab, 'تاريخ', 'تُترك فارغة');
  await tab.calm();
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  const { text } = await tab.exported();
  const errors = errors_of(sheet.people, text);
  console.log(`# ${sheet.people.length} people in ${sheet.rows} rows; left wrong: ${JSON.stringify(errors)}`);
  const cells = sheet.people.length * 7;
  const wrong = Object.entries(errors).filter(([what]) => what !== 'missing' && what !== 'doubled').reduce((sum, [, count]) => sum + count, 0);
  assert.ok(errors.missing <= sheet.people.length * 0.01, `people who are not there: ${errors.missing}`);
  assert.ok(Math.abs(errors.doubled) <= sheet.people.length * 0.01, `people who are there twice, or merged wrongly: ${errors.doubled}`);
  assert.ok(wrong <= cells * 0.01, `wrong cells: ${wrong} of ${cells}`);
  await tab.click('link', 'الأشخاص');
  await tab.press('Control+z');
  await tab.sees_text('لا شيء هنا بعد');
  await tab.saved();
  const after = await tab.exported();
  assert.equal(records_in(after.text, 'person').filter(record => !record.v.removed_at).length, 0);
  tab.no_complaints();
}));

async function paste(tab, text) {
  await tab.page.evaluate(words => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.querySelector('canvas').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const sheet_rows = count => ['الجوال\tالاسم\tتاريخ الميلاد', ...Array.from({ length: count }, (_, i) => `05012345${String(i).padStart(2, '0')}\tسارة رقم${i}\t3/4/1990`)].join('\n');

test('cells pasted from a spreadsheet are a sheet; a row is corrected in place, another left out', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'استيراد من ملف');
  await tab.sees('button', 'اختر ملفًا');
  await paste(tab, `${sheet_rows(3)}\nلا أعرف\tهدى\t5/6/1985\n0559876543\tمنى\t`);
  await tab.sees('combobox', 'إلى الحقل: الجوال');
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
  await tab.click('link', 'استيراد من ملف');
  await tab.sees('button', /^(اختر ملفًا|ملف آخر)$/);
  await paste(tab, sheet_rows(3));
  await tab.sees_text('كما في المرة السابقة');
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  assert.ok(await tab.role('button', 'استيراد').first().isDisabled(), 'there is nothing to take in');
  tab.no_complaints();
}));

test('the order of dates and the words of a choice are told in the column’s options', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'استيراد من ملف');
  await tab.sees('button', /^(اختر ملفًا|ملف آخر)$/);
  await paste(tab, 'الاسم\tتاريخ الميلاد\tالتصنيف\nسارة\t3/4/1990\tزبون مهم جدا\nهدى\t5/6/1985\tزبون مهم جدا');
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

test('the report says what became of every row, and the undo beside it takes them back', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'استيراد من ملف');
  await tab.sees('button', /^(اختر ملفًا|ملف آخر)$/);
  await paste(tab, `${sheet_rows(2)}\n٠٥٠١٢٣٤٥٠٠\tسارة رقم0\t\n0559999999\t\t`);
  await tab.click('button', 'فحص الملف');
  await tab.sees_text('صفوف جاهزة');
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  const arriving = tab.page.waitForEvent('download');
  await tab.click('button', 'حفظ تقرير الصفوف');
  const download = await arriving;
  const file = path.join(artifacts, 'import-report.csv');
  await download.saveAs(file);
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/);
  assert.match(lines[1], /جديد/);
  assert.match(lines[3], /مكرر في الملف/);
  assert.match(lines[4], /ناقص/);
  await tab.click('button', 'تراجع');
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('لا شيء هنا بعد');
  tab.no_complaints();
}));

test('hostile and broken files get a clear word and change nothing', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  const before = (await tab.exported()).text.split('\n').slice(1).sort();
  const files = {
    'empty.csv': Buffer.alloc(0),
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
    'half.json': Buffer.from('{"wasl":1,"dataset":"x","made":"2026-11-21T10:00:00Z","records":[\n{"e":"person"'),
    'only_heading.csv': Buffer.from('الاسم,الجوال\n'),
    'not_a_workbook.xlsx': Buffer.from('PK\u0003\u0004 nothing'),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(artifacts, name);
    fs.writeFileSync(file, bytes);
    await tab.choose_file(file);
    await tab.sees('button', 'ملف آخر');
    fs.rmSync(file);
    assert.match(await tab.spoken(), /alert|ملف|جدول/, name);
  }
  assert.deepEqual((await tab.exported()).text.split('\n').slice(1).sort(), before);
}));

test_beside_tasks('a telephone takes a sheet in', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone);
  await tab.begin_empty();
  await tab.page.goto(`${tab.page.url().split('#')[0]}#/import`);
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
