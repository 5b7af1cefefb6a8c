// The command line as scripts and administrators use it: the real program on real directories. WASL_SERVER names it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.env.WASL_SERVER ?? 'build/native-debug/wasl-server');
const fixtures = join(here, '../data/import');
const shared = join(here, '../../../shared/data/analytics');

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function new_folder() {
  const folder = mkdtempSync(join(tmpdir(), 'wasl-cli-'));
  folders.push(folder);
  return folder;
}

function wasl(words, { language = 'en', input, environment = {} } = {}) {
  const { status, stdout, stderr, signal } = spawnSync(program, words, {
    input, encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: process.env.PATH, LANG: `${language}.UTF-8`, TZ: 'Asia/Riyadh', ...environment },
  });
  assert.equal(signal, null, stderr);
  assert.doesNotMatch(stderr, /AddressSanitizer|runtime error/);
  return { status, stdout, stderr };
}
function done(words, options) {
  const ran = wasl(words, options);
  assert.equal(ran.status, 0, ran.stderr + ran.stdout);
  return ran;
}
const json = (words, options) => JSON.parse(wasl([...words, '--json'], options).stdout);
const json_lines = (words) => done([...words, '--json']).stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));

// An export without the moment at which it was made.
function exported(data, more = []) {
  return done(['export', '--data', data, '--quiet', ...more]).stdout.replace(/"made":"[^"]*"/, '');
}
function sample() {
  const data = join(new_folder(), 'data');
  done(['sample', '--data', data]);
  return data;
}
const people = (data) => json_lines(['list', 'person', '--data', data, '--sort', 'card_number']);
const customers = join(fixtures, 'customers_utf8.csv');

// ---- help and options -----------------------------------------------------------------------------------------

