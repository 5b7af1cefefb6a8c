// The cells of a list as those of a spreadsheet, by keyboard, mouse and finger: written over, walked, chosen as a block,
// pasted from Excel, filled, emptied, sorted by several columns, edited in bulk; each thing taken back by one undo.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const words = {
  ar: { people: 'الأشخاص', next: 'ArrowLeft', back: 'ArrowRight', name: 'الاسم', phone: 'الهاتف', email: 'البريد الإلكتروني', stage: 'التصنيف',
    two_changed: 'عُدّل سجلان', block: /خلايا محددة، الصفوف: 2، الأعمدة: 2/, refused: 'خلية واحدة لا تصلح', take: /^خذ الخلية الصالحة/, add: 'أضف السجل',
    to_add: 'سيُضاف سجل جديد', required: 'هذا الحقل مطلوب.', not_email: /اكتب بريدًا صحيحًا/, sort: 'الترتيب 2: تصاعدي', sort_down: 'الترتيب 2: تنازلي',
    bulk: 'تعديل المحدد', field: 'الحقل', change: 'عدّل 3 سجلات', will: /ستتغير 3 سجلات/, three: 'عُدّلت 3 سجلات', tags: 'الوسوم', columns: 'الأعمدة', take_two: 'خذ الخليتين الصالحتين', cancel: 'إلغاء', wider: 'أوسع' },
  en: { people: 'People', next: 'ArrowRight', back: 'ArrowLeft', name: 'Name', phone: 'Phone', email: 'E-mail', stage: 'Stage',
    two_changed: '2 records changed', block: /Cells selected, rows: 2, columns: 2/, refused: '1 cell does not fit', take: 'Take the 1 cell that fits', add: 'Add 1 record',
    to_add: '1 new record will be added', required: 'This field is needed.', not_email: /Type an e-mail address/, sort: 'Sort 2: ascending', sort_down: 'Sort 2: descending',
    bulk: 'Edit the selected', field: 'Field', change: 'Change 3 records', will: /3 records will change/, three: '3 records changed', tags: 'Tags', columns: 'Columns', take_two: 'Take the 2 cells that fit', cancel: 'Cancel', wider: 'Wider' },
};

// A list of people by name, and what a test does with it.
async function open_sheet(open, language, options = {}) {
  const w = words[language];
  const tab = await open({ permissions: ['clipboard-read', 'clipboard-write'], ...options }, `?lang=${language}`);
  const { page } = tab;
  await tab.begin_with_sample();
  await tab.go('/list/person?sort=name');
  await tab.sees('grid', w.people);
  await tab.calm();
  const rows = () => page.locator('[role=grid] > [role=row]');
  const name_of = n => rows().nth(n).getAttribute('aria-label'); // 0: the headings
  const cell = (name, column) => page.locator(`[role=row][aria-label="${name}"] > [aria-colindex="${column}"]`);
  const said = locator => locator.evaluate(element => element.getAttribute('aria-label') ?? element.textContent);
  const holds = (name, column, text) =>
    page.waitForFunction(([name, column, source]) => {
      const cell = document.querySelector(`[role=row][aria-label="${name}"] > [aria-colindex="${column}"]`);
      return cell && new RegExp(source).test(cell.getAttribute('aria-label') ?? (cell.firstElementChild ? '' : cell.textContent));
    }, [name, column, text instanceof RegExp ? text.source : `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`]);
  const go_to = async (name, column) => { // by the keyboard alone
    for (let i = 0; i < 3; ++i) await tab.press('Escape'), await tab.calm(); // out of the cells
    await tab.press('Home');
    await tab.calm();
    await page.locator(`[role=row][aria-label="${name}"]`).focus();
    await tab.calm();
    await tab.press('Home');
    await tab.calm();
    for (let i = 0; i < 40 && (await page.evaluate(() => document.activeElement.getAttribute('aria-label'))) !== name; ++i) {
      await tab.press('ArrowDown');
      await tab.calm();
    }
    for (let i = 0; i < column; ++i) await tab.press(w.next);
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await tab.calm();
  };
  const paste = async text => {
    await page.evaluate(text => navigator.clipboard.writeText(text), text);
    await tab.press('Control+v');
  };
  return { tab, page, w, rows, name_of, cell, said, holds, go_to, paste };
}

