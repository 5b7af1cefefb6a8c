// Why deals were won and lost: reached from the deals, read by keys, a row opens its deals; the funnel by source and owner.
import { test } from 'node:test';
import { skip_without_page, phone, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('what was won and lost is reached from the deals, and a row shows whose it is', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/list/deal');
  await tab.sees('heading', 'Deals');
  await tab.calm();
  await tab.role('button', 'Won and lost').focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Won and lost');
  await tab.sees_text(/Win rate/);
  await tab.sees_text(/Sales velocity/);
  await tab.sees('table', 'Against each competitor');
  await tab.page.getByRole('row', { name: /بيت التمور/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'بيت التمور');
  await tab.sees_text(/تمور مكتب القصيم/);
  await tab.press('Escape');
  await tab.misses('dialog', 'بيت التمور');
  await tab.reload(); // the address says which of the two
  await tab.sees('heading', 'Won and lost');
  for (let years = 0; years < 3; ++years) await tab.click('button', 'Earlier period');
  await tab.sees_text('No deal was closed in this period');
  tab.no_complaints();
}));

test('القمع لمصدر واحد ومسؤول واحد', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/funnel');
  await tab.sees('heading', 'القمع التسويقي');
  await tab.role('combobox', 'المصدر').click();
  await tab.click('option', 'إعلان');
  await tab.sees('button', /^الوعي: وصلنا اسمه/);
  await tab.sees_text(/بدر العمري/);
  await tab.click('tab', 'الكسب والخسارة');
  await tab.sees('heading', 'الكسب والخسارة');
  await tab.sees_text(/نسبة الكسب/);
  tab.no_complaints();
}));

test('each pipeline has its velocity, and what another currency won counts once its rate is known', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/pipelines');
  await tab.click('button', 'Add a pipeline');
  await tab.sees('dialog', /Pipeline$/);
  await tab.type_into('textbox', 'Name', 'Online');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Pipeline$/);
  await tab.sees('heading', 'Online');
  await tab.go('/list/deal');
  await tab.sees('heading', 'Deals');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', /Deal$/); // on the board of the new pipeline
  await tab.type_into('textbox', 'Deal', 'Dinars');
  await tab.type_into('textbox', 'Amount', '100');
  await tab.calm();
  await tab.role('combobox', 'Currency').first().focus();
  await tab.calm();
  await tab.press('ArrowDown');
  await tab.sees('option', 'SAR');
  for (const _ of ['AED', 'EGP', 'KWD']) await tab.press('ArrowDown');
  await tab.press('Enter');
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Deal$/);
  await tab.open_record('Dinars', 'Dinars');
  await tab.role('button', 'Won').focus();
  await tab.press('Enter');
  await tab.saved();
  await tab.go('/funnel/deals');
  await tab.sees('heading', 'Won and lost');
  await tab.sees('table', 'Sales velocity by pipeline');
  await tab.sees('row', /Online/);
  await tab.sees_text(/1 amount in KWD is left out/);
  await tab.screenshot('velocity');
  await tab.click('button', 'Add a rate of exchange');
  await tab.sees('dialog', /Exchange rate$/);
  await tab.type_into('textbox', 'Worth in our currency', '12.2');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Exchange rate$/);
  await tab.misses('button', 'Add a rate of exchange');
  await tab.sees_text(/about.*1,220/);
  await tab.press('Control+z');
  await tab.sees('button', 'Add a rate of exchange');
  tab.no_complaints();
}));
