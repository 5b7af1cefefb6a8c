// Data quality: a likely double is told of while it is typed; pairs are merged field by field, told apart, merged at once,
// and taken apart again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const words = {
  ar: {
    people: 'الأشخاص', add: 'إضافة: شخص', name: 'الاسم', phone: 'الهاتف', quality: 'تنظيف البيانات', none: 'لا سجلات مكررة', merge: 'دمج',
    dialog: 'دمج سجلين', not_same: 'ليسا السجل نفسه', undo: 'تراجع', doubles: 'المكرر', compare: 'قارن وادمج', unreachable: /لا يمكن الوصول إليهم/,
    unmerge: 'فك الدمج', unmerged: 'فُك الدمج', open_it: 'افتحه', discard_title: 'تجاهل ما كتبته؟', discard: 'تجاهل التغييرات', cancel: 'إلغاء', all: 'دمج الكثير دفعة واحدة', all_title: 'دمج كثير دفعة واحدة', merge_one: 'ادمج سجلًا واحدًا', missing: 'ينقصه',
  },
  en: {
    people: 'People', add: 'New: Person', name: 'Name', phone: 'Phone', quality: 'Data quality', none: 'No doubles', merge: 'Merge',
    dialog: 'Merge two records', not_same: 'Not the same', undo: 'Undo', doubles: 'Doubles', compare: 'Compare and merge', unreachable: /Unreachable/,
    unmerge: 'Undo this merge', unmerged: 'The merge was undone', open_it: 'Open it', discard_title: 'Throw away what you typed?', discard: 'Throw away', cancel: 'Cancel', all: 'Merge many at once', all_title: 'Merge many at once', merge_one: 'Merge 1 record', missing: 'Missing',
  },
};

async function type_person(tab, w, name, phone) {
  await tab.go('/list/person');
  await tab.sees('table', w.people);
  await tab.press('n');
  await tab.sees('dialog', w.add);
  await tab.type_into('textbox', w.name, name);
  await tab.type_into('textbox', w.phone, phone);
}

for (const language of ['ar', 'en'])
  test(`a double is told of, merged and taken apart (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({}, `?lang=${language}`);
    const w = words[language];
    await tab.begin_with_sample();
    await tab.press('g');
    await tab.press('q');
    await tab.sees('heading', w.quality);
    await tab.sees_text(w.none);

    await type_person(tab, w, 'Sarah Alotaibi', '+966501234567');
    await tab.sees_text(/سارة العتيبي/); // the form says who it looks like
    await tab.click('button', w.open_it); // what was typed is not thrown away unasked
    await tab.sees('dialog', w.discard_title);
    await tab.click('button', w.cancel, { inside: tab.role('dialog', w.discard_title).first() });
    await tab.misses('dialog', w.discard_title);
    await tab.calm();
    assert.equal(await tab.role('textbox', w.name).first().inputValue(), 'Sarah Alotaibi');
    await tab.click('button', w.open_it);
    await tab.click('button', w.discard);
    await tab.sees('heading', 'سارة العتيبي');
    await type_person(tab, w, 'Sarah Alotaibi', '+966501234567');
    await tab.sees('button', w.open_it);
    await tab.press('Control+Enter');
    await tab.misses('dialog', w.add);

    // The mouse: side by side, then one undo.
    await tab.press('g');
    await tab.press('q');
    await tab.sees('row', /سارة العتيبي/);
    await tab.click('row', /سارة العتيبي/);
    await tab.page.keyboard.press('Enter');
    await tab.sees('dialog', w.dialog);
    await tab.click('radio', 'Sarah Alotaibi');
    await tab.click('button', w.merge);
    await tab.sees_text(w.none);
    await tab.press('Control+z');
    await tab.sees('row', /سارة العتيبي/);

    // Many at once, after a preview.
    await tab.click('button', w.all);
    await tab.sees('dialog', w.all_title);
    await tab.click('button', w.merge_one);
    await tab.sees_text(w.none);
    await tab.press('Control+z');
    await tab.sees('row', /سارة العتيبي/);

    // The keyboard: not the same.
    await tab.click('row', /سارة العتيبي/);
    await tab.page.keyboard.press('Enter');
    await tab.sees('dialog', w.dialog);
    await tab.click('button', w.not_same);
    await tab.sees_text(w.none);
    assert.deepEqual(tab.complaints, []);
  }));