test('every command has a page in both languages, with options, examples and exit statuses', () => {
  const { commands } = json(['help']);
  const names = commands.map((command) => command.name);
  for (const name of ['serve', 'import', 'export', 'search', 'list', 'show', 'history', 'check', 'sample', 'compact'])
    assert.ok(names.includes(name), name);
  for (const name of names) {
    const english = done(['help', name]).stdout, arabic = done([name, '--help'], { language: 'ar_SA' }).stdout;
    for (const title of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXAMPLES', 'EXIT STATUS']) assert.match(english, new RegExp(`^${title}$`, 'm'));
    assert.doesNotMatch(english.replaceAll(/احمد|العتيبى|الرياض|جدة|سارة|أحمد/g, ''), /[\u0621-\u064A]/, `${name}: Arabic in the English page`);
    for (const title of ['الاسم', 'الصيغة', 'الوصف', 'الخيارات', 'أمثلة', 'رمز الخروج']) assert.match(arabic, new RegExp(`^${title}$`, 'm'));
    for (const option of commands.find((command) => command.name === name).options) assert.match(arabic, new RegExp(`--${option.name}\\b`));
  }
  assert.match(done(['--version']).stdout, /^wasl-server \d+\.\d+/);
});

test('the language comes from --lang, else from the environment', () => {
  assert.match(done(['help'], { language: 'ar_EG' }).stdout, /لكل أمر صفحة/);
  assert.match(done(['help'], { language: 'de_DE' }).stdout, /Every command has a page/);
  assert.match(done(['help', '--lang', 'ar']).stdout, /لكل أمر صفحة/);
  assert.match(done(['help'], { environment: { LC_ALL: 'ar_SA.UTF-8' } }).stdout, /لكل أمر صفحة/);
});

test('what is mistyped is named, with what was probably meant', () => {
  const folder = new_folder();
  for (const [words, says] of [
    [['imprt', 'x.csv'], /no command "imprt".*Did you mean import\?/],
    [['list', 'person', '--data', folder, '--sorted', 'name'], /no option --sorted.*--sort\?/],
    [['list', 'person', '--data', folder, '--limt=3'], /no option --limt.*--limit\?/],
    [['list', 'person', '--data'], /--data needs a value/],
    [['list', '--data', folder], /Something is missing/],
    [['show', 'a', 'b', '--data', folder], /no place for "b"/],
    [['check', '--json=yes', '--data', folder], /--json takes no value/],
    [['list', 'person', '--limit', '2', '--limit', '3', '--data', folder], /--limit is given twice/],
    [['list', 'person', '--lang', 'fr', '--data', folder], /ar or en/],
    [['list', 'person'], /--data DIR/],
    [[], /wasl-server help COMMAND/],
  ]) {
    const ran = wasl(words);
    assert.equal(ran.status, 2, words.join(' '));
    assert.match(ran.stderr, says);
    assert.equal(ran.stdout, '');
  }
  assert.match(wasl(['imprt'], { language: 'ar' }).stderr, /لا يوجد أمر باسم «imprt».*هل تقصد import؟/);
  assert.deepEqual(readdirSync(folder), []);
});

test('a wrong kind, field, filter, number or id is told with what there is', () => {
  const data = sample();
  for (const [words, says] of [
    [['list', 'persons'], /no kind of record "persons".*Did you mean person\?/],
    [['list', 'person', '--sort', 'nmae'], /no field "nmae".*Did you mean name\?/],
    [['list', 'person', '--columns', 'name,fone'], /no field "fone".*phone/],
    [['list', 'person', '--filter', 'name=a AND ('], /filter is not understood[^]*\^/],
    [['list', 'person', '--filter', 'stagee=vip'], /stagee=vip\n {2}\^\^\^\^\^\^/],
    [['list', 'person', '--limit', 'many'], /whole number/],
    [['show', 'sara'], /An id looks like/],
    [['history', '1-'], /An id looks like/],
  ]) {
    const ran = wasl([...words, '--data', data]);
    assert.equal(ran.status, 2, ran.stderr);
    assert.match(ran.stderr, says);
  }
  const unknown = wasl(['show', '00000000000000ff-1', '--data', data]);
  assert.equal(unknown.status, 1);
  const told = JSON.parse(wasl(['show', '00000000000000ff-1', '--data', data, '--json']).stderr);
  assert.equal(told.error.code, 'no_such_record');
});

test('columns beside the records: named as in filters, sorted by, in every form', () => {
  const data = join(new_folder(), 'data'), firms = 'الاسم,المدينة\nنجد,الرياض\nبحر,جدة\n', people_rows = 'الاسم,الشركة\nسارة,نجد\nهدى,بحر\nمنى,\n';
  done(['import', '-', '--data', data, '--as', 'company', '--map', 'الاسم=name', '--map', 'المدينة=address.city'], { input: firms });
  done(['import', '-', '--data', data, '--as', 'person', '--map', 'الاسم=name', '--map', 'الشركة=affiliation.company'], { input: people_rows });
  const list = ['list', 'person', '--data', data, '--columns', 'name,company.city,completeness', '--sort', '-company.city'];
  const found = json_lines(list).map(({ fields }) => [fields.name, fields['company.city']]);
  assert.deepEqual(found, [['هدى', 'جدة'], ['سارة', 'الرياض'], ['منى', null]]);
  assert.equal(typeof json_lines(list)[0].fields.completeness, 'number');
  assert.match(done([...list, '--csv']).stdout, /هدى,جدة,\d+\r?\n/);
  assert.match(done(list).stdout, /Company: City/);
  assert.match(wasl([...list.slice(0, 4), '--columns', 'company.nothing']).stderr, /no field "company\.nothing"/);
});

// ---- import ---------------------------------------------------------------------------------------------------

test('twelve careless rows of customers: what is understood, what is kept as it stood, what is reported', () => {
  const data = join(new_folder(), 'data');
  const ran = wasl(['import', customers, '--data', data, '--json']);
  assert.equal(ran.status, 1);
  const report = JSON.parse(ran.stdout);
  assert.equal(report.entity, 'person');
  assert.equal(report.encoding, 'utf-8');
  assert.deepEqual(Object.values(report.columns),
    ['card_number', 'name', 'phone', 'email', 'address.city', 'stage', 'birthday', 'source', 'preferences', null]);
  assert.deepEqual([report.rows, report.added, report.skipped, report.lost], [12, 9, 2, 1]);
  const problems = report.problems.map((problem) => [problem.line, problem.column, problem.reason, problem.row_lost]);
  assert.deepEqual(problems, [
    [3, 'البريد الإلكتروني', 'not_an_email', false], [4, 'تاريخ الميلاد', 'not_a_date', false], [6, 'Name', 'required', true],
    [7, 'الجوال', problems[3]?.[2], false], [8, 'التصنيف', 'not_a_choice', false], [13, 'الجوال', 'not_a_phone', false],
  ]);
  const found = Object.fromEntries(people(data).map((person) => [person.fields.card_number, person.fields]));
  assert.deepEqual(Object.keys(found), ['1001', '1002', '1003', '1005', '1006', '1007', '1008', '1009', '1010']);
  assert.deepEqual([found[1001].name, found[1001].phone, found[1001].birthday, found[1001].stage, found[1001].address.city],
    ['سارة العتيبي', '+966501234567', '1988-11-24', 'vip', 'الرياض']);
  assert.deepEqual([found[1002].name, found[1002].phone, found[1002].birthday], ['محمد بن عبد الله', '+966555678901', '1979-03-02']);
  assert.match(found[1002].preferences, /m\.qahtani at example\.com/);
  assert.equal(found[1003].preferences, 'سطر أول\nوسطر ثان\nتاريخ الميلاد: 31/02/1996');
  assert.deepEqual([found[1005].phone, found[1005].preferences], [undefined, 'الجوال: 05']);
  assert.equal(found[1005].birthday, '1990-03-12');
  assert.equal(found[1006].email, 'a.ghamdi@example.com');
  assert.match(found[1006].preferences, /ذهبي/);
  assert.deepEqual([found[1007].name, found[1007].phone], ['أبو فهد "الدوسري"', '+966500012345']);
  assert.equal(found[1009].stage, 'vip');
  assert.equal(found[1010].phone, '+201001234567');
});

test('windows-1256 with semicolons gives the same records as UTF-8 with commas', () => {
  const one = join(new_folder(), 'data'), other = join(new_folder(), 'data');
  wasl(['import', customers, '--data', one]);
  const ran = wasl(['import', join(fixtures, 'customers_1256.csv'), '--data', other, '--json']);
  assert.equal(JSON.parse(ran.stdout).encoding, 'windows-1256');
  assert.equal(JSON.parse(ran.stdout).delimiter, ';');
  const plain = (data) => people(data).map((person) => ({ ...person.fields, created_at: 0 }));
  assert.deepEqual(plain(other), plain(one));
});

test('orders find their customers; columns are mapped by hand', () => {
  const data = join(new_folder(), 'data');
  wasl(['import', customers, '--data', data]);
  const orders = join(fixtures, 'orders.csv');
  const ran = wasl(['import', orders, '--data', data, '--as', 'طلب', '--map', 'فاتورة=number', '--map', '#2=date', '--map', 'Cust No=person', '--json']);
  const report = JSON.parse(ran.stdout);
  assert.equal(ran.status, 1, ran.stderr);
  assert.deepEqual(Object.values(report.columns), ['number', 'date', 'person', 'total', 'state', 'remarks']);
  assert.deepEqual([report.rows, report.added, report.lost, report.linked], [6, 5, 1, 1]);
  const rows = json_lines(['list', 'order', '--data', data, '--sort', 'number']).map((order) => order.fields);
  assert.deepEqual(rows.map((order) => [order.number, order.date, order.person.name, order.total?.amount, order.state]), [
    ['501', '2026-01-05', 'سارة العتيبي', '1250.50', 'delivered'],
    ['502', '2026-01-07', 'محمد بن عبد الله', '99.95', 'confirmed'],
    ['503', '2026-02-07', 'سارة العتيبي', '300.00', 'delivered'],
    ['505', '2026-03-01', '9999', '75.25', 'cancelled'],
    ['506', '2026-03-02', 'فاطمة الزهراء', undefined, 'confirmed'],
  ]);
  assert.match(rows[4].remarks, /كثير/);
  const sara = json_lines(['search', '1001', '--data', data])[0].groups[0].hits[0].id;
  assert.deepEqual(json(['show', sara, '--data', data]).related, [{ entity: 'order', field: 'person', count: 2 }]);
});

test('a column or field that is not there is refused before anything is written', () => {
  const folder = new_folder(), data = join(folder, 'data');
  for (const [map, says] of [
    ['Moble=phone', /no column "Moble"/], ['الجوالل=phone', /Did you mean الجوال\?/], ['الجوال=phonne', /no field "phonne".*Did you mean phone\?/],
    ['المدينة=address.town', /no part "town"/], ['الجوال', /COLUMN=FIELD/],
  ]) {
    const ran = wasl(['import', customers, '--data', data, '--map', map]);
    assert.equal(ran.status, 2, map);
    assert.match(ran.stderr, says);
  }
  assert.equal(wasl(['import', customers, '--data', data, '--as', 'persn']).status, 2);
  assert.equal(existsSync(data) ? json_lines(['list', 'person', '--data', data]).length : 0, 0);
});

test('of a file that cannot be read nothing is changed', () => {
  const folder = new_folder(), data = sample(), before = exported(data);
  const files = {
    'empty.csv': '', 'book.xlsx': 'PK\x03\x04....', 'bytes.bin': '\x00\x01\x02\x03', 'other.json': '{"name":"x"}\n',
    'cut.json': exported(data).slice(0, 3000), 'picture.png': '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00', 'nothing.csv': 'a,b\n1,2\n',
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text, 'latin1');
    if (name.endsWith('.json')) continue; // found out only while it is read: see below
    const ran = wasl(['import', customers, join(folder, name), '--data', data]);
    assert.equal(ran.status, 1, name);
    assert.equal(exported(data), before, name);
  }
  assert.equal(wasl(['import', customers, join(folder, 'missing.csv'), '--data', data]).status, 3);
  assert.equal(wasl(['import', folder, '--data', data]).status, 3);

  const fresh = sample(), start = exported(fresh);
  for (const name of ['cut.json', 'other.json']) {
    assert.equal(wasl(['import', join(folder, name), '--data', fresh]).status, 1, name);
    assert.equal(exported(fresh), start, name);
  }
});

