// Filters by the records beside one, built in the panel by mouse, keyboard and finger; their address; what is offered when
// nothing fits. Favourites and what was opened last.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const place = tab => tab.page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
const address_says = (tab, part) => tab.page.waitForFunction(part => decodeURIComponent(location.hash).includes(part), part);

const words = {
  ar: { people: 'الأشخاص', add: 'إضافة مرشّح', more: 'شروط متقدمة…', panel: 'تصفية: الأشخاص', subject: 'الشرط على', relation: 'العلاقة',
    orders: /^الطلبات$/, companies: /^الشركات$/, has_no: 'ليس لديه', in_last: 'في آخر (أيام)', on_orders: 'شرط على: الطلبات', on_companies: 'شرط على: الشركات', date: 'التاريخ', city: 'المدينة',
    test: 'الشرط', days: 'عدد الأيام', value: 'القيمة', undo: 'تراجع', show: /^اعرض /, group: 'مجموعة شروط', match: 'أيٌّ مما يلي',
    remove: /^إزالة الشرط: لديه شركة/, stage: 'التصنيف', shown: /يُعرض \d+ من \d+/, none: 'لا سجل يحقق هذه الشروط معًا', without: /^بلا «.*»: / },
  en: { people: 'People', add: 'Add filter', more: 'Advanced filter…', panel: 'Filter: People', subject: 'Condition on', relation: 'Relation',
    orders: /^Orders$/, companies: /^Companies$/, has_no: 'has no', in_last: 'in the last (days)', on_orders: 'Condition on: Orders', on_companies: 'Condition on: Companies', date: 'Date', city: 'City',
    test: 'Condition', days: 'Days', value: 'Value', undo: 'Undo', show: /^Show /, group: 'Group', match: 'Any of these',
    remove: /^Remove the condition: has a company/, stage: 'Stage', shown: /\d+ of \d+ are shown/, none: 'No record fits all of these conditions', without: /^Without “.*”: / },
};

async function open_people(open, language, options = {}) {
  const tab = await open(options, `?lang=${language}`);
  await tab.begin_with_sample();
  await tab.go('/list/person');
  await tab.sees('grid', words[language].people);
  await tab.calm();
  return tab;
}

// Chooses by keyboard from the list that opens under the last such field: what is meant lies outside of what it shows.
async function choose(tab, name, wish) {
  await tab.calm();
  await tab.role('combobox', name).last().click();
  await tab.sees('option', wish);
  await tab.calm();
  const names = await tab.page.locator('[role=option]').evaluateAll(all => all.map(one => one.getAttribute('aria-label') ?? one.textContent));
  const chosen = await tab.page.locator('[role=option]').evaluateAll(all => all.findIndex(one => one.getAttribute('aria-selected') === 'true'));
  const at = names.findLastIndex(name => (wish instanceof RegExp ? wish.test(name) : name === wish));
  for (let i = chosen; i < at; ++i) await tab.press('ArrowDown'), await tab.calm();
  for (let i = chosen; i > at; --i) await tab.press('ArrowUp'), await tab.calm();
  await tab.press('Enter');
  await tab.page.waitForSelector('[role=option]', { state: 'detached' });
  await tab.calm();
}

