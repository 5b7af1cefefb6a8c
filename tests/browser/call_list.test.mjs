// A call list: the people of a list called one after another, by keys and by touch; what came of it is logged.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('leads are called one after another by keys: outcomes logged, one to be called back, one undo', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/list/lead');
  await tab.sees('heading', 'Leads');
  await tab.role('button', 'Call list').focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'Call list');
  const name = async () => (await tab.calm(), tab.page.getByRole('dialog').getByRole('heading', { level: 2 }).last().innerText());
  const where = at => tab.sees_text(new RegExp(`^${at} of \\d+ · \\d+ dealt with today`));
  await where(1);
  const first = await name();
  await tab.screenshot('call-list');
  await tab.type_into('combobox', 'By', 'Amal');
  await tab.type_into('textbox', 'What was said?', 'Wants a quote');
  await tab.role('button', /^Answered/).focus();
  await tab.press('Enter');
  await where(2);
  assert.notEqual(await name(), first);
  await tab.press('2'); // no answer
  await where(3);
  const third = await name();
  await tab.type_into('textbox', /Day to call back/, '1/1/2020');
  await tab.role('button', /^Call back/).focus();
  await tab.press('Enter');
  await tab.sees_text('Type a day from today on.');
  await tab.press('p'); // back: he was dealt with
  await where(2);
  await tab.sees_text('Dealt with today');
  await tab.press('n');
  await where(3);
  await tab.press('3'); // tomorrow
  await tab.sees_text(/3 dealt with today/);
  await tab.press('Escape');
  await tab.misses('dialog', 'Call list');
  await tab.go('/list/task');
  await tab.sees_text(`Call: ${third}`);
  await tab.press('Control+z');
  await tab.misses('row', new RegExp(`Call: ${third}`));

  await tab.go('/list/lead');
  await tab.sees('heading', 'Leads');
  await tab.role('button', 'Call list').focus();
  await tab.press('Enter');
  await tab.sees_text(/2 dealt with today/);
  await tab.press('Escape');
  await tab.misses('dialog', 'Call list');
  await tab.open_record(first, first);
  await tab.sees_text('Wants a quote');
  await tab.go('/performance'); // who called, and the points: 3 and 2
  await tab.sees('row', /\. .?Amal/);
  await tab.calm();
  assert.match(await tab.page.getByRole('row', { name: /\. .?Amal/ }).first().innerText(), /2\s+5\s/);
  await tab.screenshot('performance-points');
  await tab.saved();
  tab.no_complaints();
}));

test('قائمة اتصال على الهاتف: من المرشّحين وحدهم، وتنتهي', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/person?filter=' + encodeURIComponent('stage=vip'));
  await tab.sees('heading', 'الأشخاص');
  await tab.click('button', /^العروض المحفوظة/);
  await tab.click('menuitem', 'قائمة الاتصال');
  await tab.sees('dialog', 'قائمة الاتصال');
  await tab.screenshot('call-list-phone');
  const count = Number((await tab.page.getByText(/^1 من \d+ ·/).first().innerText()).match(/من (\d+)/)[1]);
  assert.ok(count > 1 && count < 10);
  for (let i = 1; i <= count; ++i) {
    await tab.role('button', /^لم يرد/).focus();
    await tab.press('Enter');
    await tab.sees_text(new RegExp(`تم التعامل اليوم مع ${i}$`));
  }
  await tab.sees_text('انتهت القائمة: تم التعامل اليوم مع كل من فيها.');
  await tab.screenshot('call-list-end-phone');
  await tab.press('Escape');
  await tab.misses('dialog', 'قائمة الاتصال');
  await tab.saved();
  tab.no_complaints();
}));
