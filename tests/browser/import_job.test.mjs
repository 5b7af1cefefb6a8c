// The ten-minute job, end to end: a person without training gets a dirty sheet of five thousand rows in, cleaned and
// merged, in ten minutes, and takes it back with one undo. The sheets are generated with their truth
// (support/dirty_sheet.mjs), and what is left wrong is counted: people who are missing (merged with somebody else, or
// lost), people who are there twice, and cells that say something else. With the mouse, with the keyboard alone
// (keyboard_import.test.mjs), in English, on a telephone; from CSV as Arabic Excel writes it and from a workbook.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { dirty_sheet } from './support/dirty_sheet.mjs';
import { windows_1256, workbook } from './support/workbook.mjs';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };
const is_by_keyboard = process.env.WASL_KEYBOARD === '1';

const arabic = {
  target: /^إلى الحقل: رقم الجوال/, make_fields: 'اجعلها حقولًا جديدة', check: 'فحص الملف', ready: 'صفوف جاهزة', such: /^كل الخلايا المثيلة: /, leave_empty: 'تُترك فارغة',
  take: 'استيراد', taken: /تم الاستيراد:/, people: 'الأشخاص', nobody: 'لا شيء هنا بعد', more: /المزيد/, home: /^الرئيسية/,
};
const english = {
  target: /^Goes to the field: رقم الجوال|رقم الجوال/, make_fields: 'Make new fields of them', check: 'Check the file', ready: /Rows ready/i, such: /^All such cells: /, leave_empty: 'Left empty',
  take: 'Import', taken: /Imported:/, people: 'People', nobody: /Nothing here yet/, more: /More/, home: /^Home/,
};

// Letters that people write in more than one way.
const plain = text => text.normalize('NFC').replace(/[\u0640\u064b-\u0652]/g, '').replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/عبد /g, 'عبد').replace(/\s+/g, ' ').trim();
const first_name = text => plain(text).split(' ')[0];

function records_in(text, entity) {
  return text.split('\n').filter(line => line.startsWith(`{"e":"${entity}"`)).map(line => JSON.parse(line.replace(/,$/, '')));
}

// Every person of the truth beside the record that has this telephone and name.
function errors_of(people, text) {
  const size_key = records_in(text, 'field').find(field => field.v.label_ar === 'مقاس الثوب')?.v.key;
  const live = records_in(text, 'person').filter(record => !record.v.removed_at);
  const by_phone = new Map();
  for (const record of live)
    for (const phone of [record.v.phone, ...(record.v.other_phones ?? [])]) by_phone.set(phone, [...(by_phone.get(phone) ?? []), record]);
  const errors = { missing: 0, twice: 0, name: 0, birthday: 0, gender: 0, stage: 0, email: 0, city: 0, size: 0 };
  const met = new Set();
  for (const person of people) {
    const record = (by_phone.get(person.phone) ?? []).find(each => !met.has(each) && first_name(each.v.name) === first_name(person.name));
    if (!record) {
      if (++errors.missing < 6) console.log(`# missing: ${person.name} ${person.phone}; there: ${(by_phone.get(person.phone) ?? []).map(each => each.v.name)}`);
      continue;
    }
    met.add(record);
    errors.name += plain(record.v.name) !== plain(person.name);
    const is_wrong_day = person.birthday !== undefined && record.v.birthday !== person.birthday;
    if (is_wrong_day && ++errors.birthday < 6) console.log(`# ${person.written} was read as ${record.v.birthday === undefined ? 'nothing' : new Date(record.v.birthday * 86400000).toISOString().slice(0, 10)}, is ${new Date(person.birthday * 86400000).toISOString().slice(0, 10)}`);
    errors.gender += record.v.gender !== person.gender;
    errors.stage += record.v.stage !== person.stage;
    errors.email += person.email !== '' && record.v.email !== person.email;
    errors.city += record.v.address !== undefined && record.v.address.ci !== person.city;
    errors.size += record.v[size_key] !== person.size;
  }
  for (const record of live)
    if (!met.has(record) && ++errors.twice < 6) console.log(`# twice: ${record.v.name} ${record.v.phone ?? ''} ${record.v.email ?? ''}`);
  return errors;
}

// An option lies over whatever is below its list, so that it is pressed at its place, by a finger where there is one.
async function choose(tab, box, option) {
  await tab.click('combobox', box);
  await tab.calm();
  if (is_by_keyboard) return tab.click('option', option);
  const { x, y, width, height } = await tab.role('option', option).first().boundingBox();
  const has_touch = await tab.page.evaluate(() => navigator.maxTouchPoints > 0);
  await (has_touch ? tab.page.touchscreen.tap(x + width / 2, y + height / 2) : tab.page.mouse.click(x + width / 2, y + height / 2));
  await tab.misses('option', option);
}

