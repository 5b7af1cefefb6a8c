// What the main tasks sound like: tests/browser/expected/speech-ar.txt and -en.txt hold what a screen reader is told, key by key.
// After a change that is meant, WASL_NEW_SPEECH=1 writes them again; read them before they are committed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { british, skip_without_page, with_browser } from './support/wasl.mjs';
import { listen } from './support/speech.mjs';

const words = {
  ar: { computer: {}, empty: /^ابدأ فارغًا/, name: 'الاسم', person: 'ليلى حداد', found: 'نتيجة واحدة', form: 'إضافة: شخص' },
  en: { computer: british, empty: /^Start empty/, name: 'Name', person: 'Layla Haddad', found: '1 result', form: 'New: Person' },
};

for (const [language, w] of Object.entries(words))
  test(`the first customer, heard (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({ is_fixed_day: true, ...w.computer }, `?lang=${language}`);
    const speech = await listen(tab);
    await speech.hear('opened');
    await speech.tab_to('button', w.empty);
    await speech.press('Enter');
    await tab.sees('navigation', /القائمة الرئيسية|Main menu/);
    await tab.saved();
    await speech.hear('begun');
    for (let i = 0; i < 5; ++i) await speech.press('Tab');

    await speech.press('g');
    await speech.press('p');
    await tab.sees('heading', /^(الأشخاص|People)$/);
    await speech.press('n');
    await tab.sees('dialog', w.form);
    await speech.hear('form');
    await speech.press('Control+Enter'); // nothing is filled in yet
    await speech.tab_to('textbox', w.name);
    await speech.type(w.person);
    await speech.tab_to('textbox', /^(الهاتف|Phone)$/);
    await speech.type('05012');
    await speech.press('Control+Enter'); // too short
    await speech.press('Control+a');
    await speech.type('0501234567');
    await speech.press('Control+Enter');
    await tab.misses('dialog', w.form);
    await tab.saved();
    await speech.hear('saved');

    await speech.press('Control+k');
    await speech.type(w.person.slice(0, 3));
    await tab.sees_text(w.found);
    await speech.hear('a pause');
    await speech.press('ArrowDown');
    await speech.press('Enter');
    await tab.sees('heading', w.person);
    await speech.hear('the record');
    await speech.press('c');
    await speech.press('2');
    await speech.press('Enter');
    await speech.hear('logged');
    await speech.press('Delete');
    await speech.press('Control+z');
    await speech.press('?');
    await speech.press('Escape');

    const expected = path.resolve(import.meta.dirname, `expected/speech-${language}.txt`);
    if (process.env.WASL_NEW_SPEECH) fs.writeFileSync(expected, speech.text());
    assert.equal(speech.text(), fs.readFileSync(expected, 'utf8'));
    tab.no_complaints();
  }));
