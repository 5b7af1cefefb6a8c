// The screens and dialogs of selling, in either language: of each the address it stands at, and what is pressed there. On the
// sample company and the records below, in this order.
import { id, made, money, take_in } from './records.mjs';
import { any } from './screens.mjs';

const records = [
  ['person', 1, { name: 'سلمى الزهراني', phone: '+966501237890', email: 'salma@example.com' }],
  ['product', 2, { name: 'Coffee', price: money(3000) }],
  ['product', 3, { name: 'Gift', price: money(5500), kind: 'bundle' }],
  ['bundle_part', 4, { bundle: id(3), product: id(2), quantity: 20000 }],
  ['price_list', 5, { name: 'Wholesale' }],
  ['price', 6, { price_list: id(5), product: id(2), price: money(2500), from_quantity: 100000 }],
  ['quote', 7, { number: 'Q-900', date: 20770, person: id(1), state: 'sent', total: money(6000) }],
  ['quote_line', 8, { quote: id(7), product: id(2), description: 'Coffee', quantity: 20000, price: money(3000) }],
  ['invoice', 9, { number: 'INV-2026-0900', series: 'INV-2026', sequence: 900, state: 'issued', issued_at: made, date: 20759, due_date: 20800, person: id(1), total: money(90000) }],
  ['invoice_line', 10, { invoice: id(9), description: 'Fridge', quantity: 10000, price: money(90000) }],
  ['discount_ceiling', 11, { percent: 100000 }],
  ['discount_ceiling', 12, { percent: 50000, role: 'representative' }],
  ['team_member', 13, { name: 'سعد', role: 'representative' }],
  ['team_member', 14, { name: 'هدى', role: 'owner' }],
  ['quote', 15, { number: 'Q-901', date: 20770, person: id(1), agent: 'سعد', state: 'draft', total: money(4800) }],
  ['quote_line', 16, { quote: id(15), product: id(2), description: 'Coffee', quantity: 20000, price: money(3000), discount_percent: 200000 }],
];

export const take_selling_records = tab => take_in(tab, records);

// By the focus: what is told about the step before may lie over it.
async function press_button(tab, name) {
  await tab.role('button', name).first().focus();
  await tab.press('Enter');
}
const button = (ar, en) => tab => press_button(tab, any(ar, en));
const dialog_of = (...steps) => async tab => {
  for (const step of steps) await step(tab);
  await tab.sees('dialog', /./);
};
const add = tab => tab.press('n');
const with_a_line = dialog_of(add, tab => tab.sees('dialog', /./), button('إضافة سطر', 'Add a line'), tab => tab.sees('textbox', any('سعر الوحدة', 'Unit price')));
const typed = text => async tab => {
  await tab.role('searchbox', /./).last().focus();
  await tab.page.keyboard.type(text);
  await tab.press('Enter');
};
const statement = text => async tab => {
  const asking = tab.page.waitForEvent('filechooser');
  await tab.click('button', any('اختر ملفًا', 'Choose a file'));
  await (await asking).setFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await tab.sees('table', any('نتيجة التدقيق', 'Result of the check'));
};

