// Numbers, money, dates, distances in time, plurals and order as our core makes them, beside the browser's Intl (ICU and
// CLDR): thousands of seeded values in both languages and both digit sets. Where we differ on purpose, the rule that maps
// one to the other stands here with its reason, and nothing else may differ.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { test } from 'node:test';
import { the_browser } from './support/wasl.mjs';

const program = process.env.WASL_TEXT_ANSWERS;
const skip = program && fs.existsSync(program) ? false : 'WASL_TEXT_ANSWERS is not built';

let state = 20261122;
const below = bound => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32 * bound | 0;
const pick = list => list[below(list.length)];
const many = (count, make) => Array.from({ length: count }, make);
const languages = [['ar', 'latin', 'ar-u-nu-latn'], ['ar', 'arabic', 'ar-u-nu-arab'], ['en', 'latin', 'en']];
const in_all = questions => languages.flatMap(([language, digits, tag]) => questions.map(one => ({ ...one, language, digits, tag })));

function ours(questions) {
  const input = questions.map(({ kind, language, digits, ask }) => [kind, language, digits, ...ask].join('\t')).join('\n') + '\n';
  const ran = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 27 });
  assert.equal(ran.status, 0, ran.stderr);
  const answers = ran.stdout.split('\n').slice(0, -1);
  assert.equal(answers.length, questions.length);
  return answers;
}

// `theirs` runs in the browser, once for all questions.
async function same(questions, theirs, plain = text => text) {
  const page = await (await the_browser()).newPage();
  try {
    const answers = await page.evaluate(`(${theirs})(${JSON.stringify(questions)})`);
    const mine = ours(questions);
    // Marks of direction are ours to set: a number is isolated where it is drawn.
    const bare = text => plain(text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' '));
    const differing = questions.map((one, i) => ({ ...one, ours: bare(mine[i]), theirs: bare(answers[i]) })).filter(({ ours, theirs }) => ours !== theirs);
    assert.deepEqual(differing.slice(0, 12), [], `${differing.length} of ${questions.length} differ`);
  } finally {
    await page.close();
  }
}

test('whole numbers', { skip }, () => same(
  in_all([0, 1, -1, 9, 10, 999, 1000, -1000, 12345, ...many(800, () => below(2 ** 31) * (below(2) ? 1 : -1)), ...many(200, () => below(2 ** 31) * 4_000_000)].map(n => ({ kind: 'integer', ask: [String(n)] }))),
  questions => questions.map(({ tag, ask }) => new Intl.NumberFormat(tag, { minimumGroupingDigits: 1 }).format(BigInt(ask[0]))),
));

test('numbers with decimals', { skip }, () => same(
  in_all(many(1200, () => {
    const scale = 1 + below(4), least = below(3), units = below(10 ** (2 + below(6))) * (below(2) ? 1 : -1);
    return { kind: 'fixed', ask: [String(units), String(scale), String(least), String(Math.max(least, below(4)))] };
  })),
  questions => questions.map(({ tag, ask }) => {
    const negative = ask[0].startsWith('-'), scale = Number(ask[1]);
    const digits = ask[0].replace('-', '').padStart(scale + 1, '0');
    const exact = (negative ? '-' : '') + digits.slice(0, -scale) + '.' + digits.slice(-scale);
    return new Intl.NumberFormat(tag, { minimumFractionDigits: Number(ask[2]), maximumFractionDigits: Number(ask[3]), signDisplay: 'negative' }).format(exact);
  }),
));

// ICU takes the word's form from the number before it is rounded (7,046,985 as 85: "7 مليون"); we take it from what is shown:
// "7 ملايين". Which form goes with which number is the subject of 'plurals'.
const our_forms = text => text.replace('آلاف', 'ألف').replace('ملايين', 'مليون').replace('مليارات', 'مليار').replace('بلايين', 'بليون').replace('تريليونات', 'تريليون');

