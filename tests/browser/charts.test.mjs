// Charts of lists and of the home screen, by role and name: with keys, with the mouse and with a finger; and axe.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { artifacts, british, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = { skip: skip_without_page, timeout: 240_000 };

async function no_violations(tab, name) {
  await tab.calm();
  await tab.page.evaluate(axe);
  const { violations } = await tab.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  assert.deepEqual(violations.map(each => `${name}: ${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`), []);
}

const focused_name = tab => tab.page.evaluate(() => document.activeElement?.textContent);

test('a list as a chart, with the keyboard alone: choose it, walk its points, open one, and back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.role('link', 'الأشخاص').focus();
  await tab.press('Enter');
  await tab.sees('table', 'الأشخاص');
  await tab.calm();
  await tab.role('radio', 'رسم بياني').focus();
  await tab.press('Space');
  await tab.sees('figure', /^الأشخاص حسب التصنيف\. الأعلى: /);
  const points = tab.page.getByRole('listbox', { name: 'نقاط الرسم' }).getByRole('option');
  assert.match(await points.first().textContent(), /^محتمل، .*: \d+/);
  await points.first().focus();
  await tab.calm();
  // The points of a funnel stand below each other; in Arabic the left arrow goes on, too.
  await tab.press('ArrowDown');
  await tab.calm();
  const second = await focused_name(tab);
  assert.match(second, /^جديد/);
  await tab.press('ArrowLeft');
  await tab.calm();
  assert.match(await focused_name(tab), /^متكرر/);
  await tab.press('ArrowRight');
  await tab.press('Home');
  await tab.calm();
  assert.match(await focused_name(tab), /^محتمل/);
  await no_violations(tab, 'chart of people');
  // The same as a table, and back.
  await tab.press('t');
  await tab.sees('table', 'الأشخاص حسب التصنيف');
  const table = tab.role('table', 'الأشخاص حسب التصنيف');
  assert.equal(await table.getAttribute('aria-colcount'), '2');
  await no_violations(tab, 'table of the chart');
  await tab.press('t');
  await tab.misses('table', 'الأشخاص حسب التصنيف');
  // Enter shows the records behind the point; Back the chart.
  const prospects = Number(/: (\d+)/.exec(await points.first().textContent())[1]);
  await points.first().focus();
  await tab.calm();
  await tab.press('Enter');
  await tab.sees('table', 'الأشخاص');
  await tab.calm();
  assert.equal(await tab.role('table', 'الأشخاص').getAttribute('aria-rowcount'), String(prospects + 1));
  await tab.page.goBack();
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  tab.no_complaints();
}));

test('another field, measure and kind by the menus; the numbers as a file', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, ...british }, '?lang=en');
  await tab.begin_with_sample();
  await tab.click('link', 'Orders');
  await tab.sees('table', 'Orders');
  await tab.click('radio', 'Chart');
  await tab.sees('figure', /^Sum of Total by Date\. Highest: /);
  await tab.sees('option', /2026, Sum of Total: \D*[\d,]+/);
  await tab.click('button', 'By: Date');
  await tab.click('menuitemcheckbox', 'State');
  await tab.sees('figure', /^Sum of Total by State/);
  await tab.click('button', 'Value: Sum of Total');
  await tab.click('menuitemcheckbox', 'Number of records');
  await tab.sees('figure', /^Orders by State/);
  await tab.sees('option', /^Delivered, Number of records: \d+/);
  await tab.click('button', 'Chart options');
  const arriving = tab.page.waitForEvent('download');
  await tab.click('menuitem', 'Download CSV');
  const download = await arriving;
  const file = `${artifacts}/${process.pid}-${download.suggestedFilename()}`;
  await download.saveAs(file);
  const text = fs.readFileSync(file, 'utf8');
  fs.rmSync(file);
  assert.match(text, /^\uFEFFCategory,Number of records\n/);
  assert.match(text, /\nDelivered,\d+\n/);
  // What was chosen is in the address: a reload shows the same.
  await tab.reload();
  await tab.sees('figure', /^Orders by State/);
  tab.no_complaints();
}));

