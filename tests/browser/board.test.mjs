// A list as a board: cards carried by mouse, finger, keys and menu; each move is one change that can be taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const people = { ar: 'الأشخاص', en: 'People' };
const words = {
  ar: { board: 'لوحة', prospect: 'محتمل', vip: 'مميز', fresh: 'جديد', undo: 'تراجع', add: 'إضافة: مميز', person: 'إضافة: شخص', name: 'الاسم', save: 'حفظ', recurring: 'متكرر' },
  en: { board: 'Board', prospect: 'Prospect', vip: 'VIP', fresh: 'New', undo: 'Undo', add: 'Add: VIP', person: 'New: Person', name: 'Name', save: 'Save', recurring: 'Recurring' },
};

const column = (tab, title) => tab.role('group', title);
const card = (tab, title, name) => column(tab, title).getByRole('listitem', { name });
const holds = (tab, title, name) => card(tab, title, name).first().waitFor({ state: 'attached' });

async function open_board(tab, language = 'ar') {
  await tab.begin_with_sample();
  await tab.role('link', people[language]).first().click();
  await tab.sees('table', people[language]);
  await tab.role('radio', words[language].board).click();
  await tab.sees('list', words[language].prospect);
  await tab.calm();
}

async function middle_of(node) {
  const box = await node.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

for (const language of ['ar', 'en'])
  test(`a card is carried by the mouse and taken back (${language})`, { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({}, `?lang=${language}`);
    const { page } = tab;
    const w = words[language], sultan = /سلطان العنزي/;
    await open_board(tab, language);
    const [x, y] = await middle_of(card(tab, w.prospect, sultan));
    const [to_x, to_y] = await middle_of(column(tab, w.fresh));
    const carry = async () => {
      await page.mouse.move(x, y);
      await tab.calm();
      await page.mouse.down();
      await page.mouse.move(x + 12, y + 4);
      await tab.calm();
      await page.mouse.move(to_x, to_y, { steps: 6 });
    };
    await carry();
    await tab.press('Escape'); // put back in the air
    await page.mouse.up();
    await tab.calm();
    await holds(tab, w.prospect, sultan);
    await carry();
    await tab.calm();
    await page.mouse.up();
    await holds(tab, w.fresh, sultan);
    await tab.click('button', w.undo);
    await holds(tab, w.prospect, sultan);
    // A click that goes nowhere opens the record.
    await card(tab, w.prospect, sultan).click();
    await tab.sees('heading', 'سلطان العنزي');
    await page.goBack();
    await tab.sees('list', w.prospect); // still a board
    tab.no_complaints();
  }));

test('a card is carried by keys, told at each step, and by its menu', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  const { page } = tab;
  const w = words.ar, sultan = /سلطان العنزي/;
  await open_board(tab);
  await tab.press('Shift');
  await card(tab, w.prospect, sultan).focus();
  await tab.press('Space');
  await tab.sees_text('رُفعت «سلطان العنزي» من «محتمل»');
  await tab.press('ArrowLeft'); // the next column lies at the left
  await tab.sees_text('«سلطان العنزي» فوق «جديد»');
  await tab.press('Escape');
  await tab.sees_text('عادت «سلطان العنزي» إلى «محتمل»');
  await holds(tab, w.prospect, sultan);
  await tab.press('Space');
  for (let i = 0; i < 3; ++i) await tab.press('ArrowLeft');
  await tab.sees_text('«سلطان العنزي» فوق «مميز»');
  await tab.press('Space');
  await holds(tab, w.vip, sultan);
  await page.waitForFunction(() => /^سلطان العنزي/.test(document.activeElement.getAttribute('aria-label'))); // the focus went with it
  await tab.press('Control+z');
  await holds(tab, w.prospect, sultan);

  // Arrows go from card to card and from column to column; the menu moves without carrying.
  await card(tab, w.prospect, sultan).focus();
  await tab.press('ArrowDown');
  await page.waitForFunction(() => /^لمى السبيعي/.test(document.activeElement.getAttribute('aria-label')));
  await tab.press('Shift+F10');
  await tab.sees('menu', 'نقل «لمى السبيعي»');
  await tab.click('menuitemcheckbox', w.recurring);
  await holds(tab, w.recurring, /لمى السبيعي/);
  await tab.press('Control+z');
  await holds(tab, w.prospect, /لمى السبيعي/);

  // Filters hold for the board, and a new card begins in its column.
  await tab.click('button', w.add);
  await tab.sees('dialog', w.person);
  await tab.type_into('textbox', w.name, 'هدى المنصور');
  await tab.click('button', w.save);
  await holds(tab, w.vip, /هدى المنصور/);
  await tab.type_into('searchbox', 'ابحث في القائمة', 'هدى المنصور');
  await tab.misses('listitem', sultan);
  await holds(tab, w.vip, /هدى المنصور/);
  tab.no_complaints();
}));

test('a finger that rests on a card lifts it', { skip: skip_without_page, timeout: 180_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open(phone);
  const { page } = tab;
  const w = words.ar, sultan = /سلطان العنزي/;
  await open_board(tab);
  const touch = await page.context().newCDPSession(page);
  const finger = (type, ...at) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: at.length ? [{ x: at[0], y: at[1] }] : [] });
  const [x, y] = await middle_of(card(tab, w.prospect, sultan));
  await finger('touchStart', x, y);
  await tab.sees_text('رُفعت «سلطان العنزي» من «محتمل»');
  await finger('touchMove', x - 60, y);
  await finger('touchMove', 12, y); // held at the edge, the board moves on
  await page.waitForFunction(() => [...document.querySelectorAll('#mirror [role=group]')].some(node => {
    const { left, right } = node.getBoundingClientRect();
    return node.getAttribute('aria-label') === 'متكرر' && left < 200 && right > 40;
  }));
  await finger('touchMove', 190, y);
  await tab.calm();
  await finger('touchEnd');
  await page.waitForFunction(() => ![...document.querySelectorAll('#mirror [role=group][aria-label="محتمل"] [role=listitem]')].some(node => /سلطان العنزي/.test(node.outerHTML)));
  await tab.click('button', w.undo);
  await holds(tab, w.prospect, sultan);

  // Resting without moving is the menu; a quick move scrolls and lifts nothing.
  await tab.press('Shift');
  await card(tab, w.prospect, sultan).focus(); // the board comes back to it
  await tab.calm();
  const again = await middle_of(card(tab, w.prospect, sultan));
  await finger('touchStart', ...again);
  await page.waitForTimeout(700);
  await finger('touchEnd');
  await tab.sees('menu', 'نقل «سلطان العنزي»');
  tab.no_complaints();
}));
