// Files of records: attached by the button, by dropping and by pasting; looked at, named anew, taken out and brought back;
// what is refused is said; the bytes survive a reload and a backup.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// A PNG of one colour.
function png(width, height, [red, green, blue], told = [width, height]) {
  const crc_table = Array.from({ length: 256 }, (_, n) => {
    for (let i = 0; i < 8; ++i) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
  });
  const chunk = (kind, body) => {
    const bytes = Buffer.concat([Buffer.from(kind), body]);
    const crc = bytes.reduce((c, byte) => crc_table[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, bytes, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(told[0], 0);
  head.writeUInt32BE(told[1], 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.concat(Array(width).fill(Buffer.from([red, green, blue])))]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(Array(height).fill(row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const red = { name: 'أحمر.png', mimeType: 'image/png', buffer: png(64, 48, [220, 40, 40]) };
const blue = { name: 'blue.png', mimeType: 'image/png', buffer: png(48, 64, [40, 60, 220]) };
const contract = { name: 'عقد.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n${'x'.repeat(700_000)}`) };

async function customer_with_files(open, tab_options = {}) {
  const tab = await open(tab_options);
  await tab.begin_empty();
  await tab.add_person('سارة العتيبي');
  await tab.open_record('سارة', 'سارة العتيبي');
  await tab.click('tab', /^الملفات/);
  return tab;
}

async function attach(tab, ...files) {
  const asking = tab.page.waitForEvent('filechooser');
  await tab.click('button', 'إرفاق ملفات');
  await (await asking).setFiles(files);
}

const drop = (tab, file, kind = 'drop') =>
  tab.page.evaluate(
    ([name, type, bytes, kind]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const target = document.querySelector('canvas');
      if (kind === 'paste') return void dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      target.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true, cancelable: true }));
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [file.name, file.mimeType, [...file.buffer], kind],
  );

// The buttons of a row stand there while it has the focus, or the mouse.
async function act(tab, file, action) {
  await tab.role('button', file).first().focus();
  await tab.calm();
  await tab.click('button', action, { inside: tab.role('group', file) });
}

async function downloaded(tab, doing) {
  const arriving = tab.page.waitForEvent('download');
  await doing();
  const download = await arriving;
  const file = path.join(artifacts, `${process.pid}-${Date.now()}`);
  await download.saveAs(file);
  const bytes = fs.readFileSync(file);
  fs.rmSync(file);
  return { name: download.suggestedFilename(), bytes };
}

test('files are attached by button, drop and paste, all of a choice as one change', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open);
  await tab.sees_text('لا ملفات بعد');
  await attach(tab, red, blue, contract);
  await tab.sees_text('أُرفقت 3 ملفات');
  await tab.sees('button', 'أحمر.png');
  await tab.sees('button', 'blue.png');
  await tab.sees('button', 'عقد.pdf');
  await tab.saved();
  await tab.press('Control+z');
  await tab.sees_text('لا ملفات بعد');
  await tab.press('Control+Shift+z');
  await tab.sees('button', 'عقد.pdf');
  await drop(tab, { ...red, name: 'dropped.png' });
  await tab.sees('button', 'dropped.png');
  await drop(tab, { ...blue, name: 'pasted.png' }, 'paste');
  await tab.sees('button', 'pasted.png');
  await tab.reload();
  await tab.sees('button', 'pasted.png');
  const saved = await downloaded(tab, () => act(tab, 'عقد.pdf', 'تنزيل'));
  assert.equal(saved.name, 'عقد.pdf');
  assert.deepEqual(saved.bytes, contract.buffer);
  tab.no_complaints();
}));

test('the key A attaches from anywhere on the page of a record', options, with_browser(async ({ tab: open }) => {
  const tab = await open();
  await tab.begin_empty();
  await tab.add_person('سارة العتيبي');
  await tab.open_record('سارة', 'سارة العتيبي');
  await tab.calm();
  const asking = tab.page.waitForEvent('filechooser');
  await tab.press('a');
  await (await asking).setFiles([red, contract]);
  await tab.sees_text('أُرفق ملفان');
  await tab.sees('tab', /^الملفات/, { selected: true });
  await tab.sees('button', 'أحمر.png');
  await tab.saved();
  tab.no_complaints();
}));

test('on a telephone a photograph is taken', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open, phone);
  const asking = tab.page.waitForEvent('filechooser');
  await tab.click('button', 'التقاط صورة');
  const chooser = await asking;
  assert.equal(await chooser.element().evaluate((input) => `${input.accept} ${input.getAttribute('capture')}`), 'image/* environment');
  await chooser.setFiles([red]);
  await tab.click('button', 'أحمر.png');
  await tab.sees('img', 'أحمر.png');
  tab.no_complaints();
}));