for (const language of ['ar', 'en'])
  test(`a filter on linked records is built in the panel (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const w = words[language];
    const tab = await open_people(open, language);
    const { page } = tab;

    // From the simple form to the panel: companies in a city, without an order for 60 days.
    await tab.click('button', w.add);
    await tab.click('link', w.more);
    await tab.sees('dialog', w.panel);
    await choose(tab, w.subject, w.companies);
    await address_says(tab, 'filter=company()');
    await tab.sees_text(w.shown);
    await tab.click('button', w.on_companies);
    await choose(tab, w.subject, w.city);
    await tab.type_into('combobox', w.value, 'الرياض');
    await tab.calm();
    await tab.press('Enter');
    await address_says(tab, 'filter=company(city=الرياض)');

    await tab.click('button', language === 'ar' ? 'شرط' : 'Condition', { exact: true });
    await choose(tab, w.subject, w.orders);
    await choose(tab, w.relation, w.has_no);
    await tab.click('button', w.on_orders);
    await choose(tab, w.subject, w.date);
    await choose(tab, w.test, w.in_last);
    await tab.type_into('textbox', w.days, '60');
    await address_says(tab, 'company(city=الرياض) not order(date:last60)');

    // The last change taken back, a condition taken out, all of it by the undo of the panel again.
    await tab.click('button', w.undo);
    await page.waitForFunction(() => !decodeURIComponent(location.hash).includes('last60'));
    await tab.click('button', w.remove);
    await page.waitForFunction(() => !decodeURIComponent(location.hash).includes('company('));
    await tab.click('button', w.undo);
    await address_says(tab, 'company(city=الرياض)');
    await tab.click('button', w.show);
    await tab.misses('dialog', w.panel);

    // F opens the same panel; Escape leaves it.
    await tab.press('Escape');
    await tab.calm();
    await tab.press('f');
    await tab.sees('dialog', w.panel);
    await tab.press('Escape');
    await tab.misses('dialog', w.panel);
    tab.no_complaints();
  }));

test('nothing fits: each condition says what its removal would bring; a wrong address says what is wrong', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const w = words.ar;
  const tab = await open_people(open, 'ar');
  const { page } = tab;
  await tab.go('/list/person?filter=stage=vip count order>100');
  await tab.sees_text(w.none);
  await tab.click('button', /^بلا «عدد الطلبات أكبر من 100»: /);
  await page.waitForFunction(() => !decodeURIComponent(location.hash).includes('count'));
  assert.match(await place(tab), /filter=stage=vip$/);
  await tab.go('/list/person?filter=order(colour=red)');
  await tab.sees_text('لا يوجد حقل باسم «colour».');
  tab.no_complaints();
}));

test('groups on a telephone: any of two conditions', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const w = words.en;
  const tab = await open(phone, '?lang=en');
  const tap = async (role, name) => tab.role(role, name).first().tap();
  await tap('button', /^Try the sample company/);
  await tab.saved();
  await tab.go('/list/person?filter=stage=vip or not order()');
  await tab.sees('heading', 'People');
  await tap('button', /^Stage: VIP or has no order/);
  await tab.sees('dialog', w.panel);
  await tab.sees('radio', w.match, { checked: true });
  await tap('radio', 'All of these');
  await address_says(tab, 'filter=stage=vip not order()');
  await tap('button', w.undo);
  await address_says(tab, 'filter=stage=vip or not order()');
  await tap('button', w.show);
  await tab.misses('dialog', w.panel);
  tab.no_complaints();
}));

test('favourites and what was opened last are a key away', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open_people(open, 'en');
  const { page } = tab;
  await tab.press('Control+k');
  await tab.sees('option', /^No favourites yet/);
  await tab.press('Escape');
  await tab.misses('option', /^No favourites yet/);
  const name = await page.locator('[role=grid] > [role=row]').nth(1).getAttribute('aria-label');
  await page.locator(`[role=row][aria-label="${name}"]`).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', name);
  await tab.calm();
  await tab.press('s');
  await tab.sees_text(`Added to favourites: ${name}`);
  await tab.sees('button', 'Remove from favourites');
  await tab.sees('link', name); // in the navigation

  await tab.go('/list/order?filter=date:this_year');
  await tab.sees('grid', 'Orders');
  await tab.calm();
  await tab.click('button', 'Add to favourites');
  await tab.sees('link', 'Orders: Date: this year');
  await tab.press('Control+k');
  await tab.sees('option', new RegExp(`^${name}`));
  await tab.sees_text('Recently opened');
  await tab.press('Escape');
  await tab.calm();
  await tab.press('g');
  await tab.press('1');
  await tab.sees('heading', name);

  // In a window that is lower than its navigation, the wheel brings the last ones, and so does the focus.
  const height = 560, last = tab.role('link', 'Orders: Date: this year');
  const is_in_view = async () => {
    const box = await last.boundingBox();
    return box !== null && box.height > 30 && box.y + box.height <= height;
  };
  const until = async wanted => {
    for (let i = 0; i < 40 && (await is_in_view()) !== wanted; ++i) await tab.calm();
    assert.equal(await is_in_view(), wanted);
  };
  await page.setViewportSize({ width: 1280, height });
  await until(false);
  await page.mouse.move(110, 300);
  await page.mouse.wheel(0, 2000);
  await until(true);
  await page.mouse.wheel(0, -2000);
  await until(false);
  await tab.press('Shift');
  await last.focus();
  await until(true);
  await tab.press('Enter');
  await tab.sees('grid', 'Orders');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goBack();
  await tab.sees('heading', name);

  // Kept by the device; taken back by its message.
  await tab.reload();
  await tab.sees('link', 'Orders: Date: this year');
  await tab.sees('heading', name);
  await tab.calm();
  await tab.press('s');
  await tab.misses('link', name);
  await tab.click('button', 'Undo');
  await tab.sees('link', name);
  tab.no_complaints();
}));
