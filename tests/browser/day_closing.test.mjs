// The closing of a day: counted at the counter, kept as records with their differences, closed again in its place, undone,
// found in the list of closings; what is wrong is told and nothing typed is lost.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const words = {
  en: { title: 'Counter', pay: 'Take payment', cash: 'All in cash', finish: 'Finish the sale', count: 'Counted: Cash', by: /Closed by/, close: 'Close the day', all: 'All closings',
        nothing: 'Type what was counted of at least one method.', wrong: 'Correct the sums marked first.', currency: 'Count this in its currency: SAR', said: 'The day was closed',
        short: /SAR\s60\.00 · SAR\s5\.00 missing/, who: /Closed at .+ · Hind/, since: /Since the closing: SAR\s65\.00/, replaces: 'Closing again takes the place of the closing above.',
        exact: /SAR\s130\.00 · It is all there/, undo: 'Undo', list: 'Day closings', item: 'تمر سكري فاخر', row: /Cash/, closed: 'Closed by', difference: 'Difference' },
  ar: { title: 'نقطة البيع', pay: 'قبض', cash: 'كله نقدًا', finish: 'إتمام البيع', count: 'المعدود: نقدًا', by: /^أقفله/, close: 'أقفل اليوم', all: 'كل الإقفالات',
        nothing: 'اكتب المعدود من طريقة واحدة على الأقل.', wrong: 'صحّح المبالغ المشار إليها أولًا.', currency: 'اكتب هذا المعدود بعملته: SAR', said: 'أُقفل اليوم',
        short: /60\.00.* · ينقص .*5\.00/, who: /أُقفل على .+ · Hind/, since: /بعد الإقفال: .*65\.00/, replaces: 'الإقفال مرة أخرى يحل محل الإقفال السابق.',
        exact: /130\.00.* · مطابق/, undo: 'تراجع', list: 'إقفالات الأيام', item: 'تمر سكري فاخر', row: /نقدًا/, closed: 'أقفله', difference: 'الفرق' },
};

async function sell(tab, w) {
  await tab.role('group', new RegExp(w.item)).getByRole('button').first().focus(); // on a telephone it may be out of sight
  await tab.press('Enter');
  await tab.calm();
  await tab.role('button', w.pay).first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', w.pay);
  await tab.click('button', w.cash);
  await tab.click('button', w.finish);
  await tab.misses('dialog', w.pay);
}
async function press(tab, name) { // wherever it stands
  await tab.role('button', name).first().focus();
  await tab.press('Enter');
}
async function count(tab, w, sum) {
  await tab.role('textbox', w.count).focus();
  await tab.press('Control+a');
  await tab.page.keyboard.type(sum);
  await tab.calm();
}

async function close_a_day(tab, w, language, is_phone) {
  await tab.begin_with_sample();
  await tab.page.evaluate(() => (location.hash = '/counter'));
  await tab.sees('heading', w.title);
  await sell(tab, w);
  await tab.sees('textbox', w.count);
  await press(tab, w.close);
  await tab.sees_text(w.nothing);
  await count(tab, w, '60 KWD');
  await tab.sees_text(w.currency);
  await press(tab, w.close);
  await tab.sees_text(w.wrong);
  await count(tab, w, '60');
  await tab.role('textbox', w.by).focus();
  await tab.page.keyboard.type('Hind');
  await press(tab, w.close);
  await tab.sees_text(w.said);
  await tab.sees_text(w.short);
  await tab.sees_text(w.who);
  await tab.page.evaluate(axe);
  const { violations } = await tab.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  assert.deepEqual(violations.map(one => one.help), []);
  await tab.screenshot(`day-closed-${language}${is_phone ? '-phone' : ''}`);
  await sell(tab, w); // one more comes after the shutters are down
  await tab.sees_text(w.since);
  await count(tab, w, '130');
  await tab.sees_text(w.replaces);
  await tab.screenshot(`day-closing-again-${language}${is_phone ? '-phone' : ''}`);
  await press(tab, w.close);
  await tab.sees_text(w.exact);
  await tab.calm();
  await tab.press('Control+z');
  await tab.sees_text(w.short); // as it was closed first
  await press(tab, w.all);
  await tab.sees('heading', w.list);
  await tab.sees_text(w.row);
  await tab.saved();
  tab.no_complaints();
}

for (const [language, w] of Object.entries(words)) {
  test(`the closing of a day is kept, and closed again (${language})`, options,
    with_browser(async ({ tab: open }) => close_a_day(await open({ is_fixed_day: true }, `?lang=${language}`), w, language, false)));
}
test('على الهاتف: إقفال اليوم يُحفظ', options,
  with_browser(async ({ tab: open }) => close_a_day(await open({ ...phone, is_fixed_day: true }, '?lang=ar'), words.ar, 'ar', true)));
