// The forecast of sales: nothing to go by, history, open deals, both languages, a telephone.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('history is carried on, its misses are told, both languages', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.press('g');
  await tab.press('g');
  await tab.sees('heading', 'Forecast');
  await tab.sees('table', 'The coming months');
  await tab.sees('columnheader', 'From history');
  await tab.sees_text(/missed by about \d+% of sales/);
  await tab.sees('table', 'What was forecast before');
  await tab.calm();
  const rows = await tab.page.getByRole('table', { name: 'The coming months' }).getByRole('row').count();
  assert.equal(rows, 7, 'a head and six months');
  await tab.click('button', 'العربية');
  await tab.sees('heading', 'توقع المبيعات');
  await tab.sees('columnheader', 'من الماضي');
  tab.no_complaints();
}));

test('an empty book says what a forecast needs', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.go('/forecast');
  await tab.sees_text('Nothing to forecast from yet');
  await tab.sees_text(/at least three months of sales/);
  tab.no_complaints();
}));
