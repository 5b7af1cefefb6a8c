// Cross-selling: what goes with what, offered on the pages of customers, deals and orders; who bought the one and not the
// other. Both languages, by keys, on a telephone.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const gift = 'صندوق هدايا الشركات', wrap = 'تغليف مناسبات';

async function press(tab, name) { // by the keyboard
  await tab.calm(); // what stands there may still move
  await tab.role('button', name).first().focus();
  await tab.press('Enter');
}

test('what others bought as well is offered in a press and taken back in one; a deal gets it as a line', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.open_record('سارة العتيبي', 'سارة العتيبي');
  await tab.sees_text(`3 of 5 who bought “${wrap}” also bought it`);
  await tab.role('button', `Offer ${gift} in a new deal`).focus();
  await tab.screenshot('cross-sell-customer');
  await press(tab, `Offer ${gift} in a new deal`);
  await tab.sees('heading', gift); // the deal
  await tab.sees_text(/SAR.320/);
  await tab.misses('button', `Add ${gift} to the deal`); // it is in it
  await tab.page.goBack();
  await tab.sees('heading', 'سارة العتيبي');
  await tab.misses('button', `Offer ${gift} in a new deal`); // offered already
  await tab.press('Control+z');
  await tab.sees('button', `Offer ${gift} in a new deal`);

  await tab.role('tab', /^Orders/).focus();
  await tab.press('Enter');
  await press(tab, /Order 1002|1002/);
  await tab.sees('heading', /1002/);
  await tab.sees('button', `Offer ${gift} in a new deal`); // on the order's page, too
  await tab.page.goBack();
  await tab.sees('heading', 'سارة العتيبي');
  await tab.role('tab', /^Deals/).focus();
  await tab.press('Enter');
  await press(tab, /هدايا موظفي النخيل/);
  await tab.sees('heading', 'هدايا موظفي النخيل');
  await press(tab, `Add ${gift} to the deal`);
  await tab.sees_text(`Added: ${gift}`);
  await tab.misses('button', `Add ${gift} to the deal`);
  await tab.press('Control+z');
  await tab.sees('button', `Add ${gift} to the deal`);
  await tab.saved();
  tab.no_complaints();
}));

test('who bought a product, or its category, and not another: by keys, opened, none', options, with_browser(async ({ tab: open }) => {
  const tab = await open({}, '?lang=en');
  await tab.begin_with_sample();
  await tab.open_record('SV-02', wrap);
  await tab.sees_text(`Bought by 3 of 5 who bought “${wrap}”`);
  await tab.sees_text('Choose a product or a category to see whom to offer it to.');
  await press(tab, new RegExp(gift)); // what goes with it: who has not yet
  await tab.sees('heading', '2 customers');
  await tab.sees('row', /سارة العتيبي/);
  await tab.screenshot('bought-not');
  await tab.type_into('combobox', 'And did not buy', 'هدايا');
  await tab.sees('option', /^هدايا$/); // before the products in it
  await tab.calm();
  await tab.press('Enter');
  await tab.sees('heading', '1 customer'); // the category of gifts has the wooden boxes, too
  await tab.misses('row', /سارة العتيبي/);
  await tab.calm();
  await tab.page.getByRole('row', { name: /منى العتيبي/ }).first().focus();
  await tab.calm();
  await tab.press('Enter');
  await tab.sees('heading', 'منى العتيبي');
  await tab.page.goBack();
  await tab.open_record('SV-01', 'توصيل داخل المدينة');
  await tab.sees_text('Nothing is often bought with it: it takes three customers who bought both.');
  tab.no_complaints();
}));

test('على الهاتف: ما يُشترى معه، ومن اشتراه ولم يشترِ غيره', options, with_browser(async ({ tab: open }) => {
  const tab = await open(phone, '?lang=ar');
  await tab.begin_with_sample();
  await tab.open_record('SV-02', wrap);
  await tab.sees_text(`اشتراه 3 من 5 ممن اشتروا «${wrap}»`);
  await tab.role('button', new RegExp(gift)).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'عميلان');
  await tab.role('button', /سارة العتيبي/).first().focus();
  await tab.screenshot('bought-not-phone');
  await tab.role('button', /سارة العتيبي/).first().focus();
  await tab.press('Enter');
  await tab.sees('heading', 'سارة العتيبي');
  await tab.click('tab', 'التفاصيل');
  await tab.sees('button', `اعرض ${gift} في صفقة جديدة`);
  await tab.role('button', `اعرض ${gift} في صفقة جديدة`).focus();
  await tab.screenshot('cross-sell-phone');
  await tab.role('button', `اعرض ${gift} في صفقة جديدة`).focus();
  await tab.press('Enter');
  await tab.sees('heading', gift);
  await tab.sees_text(/320/);
  await tab.saved();
  tab.no_complaints();
}));
