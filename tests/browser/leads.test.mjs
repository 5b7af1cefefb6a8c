// Leads: added by keyboard, talked with, moved on the board, and made customers, with those who are known offered.
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('a lead is added, called and converted by keys; one undo takes it back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.press('g');
  await tab.press('e');
  await tab.sees('heading', /^Leads$/);
  await tab.sees_text('Nothing here yet');
  await tab.press('n');
  await tab.sees('dialog', /Lead$/);
  await tab.type_into('textbox', 'Name', 'Huda Zahrani');
  await tab.type_into('textbox', 'Company name', 'Oasis Coffee');
  await tab.type_into('textbox', 'Phone', '0501112299');
  await tab.click('button', /more field/);
  await tab.role('combobox', 'Source').first().focus();
  await tab.type_into('combobox', 'Source', 'Spring fair'); // a word nobody has used
  await tab.press('Tab'); // stays when its field is left
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Lead$/);
  await tab.page.getByRole('row', { name: /Huda Zahrani/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Huda Zahrani');
  await tab.sees_text(/Spring fair/);
  await tab.press('c'); // a call
  await tab.sees('dialog', /Huda Zahrani/);
  await tab.press('Enter');
  await tab.misses('dialog', /Huda Zahrani/);
  await tab.sees_text(/Contacted/);
  await tab.press('v');
  await tab.sees('dialog', /Convert to a customer/);
  await tab.sees('radio', /A new company: Oasis Coffee/);
  await tab.click('button', 'Convert');
  await tab.misses('dialog', /Convert to a customer/);
  await tab.sees_text(/This lead was converted/);
  await tab.sees_text(/Oasis Coffee/);
  await tab.misses('button', 'Convert to a customer');
  await tab.press('Control+z');
  await tab.sees('button', 'Convert to a customer');
  await tab.sees_text(/Contacted/);
  await tab.saved();
  tab.no_complaints();
}));

test('من يُعرف يُعرض ولا يُدمج دون سؤال', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=ar');
  await tab.begin_with_sample();
  await tab.go('/list/lead');
  await tab.sees('row', /هدى الراشد/);
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', /عميل محتمل/);
  await tab.type_into('textbox', 'الاسم', 'أم سارة');
  await tab.type_into('textbox', 'الهاتف', '0501234567'); // سارة العتيبي's
  await tab.press('Control+Enter');
  await tab.misses('dialog', /عميل محتمل/);
  await tab.page.getByRole('row', { name: /أم سارة/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'أم سارة');
  await tab.click('button', 'حوّله إلى عميل');
  await tab.sees('dialog', /تحويل إلى عميل/);
  await tab.sees('radio', /سارة العتيبي/);
  await tab.click('button', 'حوّل'); // nobody was chosen
  await tab.sees_text(/لدينا من يشبهه/);
  await tab.sees('dialog', /تحويل إلى عميل/);
  await tab.click('radio', /سارة العتيبي/);
  await tab.click('button', 'حوّل');
  await tab.misses('dialog', /تحويل إلى عميل/);
  await tab.sees_text(/وهذا ما صار إليه/);
  await tab.saved();
  tab.no_complaints();
}));

test('rules score leads, and the funnel shows where they stand', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await tab.go('/selling');
  await tab.sees('heading', /^Selling rules$/);
  await tab.click('button', 'Begin with proposed rules');
  await tab.sees_text(/Phone is filled/);
  await tab.misses('button', 'Begin with proposed rules');
  await tab.role('button', 'Add a rule').focus(); // what is told of the rules before may lie over it
  await tab.press('Enter');
  await tab.sees('dialog', 'Scoring rule');
  await tab.type_into('textbox', 'Points', '101');
  await tab.click('button', 'Save');
  await tab.sees('textbox', 'Points'); // too many: said, and nothing is lost
  await tab.press('Escape');
  await tab.misses('dialog', 'Scoring rule');
  await tab.go('/funnel');
  await tab.sees_text('No leads in this period');
  await tab.click('button', 'Add lead');
  await tab.sees('dialog', /Lead$/);
  await tab.type_into('textbox', 'Name', 'Omar Said');
  await tab.type_into('textbox', 'Phone', '0501112288');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Lead$/);
  await tab.sees_text(/Awareness: Standing here/);
  await tab.sees_text(/What moves them on/);
  await tab.go('/list/lead');
  await tab.sees('columnheader', /Score/);
  await tab.sees('gridcell', /^10$/); // a telephone
  await tab.page.getByRole('row', { name: /Omar Said/ }).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'Omar Said');
  await tab.sees_text(/Why this score/);
  await tab.sees_text(/Cold/);
  await tab.saved();
  tab.no_complaints();
}));

test('a new lead is given to whose turn it is, with the reason and a first task; those without an owner on wish', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  const add_lead = async name => {
    await tab.go('/list/lead');
    await tab.sees('heading', /^Leads$/);
    await tab.calm();
    await tab.press('n');
    await tab.sees('dialog', /Lead$/);
    await tab.type_into('textbox', 'Name', name);
    await tab.press('Control+Enter');
    await tab.misses('dialog', /Lead$/);
    await tab.sees('row', new RegExp(name));
    await tab.calm();
  };
  const open_lead = async name => {
    await tab.page.getByRole('row', { name: new RegExp(name) }).first().focus();
    await tab.press('Enter');
    await tab.sees('heading', name);
  };
  await add_lead('Early Bird'); // before there is a rule
  await tab.go('/selling');
  await tab.sees('heading', 'Assignment rules');
  await tab.sees_text(/No rules yet: a lead has no owner/);
  await tab.click('button', 'Add an assignment rule');
  await tab.sees('dialog', /Assignment rule$/);
  await tab.type_into('textbox', 'Rule', 'Everybody');
  await tab.press('Control+Enter');
  await tab.sees_text('This field is needed.'); // a rule without anybody
  const owners = tab.role('combobox', 'Assign to').first();
  for (const owner of ['Hind', 'Fahd']) {
    await owners.focus();
    await tab.page.keyboard.type(owner);
    await tab.calm();
    await tab.press('Enter');
    await tab.calm();
  }
  await tab.fill('textbox', 'First task', 'First call');
  await tab.press('Control+Enter');
  await tab.misses('dialog', /Assignment rule$/);
  await tab.sees_text(/Hind.*In turn.*First call|Fahd.*In turn.*First call/);
  await tab.click('button', 'Assign 1 lead without an owner');
  await tab.misses('button', 'Assign 1 lead without an owner');
  await add_lead('Huda');
  await open_lead('Huda');
  await tab.sees_text('Assigned to Hind by the rule “Everybody”: it was that person\'s turn');
  await tab.sees_text('First call: Huda');
  await tab.press('Control+z'); // the lead, its owner and its task as one
  await tab.go('/list/task');
  await tab.sees_text('First call: Early Bird');
  await tab.misses('row', /First call: Huda/);
  await tab.saved();
  tab.no_complaints();
}));