test('a trial run writes nothing, not even the directory', () => {
  const data = join(new_folder(), 'data');
  const report = json(['import', customers, '--data', data, '--dry-run']);
  assert.deepEqual([report.added, report.written], [9, false]);
  assert.equal(existsSync(data), false);
});

test('rows that are known are stepped over, unless they are wanted', () => {
  const data = join(new_folder(), 'data');
  wasl(['import', customers, '--data', data]);
  assert.equal(json(['import', customers, '--data', data]).added, 0);
  assert.equal(people(data).length, 9);
  assert.equal(json(['import', customers, '--data', data, '--keep-known']).added, 10);
  assert.equal(people(data).length, 19);
});

test('a table comes in on stdin as well', () => {
  const data = join(new_folder(), 'data');
  const ran = wasl(['import', '-', '--data', data, '--as', 'company', '--json'], { input: 'الشركة;المدينة\nواحة الشرق;الدمام\n' });
  assert.equal(ran.status, 0, ran.stderr);
  assert.equal(json_lines(['list', 'company', '--data', data])[0].fields.address.city, 'الدمام');
});

test('a mapping makes choices of words that no choice means', () => {
  const data = join(new_folder(), 'data'), mapping = join(new_folder(), 'mapping.json');
  const new_choice = { problem: 'not_a_choice', action: 'new_choice' };
  writeFileSync(mapping, JSON.stringify({ entity: 'person', columns: [
    { heading: 'الاسم', target: 'name' }, { heading: 'التصنيف', target: 'stage', rules: [new_choice] }] }));
  const words = ['import', '-', '--data', data, '--mapping', mapping], input = 'الاسم,التصنيف\nسارة,موزّع\nهدى,موزع\nمنى,مميز\n';
  const report = json(words, { input });
  assert.deepEqual([report.added, report.problem_count, report.problems], [3, 0, []]);
  assert.deepEqual(report.new_choices.map(({ field, label }) => [field, label]), [['stage', 'موزّع']]);
  const stages = Object.fromEntries(people(data).map((person) => [person.fields.name, person.fields.stage]));
  assert.deepEqual(stages, { سارة: report.new_choices[0].key, هدى: report.new_choices[0].key, منى: 'vip' });
  assert.deepEqual(json(words, { input }).new_choices, []);
  assert.equal(json(['check', '--data', data]).ok, true);
});

test('public tables: a thousand people and five thousand orders come in, and out again equal', () => {
  const data = join(new_folder(), 'data'), copy = join(new_folder(), 'copy');
  const persons = json(['import', join(fixtures, 'febrl1.csv'), '--data', data]);
  assert.deepEqual([persons.entity, persons.rows, persons.added + persons.lost], ['person', 1000, 1000]);
  const orders = json(['import', join(fixtures, 'rfm_orders.csv'), '--data', data]);
  assert.deepEqual([orders.entity, orders.rows, orders.added], ['order', 4906, 4906]);
  assert.equal(json_lines(['list', 'order', '--data', data]).length, 4906);
  const text = exported(data);
  done(['import', '-', '--data', copy, '--quiet'], { input: done(['export', '--data', data, '--quiet']).stdout });
  assert.equal(exported(copy), text);
  assert.equal(json(['check', '--data', copy]).ok, true);
});

test('the public log of purchases, where it is', { skip: existsSync(shared) ? false : 'no ../shared here' }, () => {
  const data = join(new_folder(), 'data');
  const report = json(['import', join(shared, '01_clv/cdnow_elog.csv'), '--data', data]);
  assert.equal(report.entity, 'order');
  assert.equal(report.added, report.rows);
  assert.equal(json(['check', '--data', data]).ok, true);
});

// ---- export ---------------------------------------------------------------------------------------------------

test('export, import into an empty directory, export: equal; and again changes nothing', () => {
  const data = sample(), copy = join(new_folder(), 'copy'), file = join(new_folder(), 'backup.json');
  wasl(['import', customers, '--data', data]);
  const told = json(['export', file, '--data', data]);
  assert.equal(told.bytes, statSync(file).size);
  assert.deepEqual(readdirSync(dirname(file)), ['backup.json']);
  const report = json(['import', file, '--data', copy]);
  assert.deepEqual([report.records, report.added, report.problem_count], [told.records, told.records, 0]);
  assert.equal(exported(copy), exported(data));
  assert.equal(json(['import', file, '--data', copy]).added, 0);
  done(['compact', '--data', copy]);
  assert.equal(exported(copy), exported(data));
});

