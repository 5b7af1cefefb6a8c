// Deals on their way: added from the board, carried from stage to stage, lost for a reason, and their page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const words = {
  ar: { add: 'إضافة صفقة', form: /صفقة$/, title: 'الصفقة', amount: 'القيمة', first: 'فرصة جديدة', offer: 'قُدّم العرض', lost: 'خسارة', won: 'تم الكسب', why: 'لماذا خُسرت؟', mark: 'تسجيل الخسارة', undo: 'تراجع', board: 'لوحة', done: 'عرفنا من يقرر الشراء', reason: 'سبب الخسارة', price: 'السعر', missing: 'اختر السبب.', weighted: /مرجّح/ },
  en: { add: 'Add deal', form: /Deal$/, title: 'Deal', amount: 'Amount', first: 'New chance', offer: 'Offer made', lost: 'Lost', won: 'Won', why: 'Why was it lost?', mark: 'Mark as lost', undo: 'Undo', board: 'Board', done: 'We know who decides', reason: 'Why lost', price: 'Price', missing: 'Choose the reason.', weighted: /weighted/ },
};
const card = (tab, stage, name) => tab.role('group', stage).getByRole('listitem', { name });
const holds = (tab, stage, name) => card(tab, stage, name).first().waitFor({ state: 'attached' });

async function add_deal(tab, w, title, amount) {
  await tab.press('n');
  await tab.sees('dialog', w.form);
  await tab.type_into('textbox', w.title, title);
  await tab.role('textbox', w.amount).focus();
  await tab.type_into('textbox', w.amount, amount);
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.form);
}

for (const language of ['ar', 'en'])
  test(`a deal goes from stage to stage, is lost for a reason, and comes back (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({}, `?lang=${language}`);
    const w = words[language], office = /مكتب الرياض/;
    await tab.begin_with_sample();
    await tab.press('g');
    await tab.press('l');
    await tab.sees('radio', w.board);
    await add_deal(tab, w, 'تجهيز مكتب الرياض', '12000');
    await tab.sees('list', w.first);
    await holds(tab, w.first, office);
    await tab.sees('heading', w.weighted);
    // By keys, two stages on.
    await card(tab, w.first, office).focus();
    await tab.press('Space');
    const on = language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
    await tab.press(on);
    await tab.press(on);
    await tab.press('Enter');
    await holds(tab, w.offer, office);
    await tab.click('button', w.undo);
    await holds(tab, w.first, office);
    // Its page: an item of the checklist, then lost.
    await card(tab, w.first, office).focus();
    await tab.press('Enter');
    await tab.sees('heading', office);
    await tab.role('checkbox', w.done).first().click();
    await tab.page.getByRole('checkbox', { name: w.done, checked: true }).first().waitFor({ state: 'attached' });
    await tab.click('button', w.lost);
    await tab.sees('dialog', w.why);
    await tab.click('button', w.mark);
    await tab.sees_text(w.missing); // nothing is lost without a reason
    await tab.role('combobox', w.reason).first().click();
    await tab.role('option', w.price).first().click();
    await tab.click('button', w.mark);
    await tab.misses('dialog', w.why);
    await tab.sees_text(new RegExp(`${w.reason}[\\s\\S]*${w.price}`));
    await tab.press('Control+z');
    await tab.sees('checkbox', w.done); // it stands in its first stage again
    await tab.saved();
    tab.no_complaints();
  }));

test('on a telephone a deal moves by its page, and its customer shows it', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=en');
  const w = words.en;
  await tab.begin_with_sample();
  await tab.open_record('محمد بن عبد الله القحطاني', 'محمد بن عبد الله القحطاني');
  await tab.calm();
  await tab.go(`${await tab.page.evaluate(() => location.hash)}/deals`); // its tab lies beside the screen
  await tab.sees_text('No deals yet');
  await tab.click('button', w.add);
  await tab.sees('dialog', w.form);
  await tab.type_into('textbox', w.title, 'عقد سنوي');
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.form);
  await tab.role('group', 'عقد سنوي').getByRole('button').first().click();
  await tab.sees('heading', 'عقد سنوي');
  await tab.click('button', w.won);
  await tab.sees_text(/Closed on/);
  assert.equal(await tab.page.getByRole('button', { name: w.won }).first().isEnabled(), true);
  await tab.saved();
  tab.no_complaints();
}));