test('numbers in the room of a label', { skip }, () => same(
  in_all([0, 1, 999, 1000, 1200, 9950, 12_500, 125_000, 1e6, 2e6, 3.4e6, 11e6, 45e6, 1e9, 2.5e9, ...many(600, () => below(10 ** (3 + below(7))))].map(n => ({ kind: 'compact', ask: [String(n)] }))),
  questions => questions.map(({ tag, ask }) => {
    const value = Number(ask[0]), size = Math.abs(value);
    // One digit behind the point, and none where three stand before it.
    const rounded = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 });
    const leading = size < 1000 ? 0 : String(Math.floor(size)).length % 3;
    return leading === 0 ? new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 0 }).format(value) : rounded.format(value);
  }),
  our_forms,
));

test('plurals', { skip }, () => same(
  in_all([...many(1300, (_, i) => i), ...many(1000, () => below(2 ** 31)), -1, -2, -3, -11, -100].map(n => ({ kind: 'plural', ask: [String(n)] }))),
  questions => questions.map(({ tag, ask }) => new Intl.PluralRules(tag).select(Number(ask[0]))),
));

// "بعد 3 أيام" is "in 3 days"; CLDR's "خلال" means "within", which a promise of a call is not. "بعد غد" goes without the
// article, as it is said. English counts two days, as CLDR does.
const our_words = text => text.replace(/^خلال /, 'بعد ').replace('يوم واحد', 'يوم').replace('بعد الغد', 'بعد غد').replace(/(سنة|شهر|ساعة|دقيقة) (واحدة|واحد)$/, '$1');

test('distances in days', { skip }, () => same(
  in_all(many(57, (_, i) => ({ kind: 'days', ask: [String(i - 28)] }))),
  questions => questions.map(({ tag, ask }) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(Number(ask[0]), 'day')),
  our_words,
));

test('distances in minutes and hours', { skip }, () => same(
  in_all([...many(118, (_, i) => i - 59).filter(Boolean), ...many(46, (_, i) => (i - 23) * 60).filter(Boolean)].map(n => ({ kind: 'minutes', ask: [String(n)] }))),
  questions => questions.map(({ tag, ask }) => {
    const minutes = Number(ask[0]), format = new Intl.RelativeTimeFormat(tag);
    return Math.abs(minutes) < 60 ? format.format(minutes, 'minute') : format.format(minutes / 60, 'hour');
  }),
  our_words,
));

// English: day before month, as in Britain and the whole region; September is "Sep".
const our_dates = text => text.replace(/(^|[^\p{L}])Sept(?!\p{L})/u, '$1Sep').replace(/^(\w+day) (\d)/, '$1, $2');

test('dates', { skip }, () => same(
  in_all(many(700, () => below(40_000) - 5_000).flatMap(day => [0, 1, 2, 3].map(form => ({ kind: 'date', ask: [String(day), String(form), '0'] })))),
  questions => questions.map(({ language, tag, ask }) => {
    const forms = [
      { day: 'numeric', month: language === 'ar' ? 'long' : 'short', year: 'numeric' },
      { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
      { day: 'numeric', month: 'long' },
      { month: 'long', year: 'numeric' },
    ];
    const locale = language === 'en' ? 'en-GB' : tag;
    return new Intl.DateTimeFormat(locale, { ...forms[Number(ask[1])], calendar: 'gregory', timeZone: 'UTC' }).format(new Date(Number(ask[0]) * 864e5));
  }),
  our_dates,
));

test('the months of the Levant, of the Maghreb and of Morocco', { skip }, () => same(
  [1, 2, 3].flatMap(names => many(12, (_, month) => ({ kind: 'date', language: 'ar', digits: 'latin', ask: [String(20_454 + month * 30 + 14), '3', String(names)] }))),
  questions => questions.map(({ ask }) => {
    const locale = ['', 'ar-SY', 'ar-DZ', 'ar-MA'][Number(ask[2])];
    return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { month: 'long', year: 'numeric', calendar: 'gregory', timeZone: 'UTC' }).format(new Date(Number(ask[0]) * 864e5));
  }),
));

