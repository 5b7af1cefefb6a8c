// Tickets: one begun on a customer's page has its number and its customer; it is solved by a key with a sentence, taken back by
// one undo, opened again; what is done for it stands on its page; it is on the customer's timeline; a card carried on the board
// solves it as well; a day it is promised for is on Home; the service works on a telephone too.
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

const words = {
  en: { people: 'People', journey: 'First ticket', tab: /^Tickets/, none: 'No tickets for this customer', add: 'Add ticket', dialog: /Ticket$/, number: 'Ticket number', subject: 'Subject', due: 'To be solved by', more: /more field/,
        list: 'Tickets', solve: 'Solve', how: 'How was it solved?', solution: 'Solution', reopen: 'Reopen', said: /Ticket T-2026-0001 is solved/, solved_at: 'Solved at', new: 'New', solved: 'Solved',
        dealing: /Dealing$/, dealt: /Call · 22 Nov/, board: 'Board', promised: 'Promised next steps', home: 'Home', name: 'Name', someone: 'New: Person', taken: /already/ },
  ar: { people: 'الأشخاص', journey: 'أول تذكرة', tab: /^التذاكر/, none: 'لا تذاكر لهذا العميل', add: 'إضافة تذكرة', dialog: /تذكرة$/, number: 'رقم التذكرة', subject: 'الموضوع', due: 'تُحل قبل', more: /حق/,
        list: 'التذاكر', solve: 'حل التذكرة', how: 'كيف حُلّت؟', solution: 'الحل', reopen: 'إعادة فتح', said: /حُلّت التذكرة T-2026-0001/, solved_at: 'حُلّت في', new: 'جديدة', solved: 'محلولة',
        dealing: /تعامل$/, dealt: /مكالمة.*22/, board: 'لوحة', promised: 'خطوات موعودة', home: 'الرئيسية', name: 'الاسم', someone: 'إضافة: شخص' },
};

async function add_customer(tab, w, name) {
  await tab.begin_empty();
  await tab.go('#/list/person');
  await tab.sees('heading', w.people);
  await tab.press('n');
  await tab.sees('dialog', /./);
  await tab.fill('textbox', w.name, name);
  await tab.press('Control+Enter');
  await tab.misses('dialog', /./);
  await tab.open_record(name, name);
}

// From the tab of the customer who is open.
async function add_ticket(tab, w, subject) {
  await tab.click('tab', w.tab);
  await tab.click('button', w.add);
  await tab.sees('dialog', w.dialog);
  await tab.fill('textbox', w.subject, subject);
}

const column = (tab, title) => tab.role('group', title);