for (const language of ['ar', 'en'])
  test(`a cell is written over where it stands (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const { tab, page, w, name_of, cell, said, holds, go_to } = await open_sheet(open, language);
    const [first, second, third] = [await name_of(3), await name_of(4), await name_of(5)]; // with addresses
    const [first_email, second_email] = [await said(cell(first, 3)), await said(cell(second, 3))];
    await go_to(first, 3);
    await tab.sees_text(`${w.email}: ${first_email}`);

    // Faster than frames come: two cells of the column, none of the letters lost or in the wrong one.
    await page.keyboard.type('a1@wasl.example');
    await page.keyboard.press('Enter');
    await page.keyboard.type('b2@wasl.example');
    await page.keyboard.press('Enter');
    await holds(first, 3, 'a1@wasl.example');
    await holds(second, 3, 'b2@wasl.example');
    await tab.press('Control+z');
    await tab.press('Control+z');
    await holds(second, 3, second_email);
    await holds(first, 3, first_email);

    // What cannot be is told, and stays under the hand; Escape leaves it as it was.
    await go_to(second, 3);
    await page.keyboard.type('not an address');
    await tab.press('Tab');
    await page.waitForSelector('input[aria-invalid=true]', { state: 'attached' });
    await tab.sees_text(w.not_email);
    await tab.press('Escape');
    await holds(second, 3, second_email);

    // Nor does it go elsewhere by a press: in another column it would be kept as that column's.
    await go_to(second, 3);
    await page.keyboard.type('not an address');
    const beside = await cell(first, 2).boundingBox();
    await page.mouse.click(beside.x + beside.width / 2, beside.y + beside.height / 2);
    await page.waitForSelector('input[aria-invalid=true]', { state: 'attached' });
    await tab.press('Enter');
    await tab.calm();
    assert.equal(await page.evaluate(() => document.activeElement.value), 'not an address');
    await tab.press('Escape');
    await holds(second, 3, second_email);
    assert.doesNotMatch(await said(cell(first, 2)), /not an address/);

    // F2 keeps what is there; Home, a letter, Enter.
    await tab.press('F2');
    await page.waitForFunction(text => document.activeElement.value === text && !document.activeElement.classList.contains('resting'), second_email);
    await tab.press('Home');
    await page.keyboard.type('x');
    await tab.press('Enter');
    await holds(second, 3, `x${second_email}`);
    await tab.press('Control+z');
    await holds(second, 3, second_email);

    // An input method: what is composed at rest is all there.
    await go_to(third, 1);
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'ك', selectionStart: 1, selectionEnd: 1 });
    await client.send('Input.imeSetComposition', { text: 'كت', selectionStart: 2, selectionEnd: 2 });
    await client.send('Input.insertText', { text: 'كتاب' });
    await tab.press('Enter');
    await tab.sees('row', 'كتاب');
    await tab.press('Control+z');
    await tab.sees('row', third);

    // A list to choose from while writing; the mouse opens the choice itself.
    await tab.calm();
    const box = await cell(first, 3).boundingBox();
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction(text => document.activeElement.value === text && !document.activeElement.classList.contains('resting'), first_email);
    await page.keyboard.type('.sa');
    const other = await cell(second, 3).boundingBox();
    await page.mouse.click(other.x + other.width / 2, other.y + other.height / 2); // leaving it saves
    await holds(first, 3, `${first_email}.sa`);
    await tab.press('Control+z');
    await holds(first, 3, first_email);
    tab.no_complaints();
  }));

for (const language of ['ar', 'en'])
  test(`a block from Excel and back, filled, emptied, undone (${language})`, { skip: skip_without_page, timeout: 300_000 }, with_browser(async ({ tab: open }) => {
    const { tab, page, w, rows, name_of, cell, said, holds, go_to, paste } = await open_sheet(open, language);
    const names = [await name_of(3), await name_of(4), await name_of(5)]; // with addresses
    const phones = [], emails = [];
    for (const name of names) phones.push(await said(cell(name, 2))), emails.push(await said(cell(name, 3)));

    // Two rows of two columns onto one cell, Arabic digits and quoted cells with them; one undo.
    await go_to(names[0], 2);
    await paste('٠٥٠١١١٢٢٣٣\tfirst@wasl.example\r\n"0502223344\n"\t"second@wasl.example"\r\n');
    await tab.sees_text(w.two_changed);
    await holds(names[0], 3, 'first@wasl.example');
    await holds(names[1], 3, 'second@wasl.example');
    assert.match((await said(cell(names[0], 2))).replace(/[^\d]/g, ''), /501112233$/);
    assert.match((await said(cell(names[1], 2))).replace(/[^\d]/g, ''), /502223344$/);
    assert.equal(await page.locator('[role=grid] [aria-colindex][aria-selected=true]').count(), 4);
    await page.evaluate(fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }).then(found => found.violations));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await tab.press('Control+c');
    await page.waitForFunction(async () => /first@wasl.example\r?\n.*\tsecond@wasl.example/.test(await navigator.clipboard.readText()));
    await tab.press('Control+z');
    for (let i = 0; i < 2; ++i) await holds(names[i], 3, emails[i]), await holds(names[i], 2, phones[i]);

    // What does not fit is shown beside its record before anything changes; what fits is taken.
    await go_to(names[0], 2);
    await paste('0503334455\tno address\r\n');
    await tab.sees('dialog', w.refused);
    await tab.sees('cell', 'no address');
    await tab.sees_text(w.not_email);
    await tab.click('button', w.take);
    await tab.misses('dialog', w.refused);
    await holds(names[0], 2, /50 333 4455|٥٠ ٣٣٣ ٤٤٥٥/);
    await holds(names[0], 3, emails[0]);
    await tab.press('Control+z');
    await holds(names[0], 2, phones[0]);

    // A new tag that cannot be is refused where it stands; the others go to whom they were meant for.
    for (let i = 0; i < 3; ++i) await tab.press('Escape'), await tab.calm(); // out of the cells
    await tab.role('button', w.columns).first().focus();
    await tab.press('Enter');
    await tab.sees('menuitemcheckbox', w.tags);
    await tab.role('menuitemcheckbox', w.tags).first().focus();
    await tab.press('Enter');
    await tab.calm();
    await tab.press('Escape');
    await tab.calm();
    const tags = Number(await tab.role('columnheader', w.tags).first().getAttribute('aria-colindex'));
    const was = [];
    for (const name of names) was.push(await said(cell(name, tags)));
    await go_to(names[0], tags);
    await paste(`${'x'.repeat(501)}\r\nنخيل\r\nسدر\r\n`);
    await tab.sees('dialog', w.refused);
    await tab.role('button', w.take_two).first().focus();
    await tab.press('Enter');
    await tab.misses('dialog', w.refused);
    await holds(names[1], tags, 'نخيل');
    await holds(names[2], tags, 'سدر');
    assert.equal(await said(cell(names[0], tags)), was[0]);
    await tab.press('Control+z');
    for (let i = 0; i < 3; ++i) await holds(names[i], tags, was[i]);

    // Past the last row: asked first, with the number.
    await go_to(names[0], 1);
    await tab.press('Control+End');
    await tab.press('Home');
    await tab.calm();
    const last = await rows().last().getAttribute('aria-label');
    await paste(`${last}\t0504445566\r\nنورة الجديدة\t"+966 50 555 6677"\r\n`);
    await tab.sees('dialog', w.to_add);
    await tab.click('button', w.add);
    await tab.misses('dialog', w.to_add);
    await tab.sees('row', 'نورة الجديدة');
    await tab.press('Control+z');
    await tab.misses('row', 'نورة الجديدة');

    // Filled down, emptied, each taken back at once; a name must stay.
    await go_to(names[0], 3);
    await tab.press('Shift+ArrowDown');
    await tab.press(`Shift+${w.next}`);
    await tab.sees_text(w.block);
    await tab.press(`Shift+${w.back}`);
    await tab.press('Shift+ArrowDown');
    await tab.press('Control+d');
    await holds(names[1], 3, emails[0]);
    await holds(names[2], 3, emails[0]);
    await tab.press('Control+z');
    await holds(names[2], 3, emails[2]);
    await tab.press('Delete');
    for (const name of names) await holds(name, 3, '');
    await tab.press('Control+z');
    for (let i = 0; i < 3; ++i) await holds(names[i], 3, emails[i]);
    await go_to(names[0], 1);
    await tab.press('Delete');
    await tab.sees_text(`${w.name}: ${w.required}`);
    await tab.sees('row', names[0]);

    // One value into a block that the mouse has pulled.
    const from = await cell(names[0], 3).boundingBox(), to = await cell(names[1], 3).boundingBox();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
    await page.mouse.up();
    await tab.calm();
    await paste('same@wasl.example');
    await holds(names[0], 3, 'same@wasl.example');
    await holds(names[1], 3, 'same@wasl.example');
    assert.equal(await said(cell(names[2], 3)), emails[2]);
    await tab.press('Control+z');
    await holds(names[0], 3, emails[0]);
    tab.no_complaints();
  }));

for (const language of ['ar', 'en'])
  test(`sorted by two columns, and many edited at once (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const { tab, page, w, name_of, cell, said } = await open_sheet(open, language);
    const heading = name => tab.role('columnheader', name);
    await heading(w.stage).click();
    await page.waitForFunction(() => location.hash.endsWith('sort=stage'));
    await heading(w.name).click({ modifiers: ['Shift'] });
    await page.waitForFunction(() => location.hash.endsWith('sort=stage,name'));
    assert.equal(await heading(w.stage).getAttribute('aria-sort'), 'ascending');
    await tab.sees_text(w.sort);
    await heading(w.name).focus();
    await tab.calm();
    await tab.press('Shift+Enter');
    await page.waitForFunction(() => location.hash.endsWith('sort=stage,-name'));
    await tab.sees_text(w.sort_down);
    await page.goBack();
    await page.waitForFunction(() => location.hash.endsWith('sort=stage,name'));
    await tab.calm();
    const order = await page.evaluate(language => {
      const rows = [...document.querySelectorAll('[role=grid] > [role=row]')].slice(1, 9);
      const names = rows.map(row => row.getAttribute('aria-label')), groups = new Map();
      const column = [...document.querySelectorAll('[role=columnheader]')].find(head => head.getAttribute('aria-sort')).getAttribute('aria-colindex');
      rows.forEach((row, i) => {
        const stage = row.querySelector(`[aria-colindex="${column}"]`).textContent;
        groups.set(stage, [...(groups.get(stage) ?? []), names[i]]);
      });
      return [...groups.values()].every(group => group.every((name, i) => i === 0 || group[i - 1].localeCompare(name, language) <= 0));
    }, language);
    assert.ok(order, 'within a stage people stand by name');

    // Three rows by Space, one field, a preview, one undo.
    const names = [await name_of(1), await name_of(2), await name_of(3)];
    const before = await said(cell(names[0], 2));
    await page.locator(`[role=row][aria-label="${names[0]}"]`).focus();
    await tab.calm();
    for (let i = 0; i < 3; ++i) {
      await tab.press('Space');
      await tab.press('ArrowDown');
    }
    await tab.calm();
    await tab.click('button', w.bulk);
    await tab.sees('dialog', new RegExp(`^${w.bulk}`));
    await tab.click('combobox', w.field);
    await tab.click('option', w.phone);
    await tab.type_into('textbox', w.phone, '12');
    await page.waitForSelector('input[aria-invalid=true]', { state: 'attached' });
    await tab.type_into('textbox', w.phone, '0509998877');
    await tab.sees_text(w.will);
    await tab.click('button', w.change);
    await tab.misses('dialog', new RegExp(`^${w.bulk}`));
    await tab.sees_text(w.three);
    for (const name of names) assert.match((await said(cell(name, 2))).replace(/[^\d]/g, ''), /509998877$/);
    await tab.press('Control+z');
    await page.waitForFunction(([name, text]) => {
      const cell = document.querySelector(`[role=row][aria-label="${name}"] > [aria-colindex="2"]`);
      return (cell.getAttribute('aria-label') ?? cell.textContent) === text;
    }, [names[0], before]);
    tab.no_complaints();
  }));

