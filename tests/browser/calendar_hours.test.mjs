// The hours of a calendar: dealings carried to another time and made longer, a new one at an hour, by mouse, by keys and
// by a finger; and the yearly days, which come back.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { british, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = { skip: skip_without_page, timeout: 240_000 };

async function no_violations(tab) {
  await tab.page.evaluate(axe);
  const { violations } = await tab.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  assert.deepEqual(violations.map(each => `${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`), []);
}

// The week before the fixed Sunday, 22 November 2026, has three dealings of the sample with a time.
async function open_week(tab, w, span = w.week) {
  await tab.begin_with_sample();
  await tab.go('/list/dealing?layout=calendar');
  await tab.sees('radio', span);
  await tab.calm();
  await tab.click('radio', span);
  await tab.click('button', w.earlier);
  await tab.sees('list', w.all_day);
  await tab.calm();
}

// Named on the day where the keyboard is, plain text on the others.
const entry = (tab, name) =>
  tab.role('listitem', name).or(tab.page.locator('#mirror [role=listitem]:not(:has([role]))', { hasText: name })).first();
const stands = (tab, name) => entry(tab, name).waitFor({ state: 'attached' });

async function middle(locator, x = 0.5, y = 0.5) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width * x, y: box.y + box.height * y, wide: box.width, tall: box.height };
}

async function drag(tab, from, to) {
  const { mouse } = tab.page;
  await mouse.move(from.x, from.y);
  await tab.calm();
  await mouse.down();
  await mouse.move(from.x + 4, from.y + 9);
  await tab.calm();
  await mouse.move(to.x, to.y, { steps: 4 });
  await tab.calm();
  await mouse.up();
  await tab.calm();
}

const words = {
  ar: { week: 'أسبوع', earlier: 'السابق', all_day: 'طوال اليوم', undo: 'تراجع', add: 'إضافة: تعامل', hours: 'سجل التعاملات',
        call: /مكالمة، 12:00 م$/, later: /مكالمة، 1:00 م$/, longer: /مكالمة، 12:00 م – 1:30 م$/, carried: /مكالمة، 12:15 م$/, free: /^الأحد، 15 نوفمبر 2026، 10:00 ص: متاح$/, time: '10:00', ahead: 'ArrowLeft' },
  en: { week: 'Week', earlier: 'Earlier', all_day: 'All day', undo: 'Undo', add: 'New: Dealing', hours: 'Dealings',
        call: /Call, 12:00 PM$/, later: /Call, 1:00 PM$/, longer: /Call, 12:00 PM – 1:30 PM$/, carried: /Call, 12:15 PM$/, free: /^Sunday, 15 November 2026, 10:00 AM: free$/, time: '10:00', ahead: 'ArrowRight' },
};

for (const [language, w] of Object.entries(words))
  test(`a dealing is carried through the hours, made longer and added (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await open_week(tab, w);
    await no_violations(tab);
    const call = () => entry(tab, w.call);
    const at = pattern => stands(tab, pattern);
    // By mouse: an hour is 52 px.
    const place = await middle(call(), 0.5, 0.3);
    await drag(tab, place, { x: place.x, y: place.y + 52 });
    await at(w.later);
    await tab.click('button', w.undo);
    await at(w.call);
    await tab.calm();
    const edge = await middle(call(), 0.5, 0.94);
    await drag(tab, edge, { x: edge.x, y: edge.y + 52 + 2 });
    await at(w.longer);
    await tab.press('Control+z');
    await at(w.call);
    // By keys.
    await tab.press('Shift');
    await call().focus();
    await tab.calm();
    await tab.press('Space');
    await tab.press('ArrowDown');
    await tab.press('Space');
    await at(w.carried);
    await tab.press('Control+z');
    await at(w.call);
    // An hour that is free.
    await tab.press('Shift');
    await call().focus();
    await tab.calm();
    await tab.press('Home'); // the first day of the week, at the same hour
    for (let i = 0; i < 4; ++i) {
      await tab.press('ArrowUp');
      await tab.calm();
    }
    await tab.sees('button', w.free);
    await tab.press('Enter');
    await tab.sees('dialog', w.add);
    await tab.page.waitForFunction(time => [...document.querySelectorAll('input')].some(field => field.value.startsWith('15/11/2026') && field.value.includes(time)), w.time);
    tab.no_complaints();
  }));

test('on a telephone a day stands in one column; a finger carries and adds', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/dealing?layout=calendar');
  await tab.sees('radio', 'أسبوع');
  await tab.calm();
  // From the month a day is pressed, and its things stand below.
  await tab.role('listitem', /^الخميس، 19 نوفمبر 2026/).first().tap();
  const message = time => entry(tab, new RegExp(`واتساب، ${time} ص$`));
  await message('9:00').waitFor({ state: 'attached' });
  await tab.role('radio', 'يوم').tap();
  await tab.calm();
  const client = await tab.page.context().newCDPSession(tab.page);
  const touch = (type, x, y) => client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const { x, y } = await middle(message('9:00'), 0.5, 0.4);
  await touch('touchStart', x, y);
  await tab.page.waitForTimeout(800); // it rests
  await tab.calm();
  for (let i = 1; i <= 8; ++i) await touch('touchMove', x, y + i * 8); // 64 px: an hour
  await tab.calm();
  await touch('touchEnd', x, y + 64);
  await message('10:00').waitFor({ state: 'attached' });
  await tab.click('button', 'تراجع');
  await message('9:00').waitFor({ state: 'attached' });
  await tab.calm();
  const again = await middle(message('9:00'));
  await tab.page.touchscreen.tap(again.x, again.y + 80); // at half past ten nothing is there
  await tab.sees('dialog', 'إضافة: تعامل');
  await tab.page.waitForFunction(() => [...document.querySelectorAll('input')].some(field => field.value.startsWith('19/11/2026') && field.value.includes('10:30')));
  tab.no_complaints();
}));

test('a birthday stands in every year of the calendar', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, ...british }, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/list/person?layout=calendar&day=birthday');
  await tab.sees('list', 'People');
  await tab.calm();
  const titles = () => tab.page.evaluate(() => [...document.querySelectorAll('#mirror [role=list] [role=list] [role=listitem]')].map(node => node.getAttribute('aria-label') ?? node.textContent).sort());
  const [now, years] = [await titles(), new Set()];
  assert.ok(now.length > 0, 'somebody was born in a November');
  assert.match(now[0], / · \d+ years?$/);
  for (const title of now) years.add(Number(/(\d+) years?$/.exec(title)[1]));
  for (let i = 0; i < 12; ++i) {
    await tab.click('button', 'Later');
    await tab.calm();
  }
  const next = await titles();
  assert.equal(next.length, now.length);
  for (const title of next) assert.ok(years.has(Number(/(\d+) years?$/.exec(title)[1]) - 1), title);
  tab.no_complaints();
}));
