// The sheet of somebody's Excel: five thousand rows of real people written in all the ways people write, and what is
// true about them. Seeded, so that a failure can be looked at again.
//
//     const { csv, cells, people, rows } = dirty_sheet({ rows: 5000, seed: 7 });
//     cells: the same as csv, for a workbook: its dates are numbers at times, its telephones have lost their zero
//     people: [{ name, phone, email, birthday, gender, stage, city, company, size }]   the truth
import fs from 'node:fs';
import path from 'node:path';

const first_men = ['محمد', 'أحمد', 'عبدالله', 'عبد الرحمن', 'إبراهيم', 'خالد', 'فهد', 'سلطان', 'يوسف', 'علي', 'عمر', 'ياسر', 'ناصر', 'بندر', 'مصطفى', 'هاني', 'إسماعيل', 'أنس'];
const first_women = ['سارة', 'نورة', 'هدى', 'منى', 'ليلى', 'فاطمة', 'عائشة', 'مريم', 'ريم', 'أمل', 'آمنة', 'لطيفة', 'هند', 'سلمى', 'رؤى', 'شيماء'];
const fathers = ['سعد', 'صالح', 'حمد', 'راشد', 'ماجد', 'عادل', 'سالم', 'فيصل', 'جابر', 'طلال', 'وليد', 'زياد', 'حسن', 'حسين', 'كريم', 'رامي'];
const families = ['العتيبي', 'القحطاني', 'الغامدي', 'الزهراني', 'الحربي', 'المطيري', 'الشهري', 'الدوسري', 'العنزي', 'الأنصاري', 'البلوي', 'السبيعي', 'المالكي', 'الجهني', 'الأحمدي', 'النجار', 'الخطيب', 'الحلبي'];
const cities = ['الرياض', 'جدة', 'مكة المكرمة', 'الدمام', 'أبها', 'تبوك', 'بريدة', 'المدينة المنورة'];
const companies = ['مؤسسة النور', 'شركة الأفق', 'متجر الريان', 'مكتب البيان', 'شركة السحاب للتقنية'];
const sizes = ['صغير', 'وسط', 'كبير'];
const genders = { male: ['ذكر', 'ذكر', 'رجل', 'M', 'ذ'], female: ['أنثى', 'انثى', 'F', 'امرأة', 'أنثي'] };
const stages = { new: ['جديد', 'عميل جديد', 'جديدة'], recurring: ['متكرر', 'عميل دائم', 'نشط'], vip: ['مميز', 'VIP', 'مميزة'], lost: ['مفقود', 'متوقف'] };

export function random_of(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = n => Math.floor(next() * n);
  return { below, chance: percent => next() * 100 < percent, pick: list => list[below(list.length)] };
}

const arabic_digits = text => text.replace(/\d/g, digit => '٠١٢٣٤٥٦٧٨٩'[digit]);
const iso_of = days => new Date(days * 86400000).toISOString().slice(0, 10);

// The official calendar, as the program has it: browsers differ from it by a day.
const table = fs.readFileSync(path.join(import.meta.dirname, '../../../core/text/hijri_table.inc'), 'utf8');
const [, year_first, day_first] = table.match(/hijri_year_first = (\d+), hijri_day_first = (-?\d+)/).map(Number);
const lengths = [...table.matchAll(/0x([0-9a-f]{6})/g)].map(([, hex]) => parseInt(hex, 16));
function hijri(days) {
  let left = days - day_first;
  for (let year = 0; year < lengths.length; ++year) {
    for (let month = 0; month < 12; ++month) {
      const length = 28 + ((lengths[year] >> (2 * month)) & 3);
      if (left < length) return { day: left + 1, month: month + 1, year: year_first + year };
      left -= length;
    }
  }
  throw new Error('outside the calendar');
}
const hijri_months = ['محرم', 'صفر', 'ربيع الأول', 'ربيع الآخر', 'جمادى الأولى', 'جمادى الآخرة', 'رجب', 'شعبان', 'رمضان', 'شوال', 'ذو القعدة', 'ذو الحجة'];

function phone_as_written(random, e164) {
  const local = e164.slice(4); // nine digits
  return random.pick([
    () => `0${local}`, () => `0${local}`, () => arabic_digits(`0${local}`), () => e164, () => `00${e164.slice(1)}`, () => e164.slice(1), () => local,
    () => `0${local.slice(0, 2)} ${local.slice(2, 5)} ${local.slice(5)}`, () => `+966-${local.slice(0, 2)}-${local.slice(2, 5)}-${local.slice(5)}`,
    () => `(0${local.slice(0, 2)}) ${local.slice(2)}`, () => `${local}.0`, () => `\u200e0${local}\u200f`,
  ])();
}

function date_as_written(random, days) {
  const [year, month, day] = iso_of(days).split('-');
  const h = hijri(days);
  return random.pick([
    () => `${day}/${month}/${year}`, () => `${day}/${month}/${year}`, () => `${Number(day)}-${Number(month)}-${year}`, () => arabic_digits(`${day}/${month}/${year}`),
    () => iso_of(days), () => `${year}/${Number(month)}/${Number(day)}`, () => String(days + 25569), () => `${h.day}/${h.month}/${h.year}`,
    () => `${h.day} ${hijri_months[h.month - 1]} ${h.year}هـ`, () => arabic_digits(`${h.day}/${h.month}/${h.year} هـ`),
  ])();
}