test('a click on a bar of the home screen shows its records', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, ...british }, '?lang=en');
  await tab.begin_with_sample();
  await tab.sees('figure', /^Sales by month\. Highest: /);
  const bar = tab.page.getByRole('region', { name: 'Customers by stage' }).getByRole('option', { name: /^VIP|^Returning/ }).first();
  await tab.press('Shift');
  await bar.focus();
  await tab.calm();
  const count = Number(/: (\d+)/.exec(await bar.textContent())[1]);
  const box = await bar.boundingBox();
  await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await tab.sees('table', 'People');
  await tab.calm();
  assert.equal(await tab.role('table', 'People').getAttribute('aria-rowcount'), String(count + 1));
  tab.no_complaints();
}));

test('a finger sees the value first, then opens it', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar#/list/person?layout=chart');
  await tab.begin_with_sample();
  await tab.go('/list/person?layout=chart');
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  await tab.calm();
  const point = tab.page.getByRole('listbox', { name: 'نقاط الرسم' }).getByRole('option').nth(2);
  const box = await point.boundingBox();
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  await tab.page.touchscreen.tap(...at);
  await tab.calm();
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  await tab.page.touchscreen.tap(...at);
  await tab.sees('table', 'الأشخاص');
  tab.no_complaints();
}));

// A PNG's size stands in its first bytes.
const size_of = bytes => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

test('a chart as a picture: to the clipboard, as a file, and said when the clipboard refuses', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, permissions: ['clipboard-read', 'clipboard-write'] }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/person?layout=chart');
  await tab.sees('figure', /^الأشخاص حسب التصنيف/);
  await tab.calm();
  const point = tab.page.getByRole('listbox', { name: 'نقاط الرسم' }).getByRole('option').first();
  await tab.press('Shift');
  await point.focus();
  await tab.calm();
  await tab.press('Control+c');
  await tab.sees_text('نُسخ الرسم صورةً');
  const copied = Buffer.from(await tab.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return [...new Uint8Array(await (await item.getType('image/png')).arrayBuffer())];
  }));
  const [wide, tall] = size_of(copied);
  assert.equal(wide, 1920);
  assert.ok(tall > 500, `${tall} pixels tall`);
  // The same by the menu, as a file with the chart's name.
  await tab.click('button', 'خيارات الرسم');
  const arriving = tab.page.waitForEvent('download');
  await tab.click('menuitem', 'حفظ صورة PNG');
  const download = await arriving;
  assert.equal(download.suggestedFilename(), 'الأشخاص حسب التصنيف.png');
  const file = `${artifacts}/${process.pid}-chart.png`;
  await download.saveAs(file);
  const bytes = fs.readFileSync(file);
  fs.rmSync(file);
  assert.deepEqual(size_of(bytes), [wide, tall]);
  await tab.sees_text('حُفظ الرسم صورةً');
  // More than the ground is on it: the title, the marks.
  const colors = await tab.page.evaluate(async text => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${text}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const draw = canvas.getContext('2d');
    draw.drawImage(picture, 0, 0);
    const found = new Set();
    const pixels = new Uint32Array(draw.getImageData(0, 0, picture.width, picture.height).data.buffer);
    for (let i = 0; i < pixels.length; i += 7) found.add(pixels[i]);
    return found.size;
  }, bytes.toString('base64')).catch(error => error.message);
  assert.ok(typeof colors !== 'number' || colors > 50, `${colors} colours`);
  // A browser that refuses is said, and the file offered.
  await tab.page.evaluate(() => { navigator.clipboard.write = () => Promise.reject(new Error('not allowed')); });
  await tab.press('Shift');
  await point.focus();
  await tab.calm();
  await tab.press('Control+c');
  await tab.sees_text('لم يسمح المتصفح بنسخ الصورة. احفظها ملفًا بدلًا من ذلك.');
  const instead = tab.page.waitForEvent('download');
  await tab.click('button', 'حفظ صورة PNG');
  assert.deepEqual(size_of(fs.readFileSync(await (await instead).path())), [wide, tall]);
  tab.no_complaints();
}));
