// Writing to a customer with templates: proposed ones taken in one step, places filled, sent by the person's own program and
// recorded; the list of templates and what its form says of places nobody knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const watch_links = tab => tab.page.evaluateHandle(() => {
  const seen = []; // nothing is opened for real
  HTMLAnchorElement.prototype.click = function () { seen.push(this.href); };
  return seen;
});
async function choose(tab, field, option) {
  await tab.role('combobox', field).focus();
  await tab.calm();
  await tab.press('ArrowDown');
  await tab.click('option', option);
  await tab.misses('option', option);
  await tab.calm();
}

test('a message by keys: proposed templates, places filled, WhatsApp, recorded and undone', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_with_sample();
  await tab.open_record('ساره العتيبي', 'سارة العتيبي');
  await tab.calm();
  await tab.press('w');
  const dialog = tab.role('dialog', 'رسالة إلى سارة العتيبي');
  await tab.sees('dialog', 'رسالة إلى سارة العتيبي');
  assert.ok(await tab.role('button', 'افتح واتساب').isDisabled(), 'there is nothing to send yet');
  await tab.click('button', 'أضف ست رسائل مقترحة');
  await tab.sees('combobox', 'رسالة جاهزة');
  await choose(tab, 'رسالة جاهزة', /^شكر بعد الشراء/);
  const text = tab.role('textbox', 'النص', { inside: dialog });
  assert.match(await text.inputValue(), /^أهلًا سارة، شكرًا لشرائكم منّا\./);
  await choose(tab, 'رسالة جاهزة', /^أوقات العمل/); // nobody has changed the other: it goes
  await tab.sees_text('غير معروف، ويُرسل كما هو: {اكتب أوقات عملكم هنا}');
  assert.match(await text.inputValue(), /^أهلًا سارة، أوقات عملنا: \{اكتب/);
  await text.fill('طلبكم جاهز.');
  await choose(tab, 'رسالة جاهزة', /^موقعنا/); // behind what was typed
  assert.match(await text.inputValue(), /^طلبكم جاهز\.\nأهلًا سارة، موقعنا:/);
  await tab.sees_text(/تُرك لأنه غير معروف بعد: \{موقعنا\}/);
  await tab.page.screenshot({ path: `${artifacts}/message-ar.png` });

  await tab.press('Escape'); // what was written waits
  await tab.misses('dialog', 'رسالة إلى سارة العتيبي');
  await tab.calm();
  await tab.press('w');
  await tab.sees('dialog', 'رسالة إلى سارة العتيبي');
  assert.match(await text.inputValue(), /^طلبكم جاهز\./);
  await tab.role('combobox', 'رسالة جاهزة').focus();
  await tab.press('ArrowDown');
  await tab.sees('option', /^موقعنا/);
  assert.match(await tab.page.getByRole('option').first().textContent(), /موقعنا/, 'the last chosen stands first');
  await tab.press('Escape');
  await tab.misses('option', /^موقعنا/);
  await tab.calm();

  const links = await watch_links(tab);
  await tab.role('button', 'افتح واتساب').focus();
  await tab.press('Enter');
  await tab.sees_text('سُجّلت الرسالة');
  await tab.misses('dialog', 'رسالة إلى سارة العتيبي');
  await tab.saved();
  const [sent, ...more] = await links.jsonValue();
  assert.deepEqual(more, []);
  assert.ok(sent.startsWith('https://wa.me/966501234567?text=') && decodeURIComponent(sent).includes('طلبكم جاهز.\nأهلًا سارة،'), sent);
  const logged = tab.page.getByRole('main').getByText(/طلبكم جاهز/);
  await logged.first().waitFor({ state: 'attached' });
  await tab.calm();
  await tab.press('Control+z');
  await logged.first().waitFor({ state: 'detached' });
  await tab.press('Control+z'); // the six as one
  await tab.saved();
  await tab.calm();
  await tab.press('w');
  await tab.sees_text('لا رسائل جاهزة لهذه القناة بعد.');
  assert.equal(await text.inputValue(), '', 'what was sent does not wait any more');
  tab.no_complaints();
}));

