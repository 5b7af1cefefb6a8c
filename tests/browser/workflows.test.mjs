// Workflow rules: one is made in the form (when, if, then), is followed at the next change and told, and one undo takes
// back both; the log; rules are turned off, run over what is there, refused with a sentence; on a telephone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

const words = {
  en: { title: 'Workflow rules', add: 'Add a rule', dialog: 'Workflow rule', name: 'Rule', kind: 'Kind of record', lead: 'Lead', event: 'Event', changed: 'When a change makes it fulfil the conditions',
        needs: 'Add a condition: what is a change to fulfil?', nothing: 'Choose what the rule does: a field, an owner or a task.', condition: 'Condition', on: 'Condition on', state: 'State', qualified: 'Qualified', value: 'Value',
        assign: 'Assign to', task: 'Task', days: 'Within (days)', save: 'Save', ran: 'The rule “Send a quote” was followed', tasks: 'Tasks', log: 'Run log', off: 'Turn off: Send a quote', is_off: 'The rule is off',
        proposed: 'Begin with proposed ones', run: 'Run now: A first call to every lead', run_it: 'Run it now', owner: 'Owner', none: 'No rule has run yet.', discard: 'Throw away' },
  ar: { title: 'القواعد التلقائية', add: 'إضافة قاعدة', dialog: 'قاعدة تلقائية', name: 'القاعدة', kind: 'نوع السجل', lead: 'عميل محتمل', event: 'الحدث', changed: 'عندما يتغير فيحقق الشروط',
        needs: 'أضف شرطًا: متى يحققه تغيير؟', nothing: 'اختر ما تفعله القاعدة: حقلًا أو مسؤولًا أو مهمة.', condition: 'شرط', on: 'الشرط على', state: 'الحالة', qualified: 'مؤهَّل', value: 'القيمة',
        assign: 'إسناد إلى', task: 'المهمة', days: 'خلال (يوم)', save: 'حفظ', ran: 'نُفّذت القاعدة «Send a quote»', tasks: 'المهام', log: 'سجل التنفيذ', off: 'إيقاف: Send a quote', is_off: 'أُوقفت القاعدة',
        proposed: 'ابدأ بقواعد مقترحة', run: 'تنفيذ الآن: اتصال أول بكل عميل محتمل', run_it: 'تنفيذ الآن', owner: 'المسؤول', none: 'لم تُنفَّذ قاعدة بعد.', discard: 'تجاهل التغييرات' },
};

async function add_lead(tab, w, name, state) {
  await tab.go('#/list/lead');
  await tab.sees('heading', w === words.ar ? 'العملاء المحتملون' : 'Leads');
  await tab.press('n');
  await tab.type_into('textbox', w === words.ar ? 'الاسم' : 'Name', name);
  if (state) {
    await tab.click('combobox', w.state);
    await tab.click('option', state);
    await tab.calm();
  }
  await tab.press('Control+Enter');
  await tab.misses('dialog', new RegExp(`${w.lead}$`));
}