// All cells with a problem of a column: each group of them, one after the other.
async function leave_all_empty(tab, words) {
  const boxes = tab.role('combobox', words.such);
  await boxes.first().waitFor({ state: 'attached' });
  await tab.calm();
  const names = await boxes.evaluateAll(nodes => nodes.map(node => node.getAttribute('aria-label')));
  for (const name of names) {
    await choose(tab, name, words.leave_empty);
    await tab.sees('button', words.take);
    await tab.calm();
  }
}

async function the_job(open, { language = 'ar', on_phone = false, kind = 'csv', seed = 7 }) {
  const words = language === 'ar' ? arabic : english;
  const sheet = dirty_sheet({ rows: 5000, seed });
  const file = path.join(artifacts, `dirty-${process.pid}-${seed}.${kind === 'xlsx' ? 'xlsx' : 'csv'}`);
  fs.writeFileSync(file, kind === 'xlsx' ? workbook(sheet.cells) : kind === '1256' ? windows_1256(sheet.csv.slice(1)) : sheet.csv);
  const tab = await open(on_phone ? phone : {});
  await tab.begin_empty();
  if (language === 'en') await tab.click('button', 'English');
  const began_ms = Date.now();
  if (on_phone) {
    await tab.go('/import');
    const asking = tab.page.waitForEvent('filechooser');
    await tab.click('button', /^(اختر ملفًا|Choose a file)$/);
    await (await asking).setFiles(file);
  } else {
    await tab.choose_file(file);
  }
  // Step two: the columns are understood; the one that nobody knows becomes a field.
  await tab.sees('combobox', words.target);
  await tab.click('button', words.make_fields);
  await tab.screenshot(`import-job-columns-${language}${on_phone ? '-phone' : ''}`);
  await tab.click('button', words.check);
  // Step three: what is not known is left empty, all such cells at once. Doubles beyond doubt are merged without asking.
  await tab.sees_text(words.ready);
  await leave_all_empty(tab, words);
  await tab.screenshot(`import-job-rows-${language}${on_phone ? '-phone' : ''}`);
  await tab.click('button', words.take);
  await tab.sees_text(words.taken);
  await tab.saved();
  const seconds = (Date.now() - began_ms) / 1000;
  if (on_phone) await tab.page.setViewportSize({ width: 1280, height: 800 }); // the copy of everything is not this test's subject
  const { text } = await tab.exported();
  const errors = errors_of(sheet.people, text);
  const cells = sheet.people.length * 7;
  const wrong = ['name', 'birthday', 'gender', 'stage', 'email', 'city', 'size'].reduce((sum, what) => sum + errors[what], 0);
  console.log(`# ${kind}, ${language}: ${sheet.people.length} people in ${sheet.rows} rows, ${sheet.again} of them known by likeness only; ${seconds.toFixed(0)} s; ${wrong} wrong cells of ${cells}; ${JSON.stringify(errors)}`);
  // Of 4,400 people, as measured; see docs/bench.md.
  assert.ok(errors.missing <= 6, `people who are not there: ${errors.missing}`);
  assert.ok(errors.twice <= 6, `people who are there twice: ${errors.twice}`);
  assert.ok(wrong <= cells * 0.001, `wrong cells: ${wrong} of ${cells}`);
  await tab.click('link', words.people);
  await tab.sees('heading', words.people);
  await tab.press('Control+z');
  await tab.sees_text(words.nobody);
  await tab.saved();
  fs.rmSync(file);
  tab.no_complaints();
}

if (is_by_keyboard) {
  test('with the keyboard alone: a workbook of five thousand dirty rows', options, with_browser(({ tab: open }) => the_job(open, { kind: 'xlsx', seed: 13 })));
} else {
  test('with the mouse: five thousand dirty rows come in, and go again with one undo', options, with_browser(({ tab: open }) => the_job(open, { seed: 7 })));
  test('a workbook, as it came from Excel', options, with_browser(({ tab: open }) => the_job(open, { kind: 'xlsx', seed: 8 })));
  test('in English, from a CSV in the encoding of Arabic Windows', options, with_browser(({ tab: open }) => the_job(open, { language: 'en', kind: '1256', seed: 9 })));
  test('on a telephone', options, with_browser(({ tab: open }) => the_job(open, { on_phone: true, kind: 'xlsx', seed: 10 })));
}
