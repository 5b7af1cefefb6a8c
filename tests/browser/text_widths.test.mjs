// Our text engine beside the browser's: at least 10,000 texts as customers have them are as wide as canvas measureText makes
// them with the page's own fonts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { page_folder, skip_without_page, with_browser } from './support/wasl.mjs';

const program = process.env.WASL_TEXT_WIDTHS;
const skip = skip_without_page || (program && fs.existsSync(program) ? false : 'WASL_TEXT_WIDTHS is not built');

// A small generator with a seed, so that a width that differs is found again.
let state = 20261122;
const below = bound => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32 * bound | 0;
const pick = list => list[below(list.length)];
const digits = (count, set = '0123456789') => Array.from({ length: count }, () => set[below(10)]).join('');
const marks = ['َ', 'ُ', 'ِ', 'ّ', 'ْ', 'ً', 'ٌ', 'ٍ', 'ّْ', 'َّ', 'ٰ'];
const vocalised = word => [...word].map(letter => letter + (below(3) || !/[ء-ۓ]/.test(letter) ? '' : pick(marks))).join('');
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگکیےڑڈٹںۀ';
const random_word = () => Array.from({ length: 2 + below(8) }, () => letters[below(letters.length)]).join('');

const first = ['سارة', 'محمد', 'عبد الله', 'عبدالرحمن', 'فاطمة', 'نورة', 'خالد', 'أحمد', 'إبراهيم', 'آمنة', 'مؤيد', 'هيئة', 'لآلئ', 'الأمل', 'Sara', 'James', 'François', 'Øyvind', 'AVAST', 'Toffee'];
const last = ['العتيبي', 'الحربي', 'القحطاني', 'بن سلمان', 'آل سعود', 'الشهري', 'Carter', 'O’Neill', 'Müller', 'کریمی', 'چوہدری', 'گلزار', 'ٹھاکر'];
const places = ['حي الملقا، الرياض', 'شارع التحلية، جدة', 'الدمام', 'مدينة الكويت', 'King Fahd Rd, Riyadh', 'لاهور', 'تهران'];
const sentences = ['طلبت عرض سعر لخمسين علبة (بدون تغليف) قبل {d}.', 'وعدتُها بخصم {p}% على الفاتورة رقم {n}!', 'السلام عليكم ورحمة الله وبركاته؛ الطلب [{n}] جاهز.', 'Order {n} (الطلب {n}) is ready, {p}% off.', 'اتصل بي على {t} بعد الساعة {h}:{m} م.', 'بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ {n}', 'السعر: {n}.{m} ر.س «شامل الضريبة»', 'لا إله إلا الله — الإسلام، الآن، لأن: {n}/{m}'];
const filled = text => text.replace(/\{(.)\}/g, (_, what) => ({ d: `${1 + below(28)}/${1 + below(12)}/2026`, p: String(below(100)), n: digits(4, pick(['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹'])), t: `+966 5${below(10)} ${digits(3)} ${digits(4)}`, h: String(below(24)), m: digits(2) }[what]));

const kinds = [
  () => `${pick(first)} ${pick(last)}`,
  () => `${vocalised(pick(first))} ${vocalised(pick(last))}`,
  () => `${pick(places)} ${digits(5)}`,
  () => filled(pick(sentences)),
  () => `+966 5${below(10)} ${digits(3)} ${digits(4)}`,
  () => `${pick(['sara', 'm.ali', 'info'])}${below(999)}@${pick(['example.com', 'alnoor.example'])}`,
  () => Array.from({ length: 1 + below(5) }, random_word).join(pick([' ', '، ', ' - ', ' (', ')، '])),
  () => vocalised(random_word()),
  () => `${random_word()} ${pick(first)} ${digits(3)} ${random_word()}`,
];

test('12,000 texts are as wide as the browser makes them', { skip, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const texts = Array.from({ length: 12_000 }, (_, i) => kinds[i % kinds.length]());
  const fonts = ['Regular', 'Bold'];
  const tab = await open();
  for (const weight of fonts) {
    const file = path.join(page_folder, `fonts/IBMPlexSansArabic-${weight}.ttf`);
    const ran = spawnSync(program, [file], { input: texts.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 26 });
    assert.equal(ran.status, 0, ran.stderr);
    const ours = ran.stdout.trim().split('\n').map(Number);
    assert.equal(ours.length, texts.length);
    const theirs = await tab.page.evaluate(async ([url, texts]) => {
      const font = new FontFace('measured', `url(${url})`);
      document.fonts.add(await font.load());
      const context = document.createElement('canvas').getContext('2d');
      context.font = '1000px measured';
      context.textRendering = 'geometricPrecision';
      const widths = texts.map(text => context.measureText(text).width);
      document.fonts.delete(font);
      return widths;
    }, [`fonts/IBMPlexSansArabic-${weight}.ttf`, texts]);
    const differing = texts.map((text, i) => ({ text, ours: ours[i], theirs: theirs[i] })).filter(({ ours, theirs }) => Math.abs(ours - theirs) > 0.5);
    assert.deepEqual(differing.slice(0, 10), [], `${weight}: ${differing.length} of ${texts.length} differ`);
  }
}));
