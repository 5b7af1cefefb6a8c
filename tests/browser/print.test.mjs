// The print preview: what is on the sheets, that the printed pages are those sheets, and the way in and out by keys.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { artifacts, british, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options = { skip: skip_without_page, timeout: 240_000 };

// Pages of a PDF and the size of the first one, in points.
async function printed(tab) {
  const pdf = await tab.page.pdf({ preferCSSPageSize: true, printBackground: true });
  const text = pdf.toString('latin1');
  const [wide, tall] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(text).slice(1).map(Number);
  return { pages: text.match(/\/Type\s*\/Page\b(?!s)/g).length, wide, tall };
}

const paper = tab => tab.page.locator('#paper');
const sheets = tab => paper(tab).locator('.sheet');
async function fits(tab) { // nothing on a sheet is cut off
  const faults = await paper(tab).locator('.sheet .body').evaluateAll(all => all.filter(body => body.scrollHeight > body.clientHeight + 1 || [...body.children].some(each => each.offsetWidth > body.clientWidth + 1)).map(body => `${body.scrollHeight} > ${body.clientHeight}: ${body.textContent.slice(0, 60)}`));
  assert.deepEqual(faults, []);
}

test('a list on paper, with the keyboard: Ctrl+P, landscape, other digits, Escape', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.click('link', 'الطلبات');
  await tab.sees('table', 'الطلبات');
  await tab.calm();
  await tab.press('Control+p');
  await tab.sees('heading', 'معاينة الطباعة');
  await tab.calm();
  assert.equal(await tab.page.evaluate(() => document.activeElement.textContent), 'طباعة', 'the button that prints has the keyboard');
  const region = tab.page.getByRole('region', { name: 'الورقة كما ستُطبع' });
  await region.getByRole('heading', { name: 'الطلبات', level: 1 }).waitFor();
  await tab.calm();
  assert.equal(await paper(tab).getAttribute('dir'), 'rtl');
  const said = await region.textContent();
  assert.match(said, /22 نوفمبر 2026 · 12 جمادى الآخرة 1448/, 'the day in both calendars');
  assert.match(said, /المجموع/);
  assert.match(said, /صفحة 1 من 1/);
  assert.equal(await region.getByRole('row').count(), 21 + 2, 'every order, the head and the totals');
  assert.deepEqual(await printed(tab).then(({ pages, wide }) => [pages, Math.round(wide)]), [1, 595]);
  // Nothing of the canvas is printed, and what is printed is the sheet.
  await tab.page.emulateMedia({ media: 'print' });
  assert.equal(await tab.page.locator('#canvas').isVisible(), false);
  assert.equal(await sheets(tab).first().isVisible(), true);
  await tab.page.emulateMedia({ media: null });
  await tab.page.evaluate(axe);
  const { violations } = await tab.page.evaluate(() => window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  assert.deepEqual(violations.map(each => `${each.id}: ${each.nodes[0]?.html.slice(0, 160)}`), []);

  await tab.role('radio', 'عرضي').focus();
  await tab.press('Space');
  await tab.role('radio', '١٢٣').focus();
  await tab.press('Space');
  await tab.calm();
  await region.getByText('صفحة ١ من').first().waitFor();
  const wide = await printed(tab);
  assert.ok(wide.wide > wide.tall && Math.round(wide.wide) === 842, 'A4 on its side');
  assert.equal(wide.pages, await sheets(tab).count(), 'a printed page for every sheet');
  await fits(tab);
  await tab.click('radio', 'A5');
  await tab.click('radio', 'طولي');
  await tab.calm();
  await fits(tab);
  await tab.press('Escape');
  await tab.misses('heading', 'معاينة الطباعة');
  await tab.sees('table', 'الطلبات');
  assert.equal(await paper(tab).isVisible(), false);
  tab.no_complaints();
}));