const other_spelling = (random, name) => {
  let text = name;
  if (random.chance(40)) text = text.replace(/ة(?=$|\s)/g, 'ه');
  if (random.chance(40)) text = text.replace(/[أإآ]/g, 'ا');
  if (random.chance(30)) text = text.replace(/ي(?=$|\s)/g, 'ى');
  if (random.chance(15)) text = text.replace('عبدالله', 'عبد الله').replace('عبد الرحمن', 'عبدالرحمن');
  if (random.chance(15)) text = text.replace(' ', '  ');
  if (random.chance(10)) text = `${text.slice(0, 2)}\u0640\u0640${text.slice(2)}`;
  if (random.chance(10)) text = ` ${text} `;
  return text;
};

function cell(text) {
  return /[;"\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function dirty_sheet({ rows = 5000, seed = 7 } = {}) {
  const random = random_of(seed);
  const people = [], lines = [], used = new Set();
  const heading = ['م', 'اسم العميل', 'رقم الجوال', 'البريد الالكترونى', 'المدينة', 'تاريخ الميلاد', 'النوع', 'التصنيف', 'جهة العمل', 'مقاس الثوب', 'ملاحظات'];
  const written_date = person => {
    const text = date_as_written(random, person.birthday);
    person.written.push(text); // for whoever looks at a failure
    return text;
  };
  const write = (person, { phone = person.phone, name = person.name, email = person.email } = {}) => {
    who[lines.length] = person;
    lines.push([
      String(lines.length + 1),
      other_spelling(random, name),
      phone ? phone_as_written(random, phone) : random.pick(['', '', 'لا يوجد', '-']),
      email ? random.pick([email, email, email.toUpperCase(), ` ${email}`]) : random.pick(['', '', 'لا يوجد']),
      random.chance(90) ? person.city : '',
      person.birthday === undefined ? random.pick(['', '', 'غير معروف']) : written_date(person),
      random.pick(genders[person.gender]),
      random.pick(stages[person.stage]),
      person.company,
      person.size,
      random.chance(5) ? 'يفضل التواصل مساءً؛ سطر أول\nوسطر ثان' : '',
    ]);
  };
  const new_person = () => {
    const gender = random.chance(60) ? 'male' : 'female';
    let phone;
    do phone = `+9665${[0, 3, 4, 5, 6][random.below(5)]}${String(random.below(10_000_000)).padStart(7, '0')}`;
    while (used.has(phone));
    used.add(phone);
    const first = random.pick(gender === 'male' ? first_men : first_women);
    const person = {
      first, name: `${first} ${random.pick(fathers)} ${random.pick(families)}`,
      gender, phone, written: [],
      email: random.chance(55) ? `user${people.length}@example.com` : '',
      birthday: random.chance(70) ? -7300 + random.below(20000) : undefined,
      stage: random.pick(Object.keys(stages)),
      city: random.pick(cities), company: random.chance(30) ? random.pick(companies) : '', size: random.pick(sizes),
    };
    people.push(person);
    return person;
  };
  const broken_at = new Set(), who = []; // of each row, none of some
  let again = 0; // rows that only likeness tells
  while (lines.length < rows) {
    const kind = random.below(100);
    if (kind < 10 && people.length > 20) { // somebody again, in other letters
      const person = random.pick(people);
      write(person, person.email && random.chance(30) ? { phone: '' } : {});
    } else if (kind < 11 && people.length > 20) { // a brother or sister on the same telephone
      const other = random.pick(people);
      const person = new_person();
      if (other.first === person.first) person.first = person.gender === 'male' ? 'صقر' : 'جواهر';
      person.name = `${person.first} ${other.name.slice(other.first.length + 1)}`;
      person.phone = other.phone;
      person.email = '';
      write(person);
    } else if (kind < 12 && people.length > 20) { // somebody again, known by name and birthday alone, or with a slip in the telephone
      const person = random.pick(people);
      if (person.birthday === undefined) continue;
      const has_slip = random.chance(50);
      const digits = person.phone.split(''), at = 6 + random.below(7);
      digits[at] = String((Number(digits[at]) + 1 + random.below(8)) % 10);
      if (has_slip && used.has(digits.join(''))) continue;
      used.add(digits.join(''));
      write(person, { email: '', phone: has_slip ? digits.join('') : '' });
      ++again;
    } else if (kind < 13) { // nobody: a row of nothing, or one without a name
      lines.push(random.chance(50) ? heading.map(() => '') : [String(lines.length + 1), '', '', '', random.pick(cities), '', '', '', '', '', 'تحت الطلب']);
      broken_at.add(lines.length);
    } else {
      write(new_person());
    }
  }
  const titled = [['كشف العملاء لعام ١٤٤٦', ...heading.slice(1).map(() => '')], heading, ...lines];
  const as_excel = (text, column) => {
    if (column === 2 && /^0?5\d{8}$/.test(text)) return { number: Number(text) };
    const date = column === 5 && text.match(/^(\d\d)\/(\d\d)\/((?:19|20)\d\d)$/);
    return date ? { date: Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])) / 86400000 + 25569 } : text;
  };
  const cells = titled.map((line, row) => (row < 2 ? line : line.map(as_excel)));
  const csv = `\ufeff${titled.map(line => line.map(cell).join(';')).join('\r\n')}\r\n`;
  return { csv, cells, people, rows: lines.length, broken: broken_at.size, again, who };
}