test('files are attached, listed, taken out, and go along with a backup', () => {
  const data = sample(), copy = join(new_folder(), 'copy'), folder = new_folder();
  const contract = Buffer.from(Array.from({ length: 1_300_000 }, (_, i) => (i * 7919) >> 3)), picture = join(folder, 'صورة.png');
  writeFileSync(join(folder, 'عقد.pdf'), Buffer.concat([Buffer.from('%PDF-1.7\n'), contract]));
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  const customer = people(data)[0].id;
  const told = json_lines(['attach', customer, join(folder, 'عقد.pdf'), picture, '--data', data]);
  assert.deepEqual(told.map((file) => [file.name, file.kind, file.bytes]), [['عقد.pdf', 'application/pdf', 1_300_009], ['صورة.png', 'image/png', 16]]);
  assert.deepEqual(json_lines(['files', '--data', data]).map((file) => [file.owner, file.here]), [[customer, true], [customer, true]]);
  assert.match(done(['files', customer, '--data', data]).stdout, /عقد\.pdf/);
  done(['compact', '--data', data]);
  const backup = join(new_folder(), 'backup.json');
  done(['export', backup, '--data', data]);
  assert.equal(json(['import', backup, '--data', copy]).problem_count, 0);
  assert.equal(exported(copy), exported(data));
  const out = join(new_folder(), 'out');
  for (const count of [2, 4]) {
    assert.equal(json(['files', customer, '--extract', out, '--data', copy]).written, 2);
    assert.equal(readdirSync(out).length, count); // nothing is written over
  }
  assert.deepEqual(readFileSync(join(out, 'عقد.pdf')), readFileSync(join(folder, 'عقد.pdf')));
  assert.deepEqual(readFileSync(join(out, 'عقد (2).pdf')), readFileSync(join(folder, 'عقد.pdf')));
  const selected = done(['export', '--data', data, '--only', 'person', '--quiet']).stdout;
  assert.ok(selected.includes('"piece":'), 'a selection takes its files along');
  assert.ok(!done(['export', '--data', data, '--only', 'tag', '--quiet']).stdout.includes('"piece":'));
  assert.equal(json(['check', '--data', copy]).ok, true);
});

test('what cannot be attached is told, and nothing is', () => {
  const data = sample(), folder = new_folder(), customer = people(data)[0].id;
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'good.txt'), 'good');
  for (const [words, status, text] of [
    [[customer, join(folder, 'empty.txt')], 1, /is empty/],
    [[customer, join(folder, 'good.txt'), join(folder, 'none.txt')], 3, /cannot be read/],
    [['nobody', join(folder, 'good.txt')], 2, /not "nobody"/],
    [[json_lines(['list', 'tag', '--data', data])[0].id, join(folder, 'good.txt')], 2, /have no files/],
  ]) {
    const ran = wasl(['attach', ...words, '--data', data]);
    assert.equal(ran.status, status, ran.stderr);
    assert.match(ran.stderr, text);
  }
  assert.deepEqual(json_lines(['files', '--data', data]), []);
});

test('one kind of record can be exported, with what it names', () => {
  const data = sample(), copy = join(new_folder(), 'copy');
  done(['import', '-', '--data', copy], { input: done(['export', '--data', data, '--only', 'people', '--quiet']).stdout });
  assert.equal(json_lines(['list', 'person', '--data', copy]).length, json_lines(['list', 'person', '--data', data]).length);
  assert.equal(json_lines(['list', 'dealing', '--data', copy]).length, 0);
  assert.equal(json(['check', '--data', copy]).ok, true);
});

test('an export that cannot be written is told, and leaves nothing half done', () => {
  const data = sample();
  const ran = wasl(['export', join(new_folder(), 'no', 'where.json'), '--data', data]);
  assert.equal(ran.status, 3);
  assert.match(ran.stderr, /cannot be written/);
});

// ---- looking --------------------------------------------------------------------------------------------------

test('lists are filtered, sorted, cut and shown with the columns asked for', () => {
  const data = sample();
  const names = (...more) => json_lines(['list', 'person', '--data', data, ...more]).map((person) => person.name);
  const all = names();
  assert.ok(all.length >= 20);
  const vip = json_lines(['list', 'شخص', '--data', data, '--filter', 'stage=vip', '--sort', '-name', '--columns', 'name,stage']);
  assert.ok(vip.length >= 3 && vip.every((person) => person.fields.stage === 'vip'));
  assert.deepEqual(Object.keys(vip[0].fields), ['name', 'stage']);
  assert.deepEqual(vip.map((person) => person.name), [...names('--filter', 'stage=vip', '--sort', 'name')].reverse());
  assert.deepEqual(names('--filter', 'stage=vip', '--filter', 'city=الرياض'), names('--filter', 'stage=vip city=الرياض'));
  assert.equal(names('--limit', '3').length, 3);
  assert.deepEqual(names('--words', 'العتيبى').sort(), all.filter((name) => name.includes('العتيبي')).sort());
  const table = done(['list', 'person', '--data', data, '--columns', 'الاسم,phone,id', '--limit', '2'], { language: 'ar' });
  const [heading, rule, first, second, ...rest] = table.stdout.trimEnd().split('\n');
  assert.match(heading, /^الاسم +الهاتف +المعرّف$/);
  assert.match(rule, /^─+ {2}─+ {2}─+$/);
  assert.match(first, /[0-9a-f]{16}-[0-9a-f]+$/);
  assert.ok(second && rest.length === 0);
  assert.match(table.stderr, /2 من \d+/);
  assert.match(done(['list', 'person', '--data', data, '--filter', 'name=nobody']).stderr, /Nothing matches/);
  assert.match(done(['list', 'person', '--data', data, '--csv', '--columns', 'name,phone']).stdout, /^\ufeffName,Phone\r\n/);
});

test('the columns of a table line up, whatever the letters', () => {
  const data = join(new_folder(), 'data');
  done(['import', '-', '--data', data, '--as', 'person', '--map', 'n=name', '--map', 'c=card_number'],
    { input: 'n,c\nمُحَمَّدٌ,1\nLi 李明,2\nسارة,3\n' });
  const rows = done(['list', 'person', '--data', data, '--columns', 'name,card_number', '--sort', 'card_number', '--quiet']).stdout.trimEnd().split('\n').slice(2);
  const width = (text) => [...text].reduce((sum, c) => sum + (/\p{Mn}/u.test(c) ? 0 : /\p{Script=Han}/u.test(c) ? 2 : 1), 0);
  assert.equal(rows.length, 3);
  assert.equal(new Set(rows.map((row) => width(row.replace(/\d$/, '')))).size, 1, rows.join('\n'));
});

test('what stands in a cell cannot command the terminal', () => {
  const data = join(new_folder(), 'data');
  done(['import', '-', '--data', data, '--as', 'person'], { input: 'name,notes\n"evil\x1b[2J\u202Ename","x\ny"\n' });
  const { stdout } = done(['list', 'person', '--data', data, '--columns', 'name,preferences']);
  assert.doesNotMatch(stdout, /[\x1b\u202E]/);
  assert.equal(stdout.trimEnd().split('\n').length, 3);
});

