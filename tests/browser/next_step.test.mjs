// The best next step on a customer's and a lead's page: what the rules find first, done in one press, put off and taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
async function press_on(tab, name) { // by the keyboard
  await tab.role('button', name).first().focus();
  await tab.calm();
  await tab.press('Enter');
}

test('what is promised, then the task, then the money: done, undone, put off, still so after a reload', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  await tab.open_record('ساره العتيبي', 'سارة العتيبي');
  await tab.sees('heading', 'الخطوة التالية الأفضل');
  await tab.sees_text('موعدها اليوم');
  await tab.sees('button', /^إرسال عرض سعر علب الضيافة/);
  await tab.sees('button', /^ذكّره بالسداد/);
  await tab.page.screenshot({ path: `${artifacts}/next-step-ar.png` });
  await press_on(tab, 'تمت'); // the promised step
  await tab.misses('button', /^إرسال عرض سعر علب الضيافة/); // it is the best now
  await press_on(tab, 'تمت');
  await tab.misses('button', /^ذكّره بالسداد/);
  await tab.sees('button', 'تذكير بالسداد');
  await tab.saved();
  await tab.calm();
  await tab.press('Control+z');
  await tab.sees('button', /^ذكّره بالسداد/);
  await tab.press('Control+Shift+z');
  await tab.misses('button', /^ذكّره بالسداد/);
  await press_on(tab, 'تذكير بالسداد');
  await tab.sees('dialog', 'تذكير بالسداد: سارة العتيبي');
  await tab.press('Escape');
  await tab.misses('dialog', 'تذكير بالسداد: سارة العتيبي');
  await tab.calm();

  await press_on(tab, 'ليس الآن');
  await tab.sees_text('تُخفى هذه الخطوة 14 يومًا على هذا الجهاز');
  await tab.misses('button', 'تذكير بالسداد');
  await tab.click('button', 'تراجع');
  await tab.sees('button', 'تذكير بالسداد');
  await press_on(tab, 'ليس الآن');
  await tab.misses('button', 'تذكير بالسداد');
  await tab.saved();
  await tab.page.reload();
  await tab.state(/ready/);
  await tab.sees('heading', 'سارة العتيبي');
  await tab.calm();
  assert.equal(await tab.role('button', 'تذكير بالسداد').count(), 0, 'put off stays put off');
  tab.no_complaints();
}));

test('in English, of a lead and of an open deal that goes nowhere', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.open_record('هدى الراشد', 'هدى الراشد');
  await tab.sees('heading', 'Next best step');
  await tab.sees_text('Due today');
  await press_on(tab, 'Not now');
  await tab.misses('heading', 'Next best step'); // no rule says more of her
  await tab.press('Control+k');
  await tab.sees('combobox', /^Search or run a command…$/);
  await tab.calm();
  await tab.page.keyboard.type('person');
  await tab.click('option', /^Add: Person/);
  await tab.sees('dialog', 'New: Person');
  await tab.type_into('textbox', 'Name', 'Amal Nowhere');
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'New: Person');
  await tab.open_record('Amal Nowhere', 'Amal Nowhere');
  await tab.click('tab', /^Deals/);
  await tab.click('button', 'Add deal');
  await tab.sees('dialog', /Deal/);
  await tab.type_into('textbox', 'Deal', 'Coffee for the office');
  await tab.press('Control+Enter');
  await tab.sees_text('Agree on a next step: Coffee for the office');
  await press_on(tab, 'Add a task');
  await tab.sees('dialog', 'New: Task');
  await tab.type_into('textbox', 'Task', 'Call about samples');
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'New: Task');
  await tab.misses('heading', 'Next best step'); // it has a next step now
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone the first tab has it, the best one alone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone }, '?lang=en');
  await tab.begin_with_sample();
  await tab.click('button', 'Search');
  await tab.sees('combobox', /^Search or run a command…$/);
  await tab.calm();
  await tab.page.keyboard.type('سارة العتيبي', { delay: 10 });
  await tab.click('option', /سارة العتيبي/);
  await tab.sees('heading', 'سارة العتيبي');
  await tab.sees('heading', 'Next best step');
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/next-step-phone.png` });
  assert.equal(await tab.role('button', /^ذكّره|^Remind/).count(), 0);
  await tab.click('button', 'Open it');
  await tab.misses('heading', 'Next best step');
  tab.no_complaints();
}));
