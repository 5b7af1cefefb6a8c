// The team and its roles: who is in it, whose ceiling a discount meets, who may approve it; at the counter; both languages.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

const english = {
  selling: 'Selling rules', add: 'Add a member', dialog: /Team member$/, name: 'Name', role: 'Role', ceiling: 'Add a ceiling', ceiling_dialog: /Discount ceiling$/,
  percent: 'Highest discount %', ceiling_role: "Seller's role", quote: 'Add quote', quote_dialog: /Quote$/, person: 'Person', line: 'Add a line', price: 'Unit price',
  discount: 'Discount %',
};
const arabic = {
  selling: 'قواعد البيع', add: 'إضافة عضو', dialog: /عضو في الفريق$/, name: 'الاسم', role: 'الدور', ceiling: 'إضافة سقف', ceiling_dialog: /سقف خصم$/,
  percent: 'أعلى خصم ٪', ceiling_role: 'دور البائع', quote: 'إضافة عرض سعر', quote_dialog: /عرض سعر$/, person: 'الشخص', line: 'إضافة سطر', price: 'سعر الوحدة',
  discount: 'الخصم ٪',
};

async function press_button(tab, name) {
  await tab.role('button', name).first().focus();
  await tab.press('Enter');
}

async function choose(tab, name, option) {
  await tab.role('combobox', name).first().focus();
  await tab.calm();
  await tab.press('ArrowDown');
  await tab.sees('option', option);
  await tab.click('option', option);
  await tab.calm();
}

async function add_member(tab, w, name, role) {
  await press_button(tab, w.add);
  await tab.sees('dialog', w.dialog);
  await tab.fill('textbox', w.name, name);
  await choose(tab, w.role, role);
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.dialog);
}

async function add_ceiling(tab, w, percent, role) {
  await press_button(tab, w.ceiling);
  await tab.sees('dialog', w.ceiling_dialog);
  await tab.fill('textbox', w.percent, percent);
  await choose(tab, w.ceiling_role, role);
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.ceiling_dialog);
}

async function is_member(tab, name, role) {
  await tab.sees('group', name);
  await tab.sees_text(role);
}

// Up to its lines: a discount on one line of 100.
async function begin_quote(tab, w, discount) {
  await tab.go('/list/quote');
  await tab.click('button', w.quote);
  await tab.sees('dialog', w.quote_dialog);
  await tab.type_into('combobox', w.person, 'سارة');
  await tab.click('option', /سارة العتيبي/);
  await press_button(tab, w.line);
  await tab.sees('textbox', w.price);
  for (const [name, text] of [[w.price, '100'], [w.discount, discount]]) {
    const field = tab.role('textbox', name).last();
    await field.focus();
    await field.fill(text);
  }
}

async function save_quote(tab, w) {
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.quote_dialog);
  await tab.page.getByRole('row', { name: /Q-\d+-0001/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Q-\d+-0001/);
}

test('the team: names in use at a press, members added, corrected, removed and undone by keys; the palette finds it', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.search('team');
  await tab.click('option', 'Team');
  await tab.sees('heading', 'Selling rules');
  await tab.sees_text(/Nobody is in the list yet, so anybody approves a discount/);
  await press_button(tab, 'سعد');
  await is_member(tab, 'سعد', 'Representative');
  await tab.press('Control+z');
  await tab.misses('group', 'سعد');
  await tab.sees('button', 'سعد'); // offered again
  await tab.press('Control+Shift+z');
  await is_member(tab, 'سعد', 'Representative');

  await press_button(tab, english.add);
  await tab.sees('dialog', english.dialog);
  await tab.press('Control+Enter');
  await tab.sees_text('This field is needed.');
  await tab.fill('textbox', 'Name', 'سعد');
  await choose(tab, 'Role', 'Owner');
  await tab.press('Control+Enter');
  await tab.sees_text(/Another record/); // he is in the list already
  await tab.fill('textbox', 'Name', 'Huda');
  await tab.press('Control+Enter');
  await tab.misses('dialog', english.dialog);
  await is_member(tab, 'Huda', 'Owner');

  await tab.role('group', 'سعد').getByRole('button').first().focus();
  await tab.press('Enter');
  await tab.sees('dialog', 'Edit: سعد');
  await choose(tab, 'Role', 'Sales manager');
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'Edit: سعد');
  await is_member(tab, 'سعد', 'Sales manager');
  await press_button(tab, 'Delete: سعد');
  await tab.misses('group', 'سعد');
  await tab.press('Control+z');
  await is_member(tab, 'سعد', 'Sales manager');

  // Who is in the list is offered wherever somebody is named.
  await tab.go('/list/task');
  await tab.press('n');
  await tab.sees('dialog', /Task$/);
  await tab.role('combobox', 'Assignee').focus();
  await tab.page.keyboard.type('hud');
  await tab.sees('option', 'Huda');
  tab.no_complaints();
}));