test('search finds any spelling, a part of a phone number, and a slip', () => {
  const data = sample();
  const top = (...words) => json(['search', ...words, '--data', data]).groups[0].hits[0];
  assert.equal(top('ساره', 'العتيبى').name, 'سارة العتيبي');
  assert.equal(top('+966 50 123 4567').name, 'سارة العتيبي');
  assert.ok(json(['search', '123456', '--data', data, '--only', 'person']).total >= 3);
  assert.equal(top('Carter').name, 'James Carter');
  assert.equal(top('Cartre').match, 'slip');
  const people_only = json(['search', 'العتيبي', '--data', data, '--only', 'person', '--limit', '1']);
  assert.deepEqual(people_only.groups.map((group) => [group.entity, group.hits.length]), [['person', 1]]);
  assert.ok(people_only.total >= 3);
  assert.match(done(['search', 'سارة', '--data', data], { language: 'ar' }).stdout, /الأشخاص: \d/);
  assert.match(done(['search', 'zzzz', '--data', data]).stderr, /Nothing matches "zzzz"/);
});

test('a record is shown with what belongs to it, and its history from the first day', () => {
  const data = sample();
  const { id } = json(['search', 'سارة العتيبي', '--data', data]).groups[0].hits[0];
  const shown = json(['show', id, '--data', data]);
  assert.deepEqual([shown.entity, shown.name, shown.standing, shown.fields.phone], ['person', 'سارة العتيبي', 'live', '+966501234567']);
  assert.ok(shown.related.some((each) => each.entity === 'order' && each.count > 0));
  assert.match(done(['show', id, '--data', data], { language: 'ar' }).stdout, /الهاتف/);

  const edited = exported(data).split('\n').find((line) => line.includes(`"id":"${id}"`));
  const record = JSON.parse(edited.replace(/,$/, ''));
  const change = { e: 'person', id, at: '4102444800000-0-00000000000000aa', v: { name: 'سارة بنت فهد' } };
  assert.equal(record.v.name, 'سارة العتيبي');
  done(['import', '-', '--data', data], { input: `{"wasl":1,"dataset":"other","made":"2026-11-21T10:00:00Z","records":[\n${JSON.stringify(change)}\n]}\n` });
  const [newest, ...older] = json_lines(['history', id, '--data', data]);
  assert.deepEqual([newest.label, newest.field, newest.before, newest.after, newest.session],
    ['import', 'name', 'سارة العتيبي', 'سارة بنت فهد', '00000000000000aa']);
  assert.ok(older.some((change) => change.field === 'phone' && change.before === null && change.after === '+966501234567'));
  assert.match(done(['history', id, '--data', data], { language: 'ar' }).stdout, /استيراد/);
});

test('a backup of the bin is listed as the bin', () => {
  const data = sample();
  const { id } = json(['search', 'سارة العتيبي', '--data', data]).groups[0].hits[0];
  const removal = { e: 'person', id, at: '4102444800000-0-00000000000000aa', v: { removed_at: 4102444800000 } };
  done(['import', '-', '--data', data], { input: `{"wasl":1,"dataset":"other","made":"2026-11-21T10:00:00Z","records":[\n${JSON.stringify(removal)}\n]}\n` });
  assert.deepEqual(json_lines(['list', 'person', '--data', data, '--bin']).map((person) => [person.name, person.standing]), [['سارة العتيبي', 'bin']]);
  assert.equal(json(['show', id, '--data', data]).standing, 'bin');
});

// ---- check ----------------------------------------------------------------------------------------------------

function files_below(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('check is content with the sample company, before and after a snapshot', () => {
  const data = sample();
  for (let turn = 0; turn < 2; ++turn) {
    const { status, stdout } = wasl(['check', '--data', data, '--json']);
    const answer = JSON.parse(stdout);
    assert.equal(status, 0, stdout);
    assert.deepEqual(answer.checks.map((check) => check.check), ['names', 'standing', 'references', 'totals', 'relations', 'search', 'journal']);
    for (const check of answer.checks) assert.ok(check.looked_at > 0 && check.wrong === 0, check.check);
    done(['compact', '--data', data]);
  }
  assert.match(done(['check', '--data', data], { language: 'ar' }).stdout, /كل شيء سليم/);
});

test('check finds one flipped byte in any file that is kept', () => {
  const data = sample();
  wasl(['import', customers, '--data', data]);
  done(['compact', '--data', data]);
  wasl(['import', join(fixtures, 'orders.csv'), '--data', data, '--as', 'order', '--map', 'فاتورة=number', '--map', 'اليوم=date', '--map', 'Cust No=person']);
  const kept = files_below(data).filter((file) => !/(EPOCH|COMMIT|WRITER|JOURNAL|ballast)$/.test(file) && statSync(file).size > 0);
  let found = 0;
  for (const file of kept) {
    const bytes = readFileSync(file), flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] ^= 1;
    writeFileSync(file, flipped);
    const ran = wasl(['check', '--data', data, '--json']);
    if (ran.status === 0) { // a file that has been replaced and only waits to be removed
      rmSync(file);
      assert.equal(json(['check', '--data', data]).ok, true, file);
    } else {
      assert.equal(ran.status, 1, ran.stderr);
      assert.ok(JSON.parse(ran.stdout).damage.length > 0, file);
      ++found;
    }
    writeFileSync(file, bytes);
  }
  assert.ok(found >= 4 && found >= kept.length - 2, `${found} of ${kept.length}`);
  assert.equal(json(['check', '--data', data]).ok, true);
});

