// The firm's logo: chosen, made small, at the head of every paper, undone, removed; what is no picture is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// A wide picture with a see-through ground, larger than what is kept, whose noise keeps it from becoming small by itself.
const picture = (tab, type) =>
  tab.page.evaluate(async type => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 480 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#0a6d54';
    context.beginPath();
    context.roundRect(20, 20, 1560, 440, 80);
    context.fill();
    for (let i = 0; i < 9000; ++i) {
      context.fillStyle = `hsl(${(i * 47) % 360} 60% 60% / .5)`;
      context.fillRect((i * 7919) % 1500 + 40, (i * 104729) % 380 + 40, 9, 9);
    }
    context.fillStyle = '#fff';
    context.font = '260px sans-serif';
    context.fillText('NOOR', 420, 330);
    const blob = await new Promise(done => canvas.toBlob(done, type));
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), byte => String.fromCharCode(byte)).join(''));
  }, type);

async function choose(tab, button, file) {
  const asking = tab.page.waitForEvent('filechooser');
  await tab.role('button', button).first().focus(); // a message may lie over it
  await tab.calm();
  await tab.press('Enter');
  await (await asking).setFiles(file);
}
const named = (name, mimeType, base64) => ({ name, mimeType, buffer: Buffer.from(base64, 'base64') });

async function logo_on_paper(tab) {
  await tab.go('/list/person');
  await tab.press('Control+p');
  await tab.page.locator('#paper .sheet').first().waitFor();
  await tab.calm();
  const found = await tab.page.evaluate(async () => {
    const image = document.querySelector('#paper header img.logo');
    if (!image) return null;
    await image.decode();
    const { width, height } = image.getBoundingClientRect();
    return { width, height, natural: image.naturalWidth, letters: image.src.length };
  });
  return found;
}
async function close_paper(tab) {
  await tab.press('Escape');
  await tab.page.locator('#paper .sheet').first().waitFor({ state: 'detached' });
}

test('a logo is chosen, made small, printed, undone, replaced and removed', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ deviceScaleFactor: 1 }, '?lang=en');
  await tab.begin_with_sample();
  await tab.click('link', 'Settings');
  await choose(tab, 'Choose a logo', { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await tab.sees_text('The picture cannot be read');
  const broken = Buffer.from(await picture(tab, 'image/png'), 'base64').subarray(0, 3000);
  await choose(tab, 'Choose a logo', { name: 'broken.png', mimeType: 'image/png', buffer: broken });
  await tab.sees_text('The picture cannot be read');
  await tab.misses('img', "Firm's logo");

  await choose(tab, 'Choose a logo', named('logo.png', 'image/png', await picture(tab, 'image/png')));
  await tab.sees('img', "Firm's logo");
  await tab.sees_text('The logo is kept');
  await tab.saved();
  await tab.calm();
  await tab.page.getByRole('button', { name: 'Remove the logo' }).focus();
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/logo-settings-en.png` });
  const first = await logo_on_paper(tab);
  assert.ok(first, 'it stands on the paper');
  assert.ok(first.letters <= 60_000 && first.natural <= 640, JSON.stringify(first));
  assert.ok(Math.abs(first.width / first.height - 1600 / 480) < 0.1, JSON.stringify(first));
  assert.ok(first.width > 100 && first.height <= 76, JSON.stringify(first));
  await tab.page.screenshot({ path: `${artifacts}/logo-paper-en.png` });
  await close_paper(tab);

  await tab.press('Control+z');
  assert.equal(await logo_on_paper(tab), null);
  await close_paper(tab);
  await tab.press('Control+y');
  await tab.reload();
  await tab.click('link', 'Settings');
  await tab.sees('img', "Firm's logo");
  await choose(tab, 'Another picture', named('logo.webp', 'image/webp', await picture(tab, 'image/webp')));
  await tab.sees_text('The logo is kept');
  await tab.click('button', 'Remove the logo');
  await tab.misses('img', "Firm's logo");
  await tab.saved();
  tab.no_complaints();
}));

test('in Arabic, on a telephone', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ deviceScaleFactor: 1 }, '?lang=ar');
  await tab.begin_with_sample();
  await tab.click('link', 'الإعدادات');
  await tab.page.setViewportSize(phone.viewport);
  await tab.calm();
  await choose(tab, 'اختر صورة الشعار', named('logo.jpg', 'image/jpeg', await picture(tab, 'image/jpeg')));
  await tab.sees('img', 'شعار المنشأة');
  await tab.saved();
  await tab.page.getByRole('button', { name: 'إزالة الشعار' }).focus();
  await tab.calm();
  await tab.page.screenshot({ path: `${artifacts}/logo-settings-phone.png` });
  assert.ok(await logo_on_paper(tab));
  await tab.page.screenshot({ path: `${artifacts}/logo-paper-phone.png` });
  tab.no_complaints();
}));