for (const [language, w] of Object.entries(words))
  test(`a customer's ticket is opened, solved with a sentence, taken back and opened again (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true }, `?lang=${language}`);
    await add_customer(tab, w, 'Sara');
    await tab.click('tab', w.tab);
    await tab.sees_text(w.none);
    await tab.screenshot(`tickets-none-${language}`);
    await add_ticket(tab, w, 'Printer jams');
    await tab.sees_text(/T-2026-0001/);
    await tab.screenshot(`ticket-form-${language}`);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.dialog);
    await tab.sees_text(/T-2026-0001/);
    await tab.sees_text(w.journey); // beside it: her road so far
    await tab.screenshot(`tickets-of-customer-${language}`);
    await tab.click('button', /Printer jams/);
    await tab.sees('heading', 'Printer jams');
    // What is done for it, logged by its key with both presets.
    await tab.press('c');
    await tab.sees('dialog', w.dealing);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.dealing);
    await tab.sees_text(w.dealt); // stands among the ticket's
    await tab.calm();
    await tab.screenshot(`ticket-page-${language}`);
    // Solved by its key.
    await tab.press('d');
    await tab.sees('dialog', w.how);
    await tab.fill('textbox', w.solution, 'A new roller');
    await tab.screenshot(`ticket-solve-${language}`);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.how);
    await tab.sees_text(w.said);
    await tab.sees('button', w.reopen);
    await tab.sees_text(/A new roller/);
    await tab.sees_text(w.solved_at);
    await tab.calm();
    await tab.screenshot(`ticket-solved-${language}`);
    await tab.press('Control+z');
    await tab.sees('button', w.solve);
    await tab.misses('button', w.reopen);
    await tab.press('Control+Shift+z');
    await tab.sees('button', w.reopen);
    await tab.press('d');
    await tab.sees('button', w.solve);
    // On the customer's timeline.
    await tab.open_record('Sara', 'Sara');
    await tab.sees_text(/Printer jams/);
    await tab.sees_text(/T-2026-0001/);
    await tab.calm();
    await tab.screenshot(`ticket-timeline-${language}`);
    await tab.saved();
    tab.no_complaints();
  }));

test('on the board a ticket is solved by carrying its card, and the next has the next number', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ is_fixed_day: true }, '?lang=en');
  const w = words.en;
  await add_customer(tab, w, 'Sara');
  await add_ticket(tab, w, 'Printer jams');
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.dialog);
  await tab.search('Tickets'); // reached by the palette, which has no key of its own for it
  await tab.click('option', /^Tickets/);
  await tab.sees('heading', 'Tickets');
  await tab.click('radio', w.board);
  const card = title => column(tab, title).getByRole('listitem', { name: /Printer jams/ }).first();
  await card(w.new).waitFor({ state: 'attached' });
  await tab.calm();
  await tab.screenshot('tickets-board-en');
  const middle = async node => {
    const box = await node.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = await middle(card(w.new)), [to_x, to_y] = await middle(column(tab, w.solved));
  await tab.page.mouse.move(x, y);
  await tab.calm();
  await tab.page.mouse.down();
  await tab.page.mouse.move(x + 12, y + 4);
  await tab.calm();
  await tab.page.mouse.move(to_x, to_y, { steps: 6 });
  await tab.calm();
  await tab.page.mouse.up();
  await card(w.solved).waitFor({ state: 'attached' });
  await tab.open_record('Printer jams', 'Printer jams');
  await tab.sees('button', w.reopen);
  await tab.sees_text(w.solved_at);
  await tab.press('Control+z');
  await tab.sees('button', w.solve);
  // The next one: its number, and one that is taken is refused and loses nothing.
  await tab.open_record('Sara', 'Sara');
  await add_ticket(tab, w, 'No ink');
  await tab.sees_text(/T-2026-0002/);
  await tab.fill('textbox', w.number, 'T-2026-0001');
  await tab.press('Control+Enter');
  await tab.sees_text(w.taken);
  await tab.fill('textbox', w.number, 'T-2026-0009');
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.dialog);
  await tab.sees_text(/T-2026-0009/);
  await tab.saved();
  tab.no_complaints();
}));

test('على الهاتف تُفتح تذكرة بموعد، وتظهر في الرئيسية، وتُحل', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, is_fixed_day: true }, '?lang=ar');
  const w = words.ar;
  await add_customer(tab, w, 'سارة');
  await add_ticket(tab, w, 'الشاشة لا تعمل');
  const due = tab.page.getByLabel(w.due).first();
  await due.focus();
  await due.fill('21/11/2026');
  await tab.calm();
  await tab.screenshot('ticket-form-phone');
  await tab.press('Control+Enter');
  await tab.misses('dialog', w.dialog);
  await tab.sees_text(/T-2026-0001/);
  await tab.screenshot('tickets-of-customer-phone');
  await tab.go('#/');
  await tab.sees_text(w.promised);
  await tab.click('button', /الشاشة لا تعمل/);
  await tab.sees('heading', 'الشاشة لا تعمل');
  await tab.calm();
  await tab.screenshot('ticket-page-phone');
  await tab.click('button', w.solve);
  await tab.sees('dialog', w.how);
  await tab.screenshot('ticket-solve-phone');
  await tab.click('button', w.solve, { inside: tab.role('dialog', w.how) });
  await tab.misses('dialog', w.how);
  await tab.sees('button', w.reopen);
  await tab.go('#/');
  await tab.sees_text(w.promised);
  await tab.misses('button', /الشاشة لا تعمل/);
  await tab.screenshot('ticket-home-phone');
  await tab.saved();
  tab.no_complaints();
}));
