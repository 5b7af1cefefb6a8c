// Tasks: one that comes back every week makes the next when it is done, by one press and taken back by one undo; its
// reminder is told; it leaves as a calendar file; several are finished in their list; by keys, and on a telephone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

const words = {
  en: { list: 'Tasks', dialog: /Task$/, title: 'Task', due: 'Due', repeats: 'Repeats', weekly: 'every week', remind: 'Remind at', done: 'Mark done', reopen: 'Reopen',
        next: 'Task done. The next: 29 Nov 2026', once: 'Once it is done the next is added: 29 Nov 2026', ics: 'Calendar file (.ics)', two: '2 selected' },
  ar: { list: 'المهام', dialog: /مهمة$/, title: 'المهمة', due: 'الاستحقاق', repeats: 'التكرار', weekly: 'كل أسبوع', remind: 'التذكير في', done: 'إنجاز', reopen: 'إعادة فتح',
        next: /أُنجزت المهمة\. التالية: 29 نوفمبر 2026/, once: /بعد إنجازها تُضاف التالية: 29 نوفمبر 2026/, ics: 'ملف تقويم (.ics)', two: 'محددان' },
};

const rows = (tab, count) =>
  tab.page.waitForFunction(n => [...document.querySelectorAll('#mirror [role=row]')].filter(row => /Stocktaking/.test(row.getAttribute('aria-label') + row.textContent)).length === n, count);

async function add_weekly(tab, w, title) {
  await tab.go('#/list/task');
  await tab.sees('heading', w.list);
  await tab.press('n');
  await tab.sees('dialog', w.dialog);
  await tab.type_into('textbox', w.title, title);
  await tab.type_into('textbox', w.due, '22/11/2026');
  await tab.calm('frames');
  await tab.click('combobox', w.repeats);
  await tab.click('option', w.weekly);
  await tab.calm();
  const remind = tab.page.getByLabel(w.remind).first();
  await remind.focus();
  await remind.fill('22/11/2026 10:00');
  await tab.calm();
}

for (const [language, w] of Object.entries(words))
  test(`a task that comes back is done, and the next stands on its day (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`); // half past ten
    await tab.begin_empty();
    await add_weekly(tab, w, 'Stocktaking');
    await tab.screenshot(`task-form-${language}`);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.dialog);
    await tab.sees_text(/Stocktaking · 22/); // the reminder, which is due
    await tab.open_record('Stocktaking', 'Stocktaking');
    await tab.sees_text(w.once);
    await tab.calm();
    await tab.screenshot(`task-page-${language}`);
    const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.click('button', w.ics)]);
    const text = fs.readFileSync(await download.path(), 'utf8');
    for (const line of ['BEGIN:VTODO', 'RRULE:FREQ=WEEKLY', 'DTSTART:20261122T000000', 'DUE:20261122T235900', 'TRIGGER;VALUE=DATE-TIME:20261122T070000Z'])
      assert.ok(text.includes(`${line}\r\n`), `${line} in ${text}`);
    // Done by its key; what comes next is said.
    await tab.calm();
    await tab.press('d');
    await tab.sees_text(w.next);
    await tab.sees('button', w.reopen);
    await tab.go('#/list/task');
    await tab.sees_text(/29.*2026|2026.*29/);
      await rows(tab, 2);
    await tab.screenshot(`task-list-${language}`);
    await tab.press('Control+z');
    await rows(tab, 1);
    await tab.press('Control+Shift+z');
    await rows(tab, 2);
    await tab.saved();
    tab.no_complaints();
  }));

test('several tasks are finished in their list at once, and one undo opens them', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en');
  await tab.begin_empty();
  await tab.go('#/list/task');
  for (const title of ['Order paper', 'Pay the rent']) {
    await tab.press('n');
    await tab.sees('dialog', words.en.dialog);
    await tab.type_into('textbox', words.en.title, title);
    await tab.press('Control+Enter');
    await tab.misses('dialog', words.en.dialog);
    await tab.sees('row', title);
    await tab.calm();
  }
  for (const title of ['Order paper', 'Pay the rent']) {
    await tab.role('row', title).first().focus();
    await tab.calm();
    await tab.press('Space');
    await tab.calm();
  }
  await tab.sees_text(words.en.two);
  await tab.screenshot('tasks-selected');
  await tab.click('button', words.en.done);
  await tab.misses('button', words.en.done); // nothing is selected any more
  await tab.sees_text(/Complete task/);
  await tab.press('Control+z');
  await tab.sees_text(/Undone: Complete task|Complete task/);
  tab.no_complaints();
}));

test('on a telephone a task is finished by a press', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.begin_empty();
  await add_weekly(tab, words.ar, 'جرد المخزن');
  await tab.screenshot('task-form-phone');
  await tab.press('Control+Enter');
  await tab.misses('dialog', words.ar.dialog);
  await tab.open_record('جرد', 'جرد المخزن');
  await tab.calm();
  await tab.screenshot('task-page-phone');
  await tab.click('button', 'إنجاز');
  await tab.sees_text(words.ar.next);
  await tab.screenshot('task-done-phone');
  tab.no_complaints();
}));