test('pictures open large; the keys go on and back, zoom, and close', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open);
  await attach(tab, red, blue);
  await tab.sees('button', 'blue.png');
  await tab.click('button', 'أحمر.png');
  await tab.sees('dialog', 'أحمر.png');
  await tab.sees('img', 'أحمر.png');
  await tab.calm();
  const at_end = await tab.role('button', 'الصورة التالية').isDisabled();
  await tab.press(at_end ? 'ArrowRight' : 'ArrowLeft'); // in Arabic what follows lies to the left
  await tab.sees('img', 'blue.png');
  await tab.press('Equal');
  await tab.calm();
  assert.equal(await tab.role('button', 'تصغير').isDisabled(), false);
  await tab.press('Digit0');
  await tab.calm();
  assert.equal(await tab.role('button', 'تصغير').isDisabled(), true);
  await tab.press('Escape');
  await tab.misses('dialog', 'blue.png');
  tab.no_complaints();
}));

test('a file is named anew and deleted, and comes back', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open);
  await attach(tab, contract);
  await tab.sees('button', 'عقد.pdf');
  await act(tab, 'عقد.pdf', 'تغيير الاسم');
  await tab.type_into('textbox', 'اسم الملف', '../عقد الإيجار.pdf');
  await tab.press('Enter');
  await tab.sees('button', 'عقد الإيجار.pdf'); // no folder in a name
  await act(tab, 'عقد الإيجار.pdf', 'حذف');
  await tab.sees_text('لا ملفات بعد');
  await tab.press('Control+z');
  await tab.sees('button', 'عقد الإيجار.pdf');
  await tab.saved();
  tab.no_complaints();
}));

test_beside_tasks('what is refused is said, and leaves nothing: too large, empty; a picture that would not fit is not decoded; a script stays bytes', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open);
  await attach(tab, { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(25_000_001) });
  await tab.sees_text('أكبر من 25 م.ب');
  await attach(tab, { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await tab.sees_text('فارغ؛ لم يُرفق');
  await tab.sees_text('لا ملفات بعد');
  const script = '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=\'run\'"><script>document.title="run"</script></svg>';
  await attach(tab, { name: 'bomb.png', mimeType: 'image/png', buffer: png(4, 4, [0, 0, 0], [60_000, 60_000]) },
    { name: 'script.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(script) }, { name: 'false.png', mimeType: 'image/png', buffer: Buffer.from(script) });
  await tab.sees('button', 'script.svg');
  await tab.click('button', 'bomb.png');
  await tab.sees_text('أكبر من أن تُعرض هنا');
  await tab.press('Escape');
  const svg = await downloaded(tab, () => tab.click('button', 'script.svg'));
  assert.equal(svg.bytes.toString(), script);
  await downloaded(tab, () => tab.click('button', 'false.png')); // no picture by its bytes
  assert.notEqual(await tab.page.title(), 'run');
}));

test_beside_tasks('a complete backup takes the bytes along into another browser', options, with_browser(async ({ tab: open }) => {
  const tab = await customer_with_files(open);
  await attach(tab, contract, red);
  await tab.sees('button', 'أحمر.png');
  await tab.saved();
  const backup = await tab.exported();
  JSON.parse(backup.text);
  const file = path.join(artifacts, 'with-files.json');
  fs.writeFileSync(file, backup.text);
  await tab.page.context().close();
  const second = await open();
  await second.begin_empty();
  await second.choose_file(file);
  await second.click('button', 'استيراد');
  await second.sees_text(/تم الاستيراد:/);
  await second.saved();
  await second.open_record('سارة', 'سارة العتيبي');
  await second.click('tab', /^الملفات/);
  const saved = await downloaded(second, () => act(second, 'عقد.pdf', 'تنزيل'));
  assert.deepEqual(saved.bytes, contract.buffer);
  second.no_complaints();
}));