export const selling_screens = [
  ['leads', '/list/lead'],
  ['call list', '/list/lead', dialog_of(button('قائمة الاتصال', 'Call list'))],
  ['deals', '/list/deal'],
  ['deal form', '/list/deal', dialog_of(add)],
  ['competitors', '/list/competitor'],
  ['funnel', '/funnel'],
  ['won and lost', '/funnel/deals'],
  ['deals against a competitor', '/funnel/deals', dialog_of(tab => tab.role('row', /بيت التمور/).first().focus(), tab => tab.press('Enter'))],
  ['forecast', '/forecast'],
  ['pipelines', '/pipelines'],
  ['stage form', '/pipelines', dialog_of(button('إضافة مرحلة', 'Add a stage'))],
  ['selling rules', '/selling'],
  ['team member', '/selling', dialog_of(button('إضافة عضو', 'Add a member'))],
  ['scoring rule', '/selling', dialog_of(button('إضافة قاعدة', 'Add a rule'))],
  ['assignment rule', '/selling', dialog_of(button('إضافة قاعدة إسناد', 'Add an assignment rule'))],
  ['territory', '/selling', dialog_of(button('إضافة منطقة بيعية', 'Add a sales territory'))],
  ['ceiling', '/selling', dialog_of(button('إضافة سقف', 'Add a ceiling'))],
  ['question', '/selling', dialog_of(button('إضافة سؤال', 'Add a question'))],
  ['questions', '/selling', button('ابدأ بخمسة أسئلة مقترحة', 'Begin with five proposed questions')],
  ['proposal by answer', '/selling', dialog_of(button('إضافة اقتراح', 'Add a proposal'))],
  ['workflow rules', '/workflows', button('ابدأ بقواعد مقترحة', 'Begin with proposed ones')],
  ['workflow rule', '/workflows', dialog_of(tab => press_button(tab, any('اطمئنان بعد البيع', 'A call after the sale')))],
  ['deal', null, tab => tab.open_record('توزيعات زواج', 'توزيعات زواج')],
  ['asking', null, dialog_of(button('ابدأ الأسئلة', 'Ask the questions'))],
  ['lead', null, tab => tab.open_record('هدى الراشد', 'هدى الراشد')],
  ['converting a lead', null, dialog_of(button('حوّله إلى عميل', 'Convert to a customer'))],
  ['quotes', '/list/quote'],
  ['quote form', '/list/quote', with_a_line],
  ['quote', `/record/${id(7)}`],
  ['discount above its ceiling', `/record/${id(15)}`],
  ['asking for approval', `/record/${id(15)}`, dialog_of(button('طلب الموافقة', 'Ask for approval'))],
  ['order of a quote', `/record/${id(7)}`, dialog_of(button('إنشاء طلب', 'Make an order'))],
  ['order form', '/list/order', with_a_line],
  ['invoices', '/list/invoice'],
  ['invoice form', '/list/invoice', with_a_line],
  ['invoice', `/record/${id(9)}`],
  ['dividing an invoice', `/record/${id(9)}`, dialog_of(button('تقسيم على أقساط', 'Divide into instalments'))],
  ['account', `/record/${id(1)}/account`],
  ['receiving a payment', `/record/${id(1)}/account`, dialog_of(button('استلام دفعة', 'Receive a payment'))],
  ['reminding', `/record/${id(1)}/account`, dialog_of(button('تذكير بالسداد', 'Remind'))],
  ['who owes', '/owing'],
  ['opening balance form', '/list/opening_balance', dialog_of(add)],
  ['rates', '/list/rate'],
  ['rate form', '/list/rate', dialog_of(add)],
  ['products', '/list/product'],
  ['stock', `/record/${id(2)}`],
  ['stock counted', `/record/${id(2)}`, dialog_of(button('تسجيل الموجود', 'Record what is there'))],
  ['bundle', `/record/${id(3)}`],
  ['part of a bundle', `/record/${id(3)}`, dialog_of(button('إضافة جزء', 'Add a part'))],
  ['price list', `/record/${id(5)}`],
  ['price', `/record/${id(5)}`, dialog_of(button('إضافة سعر', 'Add a price'))],
  ['counter', '/counter', typed('DT-01')],
  ['counter paying', '/counter', dialog_of(tab => tab.press('Control+Enter'))],
  ['performance', '/performance'],
  ['target', '/performance', dialog_of(button('إضافة مستهدف', 'Add a target'))],
  ['commission rule', '/performance', dialog_of(button('إضافة قاعدة عمولة', 'Add a commission rule'))],
  ['check-in', '/check-in', typed('10100')],
  ['check-in unknown', '/check-in', typed('99887')],
  ['calendar', '/calendar'],
  ['appointment form', '/calendar', dialog_of(button('إضافة موعد', 'Add appointment'))],
  ['payment check', '/bank', statement('Date,Amount,Details\n22/11/2026,900.00,INV 2026 0900\n22/11/2026,12.25,cash\n')],
  ['columns of a statement', null, dialog_of(button('أعمدة الملف', 'Columns of the file'))],
];

// Whatever lies over the screen goes; what was typed is thrown away.
export async function close_all(tab) {
  const discard = any('تجاهل التغييرات', 'Throw away');
  for (let turn = 0; turn < 6 && (await tab.role('dialog', /./).count()); ++turn) {
    if (await tab.role('button', discard).count()) await press_button(tab, discard);
    else await tab.press('Escape');
    await tab.calm();
  }
  await tab.misses('dialog', /./);
}