test("a seller's role decides what he may give, and the approver's what he may approve", options, with_browser(async ({ tab: open }) => {
  const w = english;
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/selling');
  await tab.sees('heading', w.selling);
  await press_button(tab, 'أمل');
  await is_member(tab, 'أمل', 'Representative');
  await add_member(tab, w, 'Saad', 'Sales manager');
  await add_ceiling(tab, w, '10', 'Representative');
  await tab.sees_text('Representative: 10%');
  await tab.sees_text(/No owner is in the list/);
  await add_member(tab, w, 'Huda', 'Owner');
  await add_ceiling(tab, w, '25', 'Sales manager');

  await begin_quote(tab, w, '30');
  await tab.sees_text('30%, Representative: allowed 10%');
  await tab.sees_text(/names nobody of the team/);
  await press_button(tab, /more fields$/);
  await tab.sees('combobox', 'Seller');
  await tab.fill('combobox', 'Seller', 'Saad');
  await tab.sees_text('30%, Sales manager: allowed 25%');
  await tab.fill('combobox', 'Seller', 'أمل');
  await save_quote(tab, w);
  await tab.sees_text('30%, Representative: allowed 10%');
  await press_button(tab, 'Ask for approval');
  await tab.sees('dialog', 'Ask for approval');
  await press_button(tab, 'أمل');
  await tab.role('textbox', 'Your name').focus();
  await tab.press('Enter');
  await tab.misses('dialog', 'Ask for approval');
  await tab.sees_text(/Asked by أمل/);

  await press_button(tab, 'Approve');
  await tab.sees('dialog', 'Approve');
  await tab.sees_text('These may approve it:');
  await tab.sees('button', 'Huda');
  await tab.misses('button', 'Saad'); // 30 % is above the managers' ceiling
  const says = async (name, error) => {
    await tab.fill('textbox', 'Your name', name);
    await tab.press('Enter');
    await tab.page.waitForFunction(text => {
      const field = [...document.querySelectorAll('[aria-invalid="true"]')].find(one => one.getAttribute('aria-describedby'));
      return field && field.getAttribute('aria-describedby').split(' ').some(id => document.getElementById(id)?.textContent.includes(text));
    }, error);
  };
  await says('Nobody', 'Nobody in the list of the team has this name.');
  await says('Saad', 'Their role does not allow this discount');
  await press_button(tab, 'Huda');
  await tab.role('textbox', 'Your name').focus();
  await tab.press('Enter');
  await tab.misses('dialog', 'Approve');
  await tab.sees_text(/Answered by Huda/);
  await tab.press('Control+z');
  await tab.sees_text(/Asked by أمل/);
  await tab.press('Control+Shift+z');
  await tab.sees_text(/Answered by Huda/);
  await tab.saved();
  tab.no_complaints();
}));

test('على الهاتف: الفريق وسقف دوره، وعرض بلا بائع، ومن يوافق', options, with_browser(async ({ tab: open }) => {
  const w = arabic;
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/selling');
  await tab.sees('heading', w.selling);
  await tab.click('button', 'أمل');
  await is_member(tab, 'أمل', 'مندوب');
  await add_ceiling(tab, w, '10', 'مندوب');
  await tab.sees_text(/مندوب: 10٪/);
  await begin_quote(tab, w, '20');
  await tab.sees_text(/20٪، مندوب: المسموح 10٪/);
  await tab.sees_text(/فيُتبع أقل سقوف الأدوار/);
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.quote_dialog);
  await tab.role('link', /Q-\d+-0001/).or(tab.role('row', /Q-\d+-0001/)).or(tab.role('button', /Q-\d+-0001/)).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', /Q-\d+-0001/);
  await press_button(tab, 'طلب الموافقة');
  await tab.sees('dialog', 'طلب الموافقة');
  await tab.fill('textbox', 'اسمك', 'أمل');
  await tab.press('Enter');
  await tab.misses('dialog', 'طلب الموافقة');
  await press_button(tab, 'موافقة');
  await tab.sees('dialog', 'موافقة');
  await tab.sees_text(/لا أحد في الفريق يسمح دوره/);
  await tab.press('Escape');
  await tab.misses('dialog', 'موافقة');
  await tab.saved();
  tab.no_complaints();
}));

test('at the counter the seller is asked for, held to his role, and remembered', options, with_browser(async ({ tab: open }) => {
  const w = english;
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.go('/selling');
  await tab.sees('heading', w.selling);
  await add_member(tab, w, 'Huda', 'Owner');
  await add_ceiling(tab, w, '10', 'Representative');
  await tab.go('/counter');
  await tab.sees('heading', /^Counter$/);
  await tab.role('searchbox', 'Item').focus();
  await tab.page.keyboard.type('GF-02');
  await tab.press('Enter');
  await tab.sees_text(/Total: SAR\s320\.00/);
  await tab.fill('textbox', 'Discount on all %', '20');
  await tab.sees_text(/20%, Representative: allowed 10%/);
  await press_button(tab, /^Take payment/);
  await tab.sees('dialog', 'Take payment');
  await press_button(tab, 'All in cash');
  await press_button(tab, 'Finish the sale');
  await tab.sees_text('The discount is above what is allowed'); // nothing typed is lost
  await tab.press('Escape');
  await tab.misses('dialog', 'Take payment');
  await tab.role('combobox', 'Seller').focus();
  await tab.page.keyboard.type('hud');
  await tab.click('option', 'Huda');
  await tab.page.waitForFunction(() => !document.querySelector('#mirror').textContent.includes('allowed 10%'));
  await press_button(tab, /^Take payment/);
  await tab.sees('dialog', 'Take payment');
  await press_button(tab, 'All in cash');
  await press_button(tab, 'Finish the sale');
  await tab.misses('dialog', 'Take payment');
  await tab.sees('heading', 'Last sale');
  await tab.reload();
  await tab.role('searchbox', 'Item').focus();
  await tab.page.keyboard.type('GF-02');
  await tab.press('Enter');
  await tab.page.waitForFunction(() => [...document.querySelectorAll('#mirror [role=combobox], #mirror input')].some(one => (one.value ?? one.textContent) === 'Huda'));
  tab.no_complaints();
}));
