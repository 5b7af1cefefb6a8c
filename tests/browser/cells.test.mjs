// The cells of a table: walked by keys, edited where they stand with the field's own editor, checked, undone, copied.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

for (const [language, w] of Object.entries({
  ar: { people: 'الأشخاص', phone: 'الهاتف', email: 'البريد الإلكتروني', next: 'ArrowLeft', save: /^حفظ/, name: 'الاسم', last: 'آخر تواصل', system: /يكتبه النظام/, menu: 'أوسع' },
  en: { people: 'People', phone: 'Phone', email: 'E-mail', next: 'ArrowRight', save: /^Save/, name: 'Name', last: 'Last contacted', system: /Kept by the system/, menu: 'Wider' },
}))
  test(`a cell is edited where it stands (${language})`, { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({ permissions: ['clipboard-read', 'clipboard-write'] }, `?lang=${language}`);
    const { page } = tab;
    const sara = 'سارة العتيبي', row = () => tab.role('row', sara).first();
    const cells = () => row().getByRole('cell').allTextContents();
    await tab.begin_with_sample();
    await tab.role('link', w.people).first().click();
    await tab.sees('table', w.people);
    await page.evaluate(() => { location.hash = '/list/person?filter=name~سارة'; });
    await tab.sees('row', sara);
    await tab.calm();
    await tab.press('Shift');
    await row().focus();
    for (let i = 0; i < 3; ++i) await tab.press(w.next); // name, phone, e-mail
    await tab.sees_text(`${w.email}: sara.alotaibi@example.com`);

    // What cannot be is told and nothing is changed; Escape leaves; Enter saves; one undo takes it back.
    await tab.press('F2');
    await tab.sees('dialog', w.email);
    await tab.role('textbox', w.email).fill('not an address');
    await tab.press('Enter');
    await page.waitForSelector('[aria-invalid=true]', { state: 'attached' });
    await tab.role('textbox', w.email).fill('sara@wasl.example');
    await tab.press('Enter');
    await tab.misses('dialog', w.email);
    await tab.sees('cell', 'sara@wasl.example');
    await tab.press('Control+z');
    await tab.sees('cell', 'sara.alotaibi@example.com');

    // The mouse: twice on the cell.
    const box = await row().getByRole('cell').nth(1).boundingBox();
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await tab.sees('dialog', w.email);
    await tab.role('textbox', w.email).fill('x@y.example');
    await tab.click('button', w.save);
    await tab.sees('cell', 'x@y.example');
    await tab.press('Control+z');
    await tab.sees('cell', 'sara.alotaibi@example.com');

    // Ctrl+C takes the cell.
    await tab.press('Shift');
    await row().focus();
    await tab.calm();
    await tab.press('Control+c');
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === 'sara.alotaibi@example.com');
    assert.equal((await cells())[1], 'sara.alotaibi@example.com');
    tab.no_complaints();
  }));