test('a finger: a cell is edited in its own window, a heading that is held is carried', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const { tab, page, w, name_of, cell, said, holds } = await open_sheet(open, 'ar', { hasTouch: true });
  const first = await name_of(1), email = await said(cell(first, 3));
  const middle = async locator => { const { x, y, width, height } = await locator.boundingBox(); return [x + width / 2, y + height / 2]; };
  await tab.calm();
  await page.touchscreen.tap(...await middle(cell(first, 3)));
  await tab.calm();
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'INPUT', 'the screen keyboard stays away');
  const there = await middle(cell(first, 3)); // asked once: twice is a matter of time
  await page.touchscreen.tap(...there);
  await page.touchscreen.tap(...there);
  await tab.sees('dialog', w.email);
  await tab.role('textbox', w.email).fill('finger@wasl.example');
  await tab.press('Enter');
  await tab.misses('dialog', w.email);
  await holds(first, 3, 'finger@wasl.example');
  await tab.press('Control+z');
  await holds(first, 3, email);

  const heads = () => page.evaluate(() => [...document.querySelectorAll('[role=columnheader]')].map(head => head.textContent || head.getAttribute('aria-label')));
  const touch = await page.context().newCDPSession(page);
  const finger = (type, ...at) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: at.length ? [{ x: at[0], y: at[1] }] : [] });
  const before = await heads();
  const [from, to] = [await middle(tab.role('columnheader', w.phone)), await middle(tab.role('columnheader', w.email))];
  await finger('touchStart', ...from);
  await page.waitForTimeout(700); // a finger rests: the one thing that is a matter of time
  await finger('touchMove', (from[0] + to[0]) / 2, from[1]);
  await tab.calm();
  await finger('touchMove', ...to);
  await tab.calm();
  await finger('touchEnd');
  await tab.calm();
  assert.deepEqual(await heads(), [before[0], before[2], before[1], ...before.slice(3)]);
  await finger('touchStart', ...await middle(tab.role('columnheader', w.phone))); // held and let go: its menu
  await page.waitForTimeout(700);
  await finger('touchEnd');
  await tab.sees('menuitem', w.wider);
  tab.no_complaints();
}));
