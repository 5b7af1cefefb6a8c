// Typing as in any page: input methods, undo, selection, clipboard, dragged text, the right keyboard of a telephone, fields that
// are half out of sight or under a list, and a screen whose density changes in the middle of a word.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

async function open_form(open, settings = {}) {
  const tab = await open(settings);
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', 'إضافة: شخص');
  await tab.click('button', /حقلًا آخر$/);
  await tab.sees('textbox', 'التفضيلات');
  await tab.role('textbox', 'الاسم').focus(); // back to the head of the form
  await tab.calm();
  return tab;
}

test('input methods, undo, selection and the clipboard', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = tab;
  const name = tab.role('textbox', 'الاسم'), wishes = tab.role('textbox', 'التفضيلات');
  const devtools = await page.context().newCDPSession(page);

  // A word is composed, changed and committed; Enter while composing is the input method's and saves nothing.
  await name.click();
  await devtools.send('Input.imeSetComposition', { text: 'わ', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.imeSetComposition', { text: 'わす', selectionStart: 2, selectionEnd: 2 });
  await tab.calm();
  assert.equal(await name.inputValue(), 'わす', 'what is being composed is seen');
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true })));
  await tab.calm();
  await tab.sees('dialog', 'إضافة: شخص');
  await devtools.send('Input.insertText', { text: 'ワスル' });
  await tab.calm();
  assert.equal(await name.inputValue(), 'ワスル');

  // The browser's own undo, not the program's.
  await page.keyboard.type(' 7');
  await tab.press('Control+z');
  await tab.calm();
  assert.notEqual(await name.inputValue(), 'ワスル 7');
  await tab.press('Control+Shift+z');
  assert.equal(await name.inputValue(), 'ワスル 7');

  // By mouse: a double click takes a word, a drag takes a piece. By keyboard: Shift with arrows, Control with arrows.
  await name.fill('one two three');
  const selected = () => page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd));
  const box = await name.boundingBox();
  await tab.press('Home');
  const middle = box.y + box.height / 2;
  await page.mouse.dblclick(box.x + box.width - 30, middle); // the text stands at the right, as Arabic does
  assert.match(await selected(), /^(one|two|three)\s?$/);
  await tab.press('Home'); // what is selected would be dragged away
  await page.mouse.move(box.x + box.width - 14, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, middle, { steps: 4 });
  await page.mouse.up();
  assert.ok((await selected()).length > 3, 'dragging selects');
  await tab.press('Home');
  await tab.press('Control+Shift+ArrowRight');
  assert.equal((await selected()).trim(), 'one');

  await tab.press('Control+x');
  assert.equal((await name.inputValue()).trim(), 'two three');
  await tab.press('End');
  await tab.press('Control+v');
  await tab.press('Control+a');
  await tab.press('Control+c');
  await wishes.focus();
  await tab.press('Control+v');
  assert.equal(await wishes.inputValue(), await name.inputValue(), 'what was copied is pasted elsewhere');
  tab.no_complaints();
}));

test('text is dragged from one field to another', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open);
  const { page } = tab;
  const name = tab.role('textbox', 'الاسم'), street = tab.role('textbox', 'الشارع والمبنى');
  await name.fill('سارة');
  await name.dblclick();
  const from = await name.boundingBox(), to = await street.boundingBox();
  await page.mouse.move(from.x + from.width - 24, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
  await tab.calm();
  assert.match(await street.inputValue(), /سارة/);
  assert.equal(await name.inputValue(), '');
}));

test('a field asks for the keyboard that suits it', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open);
  const told = name => tab.role('textbox', name).first().evaluate(e => Object.fromEntries(['type', 'inputmode', 'dir', 'spellcheck', 'autocomplete', 'enterkeyhint'].map(key => [key, e.getAttribute(key)])));
  const telephone = await told('الهاتف'), mail = await told('البريد الإلكتروني'), wishes = await told('التفضيلات');
  assert.equal(telephone.inputmode ?? telephone.type, 'tel');
  assert.equal(telephone.dir, 'ltr');
  assert.equal(mail.inputmode ?? mail.type, 'email');
  assert.equal(mail.spellcheck, 'false');
  assert.equal(wishes.spellcheck, 'true');
  assert.equal(wishes.dir, 'auto');
  await tab.press('Escape');
  assert.equal(await tab.role('searchbox', 'ابحث في القائمة').getAttribute('inputmode'), 'search');
}));

