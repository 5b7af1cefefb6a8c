// Who comes: recorded by card, asked back when he has just come, unknown cards told and added; the log of the day, undone;
// the counter and the customer's page know the card and the visits.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const words = {
  en: { title: 'Check-in', who: 'Card, name or phone', first: /Checked in: سارة العتيبي · visit no\. 1/, second: /visit no\. 2/, none: 'Nobody has come today yet.',
        again: 'Record again', lately: /سارة العتيبي checked in now/, unknown: 'Nobody has this card or phone: 77001', add: 'Add a person with this card', form: /Person$/,
        name: 'Name', one: '1 visit · 1 person', two: '2 visits · 1 person', three: '3 visits · 2 people', undo: 'Undo', log: 'Attendance log', visits: 'Visits',
        left: 'Left now: سارة العتيبي', out: /Checked out: سارة العتيبي/, in_now: '2 are in now', all: 'All attendance', counter: 'Counter', item: 'Item' },
  ar: { title: 'تسجيل الحضور', who: 'البطاقة أو الاسم أو الهاتف', first: /سُجّل حضور سارة العتيبي · الزيارة رقم 1/, second: /الزيارة رقم 2/, none: 'لم يحضر أحد اليوم بعد.',
        again: 'سجّل مرة أخرى', lately: /سُجّل حضور سارة العتيبي الآن/, unknown: 'لا أحد بهذه البطاقة أو هذا الهاتف: 77001', add: 'إضافة شخص بهذه البطاقة', form: /شخص$/,
        name: 'الاسم', one: 'زيارة واحدة · شخص واحد', two: 'زيارتان · شخص واحد', three: '3 زيارات · شخصان', undo: 'تراجع', log: 'سجل الحضور', visits: 'عدد مرات الحضور',
        left: 'انصرف الآن: سارة العتيبي', out: /سُجّل الانصراف: سارة العتيبي/, in_now: 'في الداخل الآن شخصان', all: 'كل الحضور', counter: 'نقطة البيع', item: 'الصنف' },
};

// As a scanner does: letters without a pause, then Enter, into the field that has the focus.
async function scan(tab, number) {
  await tab.calm();
  await tab.page.keyboard.type(number);
  await tab.page.keyboard.press('Enter');
}

for (const [language, w] of Object.entries(words))
  test(`visitors check in by card, and an unknown card is added (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await tab.begin_with_sample();
    await tab.click('link', w.title);
    await tab.sees('heading', w.title);
    await tab.sees_text(w.none);
    await tab.role('searchbox', w.who).focus();
    await scan(tab, '10100');
    await tab.sees_text(w.first);
    await tab.sees_text(w.one);
    await scan(tab, '١٠١٠٠'); // the same card, as an Arabic keyboard writes it
    await tab.sees_text(w.lately);
    await tab.sees_text(w.one);
    await tab.click('button', w.again);
    await tab.sees_text(w.second);
    await tab.sees_text(w.two);
    await tab.click('button', w.undo);
    await tab.sees_text(w.one);
    await tab.role('searchbox', w.who).focus();
    await scan(tab, '10100');
    await tab.click('button', w.again);
    await tab.sees_text(w.two);
    await tab.role('searchbox', w.who).focus();
    await scan(tab, '77001');
    await tab.sees_text(w.unknown);
    await tab.screenshot(`check-in-unknown-${language}`);
    await tab.click('button', w.add);
    await tab.sees('dialog', w.form);
    await tab.type_into('textbox', w.name, 'Walid');
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.form);
    await tab.sees_text(w.three);
    await tab.role('button', 'سارة العتيبي').first().hover(); // a row's buttons come under the pointer
    await tab.click('button', w.left);
    await tab.sees_text(w.out);
    await tab.sees_text(w.in_now);
    await tab.screenshot(`check-in-${language}`);
    // The customer's page tells the visits; the counter takes the card for its customer.
    await tab.open_record('سارة العتيبي', 'سارة العتيبي');
    await tab.sees_text(w.visits);
    await tab.screenshot(`check-in-customer-${language}`);
    await tab.click('link', w.counter);
    await tab.sees('heading', w.counter);
    await tab.role('searchbox', w.item).focus();
    await scan(tab, 'DT-01');
    await scan(tab, '10103');
    await tab.sees_text('خالد الحربي');
    await tab.click('link', w.log);
    await tab.sees('heading', w.log);
    await tab.sees_text('Walid');
    await tab.screenshot(`attendance-${language}`);
    tab.no_complaints();
  }));

test('on a telephone a visitor is chosen from the list by name', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/check-in');
  await tab.sees('heading', words.ar.title);
  await tab.type_into('searchbox', words.ar.who, 'ساره');
  await tab.click('button', /^سارة العتيبي/);
  await tab.sees_text(words.ar.first);
  await tab.sees_text(words.ar.one);
  await tab.screenshot('check-in-phone');
  tab.no_complaints();
}));

// A camera that always shows the same, and a reader that reads it after a while.
function with_camera(code) {
  globalThis.BarcodeDetector = class {
    constructor() {
      this.looks = 0;
    }
    async detect() {
      return ++this.looks < 3 ? [] : [{ rawValue: code }];
    }
  };
  navigator.mediaDevices.getUserMedia = async () => {
    if (globalThis.has_no_camera) throw new DOMException('no camera', 'NotFoundError');
    return document.createElement('canvas').captureStream();
  };
}

test('the camera reads a card at the door and a code at the counter, and says when it cannot', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/check-in');
  await tab.sees('heading', 'Check-in');
  await tab.misses('button', 'Scan with the camera'); // this browser reads no barcodes
  await tab.page.addInitScript(with_camera, '10100');
  await tab.reload();
  await tab.page.evaluate(() => (globalThis.has_no_camera = true));
  await tab.click('button', 'Scan with the camera');
  const dialog = tab.page.locator('dialog[open]');
  await dialog.getByRole('status').filter({ hasText: 'There is no camera' }).waitFor();
  await tab.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await tab.sees('heading', 'Check-in'); // the screen below did not hear the key
  await tab.page.evaluate(() => (globalThis.has_no_camera = false));
  await tab.click('button', 'Scan with the camera');
  await tab.sees_text(words.en.first);
  await dialog.waitFor({ state: 'detached' });
  tab.no_complaints();
}));

test('the camera puts an item into the basket', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en');
  await tab.begin_with_sample();
  await tab.page.addInitScript(with_camera, 'DT-01');
  await tab.go('/counter');
  await tab.reload();
  await tab.click('button', 'Scan with the camera');
  await tab.sees('button', /^Take out of the basket/);
  tab.no_complaints();
}));
