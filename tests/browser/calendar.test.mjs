// A list as a calendar: what has a day is opened, carried to another day and taken back; an empty day takes something new.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const day = (tab, name) => tab.role('listitem', name);
// A thing is named where the keyboard is, and is plain text elsewhere.
const holds = (tab, name, thing) =>
  tab.page.waitForFunction(
    ([pattern, thing]) => [...document.querySelectorAll('#mirror [role=listitem]')].some(
      node => new RegExp(pattern).test(node.getAttribute('aria-label') ?? '') && node.innerHTML.includes(thing)),
    [name.source, thing]);
const warehouse = 'جرد المستودع'; // due on the 28th

async function open_calendar(tab, links, layout) {
  await tab.begin_with_sample();
  await tab.role('link', links).first().click();
  await tab.role('radio', layout).click();
  await tab.sees('list', links);
  await tab.calm();
}

for (const [language, w] of Object.entries({
  ar: { tasks: 'المهام', calendar: 'تقويم', saturday: /^السبت، 28 نوفمبر 2026/, monday: /^الاثنين، 30 نوفمبر 2026/, undo: 'تراجع', wednesday: /^الأربعاء، 18 نوفمبر/, add: 'إضافة: مهمة', day: '18' },
  en: { tasks: 'Tasks', calendar: 'Calendar', saturday: /^Saturday, 28 November 2026/, monday: /^Monday, 30 November 2026/, undo: 'Undo', wednesday: /^Wednesday, 18 November/, add: 'New: Task', day: '18' },
}))
  test(`a task is carried to another day by mouse and by keys (${language})`, { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    const { page } = tab;
    await open_calendar(tab, w.tasks, w.calendar);
    await holds(tab, w.saturday, warehouse);
    const thing = await tab.page.getByRole('listitem').getByText(warehouse).first().boundingBox();
    const goal = await day(tab, w.monday).first().boundingBox();
    await page.mouse.move(thing.x + 20, thing.y + 8);
    await tab.calm();
    await page.mouse.down();
    await page.mouse.move(thing.x + 34, thing.y + 20);
    await tab.calm();
    await page.mouse.move(goal.x + 40, goal.y + 50, { steps: 4 });
    await tab.calm();
    await page.mouse.up();
    await holds(tab, w.monday, warehouse);
    await tab.click('button', w.undo);
    await holds(tab, w.saturday, warehouse);

    await tab.press('Shift');
    await day(tab, w.saturday).first().focus();
    await tab.press('Enter'); // to its first thing
    await tab.page.waitForFunction(name => document.activeElement.getAttribute('aria-label') === name, warehouse);
    await tab.press('Space');
    await tab.press(language === 'ar' ? 'ArrowRight' : 'ArrowLeft'); // the day before
    await tab.press('ArrowUp'); // the week before
    await tab.press('Space');
    await holds(tab, language === 'ar' ? /^الجمعة، 20 نوفمبر/ : /^Friday, 20 November/, warehouse);
    await tab.press('Control+z');
    await holds(tab, w.saturday, warehouse);

    const empty = await day(tab, w.wednesday).first().boundingBox();
    await page.mouse.click(empty.x + 40, empty.y + 60);
    await tab.sees('dialog', w.add);
    await tab.page.waitForFunction(wanted => [...document.querySelectorAll('input')].some(field => field.value.startsWith(wanted)), w.day);
    tab.no_complaints();
  }));

test('on a telephone the chosen day is listed under the month', { skip: skip_without_page, timeout: 120_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true });
  await open_calendar(tab, 'المهام', 'تقويم');
  await day(tab, /^السبت، 28 نوفمبر 2026/).first().tap();
  await tab.role('listitem', warehouse).first().tap();
  await tab.sees('heading', warehouse);
  await tab.page.goBack();
  await tab.sees('list', 'المهام');
  tab.no_complaints();
}));
