// Guided selling: questions taken over and made, asked by keys, answers that propose a product, one press that adds it.
import { test } from 'node:test';
import { skip_without_page, phone, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

test('questions are asked by keys, an answer proposes a product, and one press adds it to the deal', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/selling');
  await tab.sees('heading', 'Selling rules');
  await tab.role('button', 'Begin with five proposed questions').focus();
  await tab.press('Enter');
  await tab.sees('button', /How often is it needed\?/);
  await tab.role('button', 'Add a proposal').focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'Proposal by answer');
  await tab.role('combobox', 'Question').click();
  await tab.click('option', /How many people/);
  await tab.type_into('textbox', 'From', '10');
  await tab.role('button', 'Save').focus();
  await tab.press('Enter');
  await tab.sees_text('This field is needed.'); // proposes nothing yet
  await tab.type_into('combobox', 'Propose the product', 'SP-01');
  await tab.sees('option', /Create “SP-01”/); // what was typed has been looked for
  await tab.sees('option', /هيل هندي/);
  await tab.calm();
  await tab.press('Enter'); // the first is chosen already
  await tab.calm();
  await tab.role('button', 'Save').focus();
  await tab.press('Enter');
  await tab.misses('dialog', 'Proposal by answer');
  await tab.sees('button', /How many people will use it\? 10 or more/);

  await tab.open_record('توزيعات زواج', 'توزيعات زواج');
  await tab.sees_text('0 of 5 answered');
  await tab.role('button', 'Ask the questions').focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'What would you like to work better?');
  await tab.type_into('textbox', 'Answer', 'The queue at noon');
  await tab.press('Control+Enter');
  await tab.sees('dialog', 'How often is it needed?');
  await tab.press('4'); // every day
  await tab.sees('dialog', 'How many people will use it?');
  await tab.type_into('textbox', 'Answer', 'many');
  await tab.press('Enter');
  await tab.sees_text('Type a number, like 12.');
  await tab.type_into('textbox', 'Answer', '25');
  await tab.press('Enter');
  await tab.sees('dialog', 'Is something used for it today?');
  await tab.press('Escape');
  await tab.misses('dialog', 'Is something used for it today?');
  await tab.sees_text('3 of 5 answered');
  await tab.sees_text(/Because: How many people will use it\? 25/);
  await tab.reload(); // answers are kept
  await tab.sees_text('3 of 5 answered');
  await tab.role('button', 'Add هيل هندي').focus();
  await tab.press('Enter');
  await tab.misses('button', 'Add هيل هندي');
  await tab.sees_text('Added: هيل هندي');
  await tab.sees_text(/SAR.8,055/); // the amount follows
  await tab.press('Control+z'); // the line and the amount with it
  await tab.sees('button', 'Add هيل هندي');
  await tab.saved();
  tab.no_complaints();
}));

test('أسئلة عميل محتمل باللمس، وتبقى أجوبته بعد تحويله', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/lead');
  await tab.role('button', /هدى الراشد/).or(tab.role('row', /هدى الراشد/)).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'هدى الراشد');
  await tab.click('tab', /الاحتياجات/);
  await tab.sees_text('لا أسئلة بعد');
  await tab.click('button', 'ابدأ بخمسة أسئلة مقترحة');
  await tab.sees_text('أُجيب عن 0 من 5');
  await tab.click('button', /هل تستعمل الآن ما يؤدي الغرض؟/);
  await tab.sees('dialog', 'هل تستعمل الآن ما يؤدي الغرض؟');
  await tab.click('button', 'لا');
  await tab.sees('dialog', 'متى تريد أن تبدأ؟'); // the next one by itself
  await tab.click('button', 'هذا الشهر');
  await tab.misses('dialog', /./);
  await tab.sees_text('أُجيب عن 2 من 5');
  await tab.press('v');
  await tab.sees('dialog', /تحويل إلى عميل/);
  await tab.click('button', 'حوّل');
  await tab.misses('dialog', /./);
  await tab.sees_text('أُجيب عن 2 من 5'); // the lead shows its deal's
  const deal = tab.page.getByRole('button', { name: 'مقهى ظل', exact: true }).last(); // after its company
  await deal.focus();
  await tab.press('Enter');
  await tab.sees_text('أُجيب عن 2 من 5');
  await tab.saved();
  tab.no_complaints();
}));
