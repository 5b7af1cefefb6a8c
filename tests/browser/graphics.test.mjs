// The graphics may go away at any time (the driver starts anew, the computer wakes up, another tab takes the memory): what
// is typed meanwhile is not lost, and the picture comes back as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// How many pixels of two pictures differ.
const differing = (tab, a, b) =>
  tab.page.evaluate(async pngs => {
    const [a, b] = await Promise.all(pngs.map(async png => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, canvas.width, canvas.height).data;
    }));
    let count = 0;
    for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) + Math.abs(a[i + 2] - b[i + 2]) > 24) ++count;
    return count;
  }, [a, b].map(png => png.toString('base64')));

const picture = async tab => {
  await tab.calm();
  return tab.page.screenshot();
};

async function lose_graphics(tab) {
  await tab.page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    globalThis.lost_graphics = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    return new Promise(done => {
      canvas.addEventListener('webglcontextlost', () => setTimeout(done), { once: true });
      lost_graphics.loseContext();
    });
  });
}
const give_graphics_back = tab =>
  tab.page.evaluate(() => new Promise(done => {
    document.querySelector('canvas').addEventListener('webglcontextrestored', () => setTimeout(done), { once: true });
    lost_graphics.restoreContext();
  }));

test('graphics lost while typing in a dialog: no letter is lost, and the picture comes back', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ deviceScaleFactor: 1 });
  await tab.begin_empty();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص');
  await tab.calm();
  await tab.press('n');
  await tab.sees('dialog', 'إضافة: شخص');
  const name = tab.role('textbox', 'الاسم').first();
  await tab.click('textbox', 'الاسم');
  await tab.page.keyboard.type('سارة 王小明 😀');
  const before = await picture(tab);

  for (let round = 0; round < 2; ++round) { // the second loss finds nothing left over from the first
    await lose_graphics(tab);
    await tab.page.keyboard.type(' العتيبي', { delay: 5 });
    await give_graphics_back(tab);
    await tab.page.keyboard.type(' 123', { delay: 5 });
    assert.equal(await name.inputValue(), 'سارة 王小明 😀 العتيبي 123');
    for (let i = 0; i < ' العتيبي 123'.length; ++i) await tab.press('Backspace');
    assert.equal(await differing(tab, before, await picture(tab)), 0, 'the picture is the same again');
  }

  // Keys and pointer work while nothing can be drawn, and a screen opened meanwhile is there afterwards.
  await lose_graphics(tab);
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'إضافة: شخص');
  await tab.saved();
  await give_graphics_back(tab);
  await tab.sees_text('سارة 王小明 😀');
  const after = await picture(tab);
  assert.ok((await differing(tab, before, after)) > 10_000, 'the dialog is gone from the picture too');
}));
