// What representatives sold, a target, a rule of commission and the statement that follows; both languages.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function term(tab, name, text) {
  await tab.fill('combobox', name, text);
  await tab.calm(); // what was typed has been looked for
  await tab.press('Enter');
}

async function add_order(tab, add, dialog, number, total, more, seller) {
  await tab.go('/list/order');
  await tab.click('button', add);
  await tab.sees('dialog', dialog);
  await tab.fill('textbox', number, 'P-1');
  await tab.fill('textbox', total, '2000');
  await tab.click('button', more);
  await term(tab, seller, 'Hind');
  await tab.press('Control+Enter');
  await tab.misses('dialog', dialog);
  await tab.sees_text(/P-1/);
  await tab.go('/performance');
}

test('a sale counts for its seller, a rule pays, a target is passed, one undo takes the rule back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.go('/performance');
  await tab.sees('heading', 'Performance');
  await tab.sees_text('Nothing in this period');
  await tab.sees_text(/No rules yet/);
  await add_order(tab, 'Add order', /Order$/, 'Order number', 'Total', /more fields/, 'Seller');
  await tab.sees('table', 'Leaderboard');
  await tab.sees_text(/1\. .?Hind/);
  await tab.click('button', 'Add a commission rule');
  await tab.sees('dialog', /Commission rule$/);
  await tab.fill('textbox', 'Rule', 'Five percent');
  await tab.fill('textbox', 'Rate %', '5');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Commission rule$/);
  await tab.sees_text(/SAR\s100\b/);
  await tab.press('Control+z');
  await tab.sees_text(/No rules yet/);
  await tab.press('Control+Shift+z');
  await tab.sees_text(/SAR\s100\b/);
  await tab.click('button', 'العربية'); // the messages of undo and redo stand beside the screen
  await tab.sees('heading', 'أداء المندوبين');
  await tab.click('button', 'English');
  await tab.sees('heading', 'Performance');

  await tab.click('button', 'Add a target');
  await tab.sees('dialog', /Target$/);
  await term(tab, 'Representative', 'Hind');
  await tab.press('Control+Enter');
  await tab.sees_text('This field is needed.'); // a target of sales says how much
  await tab.fill('textbox', 'Target amount', '1600');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Target$/);
  await tab.sees_text('125%');

  await tab.page.getByRole('row', { name: /1\. .?Hind/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Commission of Hind');
  await tab.sees('table', 'Sales counted');
  await tab.sees_text(/P-1/);
  await tab.sees_text('Five percent');
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone, in Arabic, a representative is a card of numbers', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_empty();
  await add_order(tab, 'إضافة طلب', /طلب$/, 'رقم الطلب', 'الإجمالي', /حق.*(آخر|أخرى|آخران)$/, 'البائع');
  await tab.sees_text(/Hind/);
  await tab.sees_text('عمليات بيع');
  await tab.sees_text('لا مستهدفات في هذه المدة.');
  await tab.screenshot('performance-phone');
  tab.no_complaints();
}));
