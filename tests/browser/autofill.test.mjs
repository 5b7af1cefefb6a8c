// What others fill in: password managers and the browser's autofill set a value and say so without any key. And what a press
// leaves behind: the mouse no ring of focus, a key one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 180_000 };

// As Chromium's autofill and the extensions do it: past the script's own setter, with events but without keys.
const fill_in = (tab, role, name, value, events) =>
  tab.role(role, name).first().evaluate((field, [value, events]) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
    for (const type of events) field.dispatchEvent(new Event(type, { bubbles: true }));
  }, [value, events]);
const told = (tab, role, name) => tab.role(role, name).first().evaluate(field => [field.type, field.autocomplete, field.name]);

test('a password manager knows the token of the server, and what it fills in counts', options, with_browser(async ({ server, tab: open }) => {
  const tab = await open();
  assert.equal((await told(tab, 'textbox', 'اسم المنشأة'))[1], 'organization');
  await tab.begin_empty();
  await tab.click('link', 'المزامنة');
  await tab.sees('textbox', 'رمز الدخول');
  assert.deepEqual(await told(tab, 'textbox', 'رمز الدخول'), ['password', 'current-password', 'current-password']);
  assert.deepEqual((await told(tab, 'textbox', 'عنوان الخادم أو رابط الدعوة')).slice(1), ['username', 'username']);
  await fill_in(tab, 'textbox', 'عنوان الخادم أو رابط الدعوة', server.address, ['input', 'change']);
  await fill_in(tab, 'textbox', 'رمز الدخول', 'a-token-that-was-kept', ['change']); // some say only this
  const asked = tab.page.waitForRequest(request => request.headers().authorization?.endsWith('a-token-that-was-kept'));
  await tab.click('button', 'زامن الآن');
  await asked;
}));

test('a customer is another person: nothing of one’s own is offered, but what is filled in is kept', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', 'إضافة: شخص');
  for (const name of ['الاسم', 'الهاتف', 'البريد الإلكتروني']) assert.equal((await told(tab, 'textbox', name))[1], 'off', name);
  await fill_in(tab, 'textbox', 'الاسم', 'سارة العتيبي', ['input', 'change']);
  await fill_in(tab, 'textbox', 'الهاتف', '0501234567', ['change']);
  await fill_in(tab, 'textbox', 'البريد الإلكتروني', 'sara@example.com', ['input']);
  await tab.calm();
  await tab.click('button', 'حفظ');
  await tab.misses('dialog', 'إضافة: شخص');
  await tab.reload();
  for (const kept of ['سارة العتيبي', '050 123 4567', 'sara@example.com']) await tab.sees_text(kept);
  tab.no_complaints();
}));

test('a press by the mouse leaves no ring, a key shows where the focus is', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ deviceScaleFactor: 1 });
  const { page } = tab;
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص');
  const box = await tab.role('link', 'الأشخاص').first().boundingBox();
  const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
  const seen = async () => {
    await page.mouse.move(640, 780);
    await tab.calm('frames');
    return page.screenshot({ clip });
  };
  const pressed = await seen();
  assert.equal(await page.evaluate(() => document.activeElement.textContent || document.activeElement.ariaLabel), 'الأشخاص', 'the press gave it the focus');
  await page.mouse.click(640, 780); // nothing is there: the focus goes
  await page.evaluate(() => document.activeElement.blur());
  assert.deepEqual(await seen(), pressed, 'with the focus it looks as without');
  await tab.role('link', 'الأشخاص').first().click();
  await tab.press('Tab');
  await tab.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent || document.activeElement.ariaLabel), 'الأشخاص');
  const reached = await seen();
  assert.notDeepEqual(reached, pressed, 'the key shows a ring');
  await tab.role('link', 'الأشخاص').first().click();
  assert.deepEqual(await seen(), pressed, 'and the mouse takes it away');
  tab.no_complaints();
}));