test('damaged data is not written to, and what can be read can be taken out', () => {
  const data = sample();
  done(['compact', '--data', data]);
  const snapshot = files_below(data).find((file) => /snap/.test(file) && statSync(file).size > 500);
  const bytes = readFileSync(snapshot);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(snapshot, bytes);
  const refused = wasl(['import', customers, '--data', data]);
  assert.equal(refused.status, 3);
  assert.match(refused.stderr, /damaged/);
  const rescued = wasl(['export', '--data', data, '--anyway']);
  assert.equal(rescued.status, 1);
  assert.match(rescued.stdout, /^\{"wasl":1/);
});

test('check finds references to nothing and totals that are no sums', () => {
  const data = join(new_folder(), 'data');
  const at = '1763760000000-0-00000000000000aa', id = (n) => `00000000000000aa-${n}`;
  const records = [
    { e: 'person', id: id(1), at, v: { name: 'x', created_at: 1, referred_by: id(77) } },
    { e: 'person', id: id(2), at, v: { name: 'y', created_at: 1, referred_by: id(3) } },
    { e: 'order', id: id(3), at, v: { date: 20000, created_at: 1, total: { m: 999, c: 'SAR' } } },
    { e: 'order_line', id: id(4), at, v: { order: id(3), created_at: 1, quantity: 20000, price: { m: 500, c: 'SAR' } } },
  ];
  const input = `{"wasl":1,"dataset":"other","made":"2026-11-21T10:00:00Z","records":[\n${records.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`;
  done(['import', '-', '--data', data], { input });
  const { status, stdout } = wasl(['check', '--data', data, '--json']);
  assert.equal(status, 1);
  const faults = JSON.parse(stdout).checks.flatMap((check) => check.findings.map((finding) => [finding.fault, finding.id, finding.field]));
  assert.deepEqual(faults, [['unknown_record', id(1), 'referred_by'], ['wrong_kind', id(2), 'referred_by'], ['wrong_total', id(3), 'total']]);
  assert.match(wasl(['check', '--data', data], { language: 'ar' }).stdout, /يشير إلى سجل غير موجود/);
});

// ---- the directory --------------------------------------------------------------------------------------------

test('one program writes; a second one is told by whom, and may read', async () => {
  const data = sample();
  const writer = spawn(program, ['import', '-', '--data', data, '--as', 'person'], { stdio: ['pipe', 'ignore', 'inherit'] });
  writer.stdin.write('name\n' + 'someone\n'.repeat(20000)); // more than is looked at before the directory is opened
  const held_by = () => Number(readFileSync(join(data, 'v-default', 'WRITER'), 'utf8'));
  for (let tries = 0; held_by() !== writer.pid && tries < 200; ++tries) await new Promise((wake) => setTimeout(wake, 50));
  const refused = wasl(['compact', '--data', data]);
  assert.equal(refused.status, 3);
  assert.match(refused.stderr, new RegExp(`process ${writer.pid} \\(.*import - --data`));
  assert.equal(JSON.parse(wasl(['sample', '--data', data, '--json']).stderr).error.code, 'locked');
  assert.ok(json_lines(['list', 'person', '--data', data]).length >= 20);
  writer.stdin.end();
  assert.equal(await new Promise((over) => writer.on('exit', over)), 0);
  done(['compact', '--data', data]);
});

test('a directory without data is told as such; WASL_DATA stands for --data', () => {
  const ran = wasl(['list', 'person', '--data', join(new_folder(), 'nothing')]);
  assert.equal(ran.status, 3);
  assert.match(ran.stderr, /no data of Wasl/);
  const data = sample();
  assert.equal(wasl(['list', 'person'], { environment: { WASL_DATA: data } }).status, 0);
  assert.equal(wasl(['sample', '--data', data]).status, 1);
  done(['sample', '--data', data, '--dataset', 'second']);
});

// ---- files of other programs --------------------------------------------------------------------------------------

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);
const count_of = (text, part) => text.split(part).length - 1;

test('records go out as tables, contacts and calendars', () => {
  const data = sample(), folder = new_folder();
  const out = (name, more = []) => {
    done(['export', join(folder, name), '--data', data, ...more]);
    return readFileSync(join(folder, name));
  };
  const all = people(data);
  assert.ok(all.length > 5);
  assert.equal(out('people.xlsx', ['--only', 'person']).toString('latin1', 0, 4), 'PK\x03\x04');
  assert.ok(json(['export', join(folder, 'everything.xlsx'), '--data', data]).records > 3 * all.length, 'every kind has a sheet');
  assert.equal(count_of(out('people.vcf').toString(), 'BEGIN:VCARD'), all.length);
  assert.match(out('old.vcf', ['--format', 'vcf3']).toString(), /VERSION:3\.0/);
  assert.equal(count_of(out('tasks.ics').toString(), 'BEGIN:VTODO'), json_lines(['list', 'task', '--data', data]).length);
  assert.match(out('people.csv').toString(), /^\uFEFFالاسم,|^\uFEFFName,/);
  assert.equal(wasl(['export', join(folder, 'x.vcf'), '--data', data, '--only', 'order']).status, 2);
  assert.equal(wasl(['export', '--data', data, '--format', 'pdf']).status, 2);
  assert.equal(existsSync(join(folder, 'x.vcf')), false);
});

test('what went out as a workbook or as contacts comes in again', () => {
  const data = sample(), folder = new_folder(), count = people(data).length;
  for (const [name, kind] of [['people.xlsx', 'xlsx'], ['people.vcf', 'vcard']]) {
    const file = join(folder, name), fresh = join(new_folder(), 'data');
    done(['export', file, '--data', data, '--only', 'person']);
    const report = json(['import', file, '--data', fresh, '--as', 'person']);
    assert.deepEqual([report.kind, report.added, report.lost], [kind, count, 0], JSON.stringify(report.problems));
    assert.deepEqual(new Set(json_lines(['list', 'person', '--data', fresh]).map(({ name }) => name)), new Set(people(data).map(({ name }) => name)));
  }
  const half = join(folder, 'half.xlsx');
  writeFileSync(half, readFileSync(join(folder, 'people.xlsx')).subarray(0, 3000));
  const ran = wasl(['import', half, '--data', data]);
  assert.equal(ran.status, 1);
  assert.match(ran.stderr, /its end is missing/);
});

// Cells of a CSV file whose quotes may hold line ends.
function cells_of(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean)).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
}

