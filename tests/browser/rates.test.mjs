// Rates of exchange: a deal in dinars is left out of the board's sums, with a way to say what a dinar is worth; then
// it is counted, and one undo takes the rate away. Who owes in two currencies. A telephone.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

const words = {
  ar: { currency: 'العملة', deal: /صفقة$/, title: 'الصفقة', amount: 'القيمة', left_out: /مبلغ واحد بعملة KWD لم يدخل/, why: /لا سعر صرف معروفًا/, add: 'إضافة سعر صرف', rate: /سعر صرف$/, worth: 'تساوي بعملتنا', sum: /نحو[\s\S]*13,450/ },
  en: { currency: 'Currency', deal: /Deal$/, title: 'Deal', amount: 'Amount', left_out: /1 amount in KWD is left out/, why: /No rate of exchange is known/, add: 'Add a rate of exchange', rate: /Exchange rate$/, worth: 'Worth in our currency', sum: /about[\s\S]*13,450/ },
};

async function add_deal(tab, w, title, amount, currency) {
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', w.deal);
  await tab.fill('textbox', w.title, title);
  await tab.fill('textbox', w.amount, amount);
  if (currency) {
    await tab.role('combobox', w.currency).first().focus();
    await tab.calm();
    await tab.press('ArrowDown');
    await tab.sees('option', 'SAR');
    for (const _ of ['AED', 'EGP', currency]) await tab.press('ArrowDown');
    await tab.press('Enter');
    await tab.calm();
  }
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.deal);
  await tab.calm();
}

for (const language of ['ar', 'en'])
  test(`deals of two currencies on one board (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open(language === 'en' ? phone : {}, `?lang=${language}`);
    const w = words[language];
    await tab.begin_empty();
    await tab.go('/list/deal');
    await add_deal(tab, w, 'One', '1200');
    await add_deal(tab, w, 'Two', '1000', 'KWD');
    await tab.sees_text(w.left_out);
    await tab.sees_text(w.why);
    await tab.click('button', w.add);
    await tab.sees('dialog', w.rate);
    await tab.fill('textbox', w.worth, '12.25');
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.rate);
    await tab.sees('heading', w.sum); // 1,200 + 1,000 × 12.25
    await tab.press('Control+z');
    await tab.sees_text(w.left_out);
    await tab.press('Control+Shift+z');
    await tab.sees('heading', w.sum);
    await tab.go('/list/rate');
    await tab.sees('row', language === 'ar' ? /دينار كويتي/ : /Kuwaiti dinar/);
    await tab.sees_text(/12\.25/);
    tab.no_complaints();
  }));
