// Typing is never lost and never doubled: thousands of characters (WASL_LETTERS=10000 for a long run) in random fields, the
// focus jumping between them in the middle of words, by keyboard and by pointer; then the form is saved, and what stands in the
// record is what was typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const letters_wanted = Number(process.env.WASL_LETTERS ?? 1_500);

test(`${letters_wanted} characters in random fields: none lost, none doubled`, { skip: skip_without_page, timeout: 120_000 + letters_wanted * 100 }, with_browser(async ({ tab: open }) => {
  let state = Number(process.env.WASL_SEED ?? 7);
  const below = bound => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 * bound) | 0;
  const pick = list => list[below(list.length)];
  const alphabet = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىabcdefghijklmnopqrstuvwxyz0123456789٠١٢٣ '];

  const tab = await open();
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص');
  await tab.calm();
  let typed = 0;
  for (let round = 0; typed < letters_wanted; ++round) {
    await tab.press('n');
    await tab.sees('dialog', 'إضافة: شخص');
    if (round === 0) await tab.click('button', /حقلًا آخر$/); // from then on all fields are open
    await tab.sees('textbox', 'التفضيلات');
    const names = ['الاسم', 'التفضيلات', 'المصدر'];
    const nodes = [];
    for (const name of names) {
      const node = tab.role('textbox', name).first();
      if (await node.count()) nodes.push({ name, node, text: '' });
    }
    assert.ok(nodes.length >= 2, 'the form has texts to type into');
    for (let burst = 0; burst < 16; ++burst) {
      const field = pick(nodes.filter(({ name, text }) => name === 'التفضيلات' || text.length < 120)); // short ones have a limit
      if (below(2)) await tab.click('textbox', field.name); // brings it into view first
      else await field.node.focus();
      await tab.press('Control+End');
      const text = Array.from({ length: 4 + below(60) }, () => pick(alphabet)).join('');
      await tab.page.keyboard.type(text, { delay: below(3) });
      field.text += text;
      typed += text.length;
      assert.equal(await field.node.inputValue(), field.text, `${field.name} after ${typed} characters`);
    }
    for (const { name, node, text } of nodes) assert.equal(await node.inputValue(), text, name);
    const name = nodes[0].text.trim().replace(/\s+/g, ' ');
    if (!name) continue;
    await tab.press('Control+Enter');
    await tab.misses('dialog', 'إضافة: شخص');
    await tab.saved();
  }
}));

test('what is typed in the settings is kept, however fast one leaves', { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  const field = name => tab.role('textbox', name).first();
  const go = async (link, heading) => (await tab.click('link', link), await tab.sees('heading', heading));
  // All within one frame: what the browser tells is told before the page draws again.
  const at_once = steps => tab.page.evaluate(steps => {
    for (const [id, text, place] of steps) {
      if (place) location.hash = place;
      if (!id) continue;
      const input = document.getElementById(id);
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, steps);
  const id_of = async name => (await field(name).waitFor({ state: 'attached' }), field(name).getAttribute('id'));

  await go('الإعدادات', 'الإعدادات');
  await tab.calm();
  await at_once([[await id_of('اسم المنشأة'), 'متجر النور'], [null, null, '/list/person']]);
  await tab.sees('heading', 'الأشخاص');
  await tab.saved();
  await go('الإعدادات', 'الإعدادات');
  await tab.calm();
  assert.equal(await field('اسم المنشأة').inputValue(), 'متجر النور');

  // One field is finished while the next one is half typed: neither takes the other's place.
  await at_once([[await id_of('اسم المنشأة'), 'متجر الفجر'], [await id_of('بريد المنشأة'), 'sales@']]);
  await tab.sees_text('متجر الفجر');
  await tab.calm();
  assert.equal(await field('بريد المنشأة').inputValue(), 'sales@');
  await tab.press('Tab');
  await tab.sees_text(/اكتب بريدًا صحيحًا/); // not saved, and said at the field
  await tab.type_into('textbox', 'بريد المنشأة', 'sales@example.com');
  await tab.press('Enter');
  await tab.reload();
  await tab.calm();
  assert.equal(await field('اسم المنشأة').inputValue(), 'متجر الفجر');
  assert.equal(await field('بريد المنشأة').inputValue(), 'sales@example.com');
  tab.no_complaints();
}));