test('in English: the list, a place nobody knows, e-mail with its subject, who cannot be written to', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.click('link', 'Settings');
  await tab.click('button', 'Open the templates');
  await tab.sees('heading', 'Message templates');
  await tab.click('button', 'Add six proposed ones');
  await tab.sees_text('Payment received');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', /Message template/);
  await tab.sees_text('Filled in when it is sent: {name}, {first_name}');
  await tab.type_into('textbox', 'Name', 'Offer of the week');
  await tab.type_into('textbox', 'E-mail subject', 'For {name}');
  await tab.type_into('textbox', 'Text', 'Dear {First Name}, {offer} until {date}.\n{agent}');
  await tab.sees_text('{offer} is not known: known are {name}, {first_name}');
  await tab.page.screenshot({ path: `${artifacts}/message-form-en.png` });
  await tab.press('Control+Enter'); // told, and nobody is stopped
  await tab.misses('dialog', /Message template/);
  await tab.sees('row', /Offer of the week/);

  await tab.open_record('James Carter', 'James Carter');
  await tab.search('Write to this');
  await tab.click('option', /^Write to this customer/);
  await tab.sees('dialog', 'Message to James Carter');
  await tab.click('radio', 'E-mail');
  await choose(tab, 'Template', /^Offer of the week/);
  assert.equal(await tab.role('textbox', 'Subject').inputValue(), 'For James Carter');
  assert.match(await tab.role('textbox', 'Text').inputValue(), /^Dear James, \{offer\} until \d+ \w+ \d{4}\.$/);
  await tab.type_into('textbox', 'Text', 'Dear James, tea until Friday.\nAmal');
  const links = await watch_links(tab);
  await tab.click('button', 'Open e-mail');
  await tab.sees_text('The message is recorded');
  const [sent] = await links.jsonValue();
  assert.match(decodeURIComponent(sent), /^mailto:[^?]+\?subject=For James Carter&body=Dear James, tea until Friday\.\r\nAmal$/);
  await tab.saved();

  await tab.page.evaluate(() => (location.hash = '#/list/person'));
  await tab.sees('heading', 'People');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', /New|Add/);
  await tab.type_into('textbox', 'Name', 'Nobody Knows');
  await tab.press('Control+Enter');
  await tab.sees('row', /Nobody Knows/);
  await tab.open_record('Nobody Knows', 'Nobody Knows');
  await tab.calm();
  await tab.press('w');
  await tab.sees_text('This customer has no phone and no e-mail: add one to write.');
  await tab.click('button', 'Edit the details');
  await tab.sees('dialog', /Nobody Knows/);
  tab.no_complaints();
}));

test('on a telephone: from the menu of a lead and of a company, by SMS', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone }, '?lang=en');
  await tab.begin_with_sample();
  for (const name of ['هدى الراشد', 'شركة النخيل للضيافة']) { // a lead, a company
    await tab.page.evaluate(() => (location.hash = '#/'));
    await tab.click('button', 'Search');
    await tab.sees('combobox', /^Search or run a command…$/);
    await tab.calm();
    await tab.page.keyboard.type(name, { delay: 10 });
    await tab.click('option', new RegExp(name));
    await tab.sees('heading', name);
    await tab.click('button', 'More for this record');
    await tab.click('menuitem', 'Write…');
    await tab.sees('dialog', /^Message to /);
    await tab.click('radio', 'SMS');
    await tab.role('textbox', 'Text').fill('We are on our way');
    await tab.calm();
    await tab.page.screenshot({ path: `${artifacts}/message-phone-${name.length}.png` });
    const links = await watch_links(tab);
    await tab.role('button', 'Open SMS').focus();
    await tab.press('Enter');
    await tab.sees_text('The message is recorded');
    await tab.misses('dialog', /^Message to /);
    const [sent] = await links.jsonValue();
    assert.match(sent, /^sms:\+?\d+\?&body=We%20are%20on%20our%20way$/);
    await tab.saved();
  }
  tab.no_complaints();
}));