test('times of day', { skip }, () => same(
  in_all(many(1440, (_, minute) => minute).filter(minute => minute % 7 === 0).flatMap(minute => [12, 24].map(clock => ({ kind: 'time', ask: [String(minute), String(clock)] })))),
  questions => questions.map(({ language, tag, ask }) => {
    const form = ask[1] === '24' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' };
    return new Intl.DateTimeFormat(language === 'en' ? 'en-US' : tag, { ...form, timeZone: 'UTC' }).format(new Date(Number(ask[0]) * 6e4));
  }),
));

// How many decimals an amount has, and its number. CLDR drops the decimals of currencies whose coins are worth nothing
// (IQD, SYP, YER, LBP, …); a book keeps what the law of the currency counts, as ISO 4217 has it.
const coins_without_worth = ['IQD', 'SYP', 'YER', 'LBP', 'SOS', 'IRR', 'AFN', 'PKR', 'RSD', 'ALL', 'MMK', 'LAK', 'MGA', 'KPW', 'SLL'];
test('amounts of money', { skip }, async () => {
  const currencies = ['SAR', 'KWD', 'BHD', 'OMR', 'JOD', 'TND', 'LYD', 'AED', 'QAR', 'EGP', 'MAD', 'DZD', 'SDG', 'USD', 'EUR', 'GBP', 'TRY', 'JPY', 'INR', 'KRW'];
  assert.ok(!currencies.some(one => coins_without_worth.includes(one)));
  const number_alone = text => text.replace(/[^\d٠-٩.,٫٬−-]/gu, '').replace(/^[.,]+|[.,]+$/g, '');
  await same(
    in_all(currencies.flatMap(currency => many(40, () => ({ kind: 'money', ask: [String(below(10 ** (1 + below(8)))), currency] })))),
    questions => questions.map(({ tag, ask }) => {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency: ask[1] });
      const { maximumFractionDigits: digits } = format.resolvedOptions();
      const padded = ask[0].padStart(digits + 1, '0');
      const amount = digits ? `${padded.slice(0, -digits)}.${padded.slice(-digits)}` : padded;
      return format.formatToParts(amount).filter(({ type }) => ['integer', 'group', 'decimal', 'fraction'].includes(type)).map(({ value }) => value).join('');
    }),
    number_alone,
  );
});

// CLDR's order, digits by value. Left out: letters of Persian keyboards, which we put beside their Arabic twins.
test('the order of names', { skip }, () => {
  const letters = [...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي'], latin = [...'abcdefghijklmnopqrstuvwxyzABCDEFGéèüöäñçş'];
  const word = (from, most) => many(1 + below(most), () => pick(from)).join('');
  const vowels = text => [...text].map(letter => letter + (below(4) ? '' : pick(['َ', 'ُ', 'ِ', 'ّ', 'ْ']))).join('');
  const kinds = [
    () => word(letters, 5), () => word(latin, 5), () => `${word(letters, 4)} ${word(letters, 3)}`, () => `${word(latin, 4)} ${word(latin, 3)}`,
    () => `${word(letters, 3)} ${below(200)}`, () => vowels(word(letters, 4)), () => String(below(3000)),
    () => pick(['أحمد', 'احمد', 'إحمد', 'آحمد', 'أَحمد', 'على', 'علي', 'فاطمة', 'فاطمه', 'Ahmad', 'ahmad', 'Áhmad', 'محمد علي', 'محمدعلي', 'بند 9', 'بند 12']),
  ];
  const questions = ['ar', 'en'].flatMap(language => many(2500, () => {
    const a = pick(kinds)(), b = below(3) ? pick(kinds)() : a.slice(0, -1) + pick(letters);
    return { kind: 'order', language, digits: 'latin', ask: [a, b] };
  }));
  return same(questions, asked => {
    const order = { ar: new Intl.Collator('ar', { numeric: true }), en: new Intl.Collator('en', { numeric: true }) };
    // In English lists, too, Arabic names among themselves stand as Arabic has them.
    const tag = (language, ask) => (ask.every(text => /[ء-ي]/.test(text)) ? 'ar' : language);
    return asked.map(({ language, ask }) => String(Math.sign(order[tag(language, ask)].compare(ask[0], ask[1]))));
  });
});