test('LibreOffice opens our workbooks and finds in them what is there', { skip: office ? false : 'LibreOffice is not installed' }, () => {
  const data = sample();
  for (const kind of ['person', 'order', 'task', 'product', 'dealing']) {
    const folder = new_folder();
    done(['export', join(folder, 'book.xlsx'), '--data', data, '--only', kind]);
    done(['export', join(folder, 'table.csv'), '--data', data, '--only', kind]);
    const ran = spawnSync(office, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true', '--outdir', folder, join(folder, 'book.xlsx')], { encoding: 'utf8' });
    assert.equal(ran.status, 0, ran.stderr);
    const plain = (cell) => /^-?[\d,]+(\.\d+)? [A-Z]{3}$/.test(cell) ? cell.replaceAll(',', '') : cell.replace(/^(-?\d+\.\d*?)0+$/, '$1').replace(/^(-?\d+)\.$/, '$1');
    const theirs = cells_of(readFileSync(join(folder, 'book.csv'), 'utf8')), ours = cells_of(readFileSync(join(folder, 'table.csv'), 'utf8'));
    const shown = (rows) => rows.map((row) => row.map((cell) => plain(/^(true|false)$/i.test(cell) ? cell.toLowerCase() : cell)));
    assert.deepEqual(shown(theirs), shown(ours), kind);
  }
});

// ---- doubles and quality ----------------------------------------------------------------------------------------

test('doubles are told with their reasons, merged, and taken apart again', () => {
  const data = sample();
  const file = join(new_folder(), 'more.csv');
  writeFileSync(file, 'الاسم,الهاتف\nSarah Alotaibi,+966 50 123 4567\n');
  done(['import', file, '--data', data, '--as', 'person', '--keep-known']);
  const [pair, ...others] = json_lines(['duplicates', 'person', '--data', data]);
  assert.deepEqual(others, []);
  assert.ok(pair.score > 0.97);
  assert.deepEqual(new Set([pair.first.name, pair.second.name]), new Set(['سارة العتيبي', 'Sarah Alotaibi']));
  assert.deepEqual(new Set(pair.reasons.map((reason) => reason.field)), new Set(['phone', 'name']));
  const before = exported(data);
  const dry = json(['merge', 'person', '--above', '0.97', '--dry-run', '--data', data]);
  assert.equal(dry.merged, 1);
  assert.equal(exported(data), before);
  const [survivor, other] = [dry.groups[0].survivor, dry.groups[0].others[0]];
  assert.equal(json(['merge', survivor, other, '--dry-run', '--data', data]).merged, 1);
  assert.equal(exported(data), before);
  assert.equal(wasl(['merge', survivor, survivor, '--dry-run', '--data', data]).status, 1);
  assert.equal(json(['merge', 'person', '--above', '0.97', '--data', data]).merged, 1);
  assert.deepEqual(done(['duplicates', '--data', data, '--json']).stdout, '');
  const [gone] = dry.groups[0].others;
  assert.equal(json(['unmerge', gone, '--data', data]).skipped, 0);
  assert.equal(json_lines(['duplicates', '--data', data]).length, 1);
  assert.equal(wasl(['unmerge', gone, '--data', data]).status, 1); // it is not merged any more
  const quality = json(['quality', '--data', data]);
  assert.ok(quality.completeness.person > 50);
  for (const list of ['incomplete', 'contradictory', 'unreachable', 'stale', 'orphaned']) assert.ok(Array.isArray(quality[list]), list);
  assert.equal(wasl(['merge', 'nonsense', 'x', '--data', data]).status, 2);
  assert.equal(wasl(['duplicates', 'task', '--data', data]).status, 2);
});

// ---- erasing a person -------------------------------------------------------------------------------------------

test('a person is erased from every file, after being asked, and the orders keep their totals', () => {
  const data = sample();
  const her = json_lines(['list', 'person', '--data', data]).find((person) => person.name === 'سارة العتيبي');
  const totals = () => json_lines(['list', 'order', '--data', data]).map((order) => JSON.stringify(order.total)).sort();
  const before = totals(), contract = join(new_folder(), 'contract.txt');
  writeFileSync(contract, 'her-signature');
  done(['attach', her.id, contract, '--data', data]);
  const files = () => readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const holds = (text) => files().some((bytes) => bytes.includes(text));
  assert.ok(holds('سارة العتيبي') && holds('her-signature'));
  const asked = json(['erase', her.id, '--data', data]);
  assert.equal(asked.erased, 0);
  assert.ok(asked.with.order >= 1);
  assert.ok(holds('سارة العتيبي')); // so far it was a question
  const done_it = json(['erase', her.id, '--data', data, '--yes']);
  assert.equal(done_it.erased, 1);
  assert.ok(!holds('سارة العتيبي') && !holds('her-signature') && !holds('contract.txt'));
  assert.deepEqual(totals(), before);
  assert.equal(wasl(['check', '--data', data]).status, 0);
  assert.equal(wasl(['erase', 'nonsense', '--data', data]).status, 2);
  assert.equal(wasl(['erase', '00c0ffee00c0ffee-1', '--data', data]).status, 2);
});

// ---- templates for trades ---------------------------------------------------------------------------------------------

test('templates are listed, shown, and added once', () => {
  const keys = json_lines(['template', 'list']).map(({ key }) => key);
  assert.deepEqual(keys, ['shop', 'clinic', 'distributor', 'workshop', 'training']);
  for (const key of keys) {
    const parts = json_lines(['template', 'show', key]);
    assert.ok(parts.length > 15, key);
    for (const part of parts) assert.ok(part.name_ar && part.name_en && !part.is_here, JSON.stringify(part));
  }
  assert.match(done(['template', 'show', 'clinic']).stdout, /Blood group/);
  assert.match(done(['template', 'show', 'عيادة'], { language: 'ar_SA' }).stdout, /فصيلة الدم/);

  const data = sample();
  const { added } = json(['template', 'add', 'workshop', '--data', data]);
  assert.equal(added, json_lines(['template', 'show', 'workshop']).length);
  assert.ok(json_lines(['template', 'show', 'workshop', '--data', data]).every(({ is_here }) => is_here));
  const after = exported(data);
  assert.match(done(['template', 'add', 'workshop', '--data', data]).stdout, /here already/);
  assert.equal(exported(data), after);

  assert.equal(wasl(['template', 'show', 'bakery']).status, 2);
  assert.equal(wasl(['template', 'remove', 'clinic']).status, 2);
  assert.equal(wasl(['template', 'add']).status, 2);
});

// ---- the firm's own fields ----------------------------------------------------------------------------------------------

test('own fields are added, listed, renamed, hidden, archived and brought back; formulas compute, choices change', () => {
  const data = sample();
  const fields = (...words) => json_lines(['fields', ...words, '--data', data]);
  const change = (...words) => json(['fields', ...words, '--data', data]);
  const refused = (words, status, says) => {
    const before = exported(data);
    const ran = wasl(['fields', ...words, '--data', data]);
    assert.equal(ran.status, status, ran.stderr);
    assert.match(ran.stderr, says);
    assert.equal(exported(data), before); // nothing was done
  };
  assert.deepEqual(fields(), []);
  assert.match(done(['fields', '--data', data]).stdout, /No fields of your own yet/);
  assert.match(done(['fields', '--data', data], { language: 'ar_SA' }).stdout, /لا حقول خاصة بعد/);
  const built_in = fields('person');
  assert.ok(built_in.some(({ key, is_own }) => key === 'phone' && !is_own));

  // A field of choices, filled by an import's road and listed with its words.
  const size = change('add', 'person', '--ar', 'المقاس', '--en', 'Size', '--choice', 'صغير|Small|info', '--choice', 'كبير|Large').field;
  assert.match(size, /^x_size_/);
  assert.deepEqual(fields().map(({ key, label_ar, label_en, type }) => [key, label_ar, label_en, type]), [[size, 'المقاس', 'Size', 'choice']]);
  assert.match(done(['fields', '--data', data], { language: 'ar_SA' }).stdout, /المقاس/);
  const choices = () => fields('choices', 'person', size);
  assert.deepEqual(choices().map(({ label_ar, label_en, colour }) => [label_ar, label_en, colour]), [['صغير', 'Small', 'info'], ['كبير', 'Large', 'neutral']]);
  change('choices', 'person', size, '--name', `${choices()[0].key}=|Tiny|danger`, '--choice', 'هائل|Huge');
  assert.deepEqual(choices().map(({ label_ar, label_en, colour }) => [label_ar, label_en, colour]), [['صغير', 'Tiny', 'danger'], ['كبير', 'Large', 'neutral'], ['هائل', 'Huge', 'neutral']]);
  change('choices', 'person', size, '--drop', choices()[1].key);
  assert.ok(choices()[1].is_archived);
  change('choices', 'person', size, '--bring-back', choices()[1].key);
  assert.ok(!choices()[1].is_archived);
  assert.equal(change('choices', 'dealing', 'channel', '--name', 'sms=|Text').changes > 0, true); // one of ours, too
  assert.ok(fields('choices', 'dealing', 'channel').some(({ key, label_en }) => key === 'sms' && label_en === 'Text'));

  // A formula, typed in the words of a language, kept with keys; what it comes to is listed.
  const spent = change('add', 'person', '--en', 'Spent', '--formula', 'sum([الطلبات].[الإجمالي], [الحالة] <> "ملغى")').field;
  assert.equal(fields().find(({ key }) => key === spent).type, 'money');
  assert.ok(json_lines(['list', 'person', '--data', data]).some((row) => JSON.stringify(row).includes(`"${spent}":{`)));
  change('formula', 'person', spent, '--formula', 'count([orders])');
  assert.match(fields().find(({ key }) => key === spent).formula, /^count\(/);
  refused(['formula', 'person', spent, '--formula', `[${spent}] + 1`], 2, /circle/);
  refused(['add', 'person', '--en', 'Wrong', '--formula', '[totl] * 2'], 2, /no field/);

  // Names, forms, the archive.
  change('rename', 'person', 'territory', '--en', 'Region');
  assert.equal(fields('person').find(({ key }) => key === 'territory').label_en, 'Region');
  change('hide', 'person', size);
  assert.ok(fields().find(({ key }) => key === size).is_hidden);
  change('show', 'person', size);
  assert.ok(!fields().find(({ key }) => key === size).is_hidden);
  change('archive', 'person', size);
  assert.ok(fields().find(({ key }) => key === size).is_archived);
  refused(['rename', 'person', size, '--en', 'Other'], 1, /archived/);
  refused(['archive', 'person', size], 1, /archived/);
  change('restore', 'person', size);
  assert.ok(!fields().find(({ key }) => key === size).is_archived);
  refused(['restore', 'person', size], 1, /not archived/);

  // What cannot be.
  refused(['archive', 'person', 'phone'], 1, /built in/);
  refused(['add', 'person', '--en', 'Size'], 1, /name/i); // taken
  refused(['add', 'person', '--en', 'X', '--type', 'colour'], 2, /There are: text/);
  refused(['add', 'person', '--en', 'X', '--section', 'attic'], 2, /There are: /);
  refused(['add', 'person', '--type', 'text'], 2, /--ar or --en/);
  refused(['add', 'person', '--en', 'X', '--choice', 'a|b|pink'], 2, /There are: neutral/);
  refused(['choices', 'person', 'phone'], 2, /no field of choices/);
  refused(['choices', 'person', size, '--drop', 'nothing'], 2, /no choice/);
  refused(['formula', 'person', 'phone', '--formula', '1'], 2, /no formula/);
  refused(['paint', 'person'], 2, /takes add/);
  refused(['add'], 2, /kind of record/);
  refused(['hide', 'person'], 2, /which field/);
  refused(['hide', 'person', 'wings'], 2, /no field/);
  assert.ok(done(['history', json_lines(['list', 'field', '--data', data])[0].id, '--data', data]).stdout.length > 0); // in the journal
  assert.equal(wasl(['check', '--data', data]).status, 0);
});

test('every trade has a sample company, whose records check and come back from a file', () => {
  for (const key of ['shop', 'clinic', 'distributor', 'workshop', 'training']) {
    const folder = new_folder(), data = join(folder, 'data'), copy = join(folder, 'copy'), file = join(folder, 'all.json');
    done(['sample', '--trade', key, '--data', data]);
    assert.ok(people(data).length >= 10, key);
    done(['check', '--data', data]);
    writeFileSync(file, done(['export', '--data', data]).stdout);
    done(['import', file, '--data', copy]);
    assert.equal(exported(copy), exported(data), key);
  }
  const clinic = join(new_folder(), 'data');
  done(['sample', '--trade', 'clinic', '--data', clinic]);
  const [patient] = json_lines(['list', 'person', '--data', clinic, '--filter', 'x_blood_group=b_pos']);
  assert.equal(patient.name, 'محمد سعيد الزهراني (أبو خالد)');
  // What is computed is listed, sorted, filtered and exported as anything else.
  const ages = json_lines(['list', 'person', '--data', clinic, '--columns', 'name,x_age', '--sort', '-x_age', '--filter', 'x_age>30'])
    .map(({ fields }) => fields.x_age);
  assert.ok(ages.length >= 3 && ages.every((age) => age > 30), String(ages));
  assert.deepEqual(ages, [...ages].sort((a, b) => b - a));
  assert.equal(wasl(['sample', '--trade', 'bakery', '--data', join(new_folder(), 'data')]).status, 2);
});
