// A deal that came through a partner: on the partner's page with what it comes to; the deal's appointments.
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const words = {
  en: { deals: 'Deals', form: /Deal$/, title: 'Deal', amount: 'Amount', partner: 'Partner or agent', tab: /^Deals through them/, open: 'Open through them', sum: /7,500/,
        appointments: 'Appointments', add: 'Add', appointment_form: /Appointment$/, appointment: 'Appointment', starts: 'Starts' },
  ar: { deals: 'الصفقات', form: /صفقة$/, title: 'الصفقة', amount: 'القيمة', partner: 'الشريك أو الوكيل', tab: /^صفقات عن طريقه/, open: 'مفتوح عن طريقه', sum: /7,500/,
        appointments: 'المواعيد', add: 'إضافة', appointment_form: /موعد$/, appointment: 'الموعد', starts: 'يبدأ في' },
};

for (const [language, w] of Object.entries(words))
  test(`a deal through a partner stands on his page with its sum, and has appointments (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.begin_with_sample();
    await tab.click('link', w.deals);
    await tab.sees('heading', w.deals);
    await tab.calm();
    await tab.press('n');
    await tab.sees('dialog', w.form);
    await tab.type_into('textbox', w.title, 'Hall chairs');
    await tab.fill('textbox', w.amount, '7500');
    await tab.fill('combobox', w.partner, 'البيان');
    await tab.click('option', /مؤسسة البيان/);
    await tab.calm();
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.form);
    await tab.open_record('مؤسسة البيان', 'مؤسسة البيان للفعاليات');
    await tab.calm();
    await tab.go(`${await tab.page.evaluate(() => location.hash)}/partner`); // its tab may lie beside the screen
    await tab.sees('tab', w.tab);
    await tab.sees_text(w.open);
    await tab.sees_text(w.sum);
    await tab.screenshot(`partner-${language}`);
    await tab.click('button', 'Hall chairs');
    await tab.sees('heading', 'Hall chairs');
    await tab.click('button', w.add, { inside: tab.role('region', w.appointments) });
    await tab.sees('dialog', w.appointment_form);
    await tab.type_into('textbox', w.appointment, 'Show the chairs');
    await tab.type_into('textbox', w.starts, '23/11/2026 10:00');
    await tab.calm();
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.appointment_form);
    await tab.sees('button', 'Show the chairs', { inside: tab.role('region', w.appointments) });
    await tab.screenshot(`deal-appointments-${language}`);
    tab.no_complaints();
  }));
