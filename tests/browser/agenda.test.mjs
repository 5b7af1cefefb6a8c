// The calendar as a list of days; the appointments on a customer's and a deal's page, and one as a calendar file; a notice
// of the device for what is reminded of, also while another window has the focus.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const words = {
  en: { calendar: 'Calendar', agenda: 'Agenda', today: /^Today · Sunday, 22 November 2026/, add: 'Add appointment', form: /Appointment$/, title: 'Appointment', starts: 'Starts',
        none: 'No appointments yet', to_come: 'To come', entry: /^Measure the hall/, said: /^Measure the hall.*2:00 PM/, held: 'Held', recorded: 'Recorded among the dealings', before: 'Before',
        open: 'Open', when: 'When', ics: 'Calendar file (.ics)', later: 'Later', tab: /^Appointments/ },
  ar: { calendar: 'التقويم', agenda: 'قائمة', today: /^اليوم · الأحد، 22 نوفمبر 2026/, add: 'إضافة موعد', form: /موعد$/, title: 'الموعد', starts: 'يبدأ في',
        none: 'لا مواعيد بعد', to_come: 'القادمة', entry: /^Measure the hall/, said: /^Measure the hall.*2:00 م/, held: 'تم', recorded: 'سُجّل الموعد في التعاملات', before: 'السابقة',
        open: 'فتح', when: 'موعده', ics: 'ملف تقويم (.ics)', later: 'التالي', tab: /^المواعيد/ },
};

async function add_appointment(tab, w, starts) {
  await tab.sees('dialog', w.form);
  await tab.type_into('textbox', w.title, 'Measure the hall');
  await tab.type_into('textbox', w.starts, starts);
  await tab.calm();
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.form);
}

for (const [language, w] of Object.entries(words))
  test(`a customer's appointments, the agenda and a calendar file (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.begin_with_sample();
    await tab.open_record('خالد الحربي', 'خالد الحربي');
    await tab.click('tab', w.tab);
    await tab.sees_text(w.none);
    await tab.click('button', w.add);
    await add_appointment(tab, w, '22/11/2026 14:00');
    await tab.sees_text(w.to_come);
    await tab.screenshot(`appointments-of-customer-${language}`);
    // In the agenda it stands under today's head; empty days are left out, and there are others.
    await tab.press('Shift');
    await tab.go('/calendar');
    await tab.click('radio', w.agenda);
    await tab.sees('heading', w.today);
    await tab.screenshot(`agenda-${language}`);
    await tab.click('button', w.said);
    await tab.sees('dialog', 'Measure the hall');
    await tab.click('button', w.open);
    await tab.sees('heading', 'Measure the hall');
    await tab.sees_text(w.when);
    await tab.screenshot(`appointment-page-${language}`);
    const arriving = tab.page.waitForEvent('download');
    await tab.click('button', w.ics);
    const file = await (await arriving).path();
    const text = fs.readFileSync(file, 'utf8');
    assert.match(text, /^BEGIN:VCALENDAR/);
    assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
    assert.match(text, /SUMMARY:Measure the hall/);
    // Held from the customer's page: among his dealings, and no longer to come.
    await tab.open_record('خالد الحربي', 'خالد الحربي');
    await tab.click('tab', w.tab);
    await tab.click('button', 'Measure the hall');
    await tab.sees('dialog', 'Measure the hall');
    await tab.click('button', w.held);
    await tab.misses('dialog', 'Measure the hall');
    await tab.sees_text(w.recorded);
    await tab.sees_text(w.before);
    tab.no_complaints();
  }));

test('a reminder comes as a notice of the device, once, and leads to its appointment', options, with_browser(async ({ tab: open, server }) => {
  const tab = await open({ is_fixed_day: true, permissions: [] }, '?lang=en'); // half past ten
  await tab.page.context().grantPermissions(['notifications'], { origin: new URL(server.address).origin });
  await tab.page.addInitScript(() => {
    globalThis.notices = [];
    class Stub {
      static permission = 'default';
      static requestPermission() {
        Stub.permission = 'granted';
        return Promise.resolve('granted');
      }
      constructor(title, spec) {
        globalThis.notices.push({ title, ...spec, notice: this });
      }
      close() {}
    }
    globalThis.Notification = Stub;
    document.hasFocus = () => false; // another window has it
  });
  await tab.reload();
  await tab.begin_with_sample();
  await tab.go('/calendar');
  await tab.click('button', 'Remind me on this device');
  await tab.misses('button', 'Remind me on this device');
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
  await tab.page.waitForFunction(() => globalThis.notices.length > 0);
  const [first] = await tab.page.evaluate(() => globalThis.notices.map(({ title, body, lang, dir }) => ({ title, body, lang, dir })));
  assert.deepEqual(first, { title: 'Soon', body: '22 Nov 2026 · 11:00 AM', lang: 'en', dir: 'ltr' });
  await tab.go('/list/appointment');
  await tab.sees('heading', 'Appointments');
  await tab.page.evaluate(() => globalThis.notices[0].notice.onclick());
  await tab.sees('heading', 'Soon');
  assert.equal(await tab.page.evaluate(() => globalThis.notices.length), 1, 'told once');
  tab.no_complaints();
}));

test('a browser that refuses notices is said so, with what to do', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.page.addInitScript(() => (globalThis.Notification = class { static permission = 'denied'; }));
  await tab.reload();
  await tab.begin_with_sample();
  await tab.go('/calendar');
  await tab.click('button', 'ذكّرني على هذا الجهاز');
  await tab.sees_text('يمنع المتصفح إشعارات هذه الصفحة');
  await tab.screenshot('notices-refused-phone');
  tab.no_complaints();
}));
