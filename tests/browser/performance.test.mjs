// What representatives sold, a target, a rule of commission and the statement that follows; both languages.
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const go = (tab, hash) => tab.page.evaluate(to => (location.hash = to), hash);

test('a sale counts for its seller, a rule pays, a target is reached, one undo takes the rule back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await go(tab, '/performance');
  await tab.sees('heading', 'Performance');
  await tab.sees_text('Nothing in this period');
  await tab.sees_text(/No rules yet/);
  await go(tab, '/list/order');
  await tab.click('button', 'Add order');
  await tab.sees('dialog', /Order$/);
  await tab.type_into('textbox', 'Order number', 'P-1');
  await tab.type_into('textbox', 'Total', '2000');
  await tab.click('button', /more fields/);
  await tab.role('combobox', 'Seller').focus();
  await tab.type_into('combobox', 'Seller', 'Hind');
  await tab.press('Enter');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Order$/);
  await go(tab, '/performance');
  await tab.sees('table', 'Leaderboard');
  await tab.sees_text(/1\. Hind/);
  await tab.click('button', 'Add a commission rule');
  await tab.sees('dialog', /Commission rule$/);
  await tab.type_into('textbox', 'Rule', 'Five percent');
  await tab.type_into('textbox', 'Rate %', '5');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Commission rule$/);
  await tab.sees_text(/SAR\s100\b/);
  await tab.press('Control+z');
  await tab.sees_text(/No rules yet/);
  await tab.press('Control+Shift+z');
  await tab.sees_text(/SAR\s100\b/);
  await tab.click('button', 'العربية');
  await tab.sees('heading', 'أداء المندوبين');
  tab.no_complaints();
}));
