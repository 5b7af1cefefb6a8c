// Appointments in the calendar: one that comes back every week, one of its days moved alone, what came of it among the
// dealings, what it clashes with; and today's on the first screen.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const entry = (tab, name) =>
  tab.role('listitem', name).or(tab.page.locator('#mirror [role=listitem]:not(:has([role]))', { hasText: name })).first();
const stands = (tab, name) => entry(tab, name).waitFor({ state: 'attached' });

const words = {
  en: { calendar: 'Calendar', add: 'Add appointment', dialog: /Appointment$/, title: 'Appointment', starts: 'Starts', repeats: 'Repeats', weekly: 'every week', 
        two: /Demo.*2:00 PM/, moved: /Demo.*2:15 PM/, later: 'Later', earlier: 'Earlier', which: 'Which of them moves?', one: 'Only this one', held: 'Held', said: 'Recorded as held',
        clash: /Clashes with: Demo/, today: "Today's appointments", outcome: 'What came of it (optional)' },
  ar: { calendar: 'التقويم', add: 'إضافة موعد', dialog: /موعد$/, title: 'الموعد', starts: 'يبدأ في', repeats: 'التكرار', weekly: 'كل أسبوع', 
        two: /Demo.*2:00 م/, moved: /Demo.*2:15 م/, later: 'التالي', earlier: 'السابق', which: 'أيّ المواعيد يُنقل؟', one: 'هذا وحده', held: 'تم', said: 'سُجّل أن الموعد تم',
        clash: /يتعارض مع: Demo/, today: 'مواعيد اليوم', outcome: 'ما نتج عنه (اختياري)' },
};

async function add_weekly(tab, w) {
  await tab.press('g');
  await tab.press('k');
  await tab.sees('heading', w.calendar);
  await tab.click('button', w.add);
  await tab.sees('dialog', w.dialog);
  await tab.type_into('textbox', w.title, 'Demo');
  await tab.type_into('textbox', w.starts, '22/11/2026 14:00');
  await tab.click('combobox', w.repeats);
  await tab.click('option', w.weekly);
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.dialog);
  await stands(tab, w.two);
}

for (const [language, w] of Object.entries(words))
  test(`an appointment comes back, one day of it moves alone and is held (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.begin_with_sample();
    await add_weekly(tab, w);
    await tab.screenshot(`calendar-${language}`);
    await tab.click('button', w.later);
    await tab.calm(); // this week's entry has the same name
    await stands(tab, w.two);
    // One is carried a quarter of an hour by keys; the others stay.
    await tab.press('Shift');
    await entry(tab, w.two).focus();
    await tab.calm();
    await tab.press('Space');
    await tab.calm();
    await tab.press('ArrowDown');
    await tab.calm();
    await tab.press('Space');
    await tab.sees('dialog', w.which);
    await tab.screenshot(`calendar-asked-${language}`);
    await tab.click('button', w.one);
    await stands(tab, w.moved);
    await tab.click('button', w.earlier);
    await stands(tab, w.two);
    await tab.click('button', w.later);
    await stands(tab, w.moved);
    await tab.press('Control+z');
    await stands(tab, w.two);
    // Held: recorded, and taken back by one undo.
    await tab.press('Shift');
    await entry(tab, w.two).focus();
    await tab.calm();
    await tab.press('Enter');
    await tab.sees('dialog', 'Demo');
    await tab.type_into('textbox', w.outcome, 'Agreed');
    await tab.screenshot(`appointment-card-${language}`);
    await tab.click('button', w.held);
    await tab.misses('dialog', 'Demo');
    await tab.sees_text(w.said);
    // Another at the same time is warned of.
    await tab.click('button', w.add);
    await tab.sees('dialog', w.dialog);
    await tab.type_into('textbox', w.title, 'Other');
    await tab.type_into('textbox', w.starts, '22/11/2026 14:30');
    await tab.sees_text(w.clash);
    await tab.screenshot(`appointment-clash-${language}`);
    await tab.type_into('textbox', w.starts, '22/11/2026 16:00');
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.dialog);
    await tab.saved();
    await tab.press('Shift');
    await tab.go('/');
    await tab.sees_text(w.today);
    await tab.sees_text('Other');
    await tab.screenshot(`home-appointments-${language}`);
    tab.no_complaints();
  }));

test('a reminder that is due is told once, and leads to its appointment', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en'); // half past ten
  await tab.begin_with_sample();
  await tab.go('/calendar');
  await tab.click('button', 'Add appointment');
  await tab.sees('dialog', /Appointment$/);
  await tab.type_into('textbox', 'Appointment', 'Soon');
  await tab.type_into('textbox', 'Starts', '22/11/2026 11:00');
  const reminder = tab.page.getByLabel('Remind minutes before').first();
  await reminder.focus();
  await reminder.fill('45');
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Appointment$/);
  await tab.sees_text(/Soon · 11:00 AM \(in 30 minutes\)/);
  await tab.screenshot('reminder');
  await tab.go('/list/appointment');
  await tab.sees('heading', 'Appointments');
  await tab.click('button', 'Open');
  await tab.sees('heading', 'Soon');
  tab.no_complaints();
}));

test('on a telephone the calendar shows the month and the day below', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/calendar');
  await tab.sees('heading', 'التقويم');
  await tab.calm();
  await tab.screenshot('calendar-phone');
  await tab.click('button', 'إضافة موعد');
  await tab.sees('dialog', /موعد$/);
  await tab.screenshot('appointment-form-phone');
  tab.no_complaints();
}));
