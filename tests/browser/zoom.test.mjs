// Enlarging: the browser's zoom to 200 % and a window that moves to a denser screen while it is open (the layout keeps
// everything within reach, letters are drawn anew and sharp), and two fingers on a telephone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, phone, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

// How steep the steepest edges of a picture are: letters that were only stretched have none.
const sharpness_of = (tab, png, { x, y, width, height }) =>
  tab.page.evaluate(async ([png, x, y, width, height]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = devicePixelRatio;
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const context = canvas.getContext('2d');
    context.drawImage(image, -Math.round(x * scale), -Math.round(y * scale));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const steps = [];
    for (let y = 0; y < canvas.height; ++y)
      for (let x = 1; x < canvas.width; ++x) {
        const at = 4 * (y * canvas.width + x);
        steps.push(Math.abs(data[at + 1] - data[at - 3]));
      }
    steps.sort((a, b) => b - a);
    const steepest = steps.slice(0, Math.max(1, steps.length / 100));
    return steepest.reduce((sum, step) => sum + step, 0) / steepest.length;
  }, [png.toString('base64'), x, y, width, height]);

const title_of = async tab => {
  const box = await tab.role('heading', 'الأشخاص', { level: 1 }).first().boundingBox();
  return { x: box.x, y: box.y, width: box.width, height: box.height };
};

// Everything that can be used lies on the screen or can be scrolled to, and nothing is cut off at the side.
async function nothing_lost(tab) {
  const outside = await tab.page.evaluate(() =>
    [...document.querySelectorAll('#mirror [tabindex], #mirror input, #mirror [role=button], #mirror [role=link]')]
      .map(node => ({ name: node.getAttribute('aria-label') || node.textContent, ...node.getBoundingClientRect().toJSON() }))
      .filter(({ width, left, right }) => width > 0 && (right > innerWidth + 1 || left < -1))
      .map(({ name, left, right }) => `${name}: ${left} to ${right} of ${innerWidth}`));
  assert.deepEqual(outside, []);
}

test('zoomed to 200 % and back while it is open: everything is there, and letters are sharp', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ deviceScaleFactor: 1 });
  await tab.begin_with_sample();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص', { level: 1 });
  await tab.calm();
  const names = async () => (await tab.page.getByRole('button').or(tab.page.getByRole('link')).evaluateAll(nodes => nodes.map(node => node.getAttribute('aria-label') || node.textContent))).sort();
  const session = await tab.page.context().newCDPSession(tab.page);
  // Not Playwright's own picture: it would put the screen back to what it knows.
  const picture = async () => Buffer.from((await session.send('Page.captureScreenshot')).data, 'base64');
  const small = await sharpness_of(tab, await picture(), await title_of(tab));
  const zoom = async (width, height, deviceScaleFactor) => {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    await tab.page.waitForFunction(([width, density]) => innerWidth === width && Math.abs(document.querySelector('canvas').width - width * density) < 2, [width, deviceScaleFactor]);
    await tab.calm();
  };
  for (const [width, height, density] of [[640, 400, 2], [1024, 640, 1.25], [1280, 800, 2], [427, 267, 3], [1280, 800, 1]]) {
    await zoom(width, height, density);
    await nothing_lost(tab);
    const sharp = await sharpness_of(tab, await picture(), await title_of(tab));
    assert.ok(sharp > small * 0.75, `at ${width}×${height}, ${density}: edges of ${sharp.toFixed(0)} beside ${small.toFixed(0)}`);
  }
  await zoom(640, 400, 2);
  fs.writeFileSync(path.join(artifacts, 'zoom-200.png'), await picture());
  await tab.press('n'); // and it is used: a person is added there
  await tab.sees('dialog', 'إضافة: شخص');
  await tab.type_into('textbox', 'الاسم', 'لمى');
  await nothing_lost(tab);
  await tab.press('Control+Enter');
  await tab.misses('dialog', 'إضافة: شخص');
  await zoom(1280, 800, 1);
  await tab.sees_text('لمى');
  assert.ok((await names()).length > 10);
  tab.no_complaints();
}));

test('two fingers enlarge a telephone’s page: drawn anew in more pixels, and touched where it is seen', options, with_browser(async ({ tab: open }) => {
  const tab = await open({ ...phone, deviceScaleFactor: 2 });
  await tab.begin_with_sample();
  await tab.click('link', 'الأشخاص');
  await tab.sees('heading', 'الأشخاص', { level: 1 });
  await tab.calm();
  const session = await tab.page.context().newCDPSession(tab.page);
  const pixels = () => tab.page.evaluate(() => document.querySelector('canvas').width / innerWidth);
  assert.equal(await pixels(), 2);
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await tab.page.waitForFunction(() => visualViewport.scale > 1.9 && document.querySelector('canvas').width === innerWidth * 4);
  await tab.calm();
  await tab.screenshot('pinch-200');
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await tab.page.waitForFunction(() => document.querySelector('canvas').width === innerWidth * 2);
  await tab.calm();
  await tab.role('link', /الرئيسية/).first().tap();
  await tab.misses('heading', 'الأشخاص', { level: 1 });
}));