test('many rows go on over the sheets with their head, the filter is said in words', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, ...british }, '?lang=en');
  await tab.begin_empty();
  const rows = ['Name,Phone,Owner', ...Array.from({ length: 130 }, (_, i) => `Customer ${i + 1} <b>&"',+9665012345${String(i).padStart(2, '0')},${i % 2 ? 'Hind' : 'Omar'}`)];
  const file = `${artifacts}/${process.pid}-many.csv`;
  fs.writeFileSync(file, rows.join('\n').replace(/<b>&"'/g, '<b>&'));
  await tab.choose_file(file);
  await tab.click('button', 'Check the file');
  await tab.click('button', 'Import');
  await tab.sees_text(/Imported/);
  await tab.saved();
  fs.rmSync(file);
  await tab.go('/list/person?filter=owner=Hind');
  await tab.sees('table', 'People');
  await tab.calm();
  await tab.press('Control+p');
  const region = tab.page.getByRole('region', { name: 'The paper as it will be printed' });
  await region.waitFor();
  await tab.calm();
  const count = await sheets(tab).count();
  assert.ok(count >= 2, `${count} sheets`);
  assert.equal(await region.locator('thead').count(), count, 'the head on every sheet');
  assert.equal(await region.locator('tbody tr').count(), 65);
  assert.match(await region.textContent(), /Filter: Owner.*Hind/);
  assert.match(await region.textContent(), new RegExp(`Page ${count} of ${count}`));
  assert.equal(await region.locator('b').count(), 0, 'what somebody typed is text');
  assert.match(await region.textContent(), /Customer 2 <b>&/);
  await fits(tab);
  assert.equal((await printed(tab)).pages, count);
  // A roll of 80 mm: as long as it needs, one page.
  await tab.click('radio', '80 mm');
  await tab.calm();
  const roll = await printed(tab);
  assert.equal(roll.pages, 1);
  assert.ok(Math.abs(roll.wide - 80 / 25.4 * 72) < 2, `${roll.wide} points wide`);
  // The paper takes the keyboard, too, and gives it back.
  await paper(tab).focus();
  await tab.press('Escape');
  await tab.misses('heading', 'Print preview');
  tab.no_complaints();
}));

test('one record with everything that belongs to it; on a telephone too', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.click('button', 'بحث');
  await tab.sees('combobox', 'ابحث أو نفّذ أمرًا…');
  await tab.page.keyboard.type('ساره العتيبي', { delay: 10 });
  await tab.role('option', /سارة العتيبي/).first().click();
  await tab.sees('heading', 'سارة العتيبي');
  await tab.calm();
  await tab.role('button', 'المزيد').tap(); // of the lower bar
  await tab.role('menuitem', 'طباعة هذه الشاشة').tap();
  const region = tab.page.getByRole('region', { name: 'الورقة كما ستُطبع' });
  await region.waitFor();
  await tab.calm();
  await region.getByRole('heading', { name: 'سارة العتيبي', level: 1 }).waitFor();
  for (const heading of ['سجل التعاملات', 'الطلبات', 'المهام']) await region.getByRole('heading', { name: heading, level: 2 }).waitFor();
  await fits(tab);
  const sheet = await sheets(tab).first().boundingBox();
  assert.ok(sheet.width <= 390, 'a sheet is as wide as the screen');
  await tab.page.goBack();
  await tab.misses('heading', 'معاينة الطباعة');
  await tab.sees('heading', 'سارة العتيبي');
  tab.no_complaints();
}));

test('a long list says how much of it is on paper, lays all of it when asked, and the firm is at its head', { ...options, timeout: 600_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true, ...british }, '?lang=en');
  await tab.begin_empty();
  const count = 5300;
  const file = `${artifacts}/${process.pid}-long.csv`;
  fs.writeFileSync(file, ['Name,Phone', ...Array.from({ length: count }, (_, i) => `Customer ${i + 1},+96650${1000000 + i}`)].join('\n'));
  await tab.choose_file(file);
  await tab.click('button', 'Check the file');
  await tab.click('button', 'Import');
  await tab.sees_text(/Imported/);
  await tab.saved();
  fs.rmSync(file);
  await tab.click('link', 'Settings');
  for (const [name, text] of [['Firm\'s name', 'Date House'], ['Firm\'s phone', '0112345678'], ['Firm\'s address', '12 Olaya Street']]) {
    await tab.type_into('textbox', name, text);
    await tab.press('Tab');
    await tab.calm();
    await tab.saved();
  }
  await tab.go('/list/person');
  await tab.sees('table', 'People');
  await tab.calm();
  await tab.press('Control+p');
  const region = tab.page.getByRole('region', { name: 'The paper as it will be printed' });
  await region.waitFor();
  await tab.sees_text('The list has 5,300 records; these are the first 5,000.');
  const head = await sheets(tab).first().locator('header').textContent();
  assert.match(head, /Date House/);
  assert.match(head, /12 Olaya Street/);
  assert.match(head, /11 ?234 ?5678/);
  assert.equal(await region.locator('tbody tr').count(), 5000);
  const before = await sheets(tab).count();
  await tab.click('button', 'All pages');
  await tab.sees('progressbar', /Laying the pages/);
  assert.equal(await tab.role('button', 'Print').getAttribute('aria-disabled'), 'true', 'not before all of it is there');
  await tab.misses('progressbar', /Laying the pages/);
  assert.equal(await region.locator('tbody tr').count(), count);
  const after = await sheets(tab).count();
  assert.ok(after > before, `${after} sheets`);
  const names = await region.locator('tbody tr td:first-child').allTextContents();
  assert.equal(new Set(names).size, count, 'every record once');
  assert.match(await sheets(tab).last().textContent(), new RegExp(`Page ${after} of ${after}`));
  await fits(tab);
  tab.no_complaints();
}));