test('a choice is pressed in its list, again and again, over the dialog', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open);
  const { page } = tab;
  const choice = tab.role('combobox', 'التصنيف');
  for (const wanted of ['متكرر', 'مميز', 'مميز', 'جديد']) {
    await choice.click();
    await tab.calm();
    const box = await tab.role('option', wanted).boundingBox();
    const is_there = await page.screenshot({ clip: box });
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await tab.misses('option', wanted);
    await tab.calm();
    assert.equal(await choice.textContent(), wanted);
    assert.notDeepEqual(await page.screenshot({ clip: box }), is_there, 'the list was seen, and is gone');
  }
  await tab.role('textbox', 'الهاتف').click();
  await page.keyboard.type('0501234567');
  assert.equal(await tab.role('textbox', 'الهاتف').inputValue(), '0501234567');
}));

test('a choice is tapped in its list, on a telephone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone });
  await tab.begin_empty();
  const tap = async (role, name) => {
    await tab.calm();
    await tab.role(role, name).first().tap();
    await tab.calm();
  };
  await tap('button', 'إضافة سريعة');
  await tap('menuitem', 'شخص');
  const choice = tab.role('combobox', 'التصنيف');
  for (const wanted of ['متكرر', 'مميز', 'مميز']) {
    await tap('combobox', 'التصنيف');
    await tap('option', wanted);
    await tab.misses('option', wanted);
    assert.equal(await choice.textContent(), wanted);
  }
}));

test('a field that scrolls out of the form is cut where the form is, and keeps its text', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open);
  const { page } = tab;
  const name = tab.role('textbox', 'الاسم');
  await name.fill('سارة العتيبي');
  await name.focus();
  const form = await tab.role('form', 'شخص').boundingBox();
  let seen_cut = false;
  for (let turn = 0; turn < 40 && !seen_cut; ++turn) {
    await page.mouse.move(form.x + form.width / 2, form.y + 300);
    await page.mouse.wheel(0, 12);
    await tab.calm();
    seen_cut = await name.evaluate(e => /inset\((?!0px 0px 0px)/.test(e.style.clipPath));
  }
  assert.ok(seen_cut, 'half scrolled out, it is cut');
  await page.keyboard.type('!'); // and typing brings it back or leaves it, but loses nothing
  assert.equal(await name.inputValue(), 'سارة العتيبي!');
}));

test('a change of density in the middle of a word', options, with_browser(async ({ tab: open }) => {
  const tab = await open_form(open);
  const { page } = tab;
  const devtools = await page.context().newCDPSession(page);
  const name = tab.role('textbox', 'الاسم');
  await name.click();
  let typed = '';
  for (const deviceScaleFactor of [1.5, 2, 1.25, 1]) {
    for (const letter of 'سارة ') {
      await page.keyboard.type(letter);
      typed += letter;
      if (letter !== 'ر') continue;
      // With a press right before it, behind the last letter: what waits for its frame lay elsewhere on the new screen.
      const box = await name.boundingBox();
      const press = { x: box.x + 16, y: box.y + box.height / 2, button: 'left', clickCount: 1 };
      await Promise.all([
        devtools.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...press }),
        devtools.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...press }),
        devtools.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 800, deviceScaleFactor, mobile: false }),
      ]);
    }
    await tab.calm();
    assert.equal(await name.inputValue(), typed);
    assert.ok(await name.evaluate(e => e === document.activeElement), 'the focus stays');
    const canvas = await page.evaluate(() => [document.querySelector('canvas').width, innerWidth * devicePixelRatio]);
    assert.equal(canvas[0], Math.round(canvas[1]), 'the canvas has the points of the screen');
  }
  // A browser zoomed to 200 %: half the room, everything still within reach.
  await devtools.send('Emulation.setDeviceMetricsOverride', { width: 640, height: 400, deviceScaleFactor: 2, mobile: false });
  await tab.calm();
  await page.keyboard.type('z');
  assert.equal(await name.inputValue(), typed + 'z');
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'إضافة: شخص');
  await tab.sees_text(/سارة/);
  tab.no_complaints();
}));

