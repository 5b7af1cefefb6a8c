// Erasing a person: asked in two steps with what goes and what stays, by the keyboard, in both languages; then nothing of
// him is shown or kept in the browser, and the orders keep their totals.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const words = {
  ar: {
    people: 'الأشخاص', orders: 'الطلبات', more: 'المزيد لهذا السجل', known: 'احفظ كل ما يُعرف عنه في صفحة', erase: 'محو بياناته نهائيًا…', title: /محو نهائي/,
    next: 'متابعة', type: 'اكتب الاسم للتأكيد', now: 'امحُ نهائيًا', differs: /اكتب الاسم كما هو/, done: /مُحيت البيانات من كل الملفات/, gone: /مُحيت البيانات الشخصية/,
    files: /^الملفات/, attach: 'إرفاق ملفات', quality: 'تنظيف البيانات', erased: 'من مُحيت بياناتهم',
  },
  en: {
    people: 'People', orders: 'Orders', more: 'More for this record', known: 'Save all that is known on a page', erase: 'Erase for good…', title: /Erase for good/,
    next: 'Continue', type: 'Type the name to confirm', now: 'Erase for good', differs: /Type the name as it is/, done: /Erased from all files/, gone: /personal data of this record was erased/,
    files: /^Files/, attach: 'Attach files', quality: 'Data quality', erased: 'Erased people',
  },
};
const name = 'سارة العتيبي';

// Every byte that the page keeps in the browser's databases.
const kept = (tab) => tab.page.evaluate(async () => {
  const texts = [];
  for (const { name: of } of await indexedDB.databases()) {
    const database = await new Promise((done) => { const asked = indexedDB.open(of); asked.onsuccess = () => done(asked.result); });
    for (const store of database.objectStoreNames) {
      const values = await new Promise((done) => { const asked = database.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
      for (const value of values) {
        const bytes = value?.contents;
        if (bytes instanceof Blob) texts.push(await bytes.text());
        else if (bytes) texts.push(new TextDecoder().decode(Uint8Array.from(bytes)));
      }
    }
    database.close();
  }
  return texts.join('\n');
});

for (const language of ['ar', 'en'])
  test(`a person is erased for good (${language})`, { skip: skip_without_page, timeout: 240_000 }, with_browser(async ({ tab: open }) => {
    const tab = await open({}, `?lang=${language}`);
    const w = words[language];
    await tab.begin_with_sample();
    assert.ok((await kept(tab)).includes(name));
    await tab.open_record(name, name);

    // A file of hers, and one of an order of hers.
    const attach = async (file, content) => {
      const asking = tab.page.waitForEvent('filechooser');
      await tab.click('button', w.attach);
      await (await asking).setFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(content) });
      await tab.sees('button', file);
      await tab.saved();
      assert.ok((await kept(tab)).includes(content));
    };
    const lines = (await tab.exported()).text.split('\n');
    const records = (entity) => lines.filter((line) => line.startsWith(`{"e":"${entity}"`)).map((line) => JSON.parse(line.replace(/,$/, '')));
    const her = records('person').find(({ v }) => v.name === name).id;
    const { number } = records('order').find(({ v }) => v.person === her).v;
    await tab.search(number);
    await tab.click('option', new RegExp(number));
    await attach('receipt.txt', 'paid-by-her');
    await tab.open_record(name, name);
    await tab.click('tab', w.files);
    await attach('contract.txt', 'her-signature');

    // All that is known, as a page.
    await tab.click('button', w.more);
    const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.click('menuitem', w.known)]);
    const page = readFileSync(await download.path(), 'utf8');
    assert.match(page, new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
    assert.ok(page.includes(name) && page.includes('<table'));
    for (const file of ['contract.txt', 'receipt.txt']) assert.equal(page.split(`· ${file}`).length, 2, `${file} stands there once`);

    // The keyboard alone; another name erases nobody.
    await tab.role('button', w.more).first().focus();
    await tab.press('Enter');
    await tab.sees('menuitem', w.erase);
    await tab.click('menuitem', w.erase);
    await tab.sees('dialog', w.title);
    await tab.click('button', w.next);
    await tab.type_into('textbox', w.type, 'somebody else');
    await tab.click('button', w.now);
    await tab.sees_text(w.differs);
    await tab.type_into('textbox', w.type, name);
    await tab.click('button', w.now);
    await tab.sees_text(w.done);
    await tab.misses('dialog', w.title);
    await tab.sees_text(w.gone);
    await tab.saved();
    assert.ok(!(await kept(tab)).includes(name));

    await tab.role('link', w.quality).first().click();
    await tab.click('tab', new RegExp(w.erased));
    await tab.sees('table', w.erased);
    await tab.sees('row', /-/);
    await tab.calm();
    assert.equal(await tab.role('table', w.erased).getByRole('row').count(), 2); // the head, and one id
    await tab.reload();
    await tab.sees('heading', w.quality);
    assert.doesNotMatch(await kept(tab), new RegExp(`${name}|her-signature|paid-by-her|contract\\.txt|receipt\\.txt`));
    assert.deepEqual(tab.complaints, []);
  }));