for (const [language, w] of Object.entries(words))
  test(`a rule is made, followed and taken back (${language})`, options, with_browser(async ({ tab: open }) => {
    const tab = await open({}, `?lang=${language}`);
    await tab.begin_empty();
    await tab.press('Control+k'); // as whoever does not know where it stands
    await tab.page.keyboard.type(w.title);
    await tab.sees('option', w.title);
    await tab.press('Enter');
    await tab.sees('heading', w.title);
    await tab.sees_text(w.none);
    await tab.click('button', w.add);
    await tab.sees('dialog', w.dialog);
    await tab.type_into('textbox', w.name, 'Send a quote');
    await tab.click('combobox', w.event);
    await tab.click('option', w.changed);
    await tab.sees_text(w.needs);
    await tab.click('button', w.save); // nothing is lost, and it is said what is missing
    await tab.sees_text(w.nothing);
    await tab.click('button', w.condition);
    await tab.click('combobox', w.on);
    await tab.click('option', w.state);
    await tab.calm();
    const value = tab.role('combobox', w.value).last();
    await value.focus();
    await value.fill(w.qualified.slice(0, 4));
    await tab.click('option', w.qualified);
    await tab.calm();
    for (const [label, text] of [[w.assign, 'Huda'], [w.task, 'Send a quote'], [w.days, '2']]) {
      const field = tab.page.getByLabel(label, { exact: true }).first();
      await field.focus();
      await field.fill(text);
      await tab.calm();
    }
    await tab.screenshot(`workflow-form-${language}`);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.dialog);

    await add_lead(tab, w, 'Salma');
    await tab.go('#/list/task');
    await tab.sees('heading', w.tasks);
    assert.equal(await tab.page.getByText('Send a quote: Salma').count(), 0, 'it was added, not changed');
    await tab.open_record('Salma', 'Salma');
    await tab.press('e');
    await tab.click('combobox', w.state);
    await tab.click('option', w.qualified);
    await tab.calm();
    await tab.press('Control+Enter');
    await tab.sees_text(w.ran);
    await tab.sees_text('Huda');
    await tab.go('#/list/task');
    await tab.sees_text('Send a quote: Salma');
    await tab.go('#/workflows');
    await tab.sees('heading', w.log);
    await tab.sees_text('Salma');
    await tab.screenshot(`workflows-${language}`);
    await tab.press('Control+z'); // the state, the owner, the task and the run, all at once
    await tab.sees_text(w.none);
    await tab.go('#/list/task');
    await tab.sees('heading', w.tasks);
    await tab.page.waitForFunction(() => !document.querySelector('#mirror').textContent.includes('Send a quote: Salma'));
    await tab.go('#/workflows');
    await tab.page.getByRole('button', { name: 'Send a quote', exact: true }).first().hover();
    await tab.click('button', w.off);
    await tab.sees_text(w.is_off);
    await tab.saved();
    tab.no_complaints();
  }));

test('proposed rules are run over what is there already, and a form with something typed asks before it closes', options, with_browser(async ({ tab: open }) => {
  const w = words.en;
  const tab = await open({}, '?lang=en');
  await tab.begin_empty();
  await add_lead(tab, w, 'Salma');
  await add_lead(tab, w, 'Nasser');
  await tab.go('#/workflows');
  await tab.click('button', w.proposed);
  await tab.calm();
  await tab.page.getByRole('button', { name: 'A first call to every lead', exact: true }).first().hover();
  await tab.click('button', w.run);
  await tab.sees_text('2 records fulfil its conditions now. You can undo it afterwards.');
  await tab.click('button', w.run_it);
  await tab.sees_text('Nasser');
  await tab.go('#/list/task');
  await tab.sees_text('First call: Salma');
  await tab.sees_text('First call: Nasser');
  await tab.press('Control+z');
  await tab.page.waitForFunction(() => !document.querySelector('#mirror').textContent.includes('First call: Salma'));
  await tab.go('#/workflows');
  await tab.click('button', 'A call after the sale');
  await tab.sees('dialog', w.dialog);
  await tab.type_into('textbox', w.name, 'Another name');
  await tab.press('Escape'); // the field takes its text back first
  await tab.type_into('textbox', w.name, 'Another name');
  await tab.click('button', 'Cancel');
  await tab.click('button', w.discard);
  await tab.misses('dialog', w.dialog);
  await tab.sees_text('A call after the sale');
  tab.no_complaints();
}));

test('rules on a telephone say all they do', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone }, '?lang=ar');
  await tab.begin_empty();
  await tab.go('#/workflows');
  await tab.click('button', words.ar.proposed);
  await tab.sees_text('مهمة «اتصال أول»');
  await tab.screenshot('workflows-phone');
  await tab.click('button', 'اطمئنان بعد البيع');
  await tab.sees('dialog', words.ar.dialog);
  await tab.calm();
  await tab.screenshot('workflow-form-phone');
  tab.no_complaints();
}));
